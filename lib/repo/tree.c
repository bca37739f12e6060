#include "repo/tree.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "repo/folder.h"
#include "util/array.h"

enum { MOST_FILES = 100000, DEEPEST = 200 };

bool story_tree_is_story(git_repository *git, const git_oid *commit, const char *path)
{
    git_attr_options how = {.version = GIT_ATTR_OPTIONS_VERSION};
    const char *value = NULL;

    how.flags = GIT_ATTR_CHECK_NO_SYSTEM;
    if (commit) {
        how.flags |= GIT_ATTR_CHECK_INCLUDE_COMMIT;
        git_oid_cpy(&how.attr_commit_id, commit);
    }
    if (git_attr_get_ext(&value, git, &how, path, "storydiff") == 0) {
        if (git_attr_value(value) == GIT_ATTR_VALUE_FALSE)
            return false;
        if (git_attr_value(value) != GIT_ATTR_VALUE_UNSPECIFIED)
            return true;
    }
    return story_folder_is_story(path);
}

bool story_tree_is_within(const char *path, const char *limit)
{
    size_t len = strlen(limit);

    return (strncmp(path, limit, len) == 0 && (!path[len] || path[len] == '/')) || fnmatch(limit, path, 0) == 0;
}

typedef struct walk {
    const story_tree *tree;
    story_array files;
    story_arena *arena;
    story_error *err;
    int code;
} walk;

static size_t depth(const char *path)
{
    size_t n = 0;

    while (*path)
        n += *path++ == '/';
    return n;
}

static int keep_file(walk *w, const story_buf *path, const git_oid *oid)
{
    story_tree_file *file = story_array_push(&w->files);

    if (!file)
        return story_error__no_memory(w->err);
    if (w->files.count > MOST_FILES)
        return story_error__set(w->err, STORY_ELIMIT, "more than %d story files", MOST_FILES);
    file->path = story_arena_strndup(w->arena, story_buf_text(path), path->len);
    git_oid_cpy(&file->oid, oid);
    return file->path ? 0 : story_error__no_memory(w->err);
}

static int visit(const char *root, const git_tree_entry *entry, void *payload)
{
    walk *w = payload;
    story_buf path = STORY_BUF;

    /* libgit2 descends by recursion: a tree made to be deep stops here. */
    if (depth(root) > DEEPEST) {
        w->code = story_error__set(w->err, STORY_ELIMIT, "folders nested more than %d deep", DEEPEST);
        return GIT_EUSER;
    }
    /* Only regular files: a symbolic link is no story, wherever it leads. */
    if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB || git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK)
        return 0;
    story_buf_printf(&path, "%s%s%s", w->tree->prefix, root, git_tree_entry_name(entry));
    if (path.failed)
        w->code = story_error__no_memory(w->err);
    else if (story_tree_is_story(w->tree->git, w->tree->commit, story_buf_text(&path)))
        w->code = keep_file(w, &path, git_tree_entry_id(entry));
    story_buf_dispose(&path);
    return w->code ? GIT_EUSER : 0;
}

static int compare_files(const void *a, const void *b)
{
    return story_folder_compare(((const story_tree_file *)a)->path, ((const story_tree_file *)b)->path);
}

int story_tree_files(story_tree_file **out, size_t *count, const story_tree *tree, story_arena *arena, story_error *err)
{
    walk w = {tree, STORY_ARRAY(story_tree_file), arena, err, 0};
    int code = git_tree_walk(tree->tree, GIT_TREEWALK_PRE, visit, &w);

    *out = NULL;
    *count = 0;
    if (code && !w.code)
        w.code = story_git__error(err, code, "tree");
    if (w.code) {
        story_array_dispose(&w.files);
        return w.code;
    }
    *count = w.files.count;
    if (w.files.count)
        qsort(w.files.items, w.files.count, sizeof(story_tree_file), compare_files);
    *out = story_array_keep(&w.files, arena);
    return *out ? 0 : story_error__no_memory(err);
}

int story_tree_read(story_buf *to, git_repository *git, const git_oid *oid, story_error *err)
{
    git_odb *odb = NULL;
    git_blob *blob = NULL;
    git_object_t type;
    size_t len;
    int code = git_repository_odb(&odb, git);

    if (!code)
        code = git_odb_read_header(&len, &type, odb, oid);
    if (!code && (len > STORY_TEXT_LIMIT || to->len > STORY_TEXT_LIMIT - len)) {
        git_odb_free(odb);
        return story_error__set(err, STORY_ELIMIT, "more than %zu MB", STORY_TEXT_LIMIT >> 20);
    }
    if (!code)
        code = git_blob_lookup(&blob, git, oid);
    if (code) {
        code = story_git__error(err, code, "object");
    } else {
        story_buf_put(to, git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
        code = to->failed ? story_error__no_memory(err) : 0;
    }
    git_blob_free(blob);
    git_odb_free(odb);
    return code;
}

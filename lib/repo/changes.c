#include "repo/changes.h"

#include <stdlib.h>
#include <string.h>

#include "repo/folder.h"
#include "repo/tree.h"

enum { RENAME_BYTES = 16 << 20 }; /* larger files are not compared to find out where they came from */

/* ---- finding them ---- */

static bool is_text_mode(uint16_t mode)
{
    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

/* A side of a delta that is a story file; a symbolic link, a submodule or another file is as good as absent. */
static const char *story_path(git_repository *git, const git_oid *commit, const git_diff_file *file)
{
    if (!is_text_mode(file->mode) || !file->path || !story_tree_is_story(git, commit, file->path))
        return NULL;
    return file->path;
}

/* NULL stays NULL. */
static int keep_path(const char **out, story_arena *arena, const char *path, story_error *err)
{
    *out = path ? story_arena_strndup(arena, path, strlen(path)) : NULL;
    return path && !*out ? story_error__no_memory(err) : 0;
}

/* A change of mode alone is none of the story's. */
static bool is_same_file(const git_diff_delta *delta, const char *old_path, const char *new_path)
{
    return old_path && new_path && git_oid_equal(&delta->old_file.id, &delta->new_file.id) &&
           !git_oid_is_zero(&delta->new_file.id) && strcmp(old_path, new_path) == 0;
}

static int keep_delta(struct story_changes *c, const git_diff_delta *delta, const git_oid *commit, story_error *err)
{
    const char *old_path = story_path(c->git, commit, &delta->old_file);
    const char *new_path = story_path(c->git, commit, &delta->new_file);
    story_change_files *files;
    int code;

    if (delta->status == GIT_DELTA_ADDED || delta->status == GIT_DELTA_UNTRACKED)
        old_path = NULL;
    if (delta->status == GIT_DELTA_DELETED)
        new_path = NULL;
    if ((!old_path && !new_path) || is_same_file(delta, old_path, new_path))
        return 0;
    files = story_array_push(&c->files);
    if (!files)
        return story_error__no_memory(err);
    if (old_path)
        git_oid_cpy(&files->left, &delta->old_file.id);
    if (new_path && delta->new_file.flags & GIT_DIFF_FLAG_VALID_ID)
        git_oid_cpy(&files->right, &delta->new_file.id);
    code = keep_path(&files->paths.old_path, c->arena, old_path, err);
    return code ? code : keep_path(&files->paths.new_path, c->arena, new_path, err);
}

static int keep_diff(struct story_changes *c, git_diff *diff, const git_oid *commit, story_error *err)
{
    git_diff_find_options how;
    int code = git_diff_find_options_init(&how, GIT_DIFF_FIND_OPTIONS_VERSION);

    how.flags = GIT_DIFF_FIND_RENAMES;
    if (!code)
        code = git_diff_find_similar(diff, &how);
    if (code)
        return story_git__error(err, code, "changes");
    for (size_t i = 0; i < git_diff_num_deltas(diff) && !code; i++)
        if (git_diff_get_delta(diff, i)->status != GIT_DELTA_CONFLICTED)
            code = keep_delta(c, git_diff_get_delta(diff, i), commit, err);
    return code;
}

static void limit(git_diff_options *how, const char *const *paths, size_t count)
{
    git_diff_options_init(how, GIT_DIFF_OPTIONS_VERSION);
    how->max_size = RENAME_BYTES;
    how->ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    how->flags |= GIT_DIFF_DISABLE_PATHSPEC_MATCH;
    /* libgit2 doesn't write to what it is given here. */
    how->pathspec.strings = (char **)(uintptr_t)paths;
    how->pathspec.count = count;
}

int story_changes__between(struct story_changes *c, git_tree *left, git_tree *right, const git_oid *commit,
                           story_error *err)
{
    git_diff_options how;
    git_diff *diff = NULL;
    int code;

    limit(&how, NULL, 0);
    code = git_diff_tree_to_tree(&diff, c->git, left, right, &how);
    code = code ? story_git__error(err, code, "changes") : keep_diff(c, diff, commit, err);
    git_diff_free(diff);
    return code;
}

/* ---- the sides ---- */

static int open_side(story_change_side *s, git_repository *git, const char *rev, story_arena *arena, story_error *err)
{
    git_object *object = NULL, *commit = NULL;
    int code;

    s->is_index = strcmp(rev, STORY_INDEX) == 0;
    s->is_work_tree = strcmp(rev, STORY_WORK_TREE) == 0;
    if (s->is_index || s->is_work_tree || !*rev)
        return 0;
    /* Before the first commit HEAD is nothing, and that is no mistake. */
    if (strcmp(rev, "HEAD") == 0 && git_repository_head_unborn(git) == 1)
        return 0;
    code = git_revparse_single(&object, git, rev);
    if (!code)
        code = git_object_peel((git_object **)&s->tree, object, GIT_OBJECT_TREE);
    if (code) {
        code = story_git__error(err, code, rev);
    } else if (git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0) {
        git_oid_cpy(&s->commit, git_object_id(commit));
        s->is_commit = true;
        s->encoding = story_git__encoding((git_commit *)commit, arena);
    }
    git_object_free(object);
    git_object_free(commit);
    return code;
}

static int diff_sides(git_diff **diff, git_repository *git, const story_change_side *left,
                      const story_change_side *right, const git_diff_options *how)
{
    git_index *index = NULL;
    int code = 0;

    if (left->is_index || right->is_index)
        code = git_repository_index(&index, git);
    if (code)
        return code;
    if (left->is_index && right->is_work_tree)
        code = git_diff_index_to_workdir(diff, git, index, how);
    else if (right->is_index)
        code = git_diff_tree_to_index(diff, git, left->tree, index, how);
    else if (right->is_work_tree)
        code = git_diff_tree_to_workdir_with_index(diff, git, left->tree, how);
    else
        code = git_diff_tree_to_tree(diff, git, left->tree, right->tree, how);
    git_index_free(index);
    return code;
}

static int find_changes(story_changes *c, const char *left, const char *right, const char *const *paths, size_t count,
                        story_error *err)
{
    const char **limits = story_arena_calloc(c->arena, count, sizeof *limits);
    story_change_side a = {0}, b = {0};
    git_diff_options how;
    git_diff *diff = NULL;
    bool all = false;
    int code = limits ? open_side(&a, c->git, left, c->arena, err) : story_error__no_memory(err);

    if (!code)
        code = open_side(&b, c->git, right, c->arena, err);
    for (size_t i = 0; i < count && !code; i++)
        code = story_git__path_from_top(&limits[i], c->git, paths[i], c->arena, err);
    /* The top itself is no limit; libgit2 would take its empty path for none that is there. */
    for (size_t i = 0; i < count && !code; i++)
        all |= !*limits[i];
    if (!code) {
        limit(&how, limits, all ? 0 : count);
        code = diff_sides(&diff, c->git, &a, &b, &how);
        code = code ? story_git__error(err, code, "changes") : keep_diff(c, diff, b.is_commit ? &b.commit : NULL, err);
    }
    if (!code)
        code = story_changes__unmerged(c, diff, &a, &b, err);
    c->work_tree = b.is_work_tree;
    c->left_encoding = a.encoding;
    c->right_encoding = b.encoding;
    git_diff_free(diff);
    git_tree_free(a.tree);
    git_tree_free(b.tree);
    return code;
}

/* In natural order of what the files are called now, or were. */
static int compare_files(const void *a, const void *b)
{
    const story_changed *x = &((const story_change_files *)a)->paths, *y = &((const story_change_files *)b)->paths;

    return story_folder_compare(x->new_path ? x->new_path : x->old_path, y->new_path ? y->new_path : y->old_path);
}

static int list_changes(story_changes *c, story_error *err)
{
    story_change_files *files = c->files.items;

    if (c->files.count)
        qsort(files, c->files.count, sizeof *files, compare_files);
    c->list = story_arena_calloc(c->arena, c->files.count, sizeof *c->list);
    if (!c->list)
        return story_error__no_memory(err);
    for (size_t i = 0; i < c->files.count; i++)
        c->list[i] = files[i].paths;
    return 0;
}

/* Files are those around; revisions are where they are found. */
static git_repository *choose(const story_repo *repo, const char *left, const char *right)
{
    git_repository *git = repo->around;
    git_object *object = NULL;

    if (strcmp(left, STORY_INDEX) != 0 && strcmp(right, STORY_INDEX) != 0 && strcmp(right, STORY_WORK_TREE) != 0 &&
        *right)
        story_git__find(&object, &git, repo, right);
    git_object_free(object);
    return git ? git : repo->story;
}

int story_changes_new(story_changes **out, story_repo *repo, const char *left, const char *right,
                      const char *const *paths, size_t path_count, story_error *err)
{
    git_repository *git = choose(repo, left, right);
    story_changes *c;
    int code;

    *out = NULL;
    if (!git)
        return story_error__set(err, STORY_ENOTFOUND, "not in a git repository");
    if (git_repository_is_bare(git) && (strcmp(right, STORY_WORK_TREE) == 0 || strcmp(left, STORY_INDEX) == 0))
        return story_error__set(err, STORY_EREPO, "a bare repository has no work tree");
    c = calloc(1, sizeof *c);
    if (!c)
        return story_error__no_memory(err);
    c->git = git;
    c->files = STORY_ARRAY(story_change_files);
    c->arena = story_arena_new();
    code = c->arena ? find_changes(c, left, right, paths, path_count, err) : story_error__no_memory(err);
    if (!code)
        code = list_changes(c, err);
    if (code) {
        story_changes_free(c);
        return code;
    }
    *out = c;
    return 0;
}

void story_changes_free(story_changes *c)
{
    if (!c)
        return;
    story_array_dispose(&c->files);
    story_arena_free(c->arena);
    free(c);
}

const story_changed *story_changes_list(const story_changes *c, size_t *count)
{
    *count = c->files.count;
    return c->list;
}

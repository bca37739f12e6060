/* Operands that are in git: a label of the story repository, a revision of it or of the repository around, REV:PATH,
 * :PATH. */
#include <stdio.h>
#include <string.h>

#include "repo/folder.h"
#include "repo/git.h"
#include "repo/operand.h"
#include "repo/text.h"
#include "repo/tree.h"

/* One operand on its way. */
typedef struct resolving {
    git_repository *git;
    story_operand *out;
    story_operand_memory *memory;
    story_error *err;
    git_oid commit;
    bool has_commit;
    const char *limit; /* of a tree, the files within it only; or NULL */
} resolving;

static int keep(resolving *r, const char **to, const char *text)
{
    *to = story_arena_strndup(r->memory->arena, text, strlen(text));
    return *to ? 0 : story_error__no_memory(r->err);
}

static int keep_oid(resolving *r, const git_oid *oid)
{
    char hex[GIT_OID_HEXSZ + 1];

    return keep(r, &r->out->source.oid, git_oid_tostr(hex, sizeof hex, oid));
}

static int read_blob(resolving *r, const git_oid *oid, const char *path)
{
    int code = keep(r, &r->out->source.path, path);

    if (!code)
        code = keep_oid(r, oid);
    r->out->markup = story_folder_markup(path);
    return code ? code : story_tree_read(&r->memory->bytes, r->git, oid, r->err);
}

static int read_chapters(resolving *r, const story_tree_file *files, size_t count)
{
    story_chapter *chapters = story_arena_calloc(r->memory->arena, count, sizeof *chapters);
    int code = chapters ? 0 : story_error__no_memory(r->err);

    for (size_t i = 0; i < count && !code; i++) {
        story_text__join(&r->memory->bytes);
        chapters[i].path = files[i].path;
        chapters[i].start = r->memory->bytes.len;
        code = story_tree_read(&r->memory->bytes, r->git, &files[i].oid, r->err);
        chapters[i].end = r->memory->bytes.len;
        if (story_folder_markup(files[i].path) == STORY_MARKUP_MARKDOWN)
            r->out->markup = STORY_MARKUP_MARKDOWN;
    }
    r->out->source.chapters = chapters;
    r->out->source.chapter_count = count;
    return code;
}

static size_t keep_within(story_tree_file *files, size_t count, const char *limit)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (story_tree_is_within(files[i].path, limit))
            files[kept++] = files[i];
    return kept;
}

/* All story files of a tree: one is the text, several are its chapters. */
static int read_tree(resolving *r, const git_tree *tree, const char *prefix)
{
    story_tree_file *files;
    size_t count;
    const story_tree listed = {r->git, tree, prefix, r->has_commit ? &r->commit : NULL};
    int code = story_tree_files(&files, &count, &listed, r->memory->arena, r->err);

    if (code)
        return code;
    if (r->limit)
        count = keep_within(files, count, r->limit);
    if (!count)
        return story_error__set(r->err, STORY_ENOTFOUND, "no story files (.txt .md .markdown .fountain) in it");
    if (count == 1)
        return read_blob(r, &files[0].oid, files[0].path);
    code = keep_oid(r, git_tree_id(tree));
    return code ? code : read_chapters(r, files, count);
}

static int read_entry(resolving *r, const git_tree *root, const char *path)
{
    git_tree_entry *entry = NULL;
    git_tree *tree = NULL;
    story_buf prefix = STORY_BUF;
    int code = git_tree_entry_bypath(&entry, root, path);

    if (code) {
        code = story_error__set(r->err, STORY_ENOTFOUND, "no such file in this revision");
    } else if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
        code = git_tree_lookup(&tree, r->git, git_tree_entry_id(entry));
        story_buf_printf(&prefix, "%s/", path);
        code = code ? story_git__error(r->err, code, path) : read_tree(r, tree, story_buf_text(&prefix));
    } else if (git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) {
        code = story_error__set(r->err, STORY_EINPUT, "a symbolic link, not a text");
    } else if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB) {
        code = story_error__set(r->err, STORY_EINPUT, "a submodule, not a text");
    } else {
        code = read_blob(r, git_tree_entry_id(entry), path);
    }
    story_buf_dispose(&prefix);
    git_tree_free(tree);
    git_tree_entry_free(entry);
    return code;
}

/* A revision, and where it is given, a path in it. */
static int read_object(resolving *r, git_object *object, const char *path)
{
    git_object *tree = NULL;
    git_object *commit = NULL;
    int code;

    if (git_object_type(object) == GIT_OBJECT_BLOB && !path)
        return read_blob(r, git_object_id(object), "");
    if (git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0) {
        git_oid_cpy(&r->commit, git_object_id(commit));
        r->has_commit = true;
        r->out->encoding = story_git__encoding((const git_commit *)commit, r->memory->arena);
    }
    code = git_object_peel(&tree, object, GIT_OBJECT_TREE);
    if (code)
        code = story_git__error(r->err, code, "revision");
    else
        code = path && *path ? read_entry(r, (git_tree *)tree, path) : read_tree(r, (git_tree *)tree, "");
    git_object_free(commit);
    git_object_free(tree);
    return code;
}

/* As git has it, a path is one from the top, but "./…" and "../…" start in the current folder. */
static int path_in_tree(resolving *r, const char *path, const char **out)
{
    *out = path;
    if (!path || (strncmp(path, "./", 2) != 0 && strncmp(path, "../", 3) != 0))
        return 0;
    return story_git__path_from_top(out, r->git, path, r->memory->arena, r->err);
}

/* ":PATH" or ":STAGE:PATH": the index. */
static int read_index(resolving *r, const char *text)
{
    git_index *index = NULL;
    const git_index_entry *entry;
    int stage = 0, code = git_repository_index(&index, r->git), found;

    text++;
    if (text[0] >= '0' && text[0] <= '3' && text[1] == ':') {
        stage = text[0] - '0';
        text += 2;
    }
    if (code)
        return story_git__error(r->err, code, "index");
    found = path_in_tree(r, text, &text);
    entry = found ? NULL : git_index_get_bypath(index, text, stage);
    if (found)
        code = found;
    else if (!entry)
        code = story_error__set(r->err, STORY_ENOTFOUND, "not in the index");
    else if ((entry->mode & 0170000) != 0100000)
        code = story_error__set(r->err, STORY_EINPUT, "not a regular file");
    else
        code = read_blob(r, &entry->id, text);
    git_index_free(index);
    return code;
}

/* Where the path of REV:PATH begins: after the first ":" that is not inside braces; NULL where there is none. */
static const char *path_part(const char *text)
{
    int depth = 0;

    for (const char *c = text; *c; c++) {
        depth += (*c == '{') - (*c == '}');
        if (*c == ':' && depth <= 0 && c > text)
            return c + 1;
    }
    return NULL;
}

static int read_revision(resolving *r, const story_repo *repo, const char *text)
{
    const char *path = path_part(text);
    size_t len = path ? (size_t)(path - text) - 1 : strlen(text);
    char *rev = story_arena_strndup(r->memory->arena, text, len);
    git_object *object = NULL;
    int code;

    if (!rev)
        return story_error__no_memory(r->err);
    if (story_git__find(&object, &r->git, repo, rev))
        return story_error__set(r->err, STORY_ENOTFOUND, "no such file, variant or revision");
    code = path_in_tree(r, path, &path);
    code = code ? code : read_object(r, object, path);
    git_object_free(object);
    if (!code && !r->out->source.rev)
        code = keep(r, &r->out->source.rev, rev);
    return code;
}

static int read_label(resolving *r, git_repository *git, const char *text)
{
    char name[512];
    git_object *object = NULL;
    int code;

    snprintf(name, sizeof name, "refs/heads/%s", text);
    code = git_revparse_single(&object, git, name);
    if (code)
        return story_git__error(r->err, code, name);
    r->git = git;
    code = keep(r, &r->out->source.rev, name);
    if (!code)
        code = read_object(r, object, NULL);
    git_object_free(object);
    return code;
}

int story_operand__read_git(story_operand *out, story_operand_memory *m, story_repo *repo, const char *text,
                            story_error *err)
{
    resolving r = {.out = out, .memory = m, .err = err};
    int code;

    out->source.kind = STORY_SOURCE_GIT;
    code = keep(&r, &out->label, text);
    if (code)
        return code;
    if (story_git__is_label(repo, text))
        return read_label(&r, repo->story, text);
    if (text[0] == ':' && text[1] && text[1] != '/' && repo->around) {
        r.git = repo->around;
        return read_index(&r, text);
    }
    return read_revision(&r, repo, text);
}

int story_operand__read_commit(story_operand *out, git_repository *git, const git_commit *commit, const char *limit,
                               const char *label, story_error *err)
{
    story_operand_memory *m;
    story_error why = {0};
    resolving r = {.git = git, .out = out, .limit = limit, .err = &why};
    int code = story_operand__new(out, &m, err);

    r.memory = m;
    if (!code)
        code = keep(&r, &out->label, label);
    if (!code && commit) {
        out->source.kind = STORY_SOURCE_GIT;
        code = read_object(&r, (git_object *)(uintptr_t)commit, NULL);
        /* Before there was a story there was nothing. */
        if (code == STORY_ENOTFOUND)
            code = 0;
        else if (code)
            story_error__set(err, why.code, "%s", why.message);
    }
    return story_operand__done(out, code);
}

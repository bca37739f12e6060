/* The texts of changed files. */
#include <string.h>

#include "repo/changes.h"
#include "repo/folder.h"
#include "repo/operand.h"
#include "repo/text.h"
#include "repo/tree.h"

/* A file as it lies in the work tree is in the encoding that git is told of; UTF-16 and UTF-32 tell it by their mark. */
static int keep_encoding(story_operand *out, story_arena *arena, git_repository *git, const char *path,
                         story_error *err)
{
    const char *value = NULL;

    if (git_attr_get(&value, git, GIT_ATTR_CHECK_NO_SYSTEM, path, "working-tree-encoding") ||
        git_attr_value(value) != GIT_ATTR_VALUE_STRING || strncmp(value, "UTF-", 4) == 0)
        return 0;
    out->encoding = story_arena_strndup(arena, value, strlen(value));
    return out->encoding ? 0 : story_error__no_memory(err);
}

static int fill(story_operand *out, story_operand_memory *m, git_repository *git, const story_change_text *text,
                story_error *err)
{
    char hex[GIT_OID_HEXSZ + 1];
    story_buf full = STORY_BUF;
    int code;

    out->source.path = story_arena_strndup(m->arena, text->path, strlen(text->path));
    out->markup = story_folder_markup(text->path);
    if (!out->source.path)
        return story_error__no_memory(err);
    if (!git_oid_is_zero(text->oid)) {
        out->source.kind = STORY_SOURCE_GIT;
        out->source.oid = story_arena_strndup(m->arena, git_oid_tostr(hex, sizeof hex, text->oid), GIT_OID_HEXSZ);
        return out->source.oid ? story_tree_read(&m->bytes, git, text->oid, err) : story_error__no_memory(err);
    }
    story_buf_printf(&full, "%s%s", git_repository_workdir(git), text->path);
    code =
        full.failed ? story_error__no_memory(err) : story_text__read_file(&m->bytes, story_buf_text(&full), false, err);
    story_buf_dispose(&full);
    return code ? code : keep_encoding(out, m->arena, git, text->path, err);
}

int story_changes__read(story_operand *out, git_repository *git, const story_change_text *text, story_error *err)
{
    story_operand_memory *m;
    int code = story_operand__new(out, &m, err);

    if (!code) {
        out->label = story_arena_strndup(m->arena, text->label, strlen(text->label));
        if (text->encoding)
            out->encoding = story_arena_strndup(m->arena, text->encoding, strlen(text->encoding));
        code = out->label && (!text->encoding || out->encoding) ? 0 : story_error__no_memory(err);
    }
    if (!code && text->path)
        code = fill(out, m, git, text, err);
    return story_operand__done(out, code);
}

/* With a label as git diff has it: "a/PATH", "b/PATH"; other is what the file is called on the other side. */
static int read_side(story_operand *out, git_repository *git, story_change_text text, const char *other,
                     const char *prefix, story_error *err)
{
    story_buf label = STORY_BUF;
    int code;

    story_buf_printf(&label, "%s%s", prefix, text.path ? text.path : other);
    text.label = story_buf_text(&label);
    code = label.failed ? story_error__no_memory(err) : story_changes__read(out, git, &text, err);
    story_buf_dispose(&label);
    return code;
}

int story_changes_read(const story_changes *c, size_t n, story_operand *left, story_operand *right, story_error *err)
{
    static const git_oid nothing;
    const story_change_files *f = &STORY_ITEMS(&c->files, story_change_files)[n];
    story_change_text before = {f->paths.old_path, &f->left, NULL, c->left_encoding};
    story_change_text after = {f->paths.new_path, c->work_tree ? &nothing : &f->right, NULL, c->right_encoding};
    int code;

    *right = (story_operand){0};
    code = read_side(left, c->git, before, after.path, "a/", err);
    if (!code)
        code = read_side(right, c->git, after, before.path, "b/", err);
    if (code)
        story_operand_dispose(left);
    return code;
}

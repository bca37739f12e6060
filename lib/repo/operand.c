#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/label.h"
#include "repo/operand.h"
#include "repo/text.h"

static int read_stdin(story_operand *out, story_operand_memory *m, story_error *err)
{
    out->label = "stdin";
    out->source.kind = STORY_SOURCE_STDIN;
    return story_text__read_fd(&m->bytes, STDIN_FILENO, err);
}

static int read_file(story_operand *out, story_operand_memory *m, const char *path, story_error *err)
{
    out->label = story_label_stem(path, false, m->arena);
    out->source.kind = STORY_SOURCE_FILE;
    out->source.path = story_arena_strndup(m->arena, path, strlen(path));
    out->markup = story_folder_markup(path);
    if (!out->label || !out->source.path)
        return story_error__no_memory(err);
    return story_text__read_file(&m->bytes, path, true, err);
}

static int read_chapter(story_operand_memory *m, const char *folder, const char *name, story_chapter *chapter,
                        story_error *err)
{
    story_buf path = STORY_BUF;
    int code;

    story_buf_printf(&path, "%s/%s", folder, name);
    story_text__join(&m->bytes);
    chapter->path = name;
    chapter->start = m->bytes.len;
    code =
        path.failed ? story_error__no_memory(err) : story_text__read_file(&m->bytes, story_buf_text(&path), false, err);
    chapter->end = m->bytes.len;
    story_buf_dispose(&path);
    return code;
}

static int read_folder(story_operand *out, story_operand_memory *m, const char *path, story_error *err)
{
    const char *const *names;
    char *real = realpath(path, NULL);
    story_chapter *chapters;
    size_t count;
    int code;

    out->label = real ? story_label_stem(real, true, m->arena) : NULL;
    free(real);
    out->source.kind = STORY_SOURCE_FILE;
    out->source.path = story_arena_strndup(m->arena, path, strlen(path));
    if (!out->label || !out->source.path)
        return story_error__no_memory(err);
    code = story_folder_list(&names, &count, path, m->arena, err);
    if (code)
        return code;
    if (!count)
        return story_error__set(err, STORY_ENOTFOUND, "no story files (.txt .md .markdown .fountain) in this folder");
    chapters = story_arena_calloc(m->arena, count, sizeof *chapters);
    if (!chapters)
        return story_error__no_memory(err);
    for (size_t i = 0; i < count && !code; i++) {
        code = read_chapter(m, path, names[i], &chapters[i], err);
        if (story_folder_markup(names[i]) == STORY_MARKUP_MARKDOWN)
            out->markup = STORY_MARKUP_MARKDOWN;
    }
    out->source.chapters = chapters;
    out->source.chapter_count = count;
    return code;
}

/* A file wins over a label of the same name. */
static int read_any(story_operand *out, story_operand_memory *m, story_repo *repo, const char *text, story_error *err)
{
    struct stat info;

    if (strcmp(text, "-") == 0)
        return read_stdin(out, m, err);
    if (stat(text, &info) == 0) {
        out->ambiguous = repo && story_git__is_label(repo, text);
        return S_ISDIR(info.st_mode) ? read_folder(out, m, text, err) : read_file(out, m, text, err);
    }
    if (repo)
        return story_operand__read_git(out, m, repo, text, err);
    return story_error__set(err, STORY_ENOTFOUND, "no such file");
}

int story_operand__new(story_operand *out, story_operand_memory **memory, story_error *err)
{
    story_operand_memory *m = calloc(1, sizeof *m);

    *out = (story_operand){.memory = m};
    *memory = m;
    if (!m)
        return story_error__no_memory(err);
    m->arena = story_arena_new();
    return m->arena ? 0 : story_error__no_memory(err);
}

int story_operand__done(story_operand *out, int code)
{
    story_operand_memory *m = out->memory;

    if (code) {
        story_operand_dispose(out);
        return code;
    }
    out->bytes = story_buf_text(&m->bytes);
    out->len = m->bytes.len;
    return 0;
}

int story_operand_read(story_operand *out, story_repo *repo, const char *text, story_error *err)
{
    story_operand_memory *m;
    int code = story_operand__new(out, &m, err);

    if (!code)
        code = read_any(out, m, repo, text, err);
    return story_operand__done(out, code);
}

void story_operand_dispose(story_operand *o)
{
    story_operand_memory *m = o->memory;

    if (m) {
        story_buf_dispose(&m->bytes);
        story_arena_free(m->arena);
        free(m);
    }
    *o = (story_operand){0};
}

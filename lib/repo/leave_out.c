/* An operand without those of its files that are no text. */
#include <string.h>

#include "repo/encoding.h"
#include "repo/operand.h"
#include "repo/text.h"

typedef struct leaving {
    story_operand *operand;
    story_operand_memory *memory;
    const char *encoding; /* that was asked for, or of the first text; NULL: none yet */
    story_buf kept;
    story_unread *unread;
    size_t unread_count;
} leaving;

static int note(leaving *l, const char *path, const story_error *why, story_error *err)
{
    story_unread *u = &l->unread[l->unread_count++];

    u->path = path;
    u->why = story_arena_strndup(l->memory->arena, why->message, strlen(why->message));
    return u->why ? 0 : story_error__no_memory(err);
}

/* 1 where the bytes are a text, 0 where they are noted as none. */
static int take(leaving *l, const char *path, const char *bytes, size_t len, story_error *err)
{
    const char *encoding = l->encoding ? l->encoding : story_encoding_of(bytes, len);
    story_error why = {0};

    if (story_encoding_check(encoding, bytes, len, &why))
        return note(l, path, &why, err);
    l->encoding = encoding;
    return 1;
}

/* Chapters are joined anew, as the bytes between them belong to none. */
static int take_chapters(leaving *l, story_error *err)
{
    const char *bytes = l->operand->bytes;
    story_source *source = &l->operand->source;
    story_chapter *chapters = story_arena_calloc(l->memory->arena, source->chapter_count, sizeof *chapters);
    size_t count = 0;

    if (!chapters)
        return story_error__no_memory(err);
    for (size_t i = 0; i < source->chapter_count; i++) {
        const story_chapter *c = &source->chapters[i];
        int code = take(l, c->path, bytes + c->start, c->end - c->start, err);

        if (code < 0)
            return code;
        if (!code)
            continue;
        story_text__join(&l->kept);
        chapters[count] = (story_chapter){c->path, l->kept.len, 0};
        story_buf_put(&l->kept, bytes + c->start, c->end - c->start);
        chapters[count++].end = l->kept.len;
    }
    source->chapters = chapters;
    source->chapter_count = count;
    return l->kept.failed ? story_error__no_memory(err) : 0;
}

static int leave_out(leaving *l, story_error *err)
{
    story_operand *o = l->operand;
    size_t most = o->source.chapter_count ? o->source.chapter_count : 1;
    int code;

    l->unread = story_arena_calloc(l->memory->arena, most, sizeof *l->unread);
    if (!l->unread)
        return story_error__no_memory(err);
    if (o->source.chapter_count)
        code = take_chapters(l, err);
    else
        code = take(l, o->source.path ? o->source.path : o->label, o->bytes, o->len, err);
    if (code < 0)
        return code;
    o->unread = l->unread;
    o->unread_count = l->unread_count;
    if (!l->unread_count)
        return 0;
    story_buf_dispose(&l->memory->bytes);
    l->memory->bytes = l->kept;
    l->kept = (story_buf)STORY_BUF;
    o->bytes = story_buf_text(&l->memory->bytes);
    o->len = l->memory->bytes.len;
    return 0;
}

/* Nearly always all is well, and then the bytes stay where they are. */
static bool is_text(const story_operand *o, const char *encoding)
{
    if (!encoding && o->encoding)
        return true;
    return story_encoding_check(encoding ? encoding : story_encoding_of(o->bytes, o->len), o->bytes, o->len, NULL) == 0;
}

int story_operand_leave_out(story_operand *o, const char *encoding, story_error *err)
{
    leaving l = {.operand = o, .memory = o->memory, .encoding = encoding, .kept = STORY_BUF};
    int code = !o->memory || is_text(o, encoding) ? 0 : leave_out(&l, err);

    story_buf_dispose(&l.kept);
    return code;
}

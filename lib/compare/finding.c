#include "compare/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/standing.h"
#include "util/buf.h"

enum { WORDS_MAX = 60, MESSAGE_MAX = 400 };

bool story_report_wants(const story_report *r, story_rule_number rule)
{
    return r->rules->levels[rule] != STORY_OFF;
}

const char *story_report_words(story_arena *arena, const struct story_variant *v, story_span span)
{
    story_buf buf = STORY_BUF;
    const char *out;
    size_t at;

    for (at = span.start; at < span.end && buf.len < WORDS_MAX; at++) {
        char c = v->text.view[at];

        if (c == '\n' || c == '\t')
            c = ' ';
        if (c != ' ' || !buf.len || buf.bytes[buf.len - 1] != ' ')
            story_buf_putc(&buf, c);
    }
    while (at < span.end && ((unsigned char)v->text.view[at] & 0xC0) == 0x80)
        story_buf_putc(&buf, v->text.view[at++]);
    if (at < span.end)
        story_buf_puts(&buf, "…");
    out = buf.failed ? NULL : story_arena_strndup(arena, story_buf_text(&buf), buf.len);
    story_buf_dispose(&buf);
    return out;
}

/* vsnprintf may cut a character in two. */
static size_t whole_characters(const char *text)
{
    size_t n = strlen(text), back = n;

    if (n + 1 < MESSAGE_MAX)
        return n;
    while (back && ((unsigned char)text[back - 1] & 0xC0) == 0x80)
        back--;
    return back && (unsigned char)text[back - 1] >= 0xC0 ? back - 1 : n;
}

int story_report_add(story_report *r, story_rule_number rule, const struct story_variant *v, bool left, story_span span,
                     const char *format, ...)
{
    char message[MESSAGE_MAX];
    story_finding *f = story_array_push(&r->list);
    size_t count;
    va_list args;

    if (!f)
        return story_error__no_memory(r->err);
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    f->rule = &story_rule_table(&count)[rule];
    f->level = r->rules->levels[rule];
    f->left = left;
    f->span = span;
    f->words = story_report_words(r->arena, v, span);
    f->message = story_arena_strndup(r->arena, message, whole_characters(message));
    return f->words && f->message ? STORY_OK : story_error__no_memory(r->err);
}

bool *story_report_told(const story_report *r, const struct story_variant *v)
{
    const story_finding *list = r->list.items;
    bool *out = story_arena_calloc(r->scratch, v->words.count + 1, sizeof *out);

    for (size_t i = 0; out && i < r->list.count; i++)
        for (size_t w = list[i].left ? v->words.count : story_standing_at(v, list[i].span.start);
             w < v->words.count && v->words.items[w].start < list[i].span.end; w++)
            out[w] = true;
    return out;
}

void story_report_soften(story_report *r)
{
    story_finding *last = &STORY_ITEMS(&r->list, story_finding)[r->list.count - 1];

    if (last->level == STORY_WARN)
        last->level = STORY_NOTE;
}

const story_finding *story_findings_list(const story_findings *f, size_t *count)
{
    *count = f->count;
    return f->items;
}

void story_findings_free(story_findings *f)
{
    if (!f)
        return;
    story_arena_free(f->arena);
    free(f);
}

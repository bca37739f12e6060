#include "annotate/text.h"

#include <string.h>

#include "annotate/encoding.h"
#include "annotate/normal.h"
#include "annotate/paragraph.h"
#include "util/error.h"

/* Offsets are kept in 32 bits, and a byte of the source may become three of the view. */
static const size_t most_bytes = (size_t)1 << 30;

/* What one pass after the other makes: bytes, and the trace of them to the source. */
typedef struct reading {
    story_decoded decoded;
    story_buf normal;
    story_array runs, composed;
} reading;

static int keep_trace(story_trace *out, story_arena *arena, story_array *runs, size_t len)
{
    out->count = runs->count;
    out->len = len;
    out->runs = story_array_keep(runs, arena);
    return out->runs ? STORY_OK : STORY_ENOMEM;
}

/* A byte order mark in UTF-8 is nothing but a shift of everything. */
static int add_shift(story_array *runs, size_t len, size_t from)
{
    return from && len ? story_trace_add(runs, 0, len, from, 1, 1) : STORY_OK;
}

static int keep_view(story_text *out, story_arena *arena, reading *r, bool changed)
{
    const char *decoded = r->decoded.bytes ? r->decoded.bytes : out->source + r->decoded.from;
    story_trace inner, outer;
    story_array *runs = &r->decoded.runs;

    if (!r->decoded.bytes && add_shift(runs, r->decoded.len, r->decoded.from) != STORY_OK)
        return STORY_ENOMEM;
    out->len = changed ? r->normal.len : r->decoded.len;
    if (changed || r->decoded.bytes)
        out->view = story_arena_strndup(arena, changed ? story_buf_text(&r->normal) : decoded, out->len);
    else
        out->view = decoded;
    if (changed && runs->count) {
        inner = (story_trace){STORY_ITEMS(runs, story_run), runs->count, r->decoded.len};
        outer = (story_trace){STORY_ITEMS(&r->runs, story_run), r->runs.count, out->len};
        if (story_trace_compose(&r->composed, &outer, &inner) != STORY_OK)
            return STORY_ENOMEM;
        runs = &r->composed;
    } else if (changed) {
        runs = &r->runs;
    }
    return out->view ? keep_trace(&out->trace, arena, runs, out->len) : STORY_ENOMEM;
}

static int read_view(story_text *out, story_arena *arena, const char *encoding, story_error *err)
{
    reading r = {.runs = STORY_ARRAY(story_run), .composed = STORY_ARRAY(story_run)};
    bool changed = false;
    int status = story_encoding_decode(&r.decoded, arena, out->source, out->source_len, encoding, err);

    if (status != STORY_OK)
        goto out;
    out->encoding = r.decoded.name;
    out->mark_len = r.decoded.from;
    status = story_normal_write(&r.normal, &r.runs, &changed,
                                r.decoded.bytes ? r.decoded.bytes : out->source + r.decoded.from, r.decoded.len);
    if (status == STORY_OK)
        status = keep_view(out, arena, &r, changed);
    if (status != STORY_OK)
        story_error__no_memory(err);
out:
    story_encoding_dispose(&r.decoded);
    story_buf_dispose(&r.normal);
    story_array_dispose(&r.runs);
    story_array_dispose(&r.composed);
    return status;
}

static int find_lines(story_text *out, story_arena *arena)
{
    story_array lines = STORY_ARRAY(uint32_t);
    const char *at = out->view, *end = out->view + out->len;
    uint32_t *line = story_array_push(&lines);

    while (line && (at = memchr(at, '\n', (size_t)(end - at)))) {
        at++;
        line = story_array_push(&lines);
        if (line)
            *line = (uint32_t)(at - out->view);
    }
    out->line_count = lines.count;
    if (!line)
        story_array_dispose(&lines);
    out->lines = line ? story_array_keep(&lines, arena) : NULL;
    return out->lines ? STORY_OK : STORY_ENOMEM;
}

int story_text_read(story_text *out, story_arena *arena, const char *bytes, size_t len, const story_read_options *opts,
                    story_error *err)
{
    story_split split = opts ? opts->split : STORY_SPLIT_AUTO;
    int status;

    *out = (story_text){.source_len = len};
    if (len > most_bytes)
        return story_error__set(err, STORY_ELIMIT, "more than %zu MiB of text", most_bytes >> 20);
    out->source = story_arena_strndup(arena, bytes, len);
    if (!out->source)
        return story_error__no_memory(err);
    status = read_view(out, arena, opts ? opts->encoding : NULL, err);
    if (status != STORY_OK)
        return status;
    if (find_lines(out, arena) != STORY_OK || story_paragraph_find(out, arena, split) != STORY_OK)
        return story_error__no_memory(err);
    return STORY_OK;
}

story_span story_text_source_span(const story_text *text, story_span span)
{
    story_span out = {story_trace_start(&text->trace, span.start), 0};

    out.end = span.end > span.start ? story_trace_end(&text->trace, span.end) : out.start;
    return out;
}

/* Whether something was dropped before the run: the one in front of it ended earlier in the source. */
static bool is_behind_drop(const story_text *text, size_t run)
{
    size_t view = text->trace.runs[run].view;

    return (view ? story_trace_end(&text->trace, view) : text->mark_len) < text->trace.runs[run].source;
}

/* The last place in the view, after `from` and not after `to`, where something was dropped, or STORY_NONE. */
static size_t last_drop(const story_text *text, size_t from, size_t to)
{
    size_t at = story_trace_after(&text->trace, to);

    for (; at > 0 && text->trace.runs[at - 1].view >= from; at--)
        if (is_behind_drop(text, at - 1))
            return text->trace.runs[at - 1].view;
    return STORY_NONE;
}

/* The source offset from which on the first sentence covers the text. */
static size_t first_start(const story_text *text, size_t start)
{
    size_t i;

    for (i = 0; i < text->trace.count && text->trace.runs[i].view <= start; i++)
        if (is_behind_drop(text, i))
            return i ? story_trace_end(&text->trace, text->trace.runs[i].view) : text->mark_len;
    return story_trace_start(&text->trace, start);
}

story_span story_text_covering_span(const story_text *text, story_span span, size_t before, size_t after)
{
    const story_trace *trace = &text->trace;
    story_span out = story_text_source_span(text, span);
    bool last = after >= text->len;
    size_t drop;

    if (!trace->count)
        return out;
    if (!before)
        out.start = first_start(text, span.start);
    else if (before < span.start)
        out.start = story_trace_end(trace, span.start);
    if (last && story_trace_end(trace, text->len) < text->source_len)
        out.end = text->source_len;
    else if ((drop = last_drop(text, span.end, last || after == span.end ? after : after - 1)) != STORY_NONE)
        out.end = story_trace_start(trace, drop);
    return out;
}

static size_t count_characters(const char *bytes, size_t start, size_t end)
{
    size_t count = 0;

    for (; start < end; start++)
        count += ((unsigned char)bytes[start] & 0xC0) != 0x80;
    return count;
}

size_t story_text_line(const story_text *text, size_t offset, size_t *column)
{
    size_t low = 0, high = text->line_count, start;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (text->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    if (!column)
        return low + 1;
    start = text->lines[low];
    if (strcmp(text->encoding, "UTF-8") != 0) /* no column is known but that of the view */
        *column = 1 + count_characters(text->view, start, offset);
    else
        *column = 1 + count_characters(text->source, start ? story_trace_end(&text->trace, start) : text->mark_len,
                                       story_trace_start(&text->trace, offset));
    return low + 1;
}

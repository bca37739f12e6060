#include "annotate/text.h"

#include <string.h>

#include "annotate/encoding.h"
#include "annotate/glyph.h"
#include "annotate/markdown.h"
#include "annotate/normal.h"
#include "annotate/paragraph.h"
#include "util/error.h"

/* Offsets are kept in 32 bits, and a byte of the source may become three of the view. */
static const size_t most_bytes = (size_t)1 << 30;

/* What is read, after so many passes; each pass that changes something adds its trace. */
typedef struct reading {
    const char *bytes;
    size_t len;
    story_array runs; /* to the source; none: bytes are those of the source */
    story_buf own;    /* where bytes are, if a pass made them */
    bool made;        /* whether one did */
} reading;

/* Makes what a pass wrote the text that is read; takes both over. */
static int advance(reading *r, story_buf *text, story_array *runs)
{
    story_array composed = STORY_ARRAY(story_run);
    story_trace outer = {STORY_ITEMS(runs, story_run), runs->count, text->len};
    story_trace inner = {STORY_ITEMS(&r->runs, story_run), r->runs.count, r->len};
    int status = STORY_OK;

    if (inner.count) {
        status = story_trace_compose(&composed, &outer, &inner);
        story_array_dispose(&r->runs);
        story_array_dispose(runs);
        r->runs = composed;
    } else {
        r->runs = *runs;
    }
    story_buf_dispose(&r->own);
    r->own = *text;
    r->made = true;
    r->bytes = story_buf_text(&r->own);
    r->len = r->own.len;
    return status;
}

static int normalise(reading *r)
{
    story_buf text = STORY_BUF;
    story_array runs = STORY_ARRAY(story_run);
    bool changed = false;
    int status = story_normal_write(&text, &runs, &changed, r->bytes, r->len);

    if (status == STORY_OK && changed)
        return advance(r, &text, &runs);
    story_buf_dispose(&text);
    story_array_dispose(&runs);
    return status;
}

static int strip_markup(reading *r, story_layout *layout)
{
    story_buf text = STORY_BUF;
    story_array runs = STORY_ARRAY(story_run);
    int status = story_markdown_read(layout, r->bytes, r->len);

    if (status == STORY_OK && !layout->edits.count)
        return STORY_OK;
    if (status == STORY_OK)
        status = story_layout_write(&text, &runs, layout, r->bytes, r->len);
    if (status == STORY_OK)
        return advance(r, &text, &runs);
    story_buf_dispose(&text);
    story_array_dispose(&runs);
    return status;
}

static const char *copy_padded(story_arena *arena, const char *bytes, size_t len)
{
    char *copy = story_arena_alloc(arena, len + STORY_TEXT_PADDING);

    if (copy && len)
        memcpy(copy, bytes, len);
    return copy;
}

static int keep_view(story_text *out, story_arena *arena, reading *r)
{
    out->len = r->len;
    out->view = r->made ? copy_padded(arena, r->bytes, r->len) : r->bytes;
    out->trace.count = r->runs.count;
    out->trace.len = r->len;
    out->trace.runs = story_array_keep(&r->runs, arena);
    return out->view && out->trace.runs ? STORY_OK : STORY_ENOMEM;
}

/* The decoded bytes, which are those of the source behind its byte order mark if they were UTF-8. */
static int start_reading(reading *r, story_decoded *d, const char *source)
{
    r->made = d->bytes != NULL;
    r->bytes = r->made ? d->bytes : source + d->from;
    r->len = d->len;
    r->runs = d->runs;
    d->runs = STORY_ARRAY(story_run);
    if (r->made || !d->from || !d->len)
        return STORY_OK;
    return story_trace_add(&r->runs, 0, d->len, d->from, 1, 1);
}

/* Fills the view; layout: its blocks in the view, where the options say that it is Markdown. */
static int read_view(story_text *out, story_layout *layout, story_arena *arena, const story_read_options *opts,
                     story_error *err)
{
    story_decoded d;
    reading r = {.runs = STORY_ARRAY(story_run)};
    int status = story_encoding_decode(&d, arena, out->source, out->source_len, opts->encoding, err);

    if (status == STORY_OK) {
        out->encoding = d.name;
        out->mark_len = d.from;
        status = start_reading(&r, &d, out->source);
    }
    if (status == STORY_OK)
        status = normalise(&r);
    if (status == STORY_OK && opts->markup == STORY_MARKUP_MARKDOWN)
        status = strip_markup(&r, layout);
    if (status == STORY_OK)
        status = keep_view(out, arena, &r);
    if (status == STORY_ENOMEM)
        story_error__no_memory(err);
    story_encoding_dispose(&d);
    story_buf_dispose(&r.own);
    story_array_dispose(&r.runs);
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
    static const story_read_options defaults = {0};
    story_layout layout = STORY_LAYOUT;
    int status;

    opts = opts ? opts : &defaults;
    *out = (story_text){.source_len = len};
    if (len > most_bytes)
        return story_error__set(err, STORY_ELIMIT, "more than %zu MiB of text", most_bytes >> 20);
    out->source = copy_padded(arena, bytes, len);
    if (!out->source)
        return story_error__no_memory(err);
    status = read_view(out, &layout, arena, opts, err);
    if (status == STORY_OK)
        status = find_lines(out, arena);
    if (status == STORY_OK && opts->markup == STORY_MARKUP_MARKDOWN && opts->split == STORY_SPLIT_AUTO)
        status = story_paragraph_take(out, arena, &layout.blocks);
    else if (status == STORY_OK)
        status = story_paragraph_find(out, arena, opts->split);
    story_layout_dispose(&layout);
    return status == STORY_ENOMEM ? story_error__no_memory(err) : status;
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

/* Whether characters of the run are written out in the source, as &nbsp; is, or go with one that is left out: white space
 * may be. */
static bool is_written_out(const story_text *text, const story_run *run)
{
    size_t left = text->source_len - run->source, len = left < 4 ? left : 4, end = run->source + run->source_step;

    if (run->source_step <= run->view_step)
        return false;
    if (memchr(text->source + run->source, '&', len))
        return true;
    return run->source_step <= left && strcmp(text->encoding, "UTF-8") == 0 &&
           story_glyph_skip(text->source, run->source, end, story_utf8_is_space) < end;
}

/* The end in the source of what was dropped or written out in the white space from `from` to `to`, or STORY_NONE. What
 * was dropped right before `to` does not count, but for the end of the text. */
static size_t covered_end(const story_text *text, size_t from, size_t to, bool last)
{
    size_t at = story_trace_after(&text->trace, to), end = to;

    for (; at > 0; at--) {
        const story_run *run = text->trace.runs + at - 1;

        if (run->view < to && end > from && is_written_out(text, run))
            return story_trace_end(&text->trace, end);
        if (run->view < from)
            break;
        if ((run->view < to || last) && is_behind_drop(text, at - 1))
            return run->source;
        end = run->view;
    }
    return STORY_NONE;
}

/* The source offset from which on the first sentence covers the text. */
static size_t first_start(const story_text *text, size_t start)
{
    size_t i;

    for (i = 0; i < text->trace.count && text->trace.runs[i].view <= start; i++) {
        const story_run *run = text->trace.runs + i;

        if (is_behind_drop(text, i))
            return i ? story_trace_end(&text->trace, run->view) : text->mark_len;
        if (run->view < start && is_written_out(text, run))
            return run->source;
    }
    return story_trace_start(&text->trace, start);
}

story_span story_text_covering_span(const story_text *text, story_span span, size_t before, size_t after)
{
    const story_trace *trace = &text->trace;
    story_span out = story_text_source_span(text, span);
    bool last = after >= text->len;
    size_t end;

    if (!trace->count)
        return out;
    if (!before)
        out.start = first_start(text, span.start);
    else if (before < span.start && story_trace_end(trace, span.start) < out.start)
        out.start = story_trace_end(trace, span.start); /* what was dropped in between; not the end of a run it is in */
    if (last && story_trace_end(trace, text->len) < text->source_len)
        end = text->source_len;
    else
        end = covered_end(text, span.end, after, last || after == span.end);
    if (end != STORY_NONE)
        out.end = end;
    return out;
}

size_t story_text_line(const story_text *text, size_t offset, size_t *column)
{
    size_t low = 0, high = text->line_count, start, from, to, before;

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
    from = start ? story_trace_end(&text->trace, start) : text->mark_len;
    to = story_trace_start(&text->trace, offset);
    before = to > from ? story_encoding_characters(text->encoding, text->source + from, to - from) : 0;
    if (before == STORY_NONE) /* then the view has to do */
        before = story_encoding_characters("UTF-8", text->view + start, offset - start);
    *column = 1 + before;
    return low + 1;
}

/* ALGORITHM. Every paragraph is scanned for marks that may end a sentence, and boundary.c decides at each. Nothing matches
 * whole sentences, so that the cost is linear whatever the text. Rejected: UAX 29 (breaks after nearly every title and
 * before speech tags), expressions for whole sentences (quadratic and worse). */
#define _GNU_SOURCE /* memmem */
#include "annotate/sentence.h"

#include <string.h>

#include "annotate/evidence.h"
#include "annotate/glyph.h"
#include "annotate/item.h"
#include "annotate/pattern.h"
#include "util/array.h"
#include "util/eight.h"
#include "util/error.h"

/* Marks: . ! ? and their kin, in runs, and the dash of a speech that is broken off. */
static const char marks[] =
    "[.!?\\x{2026}\\x{203C}\\x{2047}-\\x{2049}\\x{3002}\\x{FF01}\\x{FF0E}\\x{FF1F}\\x{FF61}\\x{61F}"
    "\\x{6D4}\\x{964}]++|(?:--|\\x{2014})(?=[\"\\x{201D}])";

/* The bytes that one may start with. Nearly all of a text is passed over by asking no more. */
static const bool leads[256] = {
    ['.'] = true,  ['!'] = true,  ['?'] = true,  ['-'] = true,  [0xE2] = true,
    [0xE3] = true, [0xEF] = true, [0xD8] = true, [0xDB] = true, [0xE0] = true,
};

/* More of these in a hundred than that, and a text is informal; its first bytes tell. */
enum { MOST_SMALL_I = 25, MOST_SMALL_STARTS = 25, ENOUGH_TEXT = 1 << 18 };

typedef struct splitter {
    const story_text *text;
    story_pattern *pattern;
    bool informal;
    bool quoted;    /* an odd number of straight quotes stands in this paragraph before … */
    size_t counted; /* … this byte */
    story_array sentences;
    story_error *err;
} splitter;

static int add_sentence(splitter *s, size_t start, size_t end, size_t paragraph)
{
    story_sentence *sentence = story_array_push(&s->sentences);

    if (!sentence)
        return story_error__no_memory(s->err);
    sentence->span = (story_span){start, end};
    sentence->paragraph = paragraph;
    return STORY_OK;
}

/* "…Smith. a. here it is b. another": an item may start small, and what opens it is no end of a sentence. */
static bool opens_list(const story_boundary *b)
{
    story_item item;

    if (b->next == b->end)
        return false;
    story_item_read(&item, b->view, b->next, b->limit, false);
    return item.text > 0;
}

/* Whether what follows the mark is a straight quote that opens: none before it in the paragraph is left open. */
static bool opens_speech(splitter *s, size_t mark_end)
{
    for (; s->counted < mark_end; s->counted++)
        s->quoted ^= s->text->view[s->counted] == '"';
    return s->text->view[mark_end] == '"' && !s->quoted;
}

/* A hyphen, or a quote or dash of three bytes: the leads of marks that are most often of none. */
static bool is_common(const char *at, const char *end)
{
    if (*at == '-')
        return end - at < 2 || at[1] != '-';
    return end - at > 2 && memcmp(at, "\xE2\x80", 2) == 0 && (unsigned char)at[2] != 0x94 &&
           (unsigned char)at[2] <= 0x9F;
}

/* The next byte that a mark may start with, or limit. */
static size_t next_lead(const char *view, size_t at, size_t limit)
{
    for (; limit - at >= 8; at += 8) {
        uint64_t eight = story_eight_read(view + at), found = eight & STORY_EIGHT_HIGH;

        found |= story_eight_equal(eight, '.') | story_eight_equal(eight, '-') | story_eight_equal(eight, '!') |
                 story_eight_equal(eight, '?');
        if (found)
            return at + story_eight_before(found);
    }
    while (at < limit && !leads[(unsigned char)view[at]])
        at++;
    return at;
}

/* The next mark before limit: 1, or 0 where there is none. The pattern is asked only where more than a lone mark of ASCII
 * may be. */
static int next_mark(splitter *s, story_span *mark, size_t at, size_t limit)
{
    const char *view = s->text->view;

    while ((at = next_lead(view, at, limit)) < limit &&
           (!leads[(unsigned char)view[at]] || is_common(view + at, view + limit)))
        at++;
    if (at == limit)
        return 0;
    if ((unsigned char)view[at] >= 0x80 || view[at] == '-' || (at + 1 < limit && leads[(unsigned char)view[at + 1]]))
        return story_pattern_next(s->pattern, mark, view, limit, at, s->err);
    *mark = (story_span){at, at + 1};
    return 1;
}

/* Where the sentence that starts at `start` ends, and where the next one starts, which is the limit where none does.
 * *opening: a paragraph or an item of a list starts here; then, whether an item starts at *next. */
static int find_end(splitter *s, size_t start, size_t limit, bool *opening, size_t *end, size_t *next)
{
    const char *view = s->text->view;
    story_item item;
    story_span mark;
    size_t at, label;
    int found;

    story_item_read(&item, view, start, limit, *opening);
    *opening = false;
    at = item.text ? item.text : start;
    label = item.text ? story_item_next(&item, view, at, limit) : STORY_NONE;
    *end = *next = limit;
    while ((found = next_mark(s, &mark, at, label < limit ? label : limit)) == 1) {
        story_boundary b;

        story_boundary_look(&b, view, start, limit, mark);
        b.informal = s->informal;
        at = b.end;
        if (b.next >= limit)
            break;
        if (story_glyph_is_dash(b.last) && opens_speech(s, mark.end))
            continue;
        if (story_evidence_ends(&b) || opens_list(&b)) {
            *end = b.end;
            *next = b.next;
            break;
        }
    }
    if (found >= 0 && label < *next) {
        *end = story_glyph_trim(view, start, label);
        *next = label;
        *opening = true;
    }
    return found < 0 ? found : STORY_OK;
}

static int split_paragraph(splitter *s, size_t paragraph)
{
    story_span span = s->text->paragraphs[paragraph].span;
    size_t start = span.start, end, next;
    bool opening = true;
    int status = STORY_OK;

    s->quoted = false;
    s->counted = start;
    while (start < span.end && status == STORY_OK) {
        status = find_end(s, start, span.end, &opening, &end, &next);
        if (status == STORY_OK)
            status = add_sentence(s, start, end, paragraph);
        start = next;
    }
    return status;
}

static size_t count_text(const story_text *text, const char *needle)
{
    const char *at = text->view, *end = at + (text->len < ENOUGH_TEXT ? text->len : ENOUGH_TEXT);
    size_t count = 0, len = strlen(needle);

    while ((at = memmem(at, (size_t)(end - at), needle, len))) {
        at += len;
        count++;
    }
    return count;
}

/* Whether the writer is careless of capitals: writes "i", or starts paragraphs small. */
static bool is_informal(const story_text *text)
{
    size_t i, used, small = 0, small_i = count_text(text, " i ");

    if (small_i && small_i * 100 > (small_i + count_text(text, " I ")) * MOST_SMALL_I)
        return true;
    for (i = 0; i < text->paragraph_count; i++) {
        story_span span = text->paragraphs[i].span;

        small += story_utf8_is_lower(story_glyph_at(text->view, span.start, span.end, &used));
    }
    return small * 100 > text->paragraph_count * MOST_SMALL_STARTS;
}

static int split_all(splitter *s, story_split split)
{
    size_t i;
    int status = STORY_OK;

    for (i = 0; i < s->text->paragraph_count && status == STORY_OK; i++) {
        const story_paragraph *p = s->text->paragraphs + i;

        if (split == STORY_SPLIT_LINES || p->verbatim)
            status = add_sentence(s, p->span.start, p->span.end, i);
        else
            status = split_paragraph(s, i);
    }
    return status;
}

int story_sentence_split(const story_sentence **out, size_t *count, story_arena *arena, const story_text *text,
                         story_split split, story_error *err)
{
    splitter s = {.text = text, .sentences = STORY_ARRAY(story_sentence), .err = err};
    int status = story_pattern_new(&s.pattern, marks, err);

    s.informal = split == STORY_SPLIT_AUTO && is_informal(text);
    if (status == STORY_OK)
        status = split_all(&s, split);
    story_pattern_free(s.pattern);
    *count = s.sentences.count;
    if (status != STORY_OK) {
        story_array_dispose(&s.sentences);
        return status;
    }
    *out = story_array_keep(&s.sentences, arena);
    return *out ? STORY_OK : story_error__no_memory(err);
}

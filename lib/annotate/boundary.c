#include "annotate/boundary.h"

#include <string.h>

#include "annotate/glyph.h"

/* How far back the word before a mark is looked for: no abbreviation is longer. */
enum { LONGEST_TOKEN = 24, LONGEST_NOTE = 3 };

static bool is_lead(int32_t code)
{
    return story_glyph_kinds(code) & (STORY_GLYPH_OPENING | STORY_GLYPH_DASH) || story_utf8_is_space(code);
}

/* Full stops parted by spaces are one mark: ". . . ." */
static size_t skip_spaced_stops(const char *view, size_t at, size_t limit)
{
    while (at + 1 < limit && view[at] == ' ' && view[at + 1] == '.')
        at += 2;
    return at;
}

/* Bytes that part the word before a mark from what is before it. */
static const bool parts[256] = {
    [0 ... ' '] = true, ['('] = true, ['['] = true, ['{'] = true, ['|'] = true, ['"'] = true, ['\''] = true,
    [','] = true,       [';'] = true, [':'] = true, ['-'] = true, ['/'] = true, ['_'] = true, ['*'] = true,
};

static size_t token_start(const char *view, size_t start, size_t end)
{
    size_t at = end, far = end - start > LONGEST_TOKEN ? end - LONGEST_TOKEN : start;

    while (at > far) {
        unsigned char c = (unsigned char)view[at - 1];

        if (parts[c])
            break;
        if (c >= 0x80 && at - start >= 3 && memcmp(view + at - 3, "\xE2\x80", 2) == 0) /* curly quotes, dashes, … */
            break;
        at--;
    }
    return at;
}

static size_t digits_end(const char *view, size_t at, size_t limit)
{
    while (at < limit && view[at] >= '0' && view[at] <= '9')
        at++;
    return at;
}

/* Numbers of notes: "martyr.[1][2] The", "consultation.11 12 Take". `bare`: the word before the mark is one of letters. */
static size_t skip_notes(const char *view, size_t at, size_t limit, bool bare)
{
    size_t end;

    while (at < limit && view[at] == '[') {
        end = digits_end(view, at + 1, limit);
        if (end == at + 1 || end >= limit || view[end] != ']')
            break;
        at = end + 1;
    }
    end = digits_end(view, at, limit);
    while (bare && end > at && end - at <= LONGEST_NOTE && end < limit && view[end] == ' ') {
        at = end;
        end = digits_end(view, at + 1, limit);
        if (end == at + 1)
            break;
    }
    return at;
}

/* Quotes that open in one language close in another: »No.« „No.“ */
static size_t skip_turned_quote(const char *view, size_t at, size_t limit)
{
    size_t used;
    int32_t code = story_glyph_at(view, at, limit, &used);

    if (!story_glyph_is_quote(code) || (at + used < limit && (unsigned char)view[at + used] > ' '))
        return at;
    return at + used;
}

/* A bracket that white space parts from what it closes: "(We fly next day. ) Hop". */
static size_t skip_stray_bracket(const char *view, size_t at, size_t limit)
{
    if (at + 2 < limit && view[at] == ' ' && view[at + 1] == ')' && view[at + 2] == ' ')
        return at + 2;
    return at;
}

/* Whether what stands before the mark is a word of small letters or a bracket: neither a number nor an initial. */
static bool is_plain(const story_boundary *b)
{
    const char *at = b->view + b->token, *end = b->view + b->mark;

    if (end > b->view + b->sentence && end[-1] == ')')
        return true;
    if (end - at < 4)
        return false;
    for (; at < end; at++)
        if (*at < 'a' || *at > 'z')
            return false;
    return true;
}

void story_boundary_look(story_boundary *out, const char *view, size_t sentence, size_t limit, story_span mark)
{
    size_t used;

    out->view = view;
    out->sentence = sentence;
    out->limit = limit;
    out->mark = mark.start;
    out->informal = false;
    out->last = story_glyph_before(view, mark.start, mark.end);
    out->token = token_start(view, sentence, mark.start);
    out->mark_end = out->last == '.' ? skip_spaced_stops(view, mark.end, limit) : mark.end;
    out->end = story_glyph_skip(view, out->mark_end, limit, story_glyph_is_closing);
    out->end = skip_turned_quote(view, out->end, limit);
    out->end = skip_notes(view, out->end, limit, out->last == '.' && is_plain(out));
    out->end = skip_stray_bracket(view, out->end, limit);
    out->next = story_glyph_skip(view, out->end, limit, story_utf8_is_space);
    out->next_code = story_glyph_at(view, out->next, limit, &used);
    out->word = story_glyph_skip(view, out->next, limit, is_lead);
    out->code = story_glyph_at(view, out->word, limit, &used);
}

size_t story_boundary_word_len(const char *view, size_t at, size_t limit)
{
    size_t start = at, used;

    while (at < limit) {
        int32_t code = story_glyph_at(view, at, limit, &used);

        if (!story_utf8_is_letter(code) && !story_utf8_is_digit(code))
            break;
        at += used;
    }
    return at - start;
}

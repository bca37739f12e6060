/* ALGORITHM  Rules in the order of their certainty; the first that knows decides, and a mark of which none knows anything
 * ends a sentence. Each looks at a bounded stretch of text. */
#include "annotate/boundary.h"

#include <string.h>

#include "annotate/abbreviation.h"
#include "util/utf8.h"

typedef enum verdict { UNDECIDED, END, NO_END } verdict;

enum { LONGEST_TOKEN = 24, TAG_WORDS = 4 };

static int32_t code_at(const char *view, size_t at, size_t limit, size_t *used)
{
    *used = 1;
    return at < limit ? story_utf8_decode(view + at, limit - at, used) : -1;
}

static bool is_one_of(int32_t code, const int32_t *codes, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_closing(int32_t code)
{
    static const int32_t codes[] = {'"',    '\'', ')',    ']',    '}',    '_',    '*',   0x201D,
                                    0x2019, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09, 0x3011};

    return is_one_of(code, codes, sizeof codes / sizeof *codes);
}

static bool is_opening(int32_t code)
{
    static const int32_t codes[] = {'"',    '\'', '(',    '[',    '{',    '_',    '*',  0x201C, 0x2018,
                                    0x201E, 0xAB, 0x2039, 0x300C, 0x300E, 0xFF08, 0xBF, 0xA1};

    return is_one_of(code, codes, sizeof codes / sizeof *codes);
}

static bool is_dash(int32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

/* Marks that end a sentence without white space behind them. */
static bool is_wide(int32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF61 || code == 0xFF0E;
}

static bool is_lead(int32_t code)
{
    return is_opening(code) || is_dash(code) || story_utf8_is_space(code);
}

static size_t skip(const char *view, size_t at, size_t limit, bool (*is)(int32_t code))
{
    size_t used;

    while (at < limit && is(code_at(view, at, limit, &used)))
        at += used;
    return at;
}

/* Full stops parted by spaces are one mark: ". . . ." */
static size_t skip_spaced_dots(const char *view, size_t at, size_t limit)
{
    while (at + 1 < limit && view[at] == ' ' && view[at + 1] == '.')
        at += 2;
    return at;
}

/* Where the word that ends at `end` starts; looks back no further than an abbreviation is long. */
static size_t token_start(const char *view, size_t start, size_t end)
{
    size_t at = end;

    while (at > start && end - at < LONGEST_TOKEN) {
        unsigned char c = (unsigned char)view[at - 1];

        if (c <= ' ' || strchr("([{\"',;:-/_*", c))
            break;
        if (at - start >= 3 && memcmp(view + at - 3, "\xE2\x80", 2) == 0) /* curly quotes, dashes, … */
            break;
        at--;
    }
    return at;
}

void story_boundary_look(story_boundary *out, const char *view, size_t sentence, size_t limit, story_span mark)
{
    size_t used, at = mark.end;

    *out = (story_boundary){.view = view, .sentence = sentence, .limit = limit, .mark = mark.start};
    do
        at--;
    while (((unsigned char)view[at] & 0xC0) == 0x80);
    out->last = code_at(view, at, limit, &used);
    out->mark_end = out->last == '.' ? skip_spaced_dots(view, mark.end, limit) : mark.end;
    out->end = skip(view, out->mark_end, limit, is_closing);
    out->next = skip(view, out->end, limit, story_utf8_is_space);
    out->next_code = code_at(view, out->next, limit, &used);
    out->word = skip(view, out->next, limit, is_lead);
    out->code = code_at(view, out->word, limit, &used);
    out->token = token_start(view, sentence, mark.start);
}

static size_t word_len(const char *view, size_t at, size_t limit)
{
    size_t start = at, used;

    while (at < limit) {
        int32_t code = code_at(view, at, limit, &used);

        if (!story_utf8_is_letter(code) && !story_utf8_is_digit(code))
            break;
        at += used;
    }
    return at - start;
}

static bool is_lone_stop(const story_boundary *b)
{
    return b->last == '.' && b->mark_end == b->mark + 1;
}

/* "3.5", "example.com", "what I mean...see", "oh!--he": nothing parts it from what follows. */
static verdict parted(const story_boundary *b)
{
    if (b->next >= b->limit)
        return END;
    if (is_wide(b->last))
        return END;
    if (b->next > b->end)
        return UNDECIDED;
    return b->end > b->mark_end && b->next_code == 0x201C ? END : NO_END;
}

/* A sentence opens with no small letter. */
static verdict small_letter(const story_boundary *b)
{
    return story_utf8_is_lower(b->code) ? NO_END : UNDECIDED;
}

/* What follows is punctuation that can't open anything. */
static verdict goes_on(const story_boundary *b)
{
    return b->next_code == ',' || b->next_code == ';' || b->next_code == ':' || b->next_code == '&' ? NO_END
                                                                                                    : UNDECIDED;
}

/* "Are you there?" Betty asked. */
static verdict speech_tag(const story_boundary *b)
{
    size_t at = b->next, i, len;

    if (b->end == b->mark_end || is_lone_stop(b) || b->word != b->next)
        return UNDECIDED;
    for (i = 0; i < TAG_WORDS && at < b->limit; i++) {
        len = word_len(b->view, at, b->limit);
        if (len && i && story_abbreviation_is_speech(b->view + at, len))
            return NO_END;
        at += len;
        if (len && at < b->limit && b->view[at] == '.')
            at++;
        if (at >= b->limit || !story_utf8_is_space((unsigned char)b->view[at]))
            break;
        at = skip(b->view, at, b->limit, story_utf8_is_space);
    }
    return UNDECIDED;
}

static bool opens_sentence(const story_boundary *b)
{
    return b->word != b->next ||
           story_abbreviation_opens_sentence(b->view + b->word, word_len(b->view, b->word, b->limit));
}

/* "At 5 a.m. Mr. Smith": with so little before it the sentence can't be over. */
static bool is_early(const story_boundary *b)
{
    size_t at = b->sentence, words = 0;

    for (; at < b->mark && words < 4; at++)
        words += b->view[at] == ' ';
    return words < 3;
}

static verdict abbreviation(const story_boundary *b)
{
    if (!is_lone_stop(b) || b->mark == b->token)
        return UNDECIDED;
    switch (story_abbreviation_find(b->view + b->token, b->mark - b->token)) {
    case STORY_ABBREVIATION_TITLE:
        return NO_END;
    case STORY_ABBREVIATION_INNER:
        return b->end > b->mark_end ? UNDECIDED : NO_END;
    case STORY_ABBREVIATION_NUMBER:
        return story_utf8_is_digit(b->code) ? NO_END : UNDECIDED;
    case STORY_ABBREVIATION_OPEN:
        return opens_sentence(b) ? END : NO_END;
    case STORY_ABBREVIATION_TIME:
        return is_early(b) && !opens_sentence(b) ? NO_END : END;
    default:
        return UNDECIDED;
    }
}

/* "J. R. Ortega", but "A to B. I knew", "you and I. Did you". */
static verdict initial(const story_boundary *b)
{
    size_t used;
    int32_t code = code_at(b->view, b->token, b->mark, &used);

    if (!is_lone_stop(b) || b->token + used != b->mark || !story_utf8_is_upper(code) || b->end > b->mark_end)
        return UNDECIDED;
    if (!story_utf8_is_upper(b->code) || b->word != b->next)
        return UNDECIDED;
    return opens_sentence(b) ? END : NO_END;
}

/* "the U.S. Government", but "in the U.S. How about you?" */
static verdict acronym(const story_boundary *b)
{
    const char *token = b->view + b->token;
    size_t len = b->mark - b->token;

    if (!is_lone_stop(b) || len < 3 || len > 8 || !memchr(token, '.', len) ||
        !story_utf8_is_upper((unsigned char)*token))
        return UNDECIDED;
    return opens_sentence(b) || !story_utf8_is_upper(b->code) ? END : NO_END;
}

bool story_boundary_ends(const story_boundary *b)
{
    static verdict (*const rules[])(const story_boundary *b) = {parted,       goes_on, small_letter, speech_tag,
                                                                abbreviation, initial, acronym};
    size_t i;

    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        verdict v = rules[i](b);

        if (v != UNDECIDED)
            return v == END;
    }
    return true;
}

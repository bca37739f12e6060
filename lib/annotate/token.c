#include "annotate/token.h"

#include "annotate/glyph.h"
#include "annotate/word.h"
#include "util/apart.h"
#include "util/eight.h"

/* What a byte tells by itself. Prose is nearly all ASCII: most words are cut by this table alone. */
enum { MARK, JOINT, BLANK, SMALL, LARGE, DIGIT, HIGH };

static const uint8_t classes[256] = {
    ['\t' ... '\r'] = BLANK, [' '] = BLANK,         ['\''] = JOINT,        ['-'] = JOINT,         ['.'] = JOINT,
    [','] = JOINT,           ['0' ... '9'] = DIGIT, ['A' ... 'Z'] = LARGE, ['a' ... 'z'] = SMALL, [128 ... 255] = HIGH,
};

/* Scripts that write no spaces between words: a character is a word. */
static bool is_unspaced(int32_t code)
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF) ||
           (code >= 0xE00 && code <= 0xEFF);
}

static bool is_word_character(int32_t code)
{
    return story_utf8_class(code) & (STORY_UTF8_LETTER | STORY_UTF8_DIGIT | STORY_UTF8_MARK) && !is_unspaced(code);
}

static bool is_apostrophe(int32_t code)
{
    return code == '\'' || code == 0x2019;
}

size_t story_token_possessive(const char *view, size_t at, size_t end)
{
    size_t used, next;
    int32_t code = story_glyph_at(view, at, end, &used);

    if (!is_apostrophe(code) || at + used >= end || (view[at + used] | 0x20) != 's')
        return 0;
    code = story_glyph_at(view, at + used + 1, end, &next);
    return is_word_character(code) || is_apostrophe(code) ? 0 : used + 1;
}

/* Whether the point at `at` stands inside an abbreviation of single letters: U.S, a.m; `start` is that of the word. */
static bool joins_letters(const char *view, size_t start, size_t at, size_t end)
{
    size_t used, next;
    int32_t before = story_glyph_before(view, start, at);
    size_t letter = at;

    do
        letter--;
    while (letter > start && ((unsigned char)view[letter] & 0xC0) == 0x80);
    if (!story_utf8_is_letter(before) || (letter > start && view[letter - 1] != '.'))
        return false;
    if (!story_utf8_is_letter(story_glyph_at(view, at + 1, end, &used)))
        return false;
    return !is_word_character(story_glyph_at(view, at + 1 + used, end, &next));
}

/* Whether the character at `at`, which is none of a word, stands between two parts of one. */
static bool joins(const char *view, size_t start, size_t at, size_t end, int32_t code, size_t used)
{
    size_t next;
    int32_t after = story_glyph_at(view, at + used, end, &next);

    if (is_apostrophe(code))
        return is_word_character(after) && !story_token_possessive(view, at, end);
    if (code == '-' || code == 0x2010 || code == 0x2011)
        return is_word_character(after);
    if (code != '.' && code != ',')
        return false;
    if (story_utf8_is_digit(story_glyph_before(view, start, at)) && story_utf8_is_digit(after))
        return true;
    return code == '.' && joins_letters(view, start, at, end);
}

/* The shape of a word that starts with a letter, by its letters that have a case. */
static uint8_t shape_of_letters(bool first_large, bool several_large, bool small)
{
    if (!first_large)
        return STORY_SHAPE_LOWER;
    return several_large && !small ? STORY_SHAPE_CAPS : STORY_SHAPE_CAPITAL;
}

/* The letters of ASCII that the next eight bytes start with. */
typedef struct run {
    size_t len;
    uint64_t folded;       /* in small letters, zeros behind */
    uint64_t large, small; /* masks */
} run;

static inline run read_run(const char *bytes)
{
    uint64_t eight = story_eight_read(bytes), letters = story_eight_letters(eight), others = letters ^ STORY_EIGHT_HIGH;
    uint64_t all = others ? story_eight_first(story_eight_before(others)) : ~(uint64_t)0;
    uint64_t small = story_eight_small(eight, letters & all);

    return (run){others ? story_eight_before(others) : 8, (eight | 0x20 * STORY_EIGHT_EACH) & all,
                 (letters & all) ^ small, small};
}

static inline bool is_several(uint64_t mask)
{
    return mask & (mask - 1);
}

/* Whether a word of ASCII letters ends before the byte at `at`, as is plain from that and the next one. */
static inline bool ends_plainly(const char *view, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)view + at;

    return classes[*bytes] == BLANK || classes[*bytes] == MARK ||
           (classes[*bytes] == JOINT && classes[bytes[1]] <= BLANK);
}

/* Most words by far: one to 15 letters of ASCII. False where it is another. */
static inline bool read_letters(story_token *out, const char *view, size_t at, size_t end)
{
    run a = read_run(view + at), b = {0};

    if (a.len == 8)
        b = read_run(view + at + 8);
    if (!a.len || b.len == 8 || at + a.len + b.len > end || !ends_plainly(view, at + a.len + b.len))
        return false;
    out->start = at;
    out->end = at + a.len + b.len;
    out->small[0] = a.folded;
    out->small[1] = b.folded;
    out->shape = shape_of_letters(view[at] < 'a', is_several(a.large) || b.large, a.small || b.small);
    out->code = 0;
    return true;
}

/* Any other word as far as it is read. */
typedef struct word {
    const char *view;
    size_t start, at, end;
    size_t large, small; /* letters; of many two at least are counted */
} word;

/* The shape by the number of large and small letters. */
static uint8_t shape_of(const word *w)
{
    size_t used;
    unsigned first = story_utf8_class(story_glyph_at(w->view, w->start, w->end, &used));

    if (first & STORY_UTF8_DIGIT)
        return STORY_SHAPE_DIGIT;
    if (!w->large && !w->small)
        return STORY_SHAPE_OTHER;
    return shape_of_letters(first & STORY_UTF8_UPPER, w->large > 1, w->small);
}

/* Takes the letters of ASCII among the next eight bytes, up to what is none; whether all are. */
static bool read_eight(word *w)
{
    run r = read_run(w->view + w->at);

    w->small += r.small > 0;
    w->large += (r.large > 0) + is_several(r.large);
    w->at += r.len;
    return r.len == 8;
}

/* Letters and digits of ASCII, as far as the word may go. */
static void read_plain(word *w, size_t far)
{
    const unsigned char *bytes = (const unsigned char *)w->view;

    while (w->at + 8 <= far && read_eight(w))
        ;
    for (; w->at < far && classes[bytes[w->at]] >= SMALL && classes[bytes[w->at]] <= DIGIT; w->at++) {
        w->large += classes[bytes[w->at]] == LARGE;
        w->small += classes[bytes[w->at]] == SMALL;
    }
}

/* Takes a character that is none of ASCII, or stands between two parts of the word. False where the word ends. */
static bool read_other(word *w)
{
    size_t used;
    int32_t code = story_glyph_at(w->view, w->at, w->end, &used);
    unsigned class = story_utf8_class(code);

    if (!is_word_character(code) && !(w->at > w->start && joins(w->view, w->start, w->at, w->end, code, used)))
        return false;
    w->large += (class & STORY_UTF8_UPPER) > 0;
    w->small += (class & STORY_UTF8_LOWER) > 0;
    w->at += used;
    return true;
}

/* Whether the word that was read up to a character that is no letter or digit of ASCII may go on. */
static bool may_go_on(const word *w, size_t far)
{
    const unsigned char *bytes = (const unsigned char *)w->view + w->at;

    if (w->at >= far)
        return false;
    return *bytes >= 0x80 || (classes[*bytes] == JOINT && w->at + 1 < w->end && classes[bytes[1]] >= SMALL);
}

static void read_word(story_token *out, const char *view, size_t at, size_t end)
{
    word w = {.view = view, .start = at, .at = at, .end = end};
    size_t far = end - at > STORY_TOKEN_LONGEST ? at + STORY_TOKEN_LONGEST : end;

    do
        read_plain(&w, far);
    while (may_go_on(&w, far) && read_other(&w));
    *out = (story_token){w.start, w.at, {0}, shape_of(&w), 0};
}

/* What starts with a character that is not ASCII. */
static void read_high(story_token *out, const char *view, size_t at, size_t end)
{
    size_t used;
    int32_t code = story_glyph_at(view, at, end, &used);

    if (is_word_character(code))
        read_word(out, view, at, end);
    else if (is_unspaced(code) && story_utf8_is_letter(code))
        *out = (story_token){at, at + used, {0}, STORY_SHAPE_OTHER, 0};
    else
        *out = (story_token){at, at + used, {0}, STORY_SHAPE_PUNCT, code};
}

static STORY_APART bool read_any(story_token *out, const char *view, size_t at, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)view;

    if (at < end && bytes[at] >= 0x80)
        at = story_glyph_skip(view, at, end, story_utf8_is_space);
    if (at >= end)
        return false;
    if (bytes[at] >= 0x80)
        read_high(out, view, at, end);
    else if (classes[bytes[at]] >= SMALL)
        read_word(out, view, at, end);
    else
        *out = (story_token){at, at + 1, {story_eight_byte(bytes[at])}, STORY_SHAPE_PUNCT, view[at]};
    return true;
}

bool story_token_next(story_token *out, const char *view, size_t at, size_t end)
{
    while (classes[(unsigned char)view[at]] == BLANK)
        at++;
    return read_letters(out, view, at, end) || read_any(out, view, at, end);
}

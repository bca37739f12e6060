#include "annotate/token.h"

#include "annotate/glyph.h"

const uint8_t story_letters__bytes[256] = {
    ['\t' ... '\r'] = STORY_BYTE_BLANK, [' '] = STORY_BYTE_BLANK,         ['\''] = STORY_BYTE_JOINT,
    ['-'] = STORY_BYTE_JOINT,           ['.'] = STORY_BYTE_JOINT,         [','] = STORY_BYTE_JOINT,
    ['0' ... '9'] = STORY_BYTE_DIGIT,   ['A' ... 'Z'] = STORY_BYTE_LARGE, ['a' ... 'z'] = STORY_BYTE_SMALL,
    [128 ... 255] = STORY_BYTE_HIGH,
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
    return story_letters_shape(first & STORY_UTF8_UPPER, w->large > 1, w->small);
}

/* Takes the letters of ASCII among the next eight bytes, up to what is none; whether all are. */
static bool read_eight(word *w)
{
    story_letters r = story_letters_read(w->view + w->at);

    w->small += r.small > 0;
    w->large += (r.large > 0) + story_letters_are_several(r.large);
    w->at += r.len;
    return r.len == 8;
}

/* Letters and digits of ASCII, as far as the word may go. */
static void read_plain(word *w, size_t far)
{
    const unsigned char *bytes = (const unsigned char *)w->view;

    while (w->at + 8 <= far && read_eight(w))
        ;
    for (; w->at < far && story_letters__bytes[bytes[w->at]] >= STORY_BYTE_SMALL &&
           story_letters__bytes[bytes[w->at]] <= STORY_BYTE_DIGIT;
         w->at++) {
        w->large += story_letters__bytes[bytes[w->at]] == STORY_BYTE_LARGE;
        w->small += story_letters__bytes[bytes[w->at]] == STORY_BYTE_SMALL;
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
    return *bytes >= 0x80 || (story_letters__bytes[*bytes] == STORY_BYTE_JOINT && w->at + 1 < w->end &&
                              story_letters__bytes[bytes[1]] >= STORY_BYTE_SMALL);
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

bool story_token__read(story_token *out, const char *view, size_t at, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)view;

    if (at < end && bytes[at] >= 0x80)
        at = story_glyph_skip(view, at, end, story_utf8_is_space);
    if (at >= end)
        return false;
    if (bytes[at] >= 0x80)
        read_high(out, view, at, end);
    else if (story_letters__bytes[bytes[at]] >= STORY_BYTE_SMALL)
        read_word(out, view, at, end);
    else
        *out = (story_token){at, at + 1, {story_eight_byte(bytes[at])}, STORY_SHAPE_PUNCT, view[at]};
    return true;
}

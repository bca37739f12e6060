#include "annotate/token.h"

#include <string.h>
#include <utf8proc.h>

#include "annotate/glyph.h"
#include "annotate/word.h"

/* What a byte tells by itself. Prose is nearly all ASCII: most words are cut by this table alone. */
enum { MARK, BLANK, SMALL, LARGE, DIGIT, HIGH };

static const uint8_t classes[256] = {
    ['\t'] = BLANK, ['\n'] = BLANK,        ['\v'] = BLANK,        ['\f'] = BLANK,        ['\r'] = BLANK,
    [' '] = BLANK,  ['0' ... '9'] = DIGIT, ['A' ... 'Z'] = LARGE, ['a' ... 'z'] = SMALL, [128 ... 255] = HIGH,
};

/* Scripts that write no spaces between words: a character is a word. */
static bool is_unspaced(int32_t code)
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF) ||
           (code >= 0xE00 && code <= 0xEFF);
}

static bool is_mark_on_letter(int32_t code)
{
    switch (code < 0x300 ? UTF8PROC_CATEGORY_PO : utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        return false;
    }
}

static bool is_word_character(int32_t code)
{
    if (code < 0x80)
        return code >= 0 && classes[code] >= SMALL;
    return (story_utf8_is_letter(code) || story_utf8_is_digit(code) || is_mark_on_letter(code)) && !is_unspaced(code);
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

/* The shape by the number of large and small letters. */
static uint8_t shape_of(int32_t first, size_t large, size_t small)
{
    if (story_utf8_is_digit(first))
        return STORY_SHAPE_DIGIT;
    if (!large && !small)
        return STORY_SHAPE_OTHER;
    if (!story_utf8_is_upper(first))
        return STORY_SHAPE_LOWER;
    return large > 1 && !small ? STORY_SHAPE_CAPS : STORY_SHAPE_CAPITAL;
}

/* How many bytes have their high bit set, which is all that is set. */
static size_t count_bytes(uint64_t marks)
{
    return (marks >> 7) * 0x0101010101010101u >> 56;
}

/* Letters and large letters among the eight bytes from `bytes` on, up to the first that is none. 8 letters: perhaps more
 * follow. 0 where bytes can't be told in order of their place, or none is one. */
static size_t count_letters(const char *bytes, size_t *large)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t high = 0x8080808080808080u, each = 0x0101010101010101u;
    uint64_t word, small, letters, others;

    memcpy(&word, bytes, sizeof word);
    small = (word | 0x20 * each) & ~high;
    letters = (small + (0x80 - 'a') * each) & ~(small + (0x7F - 'z') * each) & ~word & high;
    others = ~letters & high;
    if (others)
        letters &= (others & -others) - 1;
    *large = count_bytes(letters & ~(word << 2));
    return count_bytes(letters);
#else
    (void)bytes;
    *large = 0;
    return 0;
#endif
}

/* A word of ASCII letters and digits, which is what most words are; false where the word may go on in another way. */
static bool read_plain(story_token *out, const char *view, size_t at, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)view;
    size_t large = 0, small = 0, start = at, far = end - at > STORY_TOKEN_LONGEST ? at + STORY_TOKEN_LONGEST : end;

    if (end - at >= 8) {
        at += count_letters(view + at, &large);
        small = at - start - large;
    }
    for (; at < far && classes[bytes[at]] >= SMALL && classes[bytes[at]] <= DIGIT; at++) {
        large += classes[bytes[at]] == LARGE;
        small += classes[bytes[at]] == SMALL;
    }
    if (at == far && far < end)
        return false;
    if (at < end && bytes[at] >= 0x80)
        return false;
    if (at + 1 < end && (bytes[at] == '\'' || bytes[at] == '-' || bytes[at] == '.' || bytes[at] == ',') &&
        classes[bytes[at + 1]] >= SMALL)
        return false;
    *out = (story_token){start, at, shape_of(bytes[start], large, small), 0};
    return true;
}

static void read_word(story_token *out, const char *view, size_t at, size_t end)
{
    size_t used, start = at, large = 0, small = 0;
    int32_t first = story_glyph_at(view, at, end, &used);

    while (at < end && at - start < STORY_TOKEN_LONGEST) {
        int32_t code = story_glyph_at(view, at, end, &used);

        if (!is_word_character(code) && !(at > start && joins(view, start, at, end, code, used)))
            break;
        large += story_utf8_is_upper(code);
        small += story_utf8_is_lower(code);
        at += used;
    }
    *out = (story_token){start, at, shape_of(first, large, small), 0};
}

bool story_token_next(story_token *out, const char *view, size_t at, size_t end)
{
    size_t used;
    int32_t code;

    while (at < end && classes[(unsigned char)view[at]] == BLANK)
        at++;
    if (at < end && (unsigned char)view[at] >= 0x80)
        at = story_glyph_skip(view, at, end, story_utf8_is_space);
    if (at >= end)
        return false;
    if (classes[(unsigned char)view[at]] >= SMALL && read_plain(out, view, at, end))
        return true;
    code = story_glyph_at(view, at, end, &used);
    if (is_word_character(code))
        read_word(out, view, at, end);
    else if (is_unspaced(code) && story_utf8_is_letter(code))
        *out = (story_token){at, at + used, STORY_SHAPE_OTHER, 0};
    else
        *out = (story_token){at, at + used, STORY_SHAPE_PUNCT, code};
    return true;
}

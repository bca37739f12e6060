/* utf8 - code points in UTF-8 bytes. What Unicode knows of them (case, width, class) comes from utf8proc. */
#ifndef STORY_UTIL_UTF8_H
#define STORY_UTIL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at bytes, its length in *used (1 to 4); -1 with *used 1 where the bytes are no valid UTF-8: overlong
 * forms, surrogates and what lies past U+10FFFF are not. len must be at least 1. */
int32_t story_utf8_decode(const char *bytes, size_t len, size_t *used);

/* Writes the UTF-8 form of a valid code point to out (4 bytes of room) and gives its length. */
size_t story_utf8_encode(int32_t code, char *out);

/* The first byte from `at` on that is not ASCII, or len. */
size_t story_utf8_skip_ascii(const char *bytes, size_t at, size_t len);

/* The offset of the first invalid byte, or len where all is valid. */
size_t story_utf8_check(const char *bytes, size_t len);

/* Columns that a terminal needs for the text: 2 for wide East Asian, 0 for combining marks. */
size_t story_utf8_width(const char *bytes, size_t len);

/* What a character is, a bit each. A title letter (U+01C5) is a large one. */
enum {
    STORY_UTF8_SPACE = 1, /* white space of Unicode, no-break spaces included */
    STORY_UTF8_UPPER = 2,
    STORY_UTF8_LOWER = 4,
    STORY_UTF8_LETTER = 8, /* with a case or without */
    STORY_UTF8_DIGIT = 16,
    STORY_UTF8_MARK = 32 /* joins the letter before it */
};

extern const uint8_t story_utf8__ascii[128];
unsigned story_utf8__above_ascii(int32_t code);

/* The bits of a code point; none where it is negative. */
static inline unsigned story_utf8_class(int32_t code)
{
    return (uint32_t)code < 0x80 ? story_utf8__ascii[code] : story_utf8__above_ascii(code);
}

static inline bool story_utf8_is_space(int32_t code)
{
    return story_utf8_class(code) & STORY_UTF8_SPACE;
}

static inline bool story_utf8_is_upper(int32_t code)
{
    return story_utf8_class(code) & STORY_UTF8_UPPER;
}

static inline bool story_utf8_is_lower(int32_t code)
{
    return story_utf8_class(code) & STORY_UTF8_LOWER;
}

static inline bool story_utf8_is_letter(int32_t code)
{
    return story_utf8_class(code) & STORY_UTF8_LETTER;
}

static inline bool story_utf8_is_digit(int32_t code)
{
    return story_utf8_class(code) & STORY_UTF8_DIGIT;
}

#endif

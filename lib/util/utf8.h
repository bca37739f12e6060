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

/* The offset of the first invalid byte, or len where all is valid. */
size_t story_utf8_check(const char *bytes, size_t len);

/* Columns that a terminal needs for the text: 2 for wide East Asian, 0 for combining marks. */
size_t story_utf8_width(const char *bytes, size_t len);

bool story_utf8_is_space(int32_t code); /* white space of Unicode, no-break spaces included */
bool story_utf8_is_upper(int32_t code);
bool story_utf8_is_lower(int32_t code);
bool story_utf8_is_letter(int32_t code);
bool story_utf8_is_digit(int32_t code);

#endif

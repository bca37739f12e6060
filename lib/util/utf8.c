#include "util/utf8.h"

#include <string.h>
#include <utf8proc.h>

int32_t story_utf8_decode(const char *bytes, size_t len, size_t *used)
{
    utf8proc_int32_t code;
    utf8proc_ssize_t n;

    *used = 1;
    if ((unsigned char)*bytes < 0x80)
        return *bytes;
    n = utf8proc_iterate((const utf8proc_uint8_t *)bytes, len > 4 ? 4 : (utf8proc_ssize_t)len, &code);
    *used = n > 0 ? (size_t)n : 1;
    return n > 0 ? code : -1;
}

size_t story_utf8_encode(int32_t code, char *out)
{
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)out);
}

size_t story_utf8_check(const char *bytes, size_t len)
{
    size_t i = 0, used;
    uint64_t eight;

    while (i < len) {
        /* Prose is nearly all ASCII: eight bytes at a time where none has its high bit set. */
        if (len - i >= 8) {
            memcpy(&eight, bytes + i, 8);
            if (!(eight & 0x8080808080808080u)) {
                i += 8;
                continue;
            }
        }
        if (story_utf8_decode(bytes + i, len - i, &used) < 0)
            return i;
        i += used;
    }
    return len;
}

size_t story_utf8_width(const char *bytes, size_t len)
{
    size_t i = 0, used, width = 0;

    for (; i < len; i += used) {
        int32_t code = story_utf8_decode(bytes + i, len - i, &used);
        int w = code < 0 ? 1 : utf8proc_charwidth(code);

        width += w > 0 ? (size_t)w : 0;
    }
    return width;
}

bool story_utf8_is_space(int32_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r');
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return code == 0x85;
    }
}

bool story_utf8_is_upper(int32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    return utf8proc_category(code) == UTF8PROC_CATEGORY_LU || utf8proc_category(code) == UTF8PROC_CATEGORY_LT;
}

bool story_utf8_is_lower(int32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return utf8proc_category(code) == UTF8PROC_CATEGORY_LL;
}

bool story_utf8_is_letter(int32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return utf8proc_category(code) >= UTF8PROC_CATEGORY_LU && utf8proc_category(code) <= UTF8PROC_CATEGORY_LO;
}

bool story_utf8_is_digit(int32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return utf8proc_category(code) == UTF8PROC_CATEGORY_ND;
}

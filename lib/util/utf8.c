#include "util/utf8.h"

#include <utf8proc.h>

#include "util/eight.h"

static bool goes_on(const unsigned char *bytes, size_t at)
{
    return (bytes[at] & 0xC0) == 0x80;
}

/* Two and three bytes are read here, as nearly all that is above ASCII in prose is: quotes, dashes, accented letters. */
int32_t story_utf8_decode(const char *bytes, size_t len, size_t *used)
{
    const unsigned char *b = (const unsigned char *)bytes;
    utf8proc_int32_t code;
    utf8proc_ssize_t n;

    *used = 1;
    if (*b < 0x80)
        return *b;
    if (*b >= 0xC2 && *b < 0xE0 && len > 1 && goes_on(b, 1)) {
        *used = 2;
        return (*b & 0x1F) << 6 | (b[1] & 0x3F);
    }
    if (*b > 0xE0 && *b < 0xED && len > 2 && goes_on(b, 1) && goes_on(b, 2)) {
        *used = 3;
        return (*b & 0x0F) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    }
    n = utf8proc_iterate(b, len > 4 ? 4 : (utf8proc_ssize_t)len, &code);
    *used = n > 0 ? (size_t)n : 1;
    return n > 0 ? code : -1;
}

size_t story_utf8_encode(int32_t code, char *out)
{
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)out);
}

size_t story_utf8_skip_ascii(const char *bytes, size_t at, size_t len)
{
    while (len - at >= 16 && !((story_eight_read(bytes + at) | story_eight_read(bytes + at + 8)) & STORY_EIGHT_HIGH))
        at += 16;
    while (at < len && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

size_t story_utf8_check(const char *bytes, size_t len)
{
    size_t i = 0, used;

    while ((i = story_utf8_skip_ascii(bytes, i, len)) < len) {
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

const uint8_t story_utf8__ascii[128] = {
    ['\t' ... '\r'] = STORY_UTF8_SPACE,
    [' '] = STORY_UTF8_SPACE,
    ['0' ... '9'] = STORY_UTF8_DIGIT,
    ['A' ... 'Z'] = STORY_UTF8_LETTER | STORY_UTF8_UPPER,
    ['a' ... 'z'] = STORY_UTF8_LETTER | STORY_UTF8_LOWER,
};

unsigned story_utf8__above_ascii(int32_t code)
{
    static const uint8_t classes[] = {
        [UTF8PROC_CATEGORY_LU] = STORY_UTF8_LETTER | STORY_UTF8_UPPER,
        [UTF8PROC_CATEGORY_LT] = STORY_UTF8_LETTER | STORY_UTF8_UPPER,
        [UTF8PROC_CATEGORY_LL] = STORY_UTF8_LETTER | STORY_UTF8_LOWER,
        [UTF8PROC_CATEGORY_LM] = STORY_UTF8_LETTER,
        [UTF8PROC_CATEGORY_LO] = STORY_UTF8_LETTER,
        [UTF8PROC_CATEGORY_MN] = STORY_UTF8_MARK,
        [UTF8PROC_CATEGORY_MC] = STORY_UTF8_MARK,
        [UTF8PROC_CATEGORY_ME] = STORY_UTF8_MARK,
        [UTF8PROC_CATEGORY_ND] = STORY_UTF8_DIGIT,
        [UTF8PROC_CATEGORY_ZS] = STORY_UTF8_SPACE,
        [UTF8PROC_CATEGORY_ZL] = STORY_UTF8_SPACE,
        [UTF8PROC_CATEGORY_ZP] = STORY_UTF8_SPACE,
        [UTF8PROC_CATEGORY_CO] = 0, /* the last of them */
    };

    return code == 0x85 ? STORY_UTF8_SPACE : classes[utf8proc_category(code)];
}

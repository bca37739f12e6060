#include "annotate/glyph.h"

int32_t story_glyph_before(const char *view, size_t start, size_t at)
{
    size_t end = at, used;

    while (at > start) {
        at--;
        if (((unsigned char)view[at] & 0xC0) != 0x80)
            break;
    }
    return story_glyph_at(view, at, end, &used);
}

size_t story_glyph_skip(const char *view, size_t at, size_t end, bool (*is)(int32_t code))
{
    size_t used;

    while (at < end && is(story_glyph_at(view, at, end, &used)))
        at += used;
    return at;
}

size_t story_glyph_trim(const char *view, size_t start, size_t end)
{
    int32_t code;

    while ((code = story_glyph_before(view, start, end)) >= 0 && story_utf8_is_space(code)) {
        do
            end--;
        while (((unsigned char)view[end] & 0xC0) == 0x80);
    }
    return end;
}

static bool is_one_of(int32_t code, const int32_t *codes, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

#define IS_ONE_OF(code, codes) is_one_of(code, codes, sizeof(codes) / sizeof *(codes))

bool story_glyph_is_dash(int32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

bool story_glyph_is_quote(int32_t code)
{
    return code == '"' || code == '\'' || code == 0xAB || code == 0xBB || (code >= 0x2018 && code <= 0x201F) ||
           code == 0x2039 || code == 0x203A || (code >= 0x300C && code <= 0x300F);
}

bool story_glyph_is_opening(int32_t code)
{
    static const int32_t codes[] = {'"',    '\'', '(',    '[',    '{',    '_',    '*',  0x201C, 0x2018,
                                    0x201E, 0xAB, 0x2039, 0x300C, 0x300E, 0xFF08, 0xBF, 0xA1};

    return IS_ONE_OF(code, codes);
}

bool story_glyph_is_closing(int32_t code)
{
    static const int32_t codes[] = {'"',    '\'', ')',    ']',    '}',    '_',    '*',   0x201D,
                                    0x2019, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09, 0x3011};

    return IS_ONE_OF(code, codes);
}

bool story_glyph_is_bullet(int32_t code)
{
    static const int32_t codes[] = {0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6, 0xB7};

    return IS_ONE_OF(code, codes);
}

bool story_glyph_is_wide_stop(int32_t code)
{
    return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF61 || code == 0xFF0E;
}

bool story_glyph_is_terminal(int32_t code)
{
    static const int32_t codes[] = {'.',    '!',    '?',    '"',    '\'',   ':',    ')',    ']',    0x201D, 0x2019,
                                    0x00BB, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x300D, 0x300F, 0x203A, 0x61F};

    return IS_ONE_OF(code, codes);
}

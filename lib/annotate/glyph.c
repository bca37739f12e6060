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

enum {
    DASH = STORY_GLYPH_DASH,
    QUOTE = STORY_GLYPH_QUOTE,
    OPENING = STORY_GLYPH_OPENING,
    CLOSING = STORY_GLYPH_CLOSING,
    BULLET = STORY_GLYPH_BULLET,
    WIDE_STOP = STORY_GLYPH_WIDE_STOP,
    TERMINAL = STORY_GLYPH_TERMINAL
};

const uint8_t story_glyph__ascii[128] = {
    ['"'] = QUOTE | OPENING | CLOSING | TERMINAL,
    ['\''] = QUOTE | OPENING | CLOSING | TERMINAL,
    ['('] = OPENING,
    ['['] = OPENING,
    ['{'] = OPENING,
    [')'] = CLOSING | TERMINAL,
    [']'] = CLOSING | TERMINAL,
    ['}'] = CLOSING,
    ['_'] = OPENING | CLOSING,
    ['*'] = OPENING | CLOSING,
    ['-'] = DASH,
    ['.'] = TERMINAL,
    ['!'] = TERMINAL,
    ['?'] = TERMINAL,
    [':'] = TERMINAL,
};

enum { GENERAL = 0x2010, LATIN = 0xA1 };

/* From U+2010 on: the dashes, quotes and bullets of most languages. */
static const uint8_t general[] = {
    [0 ... 0x2015 - GENERAL] = DASH,
    [0x2018 - GENERAL] = QUOTE | OPENING,
    [0x2019 - GENERAL] = QUOTE | CLOSING | TERMINAL,
    [0x201A - GENERAL] = QUOTE,
    [0x201B - GENERAL] = QUOTE,
    [0x201C - GENERAL] = QUOTE | OPENING,
    [0x201D - GENERAL] = QUOTE | CLOSING | TERMINAL,
    [0x201E - GENERAL] = QUOTE | OPENING,
    [0x201F - GENERAL] = QUOTE,
    [0x2022 - GENERAL] = BULLET,
    [0x2023 - GENERAL] = BULLET,
    [0x2026 - GENERAL] = TERMINAL,
    [0x2039 - GENERAL] = QUOTE | OPENING,
    [0x203A - GENERAL] = QUOTE | CLOSING | TERMINAL,
    [0x2043 - GENERAL] = BULLET,
};

static const uint8_t latin[] = {
    [0xA1 - LATIN] = OPENING, [0xAB - LATIN] = QUOTE | OPENING,
    [0xB7 - LATIN] = BULLET,  [0xBB - LATIN] = QUOTE | CLOSING | TERMINAL,
    [0xBF - LATIN] = OPENING,
};

static const struct {
    int32_t code;
    uint8_t kinds;
} others[] = {
    {0x61F, TERMINAL},
    {0x25AA, BULLET},
    {0x25CF, BULLET},
    {0x25E6, BULLET},
    {0x3002, WIDE_STOP | TERMINAL},
    {0x300C, QUOTE | OPENING},
    {0x300D, QUOTE | CLOSING | TERMINAL},
    {0x300E, QUOTE | OPENING},
    {0x300F, QUOTE | CLOSING | TERMINAL},
    {0x3011, CLOSING},
    {0xFF01, WIDE_STOP | TERMINAL},
    {0xFF08, OPENING},
    {0xFF09, CLOSING},
    {0xFF0E, WIDE_STOP},
    {0xFF1F, WIDE_STOP | TERMINAL},
    {0xFF61, WIDE_STOP},
};

unsigned story_glyph__above_ascii(int32_t code)
{
    size_t i;

    if (code >= GENERAL && code < GENERAL + (int32_t)sizeof general)
        return general[code - GENERAL];
    if (code < LATIN + (int32_t)sizeof latin)
        return code < LATIN ? 0 : latin[code - LATIN];
    for (i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].code == code)
            return others[i].kinds;
    return 0;
}

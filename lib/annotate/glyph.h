/* glyph - what a single character is for, in the eyes of one who looks for sentences and words. */
#ifndef STORY_ANNOTATE_GLYPH_H
#define STORY_ANNOTATE_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/utf8.h"

/* The character at `at` and its length, 1 at least; -1 where `at` is not before end. */
static inline int32_t story_glyph_at(const char *view, size_t at, size_t end, size_t *used)
{
    *used = 1;
    if (at >= end)
        return -1;
    if ((unsigned char)view[at] < 0x80)
        return view[at];
    return story_utf8_decode(view + at, end - at, used);
}

/* The character that ends at `at`, or -1 where `at` is not behind start. */
int32_t story_glyph_before(const char *view, size_t start, size_t at);

/* Behind the characters, from at on, for which `is` holds. */
static inline size_t story_glyph_skip(const char *view, size_t at, size_t end, bool (*is)(int32_t code))
{
    size_t used;

    while (at < end && is(story_glyph_at(view, at, end, &used)))
        at += used;
    return at;
}

/* The end of the span from start to end without the white space before it. */
size_t story_glyph_trim(const char *view, size_t start, size_t end);

enum {
    STORY_GLYPH_DASH = 1,       /* - – — */
    STORY_GLYPH_QUOTE = 2,      /* opening or closing, straight or not */
    STORY_GLYPH_OPENING = 4,    /* quotes and brackets that may stand before a word */
    STORY_GLYPH_CLOSING = 8,    /* … and behind one */
    STORY_GLYPH_BULLET = 16,    /* • and its kin */
    STORY_GLYPH_WIDE_STOP = 32, /* 。！？ which need no white space behind them */
    STORY_GLYPH_TERMINAL = 64   /* what the last line of a sentence or of a speech ends in */
};

extern const uint8_t story_glyph__ascii[128];
unsigned story_glyph__above_ascii(int32_t code);

/* What a character is of these, a bit each; nothing where the code is negative. */
static inline unsigned story_glyph_kinds(int32_t code)
{
    return (uint32_t)code < 0x80 ? story_glyph__ascii[code] : story_glyph__above_ascii(code);
}

static inline bool story_glyph_is_dash(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_DASH;
}

static inline bool story_glyph_is_quote(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_QUOTE;
}

static inline bool story_glyph_is_opening(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_OPENING;
}

static inline bool story_glyph_is_closing(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_CLOSING;
}

static inline bool story_glyph_is_bullet(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_BULLET;
}

static inline bool story_glyph_is_wide_stop(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_WIDE_STOP;
}

static inline bool story_glyph_is_terminal(int32_t code)
{
    return story_glyph_kinds(code) & STORY_GLYPH_TERMINAL;
}

#endif

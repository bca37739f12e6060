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
size_t story_glyph_skip(const char *view, size_t at, size_t end, bool (*is)(int32_t code));

/* The end of the span from start to end without the white space before it. */
size_t story_glyph_trim(const char *view, size_t start, size_t end);

bool story_glyph_is_dash(int32_t code);      /* - – — */
bool story_glyph_is_quote(int32_t code);     /* opening or closing, straight or not */
bool story_glyph_is_opening(int32_t code);   /* quotes and brackets that may stand before a word */
bool story_glyph_is_closing(int32_t code);   /* … and behind one */
bool story_glyph_is_bullet(int32_t code);    /* • and its kin */
bool story_glyph_is_wide_stop(int32_t code); /* 。！？ which need no white space behind them */
bool story_glyph_is_terminal(int32_t code);  /* what the last line of a sentence or of a speech ends in */

#endif

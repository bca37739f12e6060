/* wording - a stretch of text as the units that a reader would mark: words and marks, whatever their style.
 *
 * Two units have the same code where they are the same but for the style of quotes and dashes: "--" is one dash, "..."
 * one ellipsis, every quotation mark is every other. White space is no unit. */
#ifndef STORY_COMPARE_WORDING_H
#define STORY_COMPARE_WORDING_H

#include "annotate/variant.h"
#include "util/array.h"

typedef struct story_unit {
    uint64_t code;
    story_span span;
    uint8_t weight; /* how much its staying holds two stretches together: a mark 1, a function word 2, a word 5 */
} story_unit;

/* The units of sentences first to first + count - 1, to the end of the array of story_unit. */
int story_wording_read(story_array *units, const story_variant *v, size_t first, size_t count);

/* Whether the sentences of a link say the same in the same words and marks. 1, 0, or STORY_ENOMEM. */
int story_wording_same(const story_variant *left, const story_variant *right, const story_link *link);

#endif

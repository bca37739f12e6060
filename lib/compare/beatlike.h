/* beatlike - how alike the beats of two variants are, by their words and by what they are about. */
#ifndef STORY_COMPARE_BEATLIKE_H
#define STORY_COMPARE_BEATLIKE_H

#include "compare/diff.h"

/* The two sides of a comparison in the order that compare/order.h gives them, so that ties fall alike both ways. */
typedef struct story_beat_pair {
    const struct story_diff *diff;
    const story_variant *variants[2];
    const story_beat *beats[2];
    size_t counts[2];
    bool swapped; /* side 0 is the right one */
} story_beat_pair;

enum { STORY_BEATLIKE_CELLS = 1 << 22 }; /* more pairs of beats than this are not compared word by word */

/* cells[i * counts[1] + j]: the likeness of beats i and j, 0 to somewhat above 1. */
int story_beatlike_fill(float *cells, const story_beat_pair *pair, story_error *err);

#endif

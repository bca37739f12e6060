/* landmark - pairs of sentences that share what neither text says anywhere else. */
#ifndef STORY_COMPARE_LANDMARK_H
#define STORY_COMPARE_LANDMARK_H

#include "compare/lexicon.h"
#include "util/array.h"

typedef struct story_landmark {
    uint32_t left, right; /* places in the lists */
    uint32_t votes;
} story_landmark;

/* Every pair of the lists with at least two votes, by left, then right. O(words). To the end of the array. */
int story_landmark_find(story_array *out, const story_lexicon *l, const uint32_t *left, size_t n, const uint32_t *right,
                        size_t m);

#endif

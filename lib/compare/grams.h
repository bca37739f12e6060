/* grams - how alike sentences look letter by letter: cosines of the character n-grams of their words. */
#ifndef STORY_COMPARE_GRAMS_H
#define STORY_COMPARE_GRAMS_H

#include "compare/cover.h"

/* dots[i * right_count + j]: the product of left sentence i and right sentence j. norms[side][p - 1][i]: the squared
 * length of sentences i to i + p - 1 taken as one. The cosine of two runs is the sum of their products over the root of
 * both squared lengths. */
int story_grams_fill(float *dots, float *const norms[2][STORY_RUN_MOST], const story_lexicon *l, const uint32_t *left,
                     size_t left_count, const uint32_t *right, size_t right_count);

#endif

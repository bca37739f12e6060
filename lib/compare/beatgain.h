/* beatgain - what it would gain to take two beats of different variants for one. */
#ifndef STORY_COMPARE_BEATGAIN_H
#define STORY_COMPARE_BEATGAIN_H

#include "compare/beatlike.h"
#include "util/array.h"

#define STORY_NEAR_COPIES 0.75f /* kinship from which on links alone tell what beats are one */

typedef struct story_beat_candidate {
    uint32_t beats[2]; /* by side of the pair */
    float gain, bonus; /* what it is worth alone, and for what stands beside it */
    float likeness;
} story_beat_candidate;

/* Appends the candidates to out, in the order of the beats; a bonus of 0 each. *stray is what one outside the order has
 * to gain. */
int story_beatgain_list(story_array *out, float *stray, const story_beat_pair *pair, story_error *err);

/* The order of candidates by their beats, for qsort. */
int story_beatgain_by_beats(const void *a, const void *b);

#endif

/* beatlink - which beat of one variant is which of another. */
#ifndef STORY_COMPARE_BEATLINK_H
#define STORY_COMPARE_BEATLINK_H

#include "compare/beatlike.h"

typedef struct story_beat_link {
    uint32_t beats[2]; /* by side of the pair */
    float score, gain; /* likeness, and what is left of it behind all thresholds */
    bool moved, stray; /* outside the order of the rest; too far out to be believed */
} story_beat_link;

/* One to one; in the order of side 0. *out is freed by the caller. */
int story_beatlink_find(story_beat_link **out, size_t *count, const story_beat_pair *pair, story_error *err);

#endif

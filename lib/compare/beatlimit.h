/* beatlimit - how alike two beats must be to be one, by what chance finds in these two texts. */
#ifndef STORY_COMPARE_BEATLIMIT_H
#define STORY_COMPARE_BEATLIMIT_H

#include "compare/beatlike.h"

typedef struct story_beat_limits {
    float threshold;   /* what a pair must be alike, wherever its beats stand */
    float slack;       /* pairs that lose up to this alone are looked at: what stands beside them may make up for it */
    float vote;        /* what links of sentences add */
    float beside;      /* the share of what stands in line with a pair that is added, … */
    float most_beside; /* … and how much of that counts at most */
    float gap;         /* what a beat left out of such a line costs */
    float stray;       /* what a pair outside the order has to gain */
} story_beat_limits;

/* For texts that need no table of all pairs of beats. */
story_beat_limits story_beatlimit_usual(void);

/* cells: the likeness of all pairs. 0 or STORY_ENOMEM. */
int story_beatlimit_find(story_beat_limits *out, const story_beat_pair *pair, const float *cells);

#endif

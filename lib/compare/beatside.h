/* beatside - what stands in line with a pair of beats speaks for it. */
#ifndef STORY_COMPARE_BEATSIDE_H
#define STORY_COMPARE_BEATSIDE_H

#include "compare/beatgain.h"
#include "compare/beatlimit.h"

/* Raises the gains of candidates, which are in the order of their beats, by those in line with them. 0 or STORY_ENOMEM. */
int story_beatside_add(story_beat_candidate *candidates, size_t count, const story_beat_pair *pair,
                       const story_beat_limits *limits);

#endif

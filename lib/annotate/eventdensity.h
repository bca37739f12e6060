/* eventdensity - how eventful a passage is, which makes each of its words more or less likely to tell an event. */
#ifndef STORY_ANNOTATE_EVENTDENSITY_H
#define STORY_ANNOTATE_EVENTDENSITY_H

#include <stddef.h>
#include <stdint.h>

/* A word that may tell an event; score is a logit with STORY_EVENT_POINT bits behind the point. */
typedef struct story_event_candidate {
    uint32_t word, sentence;
    int32_t score;
    uint32_t before; /* chances of all candidates before it, summed; wraps around */
} story_event_candidate;

enum { STORY_DENSITY_POINT = 12 }; /* bits behind the point of a chance */

/* Adds to every score how far its surroundings are above the usual mean of chances, as a logarithm; with a usual mean of
 * 0 it adds nothing. Gives the sum of all chances, from the scores as they were. */
uint32_t story_event_density_add(story_event_candidate *candidates, size_t count, uint32_t usual);

#endif

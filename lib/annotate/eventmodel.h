/* eventmodel - the weights that say which words tell events, as lib/data/build/train_events.c wrote them.
 *
 * events.bin, little-endian:
 *
 *     char[8] "SDEVENT1"; u32 STORY_EVENT_BITS; i32 threshold; zero bytes up to offset 64
 *     i8[1 << STORY_EVENT_BITS]   weight of a feature, in units of 1 / STORY_EVENT_UNIT of a logit */
#ifndef STORY_ANNOTATE_EVENTMODEL_H
#define STORY_ANNOTATE_EVENTMODEL_H

#include "annotate/eventfeature.h"

enum { STORY_EVENT_UNIT = 32, STORY_EVENT_HEADER = 64 };

typedef struct story_eventmodel {
    const int8_t *weights;
    int32_t threshold; /* an event from here on, in units */
} story_eventmodel;

/* The compiled-in model; false where it is damaged. */
bool story_eventmodel_open(story_eventmodel *out);

/* The sum of the weights of word i of the scan, in units. */
int32_t story_eventmodel_score(const story_eventmodel *model, const story_event_scan *scan, size_t i);

#endif

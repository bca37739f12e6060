/* eventmodel - the weights that say which words tell events, as lib/data/build/train_events.c wrote them.
 *
 * events.bin, little-endian:
 *
 *     char[8] "SDEVENT3"; i32 threshold, STORY_EVENT_POINT bits behind the point; u32 usual chance of a
 *     candidate, STORY_DENSITY_POINT bits; zero bytes up to offset 64
 *     story_eventnet
 *     i8[1 << STORY_EVENT_BITS]   weight of a feature, in units of 1 / STORY_EVENT_UNIT of a logit */
#ifndef STORY_ANNOTATE_EVENTMODEL_H
#define STORY_ANNOTATE_EVENTMODEL_H

#include "annotate/eventdensity.h"
#include "annotate/eventnet.h"

enum {
    STORY_EVENT_UNIT = 32,
    STORY_EVENT_SHARE = 10, /* what a unit of the features adds to the logit of the network: three tenths of itself */
    STORY_EVENT_HEADER = 64
};

typedef struct story_eventmodel {
    const story_eventnet *net;
    const int8_t *weights;
    int32_t threshold; /* an event from here on */
    uint32_t usual;    /* chance */
} story_eventmodel;

/* Reads a model from the bytes of a file; false where it is damaged. */
bool story_eventmodel_read(story_eventmodel *out, story_blob blob);

/* The logit of word i of the scan, that run read last: of the network, and of the features where that leaves doubt. */
int32_t story_eventmodel_score(const story_eventmodel *model, const story_netrun *run, const story_event_scan *scan,
                               size_t i);

#endif

#include "annotate/eventmodel.h"

#include <string.h>

enum {
    LEN = STORY_EVENT_HEADER + sizeof(story_eventnet) + (1u << STORY_EVENT_BITS),
    /* Outside of these logits the network decides alone: the features could hardly turn it. */
    SURELY_NOT = -(5 << (STORY_EVENT_POINT - 1)),
    SURELY = 2 << STORY_EVENT_POINT
};

bool story_eventmodel_read(story_eventmodel *out, story_blob blob)
{
    if (blob.len != LEN || memcmp(blob.bytes, "SDEVENT3", 8) != 0)
        return false;
    memcpy(&out->threshold, blob.bytes + 8, sizeof out->threshold);
    memcpy(&out->usual, blob.bytes + 12, sizeof out->usual);
    out->net = (const story_eventnet *)(const void *)(blob.bytes + STORY_EVENT_HEADER);
    out->weights = (const int8_t *)(blob.bytes + STORY_EVENT_HEADER + sizeof *out->net);
    return true;
}

static int32_t score_features(const story_eventmodel *model, const story_event_scan *scan, size_t i)
{
    uint32_t features[STORY_EVENT_FEATURES];
    size_t n = story_event_scan_features(scan, i, features), k;
    int32_t sum = 0;

    for (k = 0; k < n; k++)
        sum += model->weights[features[k]];
    return sum * STORY_EVENT_SHARE;
}

int32_t story_eventmodel_score(const story_eventmodel *model, const story_netrun *run, const story_event_scan *scan,
                               size_t i)
{
    int32_t score = story_netrun_score(run, i);

    return score < SURELY_NOT || score > SURELY ? score : score + score_features(model, scan, i);
}

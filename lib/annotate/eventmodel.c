#include "annotate/eventmodel.h"

#include <string.h>

enum {
    LEN = STORY_EVENT_HEADER + sizeof(story_eventnet) + (1u << STORY_EVENT_BITS),
    /* Farther than this from the threshold the network decides alone: the features could hardly turn it. */
    DOUBT_BELOW = 3 << (STORY_EVENT_POINT - 1),
    DOUBT_ABOVE = 5 << (STORY_EVENT_POINT - 1)
};

bool story_eventmodel_read(story_eventmodel *out, story_blob blob)
{
    if (blob.len != LEN || memcmp(blob.bytes, "SDEVENT2", 8) != 0)
        return false;
    memcpy(&out->threshold, blob.bytes + 8, sizeof out->threshold);
    out->net = (const story_eventnet *)(const void *)(blob.bytes + STORY_EVENT_HEADER);
    out->weights = (const int8_t *)(blob.bytes + STORY_EVENT_HEADER + sizeof *out->net);
    return true;
}

int32_t story_eventmodel_features(const story_eventmodel *model, const story_event_scan *scan, size_t i)
{
    uint32_t features[STORY_EVENT_FEATURES];
    size_t n = story_event_scan_features(scan, i, features), k;
    int32_t sum = 0;

    for (k = 0; k < n; k++)
        sum += model->weights[features[k]];
    return sum * STORY_EVENT_SHARE;
}

bool story_eventmodel_decide(const story_eventmodel *model, const story_netrun *run, const story_event_scan *scan,
                             size_t i)
{
    int32_t score = story_netrun_score(run, i);

    if (score < model->threshold - DOUBT_BELOW || score >= model->threshold + DOUBT_ABOVE)
        return score >= model->threshold;
    return score + story_eventmodel_features(model, scan, i) >= model->threshold;
}

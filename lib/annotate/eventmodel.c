#include "annotate/eventmodel.h"

#include <string.h>

bool story_eventmodel_open(story_eventmodel *out)
{
    story_blob blob = story_data__events();
    uint32_t bits;

    if (blob.len != STORY_EVENT_HEADER + (1u << STORY_EVENT_BITS) || memcmp(blob.bytes, "SDEVENT1", 8) != 0)
        return false;
    memcpy(&bits, blob.bytes + 8, sizeof bits);
    memcpy(&out->threshold, blob.bytes + 12, sizeof out->threshold);
    out->weights = (const int8_t *)(blob.bytes + STORY_EVENT_HEADER);
    return bits == STORY_EVENT_BITS;
}

int32_t story_eventmodel_score(const story_eventmodel *model, const story_event_scan *scan, size_t i)
{
    uint32_t features[STORY_EVENT_FEATURES];
    size_t n = story_event_scan_features(scan, i, features), k;
    int32_t sum = 0;

    for (k = 0; k < n; k++)
        sum += model->weights[features[k]];
    return sum;
}

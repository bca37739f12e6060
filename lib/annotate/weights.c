#include "annotate/weights.h"

#include <string.h>

static uint32_t read_u32(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

bool story_weights_read(story_weights *out, const unsigned char *bytes, size_t len)
{
    size_t from, to;
    const unsigned char *p = bytes + 16;

    if (len != STORY_WEIGHTS_HEADER + (size_t)STORY_FEATURE_BUCKETS * STORY_WEIGHTS_ROW ||
        memcmp(bytes, "SDTAG001", 8) != 0 || read_u32(bytes + 8) != STORY_FEATURE_BUCKETS ||
        read_u32(bytes + 12) != STORY_LABELS)
        return false;
    for (from = 0; from <= STORY_LABELS; from++)
        for (to = 0; to < STORY_LABELS; to++, p += 2)
            out->transitions[from][to] = (int16_t)(uint16_t)(p[0] | p[1] << 8);
    out->rows = (const signed char *)bytes + STORY_WEIGHTS_HEADER;
    return true;
}

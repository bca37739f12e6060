#include "data/gazetteer.h"

#include "data/data.h"

unsigned story_gazetteer_mask(uint32_t key)
{
    const unsigned char *table = story_data__gazetteer().bytes;
    uint32_t mask = (1u << STORY_GAZ_SLOT_BITS) - 1, tag = key >> STORY_GAZ_MASK_BITS, i;

    for (i = key & mask;; i = (i + 1) & mask) {
        const unsigned char *p = table + 4 * (size_t)i;
        uint32_t slot = p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;

        if (!slot)
            return 0;
        if (slot >> STORY_GAZ_MASK_BITS == tag)
            return slot & ((1u << STORY_GAZ_MASK_BITS) - 1);
    }
}

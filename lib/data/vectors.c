#include "data/vectors.h"

#include <string.h>

#include "data/data.h"
#include "util/map.h"

typedef struct header {
    char magic[8];
    uint32_t count, dimensions, slot_count;
    uint32_t slots, offsets, words, ranks, scales, bytes;
} header;

static bool fits(const story_blob *blob, uint32_t at, uint64_t size)
{
    return at % 64 == 0 && at <= blob->len && size <= blob->len - at;
}

static bool is_sound(const story_blob *blob, const header *h)
{
    uint64_t n = h->count;

    return memcmp(h->magic, "SDWORDS1", 8) == 0 && h->dimensions % 2 == 0 && h->dimensions <= STORY_VECTOR_ROOM &&
           h->slot_count > n && (h->slot_count & (h->slot_count - 1)) == 0 &&
           fits(blob, h->slots, 4 * (uint64_t)h->slot_count) && fits(blob, h->offsets, 4 * (n + 1)) &&
           fits(blob, h->words, 1) && fits(blob, h->ranks, 4 * n) && fits(blob, h->scales, 4 * n) &&
           fits(blob, h->bytes, n * h->dimensions / 2);
}

bool story_vectors_open(story_vectors *out)
{
    story_blob blob = story_data__vectors();
    header h;

    memset(out, 0, sizeof *out);
    if (blob.len < sizeof h)
        return false;
    memcpy(&h, blob.bytes, sizeof h);
    if (!is_sound(&blob, &h))
        return false;
    *out = (story_vectors){
        .slots = (const uint32_t *)(blob.bytes + h.slots),
        .offsets = (const uint32_t *)(blob.bytes + h.offsets),
        .ranks = (const uint32_t *)(blob.bytes + h.ranks),
        .words = (const char *)blob.bytes + h.words,
        .scales = (const float *)(blob.bytes + h.scales),
        .bytes = blob.bytes + h.bytes,
        .count = h.count,
        .dimensions = h.dimensions,
        .slot_count = h.slot_count,
    };
    return true;
}

static uint32_t find(const story_vectors *v, const char *word, size_t len, uint32_t hash)
{
    uint32_t mask = v->slot_count - 1, i = hash & mask, entry;

    for (; v->slots[i]; i = (i + 1) & mask) {
        entry = v->slots[i] - 1;
        if (v->offsets[entry + 1] - v->offsets[entry] == len + 1 &&
            memcmp(v->words + v->offsets[entry], word, len) == 0)
            return entry;
    }
    return STORY_NO_ENTRY;
}

uint32_t story_vectors_find(const story_vectors *v, const char *word, size_t len, uint32_t hash)
{
    uint32_t entry;
    const char *apostrophe;

    if (!v->slot_count)
        return STORY_NO_ENTRY;
    entry = find(v, word, len, hash);
    if (entry != STORY_NO_ENTRY)
        return entry;
    if (len > 3 && memcmp(word + len - 3, "n't", 3) == 0)
        return find(v, "not", 3, story_map_hash("not", 3));
    apostrophe = memchr(word, '\'', len);
    if (!apostrophe || apostrophe == word)
        return STORY_NO_ENTRY;
    len = (size_t)(apostrophe - word);
    return find(v, word, len, story_map_hash(word, len));
}

uint32_t story_vectors_rank(const story_vectors *v, uint32_t entry)
{
    return entry < v->count ? v->ranks[entry] : STORY_RANK_UNKNOWN;
}

bool story_vectors_is_stop(const story_vectors *v, uint32_t entry)
{
    return entry < v->count && v->scales[entry] == 0;
}

/* A loop that a compiler can turn into vector instructions, as nothing overlaps. */
static void unpack(int8_t *restrict out, const uint8_t *restrict packed, size_t count)
{
    size_t k;

    for (k = 0; k < count; k++) {
        out[2 * k] = (int8_t)((packed[k] & 15) ^ 8) - 8;
        out[2 * k + 1] = (int8_t)((packed[k] >> 4) ^ 8) - 8;
    }
}

float story_vectors_read(const story_vectors *v, uint32_t entry, int8_t out[STORY_VECTOR_ROOM])
{
    unpack(out, v->bytes + (size_t)entry * (v->dimensions / 2), v->dimensions / 2);
    return v->scales[entry];
}

#include "util/map.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, with a last mixing step because the low bits choose the slot. */
uint32_t story_map_hash(const char *key, size_t len)
{
    uint32_t h = 2166136261u;
    size_t i;

    for (i = 0; i < len; i++)
        h = (h ^ (unsigned char)key[i]) * 16777619u;
    return h ^ h >> 15;
}

static uint32_t *find_slot(const story_map *map, const char *key, size_t len, uint32_t hash)
{
    uint32_t mask = map->slot_count - 1, i = hash & mask;

    for (; map->slots[i]; i = (i + 1) & mask) {
        const story_map_entry *e = &map->entries[map->slots[i] - 1];

        if (e->hash == hash && e->len == len && memcmp(e->key, key, len) == 0)
            break;
    }
    return &map->slots[i];
}

static int grow(story_map *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : 64, slot_count = capacity * 2, n, i;
    story_map_entry *entries = realloc(map->entries, capacity * sizeof *entries);
    uint32_t *slots;

    if (!entries)
        return -1;
    map->entries = entries;
    slots = calloc(slot_count, sizeof *slots);
    if (!slots)
        return -1;
    for (n = 0; n < map->count; n++) {
        for (i = entries[n].hash & (slot_count - 1); slots[i]; i = (i + 1) & (slot_count - 1))
            ;
        slots[i] = n + 1;
    }
    free(map->slots);
    map->slots = slots;
    map->slot_count = slot_count;
    map->capacity = capacity;
    return 0;
}

uint32_t story_map_add_hashed(story_map *map, const char *key, size_t len, uint32_t hash)
{
    uint32_t *slot;

    if (len > UINT32_MAX || map->count >= UINT32_MAX / 8)
        return STORY_MAP_NONE;
    if (map->slot_count) {
        slot = find_slot(map, key, len, hash);
        if (*slot)
            return *slot - 1;
    }
    if (map->count == map->capacity && grow(map))
        return STORY_MAP_NONE;
    slot = find_slot(map, key, len, hash);
    map->entries[map->count] = (story_map_entry){key, (uint32_t)len, hash};
    *slot = ++map->count;
    return map->count - 1;
}

uint32_t story_map_add(story_map *map, const char *key, size_t len)
{
    return story_map_add_hashed(map, key, len, story_map_hash(key, len));
}

uint32_t story_map_get_hashed(const story_map *map, const char *key, size_t len, uint32_t hash)
{
    uint32_t slot;

    if (!map->slot_count)
        return STORY_MAP_NONE;
    slot = *find_slot(map, key, len, hash);
    return slot ? slot - 1 : STORY_MAP_NONE;
}

uint32_t story_map_get(const story_map *map, const char *key, size_t len)
{
    return story_map_get_hashed(map, key, len, story_map_hash(key, len));
}

void story_map_dispose(story_map *map)
{
    free(map->entries);
    free(map->slots);
    *map = (story_map)STORY_MAP;
}

/* map - byte strings to dense numbers, in order of first sight: 0, 1, 2 …
 *
 * The keys are not copied: they must live as long as the map. Open addressing with linear probing, at most two thirds
 * full. The number of a key never changes, so that it can index the caller's own arrays. */
#ifndef STORY_UTIL_MAP_H
#define STORY_UTIL_MAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct story_map_entry {
    const char *key;
    uint32_t len, hash;
} story_map_entry;

typedef struct story_map {
    story_map_entry *entries; /* by number */
    uint32_t *slots;          /* number + 1, 0 for a free slot */
    uint32_t count, capacity, slot_count;
} story_map;

#define STORY_MAP_NONE UINT32_MAX
#define STORY_MAP           \
    {                       \
        NULL, NULL, 0, 0, 0 \
    }

/* The hash that the map uses, where a caller has computed it anyway while it read the bytes. */
uint32_t story_map_hash(const char *key, size_t len);

/* The number of the key, a new one where it was not there; STORY_MAP_NONE when out of memory. */
uint32_t story_map_add(story_map *map, const char *key, size_t len);
uint32_t story_map_add_hashed(story_map *map, const char *key, size_t len, uint32_t hash);

/* The number of the key, or STORY_MAP_NONE. */
uint32_t story_map_get(const story_map *map, const char *key, size_t len);
uint32_t story_map_get_hashed(const story_map *map, const char *key, size_t len, uint32_t hash);

void story_map_dispose(story_map *map);

#endif

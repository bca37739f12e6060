/* array - a growing array of one type of item.
 *
 *     story_array links = STORY_ARRAY(story_link);
 *     story_link *l = story_array_push(&links);      zeroed; NULL when out of memory
 *     out->links = story_array_keep(&links, arena);  moves the items to the arena and disposes of the array
 */
#ifndef STORY_UTIL_ARRAY_H
#define STORY_UTIL_ARRAY_H

#include <stddef.h>

#include "util/arena.h"

typedef struct story_array {
    void *items;
    size_t count, capacity, item_size;
} story_array;

#define STORY_ARRAY(type) ((story_array){NULL, 0, 0, sizeof(type)})
#define STORY_ITEMS(array, type) ((type *)(array)->items)

/* Room for one more item, zeroed, at the end; NULL when out of memory, the array unchanged. */
void *story_array_push(story_array *array);

/* Room for count items in all; 0, or STORY_ENOMEM. */
int story_array_reserve(story_array *array, size_t count);

/* Room for `more` items behind those that are there, growing as push does; 0, or STORY_ENOMEM. */
int story_array_room(story_array *array, size_t more);

/* The items, which are the arena's from now on: moved, not copied. The array is empty either way; NULL when out of memory. */
void *story_array_keep(story_array *array, story_arena *arena);

void story_array_clear(story_array *array);
void story_array_dispose(story_array *array);

#endif

#include "util/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "storydiff.h"

int story_array_reserve(story_array *array, size_t count)
{
    void *items;

    if (count <= array->capacity)
        return STORY_OK;
    if (count > SIZE_MAX / 2 / array->item_size)
        return STORY_ENOMEM;
    items = realloc(array->items, count * array->item_size);
    if (!items)
        return STORY_ENOMEM;
    array->items = items;
    array->capacity = count;
    return STORY_OK;
}

int story_array_room(story_array *array, size_t more)
{
    size_t least;

    if (more <= array->capacity - array->count)
        return STORY_OK;
    least = array->capacity ? array->capacity + array->capacity / 2 + 1 : 16;
    if (more > SIZE_MAX - array->count)
        return STORY_ENOMEM;
    return story_array_reserve(array, array->count + more > least ? array->count + more : least);
}

void *story_array_push(story_array *array)
{
    void *item;

    if (array->count == array->capacity && story_array_room(array, 1))
        return NULL;
    item = (char *)array->items + array->count++ * array->item_size;
    return memset(item, 0, array->item_size);
}

/* From so many bytes on the block itself is handed over instead of a copy. */
enum { LARGE = 1 << 16 };

void *story_array_keep(story_array *array, story_arena *arena)
{
    size_t size = array->count * array->item_size;
    void *kept, *fitting;

    if (size < LARGE) {
        kept = story_arena_memdup(arena, array->items, size);
        story_array_dispose(array);
        return kept;
    }
    fitting = realloc(array->items, size);
    kept = story_arena_adopt(arena, fitting ? fitting : array->items, size);
    array->items = NULL;
    array->count = array->capacity = 0;
    return kept;
}

void story_array_clear(story_array *array)
{
    array->count = 0;
}

void story_array_dispose(story_array *array)
{
    free(array->items);
    array->items = NULL;
    array->count = array->capacity = 0;
}

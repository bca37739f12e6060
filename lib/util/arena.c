#include "util/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 20 };

typedef struct block {
    struct block *next;
    size_t size, used;
    max_align_t bytes[];
} block;

typedef struct adopted {
    struct adopted *next;
    void *bytes;
} adopted;

struct story_arena {
    block *blocks;
    adopted *adopted;
    size_t next_size, total;
};

story_arena *story_arena_new(void)
{
    story_arena *arena = calloc(1, sizeof *arena);

    if (arena)
        arena->next_size = FIRST_BLOCK;
    return arena;
}

void story_arena_free(story_arena *arena)
{
    block *b, *next;
    adopted *a;

    if (!arena)
        return;
    for (a = arena->adopted; a; a = a->next)
        free(a->bytes);
    for (b = arena->blocks; b; b = next) {
        next = b->next;
        free(b);
    }
    free(arena);
}

/* A block of its own stands behind the current one, so that the room left there stays in use. */
static block *add_block(story_arena *arena, size_t room, bool own, bool clear)
{
    block *b;

    if (room > SIZE_MAX - sizeof *b)
        return NULL;
    b = clear ? calloc(1, sizeof *b + room) : malloc(sizeof *b + room);
    if (!b)
        return NULL;
    b->size = room;
    b->used = 0;
    arena->total += sizeof *b + room;
    if (own && arena->blocks) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    return b;
}

/* A large request gets a block of its own, which calloc() may know to be zeroed; of any other block only what is asked for
 * is cleared, so that memory is not touched before it is used. */
static void *take(story_arena *arena, size_t size, bool clear)
{
    const size_t unit = sizeof(max_align_t);
    block *b = arena->blocks;
    bool own = false;
    void *out;

    if (size > SIZE_MAX - unit)
        return NULL;
    size = size ? (size + unit - 1) / unit * unit : unit;
    if (!b || b->size - b->used < size) {
        own = size > arena->next_size / 2;
        b = add_block(arena, own ? size : arena->next_size, own, own && clear);
        if (!own && arena->next_size < LARGEST_STEP)
            arena->next_size *= 2;
    }
    if (!b)
        return NULL;
    out = (char *)b->bytes + b->used;
    b->used += size;
    return clear && !own ? memset(out, 0, size) : out;
}

void *story_arena_alloc(story_arena *arena, size_t size)
{
    return take(arena, size, true);
}

void *story_arena_calloc(story_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return story_arena_alloc(arena, count * size);
}

char *story_arena_strndup(story_arena *arena, const char *bytes, size_t len)
{
    char *copy = len < SIZE_MAX ? take(arena, len + 1, false) : NULL;

    if (copy && len)
        memcpy(copy, bytes, len);
    if (copy)
        copy[len] = '\0';
    return copy;
}

void *story_arena_memdup(story_arena *arena, const void *bytes, size_t len)
{
    void *copy = take(arena, len, false);

    if (copy && len)
        memcpy(copy, bytes, len);
    return copy;
}

void *story_arena_adopt(story_arena *arena, void *bytes, size_t size)
{
    adopted *a = story_arena_alloc(arena, sizeof *a);

    if (!a) {
        free(bytes);
        return NULL;
    }
    a->bytes = bytes;
    a->next = arena->adopted;
    arena->adopted = a;
    arena->total += size;
    return bytes;
}

size_t story_arena_size(const story_arena *arena)
{
    return arena->total;
}

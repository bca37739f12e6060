/* arena - memory that is freed all at once: one a variant, one a comparison.
 *
 * Blocks grow as the arena does, so that a short story costs a few KB and a library few calls of malloc. Memory comes
 * zeroed. NULL means out of memory; nothing else fails. Not safe to share between threads while allocating. */
#ifndef STORY_UTIL_ARENA_H
#define STORY_UTIL_ARENA_H

#include <stddef.h>

typedef struct story_arena story_arena;

story_arena *story_arena_new(void);
void story_arena_free(story_arena *arena);

/* size zeroed bytes, aligned for any type; a size of 0 gives a valid pointer. */
void *story_arena_alloc(story_arena *arena, size_t size);

/* count items of size bytes; NULL also where count * size does not fit. */
void *story_arena_calloc(story_arena *arena, size_t count, size_t size);

/* A copy of len bytes with a zero byte behind them. */
char *story_arena_strndup(story_arena *arena, const char *bytes, size_t len);

/* A copy of len bytes of any type; a valid pointer for 0. Used to keep what was gathered in a growing array. */
void *story_arena_memdup(story_arena *arena, const void *bytes, size_t len);

/* Takes over a block from malloc, which is freed with the arena: how a large array is kept without a copy. Gives the
 * block back, or frees it and gives NULL when out of memory. */
void *story_arena_adopt(story_arena *arena, void *bytes, size_t size);

/* Bytes taken from the system, for reports of memory use. */
size_t story_arena_size(const story_arena *arena);

#endif

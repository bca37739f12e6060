/* vectors - words of English: how frequent each is, whether it only serves grammar, and a vector of what it means.
 *
 * words.bin, made by build/vectors.py, little-endian, every section at a multiple of 64 bytes:
 *
 *     char[8] "SDWORDS1"; u32 n words, d dimensions, slot count (a power of two); u32 offsets of the sections below
 *     u32[slots]     hash table with linear probing: entry + 1 at story_map_hash(word) & (slots - 1), 0 free
 *     u32[n + 1]     where the words start; words end in a zero byte
 *     words
 *     u32[n]         ranks, rising: entries are in order of frequency
 *     f32[n]         1 / length of the vector; 0 for a stop word, which has none
 *     u8[n][d / 2]   vectors: component 2k in the low, 2k + 1 in the high four bits, -7 to 7
 *
 * Names of people and places have no entry, on purpose: they are neither frequent nor alike. */
#ifndef STORY_DATA_VECTORS_H
#define STORY_DATA_VECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STORY_RANK_UNKNOWN UINT32_MAX
#define STORY_NO_ENTRY UINT32_MAX

enum { STORY_VECTOR_ROOM = 128 }; /* dimensions that story_vectors_read() writes at most */

typedef struct story_vectors {
    const uint32_t *slots, *offsets, *ranks;
    const char *words;
    const float *scales;
    const uint8_t *bytes;
    uint32_t count, dimensions, slot_count;
} story_vectors;

/* The compiled-in table; false where it is damaged. Nothing is read but the header. */
bool story_vectors_open(story_vectors *out);

/* The entry of a case-folded word with its story_map_hash(), or STORY_NO_ENTRY. "didn't" is taken for "not", other words
 * with an apostrophe for what stands before it. The more frequent a word, the smaller its entry. */
uint32_t story_vectors_find(const story_vectors *v, const char *word, size_t len, uint32_t hash);

/* STORY_RANK_UNKNOWN where there is no such entry. */
uint32_t story_vectors_rank(const story_vectors *v, uint32_t entry);

/* A function word: the, him, would. */
bool story_vectors_is_stop(const story_vectors *v, uint32_t entry);

/* Writes v->dimensions components and gives the scale: the cosine of two words is dot product * scale * scale. */
float story_vectors_read(const story_vectors *v, uint32_t entry, int8_t out[STORY_VECTOR_ROOM]);

#endif

/* chain - the heaviest choice of pairs that keeps the order of both sides. */
#ifndef STORY_COMPARE_CHAIN_H
#define STORY_COMPARE_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct story_chain_pair {
    uint32_t left, right;
    uint64_t weight; /* at least 1 */
    bool kept;       /* out */
} story_chain_pair;

/* Sorts the pairs by left, then right, and marks those of the heaviest chain in which both sides strictly rise.
 * O(n log n). Of chains of one weight, the one that ends first on the left is taken. 0 or STORY_ENOMEM. */
int story_chain_mark(story_chain_pair *pairs, size_t count);

#endif

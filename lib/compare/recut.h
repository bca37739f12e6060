/* recut - where the beats of compared variants start, cut so that the same can be told of all of them. */
#ifndef STORY_COMPARE_RECUT_H
#define STORY_COMPARE_RECUT_H

#include "compare/diff.h"

/* The comparison of variants i < j among all pairs in the order (0,1) (0,2) … (1,2) …: its number, and how many. */
static inline size_t story_pair_number(size_t count, size_t i, size_t j)
{
    return i * (2 * count - i - 1) / 2 + j - i - 1;
}

static inline size_t story_pair_count(size_t count)
{
    return count * (count - 1) / 2;
}

/* Fills starts[k], which has room for every sentence of variant k, and counts[k]. diffs: one for every pair, aligned. */
int story_recut(uint32_t *const *starts, size_t *counts, const story_variant *const *variants, size_t count,
                struct story_diff *const *diffs, story_error *err);

#endif

/* pool - the subjects of either side that every one of the other side is compared with. */
#ifndef STORY_COMPARE_POOL_H
#define STORY_COMPARE_POOL_H

#include "compare/match.h"

enum { STORY_POOL = 192 };

typedef struct story_pool {
    uint32_t items[STORY_POOL]; /* subjects, rising */
    size_t count;
} story_pool;

/* The most mentioned subjects that are not taken, in their own order; ties go to the earlier. */
void story_pool_fill(story_pool *out, const story_subjects *subjects, const bool *taken);

/* The place of a subject of the pool in it. */
uint32_t story_pool_number(const story_pool *pool, uint32_t subject);

/* The profiles of all their subjects, made when they are needed: in near-copies nobody is left to need them. */
int story_pool_profile(const story_pool *left, const story_pool *right, const story_matching *m, story_error *err);

/* The best one-to-one choice among candidates that score at least `least`, and more where the pools are large: partner
 * gets for every place of the left pool a place of the right one, or STORY_ASSIGN_NONE. */
int story_pool_assign(uint32_t partner[STORY_POOL], const story_pool *left, const story_pool *right,
                      const story_match *candidates, size_t count, double least, story_error *err);

#endif

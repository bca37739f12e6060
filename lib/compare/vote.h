/* vote - which mention stands where which stood: what linked sentences say of names and places. */
#ifndef STORY_COMPARE_VOTE_H
#define STORY_COMPARE_VOTE_H

#include "compare/diff.h"
#include "compare/subject.h"

typedef struct story_vote {
    uint32_t left, right; /* subjects */
    uint32_t links;       /* in which one stands where the other stood */
    float weight;         /* of those: 1 each where the words around are the same */
    float kept;           /* of the weight: where the one mention has no words but those of the other */
    float together;       /* links that name both, wherever, each by its likeness */
} story_vote;

typedef struct story_votes {
    const story_vote *items; /* by left, then right */
    size_t count;
    const float *left_weight, *right_weight; /* sums, by subject */
    const float *left_together, *right_together;
} story_votes;

/* Gathers the votes of all links, in the scratch arena. 0 or STORY_ENOMEM. O(words + mentions). */
int story_vote_count(story_votes *out, story_arena *scratch, const struct story_diff *d, const story_subjects *left,
                     const story_subjects *right, story_error *err);

/* The vote for that pair, or NULL. */
const story_vote *story_votes_find(const story_votes *votes, uint32_t left, uint32_t right);

#endif

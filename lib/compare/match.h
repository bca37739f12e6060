/* match - the best one-to-one pairing of two lists of subjects, with "none" possible. */
#ifndef STORY_COMPARE_MATCH_H
#define STORY_COMPARE_MATCH_H

#include "compare/kinship.h"
#include "compare/profile.h"
#include "compare/vote.h"

typedef struct story_match {
    uint32_t left, right;
    story_change change; /* STORY_SAME, STORY_RESPELLED or STORY_RENAMED */
    float score;         /* 0 to 1 */
    uint32_t support;
    bool extra; /* beside a one-to-one pair: two became one, or one became two */
} story_match;

/* Two lists and what is known of them. */
typedef struct story_matching {
    const struct story_diff *d;
    story_arena *scratch;
    story_subjects left, right;
    story_votes votes;
    story_profile *left_profiles, *right_profiles; /* empty ones where there are too many subjects */
    /* How alike two subjects are apart from votes, 0 to 1, from their names and company. */
    double (*likeness)(const struct story_matching *m, uint32_t left, uint32_t right, story_kinship kinship);
    double least;   /* a pair below this score is none */
    bool of_places; /* the subjects are places, not names */
} story_matching;

/* Fills votes and profiles; left, right, d and scratch are set. */
int story_matching_prepare(story_matching *m, story_error *err);

/* How alike the shares of all mentions are, 0 to 1: two leading parts are more alike than two that are named once. */
double story_matching_share(const story_matching *m, uint32_t left, uint32_t right);

/* The share of what linked sentences name together that names these two, 0 to 1. */
double story_matching_together(const story_matching *m, uint32_t left, uint32_t right);

/* For qsort(): by left subject, then by right. */
int story_match_by_left(const void *a, const void *b);

/* The pairs by left subject; in the scratch arena. */
int story_matching_run(const story_match **out, size_t *count, const story_matching *m, story_error *err);

#endif

/* collation - n variants compared with each other: what of the plot all share, some share, one alone has. */
#ifndef STORY_COMPARE_COLLATION_H
#define STORY_COMPARE_COLLATION_H

#include "compare/diff.h"

typedef struct story_cut_beats {
    const story_beat *items;
    size_t count;
} story_cut_beats;

struct story_collation {
    story_arena *arena;
    const story_variant **variants;
    size_t count;
    size_t *ranks;             /* by variant: its place in an order that does not depend on that of the arguments */
    struct story_diff **diffs; /* by story_pair_number() */
    story_cut_beats *beats;    /* by variant */
    const story_slot *slots;
    size_t slot_count;
    double *similarity; /* count * count */
    const story_tree_node *tree;
};

/* Fills the slots of a collation whose diffs have their beats. In its arena. */
int story_slot_fill(struct story_collation *c, story_error *err);

/* The likeness of two variants from their comparison, 0 to 1. */
double story_similarity(const struct story_diff *d);

#endif

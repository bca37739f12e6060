/* collation - two variants or more, each compared with each: what they share, who stands closest. */
#ifndef STORYDIFF_COLLATION_H
#define STORYDIFF_COLLATION_H

#include "diff.h"

STORY_BEGIN_DECLS

typedef struct story_collation story_collation;

/* A beat that variants share: one beat index a variant, or STORY_NONE where that variant has none. */
typedef struct story_slot {
    const char *type;
    const size_t *beats;
    size_t shared; /* how many variants have it */
} story_slot;

/* Compares every pair of variants. order of variants: that of the columns, without effect on anything else. */
STORY_API int story_collation_new(story_collation **out, const story_variant *const *variants, size_t count,
                                  const story_diff_options *opts, story_error *err);
STORY_API void story_collation_free(story_collation *c);

STORY_API const story_variant *const *story_collation_variants(const story_collation *c, size_t *count);

/* The comparison of variants i < j. */
STORY_API const story_diff *story_collation_diff(const story_collation *c, size_t i, size_t j);

/* The beats of variant i as all its comparisons here see them. */
STORY_API const story_beat *story_collation_beats(const story_collation *c, size_t i, size_t *count);
STORY_API const story_slot *story_collation_slots(const story_collation *c, size_t *count);

/* Likeness of variants i and j, 0 to 1; 1 for i = j. */
STORY_API double story_collation_similarity(const story_collation *c, size_t i, size_t j);

/* A node of the tree of variants: a variant, or what two nodes have in common. */
typedef struct story_tree_node {
    size_t variant; /* STORY_NONE: a node inside */
    size_t parent;  /* STORY_NONE: the root */
    double length;  /* of the way to the parent; the sum of ways between two variants is near 1 - likeness */
} story_tree_node;

/* Which variants stand closest, by neighbour joining: first a node for each variant, in their order, the root last. */
STORY_API const story_tree_node *story_collation_tree(const story_collation *c, size_t *count);

STORY_END_DECLS

#endif

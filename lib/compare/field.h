/* field - two runs of sentences in front of each other, and what each bead between them would gain.
 *
 * A bead is p sentences on the left that became q on the right. */
#ifndef STORY_COMPARE_FIELD_H
#define STORY_COMPARE_FIELD_H

#include "compare/likeness.h"
#include "util/array.h"

typedef struct story_bead {
    uint32_t left, right; /* first sentences */
    uint8_t p, q;
    float likeness;
    bool moved; /* set by story_links_mark_moved() */
} story_bead;

typedef struct story_field {
    story_likeness likeness;
    float threshold;           /* what a bead must be worth */
    float penalty;             /* for each sentence beyond one against one */
    float position;            /* for standing elsewhere in the text */
    float alone;               /* what a sentence in no bead costs */
    float least_alike;         /* the likeness that any bead needs */
    float least_said;          /* what a bead of several sentences must at least say of each on the other side */
    float least_kept;          /* the share that stays of a sentence that was split or of those that were merged */
    bool fast_start, fast_end; /* what stands before the first, behind the last cell is linked for sure */
} story_field;

/* The shapes of beads: one against one first. */
typedef struct story_shape_size {
    uint8_t p, q;
} story_shape_size;

enum { STORY_SHAPES = 8 };
extern const story_shape_size story_field__shapes[STORY_SHAPES];

/* How alike, with the support of the neighbours; n may be anything, so may the threshold. */
float story_field_worth(const story_field *f, size_t i, size_t p, size_t j, size_t q);

/* What the bead adds to an alignment: above 0 where it is better than none. */
float story_field_gain(const story_field *f, size_t i, size_t p, size_t j, size_t q);

/* Whether sentences may be one bead: each says some of it, and where one became several, nearly all of it is left. */
bool story_field_may_join(const story_field *f, size_t i, size_t p, size_t j, size_t q);

/* The beads of the best alignment that keeps the order, with sentences numbered in the field; to the end of `beads`. */
int story_field_order(story_array *beads, const story_field *f);

#endif

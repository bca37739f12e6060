/* seam - where inside a link one sentence was split into two, or two were joined.
 *
 * Needs to know nothing of words: it reads the stretches that stay and the stretches that change. */
#ifndef STORY_COMPARE_SEAM_H
#define STORY_COMPARE_SEAM_H

#include "compare/wording.h"

/* Units a … a + a_count - 1 of the left text stand where units b … b + b_count - 1 of the right one do. Stretches that
 * stay and stretches that change take turns; what stays has as many units on both sides. */
typedef struct story_stretch {
    size_t a, a_count, b, b_count;
    bool stays;
} story_stretch;

/* The sentences of one side of a link, and their units. */
typedef struct story_seam_side {
    const story_variant *v;
    size_t first, count;
    const story_unit *units;
    size_t unit_count;
} story_seam_side;

/* The seams of a link, in the order of the text, to the end of an array of story_seam. */
int story_seam_find(story_array *seams, const story_stretch *stretches, size_t count, const story_seam_side *left,
                    const story_seam_side *right);

#endif

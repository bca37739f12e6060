/* align - which sentences of the left became which of the right. */
#ifndef STORY_COMPARE_ALIGN_H
#define STORY_COMPARE_ALIGN_H

#include "annotate/variant.h"
#include "compare/cover.h"

typedef struct story_alignment {
    const story_link *links; /* a partition of both sides, in the order that storydiff.h promises */
    size_t count;
    double kinship; /* 0 nothing in common … 1 near-copies: how alike the two texts are as a whole */
    double related; /* story_related() of both */
    bool partial;   /* a work budget ran out */
} story_alignment;

/* In the arena. similar, where it is not NULL, is given the like words of the texts, in story_order(), if the alignment
 * looked for them. */
int story_align(story_alignment *out, story_similar *similar, story_arena *arena, const story_variant *left,
                const story_variant *right, const story_diff_options *opts, story_error *err);

#endif

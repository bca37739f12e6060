/* spot - where the subjects of one side are mentioned: in text order, to be found by sentence. */
#ifndef STORY_COMPARE_SPOT_H
#define STORY_COMPARE_SPOT_H

#include "compare/subject.h"

typedef struct story_spot {
    uint32_t start, end; /* in the view */
    uint32_t subject;
    bool voted; /* scratch of vote.c */
} story_spot;

typedef struct story_spots {
    const struct story_variant *variant;
    story_spot *items;
    uint32_t *first; /* by sentence: its first spot; one more */
} story_spots;

/* In the scratch arena. O(mentions + sentences), but for sentences in which the mentions are out of order. */
int story_spots_gather(story_spots *out, story_arena *scratch, const struct story_variant *v,
                       const story_subjects *subjects, story_error *err);

/* The first of a run of spots, `at` up to `end`, that ends after an offset; `end` where none does. */
size_t story_spots_behind(const story_spots *s, size_t at, size_t end, size_t offset);

/* Whether the one mention has no naming words but those of the other. */
bool story_spots_agree(const story_spots *a, const story_spot *l, const story_spots *b, const story_spot *r);

#endif

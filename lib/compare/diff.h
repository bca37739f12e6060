/* diff - one comparison: its stages write in order, then nothing changes. */
#ifndef STORY_COMPARE_DIFF_H
#define STORY_COMPARE_DIFF_H

#include "annotate/variant.h"
#include "compare/align.h"

struct story_diff {
    story_arena *arena;
    const story_variant *left, *right;
    bool semantic, keeps_similar;
    story_alignment alignment;
    story_similar similar;          /* see story_align(); only until the beats are linked */
    const story_edit *const *edits; /* by link */
    const uint32_t *edit_counts;
    const story_seam *seams;   /* of all links, in their order */
    const uint32_t *seam_ends; /* by link: how many seams it and the links before it have */
    const bool *renaming;      /* by link: nothing changed but names and places */
    story_pairing *names;
    size_t name_count;
    story_pairing *places;
    size_t place_count;
    const story_beat *left_beats, *right_beats;
    size_t left_beat_count, right_beat_count;
    const story_beat_change *beats;
    size_t beat_count;
};

/* A comparison is made in steps, one after the other, but for its beats: these are cut when all comparisons that share a
 * variant are there. keeps_similar: the words that are alike are not looked for anew then, which takes some 200 KB in
 * between. */
enum { STORY_DIFF_STEPS = 3 };

int story_diff__begin(story_diff **out, const story_variant *left, const story_variant *right,
                      const story_diff_options *opts, bool keeps_similar, story_error *err);
int story_diff__step(struct story_diff *d, size_t step, story_error *err);

#endif

/* linkrun - links of sentences that go on side by side in both texts, gathered into runs. */
#ifndef STORY_COMPARE_LINKRUN_H
#define STORY_COMPARE_LINKRUN_H

#include "compare/diff.h"

/* One link of a run, sentences inclusive, by side: 0 the left, 1 the right, or the reverse where that was asked for. */
typedef struct story_run_item {
    uint32_t first[2], last[2];
    float score;
    uint32_t run; /* items of one run stand together, in text order */
} story_run_item;

/* The items of all runs that can be trusted: of two links or more, or of one strong link. *out is freed by the caller. */
int story_linkrun_gather(story_run_item **out, size_t *count, const struct story_diff *d, bool swapped,
                         story_error *err);

#endif

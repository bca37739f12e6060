/* anchor - sentences of two texts that are the same sentence beyond doubt. */
#ifndef STORY_COMPARE_ANCHOR_H
#define STORY_COMPARE_ANCHOR_H

#include "compare/lexicon.h"

/* right_of[i]: 1 + the right sentence that left sentence i is, or 0. The order of both sides is kept. O(n log n). */
int story_anchor_same(uint32_t *right_of, const story_lexicon *l);

#endif

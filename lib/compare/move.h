/* move - passages that stand elsewhere, found among the sentences that the order-preserving alignment left over. */
#ifndef STORY_COMPARE_MOVE_H
#define STORY_COMPARE_MOVE_H

#include "compare/field.h"

/* taken[side][i]: the sentence is in a bead already. Adds beads of single sentences to `beads` that are at least as
 * alike as `least`, or a little less where a neighbour has moved along. *partial where there was too much to look at. */
int story_move_find(story_array *beads, bool *partial, const story_lexicon *l, bool *const taken[2], float least);

#endif

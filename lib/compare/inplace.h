/* inplace - sentences that were written anew where they stood. */
#ifndef STORY_COMPARE_INPLACE_H
#define STORY_COMPARE_INPLACE_H

#include "compare/field.h"

/* Adds beads of one sentence against one whose neighbours on both sides are linked with each other, if they are at least
 * so much alike. 0 or STORY_ENOMEM. */
int story_inplace_link(story_array *beads, const story_lexicon *l, float least);

#endif

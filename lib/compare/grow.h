/* grow - sentences beside a passage that has moved, taken in where one of it was split or two were merged. */
#ifndef STORY_COMPARE_GROW_H
#define STORY_COMPARE_GROW_H

#include "compare/field.h"

/* Beads from `first` on are one against one; taken, by sentence of a side: in a bead. rules: a field without likeness.
 * 0 or STORY_ENOMEM. */
int story_grow(story_array *beads, size_t first, const story_lexicon *l, bool *const taken[2],
               const story_field *rules);

#endif

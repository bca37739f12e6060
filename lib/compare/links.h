/* links - beads in no order become the links that storydiff.h promises. */
#ifndef STORY_COMPARE_LINKS_H
#define STORY_COMPARE_LINKS_H

#include "compare/align.h"
#include "compare/field.h"

/* Which beads have moved. The beads must not overlap. 0 or STORY_ENOMEM. */
int story_links_mark_moved(story_bead *beads, size_t count, const story_variant *left, const story_variant *right);

/* Adds what is in no bead, and sorts, the beads too. In the arena. */
int story_links_make(story_alignment *out, story_arena *arena, const story_variant *left, const story_variant *right,
                     story_bead *beads, size_t count);

#endif

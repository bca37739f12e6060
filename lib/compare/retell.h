/* retell - the beads between two texts that tell one story in other words. */
#ifndef STORY_COMPARE_RETELL_H
#define STORY_COMPARE_RETELL_H

#include "compare/field.h"

/* odds: cells of the likeness, above 0 where two sentences may be linked. Links the likeliest first, wherever they
 * stand, then lets them take in neighbours. Adds beads in no order. */
int story_retell_link(story_array *beads, const float *odds, const story_likeness *likeness);

#endif

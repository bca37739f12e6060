/* shortest - which units of one sequence stay in the other: a shortest edit script. */
#ifndef STORY_COMPARE_SHORTEST_H
#define STORY_COMPARE_SHORTEST_H

#include "compare/wording.h"

/* stays[i] is 1 + the place in b of unit i of a, or 0 where it goes; a_count entries. Beyond a set number of steps the
 * rest in the middle is taken as changed altogether: then 1 is returned, else 0 or STORY_ENOMEM. */
int story_shortest_edit(uint32_t *stays, const story_unit *a, size_t a_count, const story_unit *b, size_t b_count);

#endif

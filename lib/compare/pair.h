/* pair - which name, place and beat of the left is which of the right. */
#ifndef STORY_COMPARE_PAIR_H
#define STORY_COMPARE_PAIR_H

#include "compare/diff.h"

/* Each needs the links of d and fills its own list; beats need the names and places. In d's arena. */
int story_pair_names(struct story_diff *d, story_error *err);
int story_pair_places(struct story_diff *d, story_error *err);
int story_pair_beats(struct story_diff *d, story_error *err);

#endif

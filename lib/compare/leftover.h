/* leftover - mentions on the right that still use a name which was replaced. */
#ifndef STORY_COMPARE_LEFTOVER_H
#define STORY_COMPARE_LEFTOVER_H

#include "compare/match.h"

/* Fills the leftovers of every renamed, respelled or replaced pairing of the list. */
int story_leftover_find(story_pairing *list, size_t count, const story_matching *m, story_error *err);

#endif

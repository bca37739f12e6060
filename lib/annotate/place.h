/* place - mentions of places gathered into cities, regions, countries and landmarks; adjectives led back to them. */
#ifndef STORY_ANNOTATE_PLACE_H
#define STORY_ANNOTATE_PLACE_H

#include "annotate/variant.h"

/* Needs the words and tagged spans of v and fills its places, in order of their first mention. */
int story_place_gather(struct story_variant *v, story_error *err);

#endif

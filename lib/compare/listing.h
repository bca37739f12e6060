/* listing - names and cities that the lists of .storydiff do not have. */
#ifndef STORY_COMPARE_LISTING_H
#define STORY_COMPARE_LISTING_H

#include "compare/finding.h"

/* Reports under unknown-name and unknown-city who is in v and not in the [cast] or [place] lists of the rules; nothing where
 * there is no such list. */
int story_listing_report(story_report *r, const struct story_variant *v);

#endif

/* listing - names and cities that the lists of .storydiff do not have. */
#ifndef STORY_COMPARE_LISTING_H
#define STORY_COMPARE_LISTING_H

#include "compare/finding.h"

int story_listing_report(story_report *r, const struct story_variant *v);

#endif

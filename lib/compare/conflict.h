/* conflict - what a merge left in the text: its markers. */
#ifndef STORY_COMPARE_CONFLICT_H
#define STORY_COMPARE_CONFLICT_H

#include "compare/finding.h"

/* Reports under conflict-marker the first line of each conflict: the three kinds of markers in order, so that a row of
 * equals signs alone, as under a heading of Markdown, is none. */
int story_conflict_report(story_report *r, const struct story_variant *v);

#endif

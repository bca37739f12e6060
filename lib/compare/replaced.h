/* replaced - old names left over whose new name nobody knew for one. */
#ifndef STORY_COMPARE_REPLACED_H
#define STORY_COMPARE_REPLACED_H

#include "compare/diff.h"
#include "compare/finding.h"

/* Reports what is left over of names for which words were put that were taken for no name on the right. */
int story_replaced_report(story_report *r, const struct story_diff *d);

#endif

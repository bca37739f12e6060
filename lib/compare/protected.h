/* protected - phrases of .storydiff whose sentences a revision may tell otherwise but not cut. */
#ifndef STORY_COMPARE_PROTECTED_H
#define STORY_COMPARE_PROTECTED_H

#include "compare/diff.h"
#include "compare/finding.h"

/* Reports under beat-protected each phrase of the rules that the left text has, the right one lacks, and whose sentences
 * are in no link with a right side. The finding's span is of the left text. */
int story_protected_report(story_report *r, const struct story_diff *d);

#endif

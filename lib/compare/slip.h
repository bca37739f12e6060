/* slip - a name that a revision spells otherwise in a few places, where the text before had it right. */
#ifndef STORY_COMPARE_SLIP_H
#define STORY_COMPARE_SLIP_H

#include "compare/diff.h"
#include "compare/finding.h"

/* Reports slips under the rule name-drift, but those that it has reported already. */
int story_slip_report(story_report *r, const struct story_diff *d);

#endif

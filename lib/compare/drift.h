/* drift - two spellings in one text of what is most likely one name. */
#ifndef STORY_COMPARE_DRIFT_H
#define STORY_COMPARE_DRIFT_H

#include "compare/finding.h"

/* Reports the drifts of the names and cities of v; known, which may be NULL, is a text whose own drifts are not told
 * again. */
int story_drift_report(story_report *r, const struct story_variant *v, const struct story_variant *known);

#endif

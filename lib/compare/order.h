/* order - an order of variants that does not depend on how they were given, so that ties fall alike both ways. */
#ifndef STORY_COMPARE_ORDER_H
#define STORY_COMPARE_ORDER_H

#include "annotate/variant.h"

/* Below, at or above 0: by text, then by label. */
int story_order(const story_variant *a, const story_variant *b);

#endif

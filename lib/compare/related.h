/* related - whether two texts tell of the same things at all, however freely. */
#ifndef STORY_COMPARE_RELATED_H
#define STORY_COMPARE_RELATED_H

#include "annotate/variant.h"

/* 0 for strangers, 1 for what may well be one story twice. kinship: as in align.h. */
double story_related(const struct story_variant *left, const struct story_variant *right, double kinship);

#endif

/* castlike - whether the same characters are there where two sentences stand. */
#ifndef STORY_COMPARE_CASTLIKE_H
#define STORY_COMPARE_CASTLIKE_H

#include "compare/diff.h"

/* out: cells [i * m + j] for all sentences of both: above 0 where who is there, or who is not, is the same; the most where
 * both have somebody who is seldom there. Of d only the variants, kinship and related are read. 0 or STORY_ENOMEM. */
int story_castlike_fill(float *out, const struct story_diff *d);

#endif

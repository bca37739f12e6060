/* assign - the one-to-one choice of the greatest sum among pairs of two lists, with "none" possible. */
#ifndef STORY_COMPARE_ASSIGN_H
#define STORY_COMPARE_ASSIGN_H

#include "storydiff.h"

#define STORY_ASSIGN_NONE UINT32_MAX

/* worth: a row each of `rows`, of `columns` values; what is 0 or less is never chosen. partner: by row, the column that
 * is its own, or STORY_ASSIGN_NONE. O(rows^2 columns) steps. */
int story_assign_run(uint32_t *partner, const float *worth, size_t rows, size_t columns, story_error *err);

#endif

/* logit - weights of evidence, by what is chosen: every row and every column of a table takes one of its cells, or
 * none. */
#ifndef STORY_BUILD_LOGIT_H
#define STORY_BUILD_LOGIT_H

#include <stddef.h>
#include <stdint.h>

enum { LOGIT_RIGHT = 1, LOGIT_UNSURE = 2 };

/* Planes of n times m cells, one for each kind of evidence; truth by cell: LOGIT_…, 0 wrong. */
typedef struct logit_table {
    size_t n, m;
    const float *planes;
    const uint8_t *truth;
    double weight;
} logit_table;

/* weights: one a kind, then what is added for every cell. */
void logit_fit(double *weights, size_t kinds, const logit_table *tables, size_t count);

#endif

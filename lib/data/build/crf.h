/* crf - a chain of labels as a conditional random field: how likely each label and each pair of labels is. */
#ifndef STORY_DATA_BUILD_CRF_H
#define STORY_DATA_BUILD_CRF_H

#include "annotate/feature.h"

typedef struct crf {
    double scores[STORY_WORD_RUN_MOST][STORY_LABELS];   /* in: of every word */
    double expected[STORY_WORD_RUN_MOST][STORY_LABELS]; /* out: probability of each label */
    double pairs[STORY_LABELS + 1][STORY_LABELS];       /* out: expected count of one label after another */
} crf;

/* from[p][l]: the score of l after p, the last row for l at the start; count is at least 1. */
void crf_expect(crf *c, uint32_t count, const float from[STORY_LABELS + 1][STORY_LABELS]);

/* Whether a label may follow another: a later word of a span only the words of one. */
bool crf_may_follow(int before, int label);

/* e to the power of x, the same on every machine, unlike that of the C library. */
double crf_exp(double x);

#endif

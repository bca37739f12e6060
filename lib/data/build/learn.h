/* learn - from labelled runs of words to the bytes of a weight file. */
#ifndef STORY_DATA_BUILD_LEARN_H
#define STORY_DATA_BUILD_LEARN_H

#include "annotate/weights.h"
#include "corpus.h"

#define LEARNT_SIZE (STORY_WEIGHTS_HEADER + (size_t)STORY_FEATURE_BUCKETS * STORY_WEIGHTS_ROW)

/* Learns from the documents that are not held out. The same corpus always gives the same bytes. */
int learn(unsigned char out[LEARNT_SIZE], const corpus *c);

#endif

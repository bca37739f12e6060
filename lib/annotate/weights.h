/* weights - what the tagger has learnt: a row of eight bytes a feature bucket, and the cost of one label after another.
 *
 * The file: char[8] "SDTAG001"; u32 buckets; u32 labels; i16 transitions[labels + 1][labels] (from a label, the last row
 * from the start of a run); zero bytes up to offset 128; i8 rows[buckets][8], the eighth byte unused. Little endian. */
#ifndef STORY_ANNOTATE_WEIGHTS_H
#define STORY_ANNOTATE_WEIGHTS_H

#include "annotate/feature.h"
#include "annotate/tagger.h"

enum { STORY_WEIGHTS_HEADER = 128, STORY_WEIGHTS_ROW = 8 };

typedef struct story_weights {
    const signed char *rows;
    int16_t transitions[STORY_LABELS + 1][STORY_LABELS];
} story_weights;

/* False where the bytes are no such file. They have to stay. */
bool story_weights_read(story_weights *out, const unsigned char *bytes, size_t len);

/* Tags with weights of the caller's: for the trainer. */
int story_tagger__run(struct story_variant *v, const story_weights *weights, story_error *err);

#endif

/* quotation - what is inside quotation marks, followed from token to token. */
#ifndef STORY_ANNOTATE_QUOTATION_H
#define STORY_ANNOTATE_QUOTATION_H

#include <stdbool.h>
#include <stdint.h>

/* Starts as zero at every paragraph: a quotation that is never closed ends with its paragraph. */
typedef struct story_quotation {
    bool marked, single; /* inside double marks; inside single ones */
    int32_t before;      /* the mark before, 0 behind a word */
} story_quotation;

/* Takes note of punctuation. spaced: white space before it; glued: a letter right behind it. */
void story_quotation_step(story_quotation *q, int32_t code, bool spaced, bool glued);

/* Whether the mark, as it stands, opens something: a quotation, a bracket, what a dash sets off. */
bool story_quotation_opens(int32_t code, bool spaced, bool glued);

#endif

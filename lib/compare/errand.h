/* errand - what a place is to the story at a mention: where somebody was born, lives, goes to, or only named. */
#ifndef STORY_COMPARE_ERRAND_H
#define STORY_COMPARE_ERRAND_H

#include "annotate/variant.h"

typedef enum story_errand {
    STORY_ERRAND_MENTIONED,
    STORY_ERRAND_TRAVELS,
    STORY_ERRAND_LIVES,
    STORY_ERRAND_BORN
} story_errand;

/* "born in" … as story_pairing has it. */
const char *story_errand_word(story_errand errand);

/* The words of a variant as cues. */
typedef struct story_errands {
    const struct story_variant *variant;
    uint8_t *cues; /* by form: what it is a cue of, where that was asked already */
} story_errands;

/* In the scratch arena. 0 or STORY_ENOMEM. */
int story_errands_open(story_errands *out, story_arena *scratch, const struct story_variant *v, story_error *err);

/* From the words around the mention. In a comparison ("like the Moscow snow") a place is only named. */
story_errand story_errand_at(const story_errands *e, const story_mention *mention);

/* Whether the mention surely serves a comparison only: "colder than Moscow", rather than "as soon as". */
bool story_errand_is_compared(const story_errands *e, const story_mention *mention);

#endif

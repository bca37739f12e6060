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

/* From the words around the mention. In a comparison ("like the Moscow snow") a place is only named. */
story_errand story_errand_at(const struct story_variant *v, const story_mention *mention);

/* Whether the mention surely serves a comparison only: "colder than Moscow", rather than "as soon as". */
bool story_errand_is_compared(const struct story_variant *v, const story_mention *mention);

#endif

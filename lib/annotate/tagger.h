/* tagger - which runs of words are names of persons, which of places. */
#ifndef STORY_ANNOTATE_TAGGER_H
#define STORY_ANNOTATE_TAGGER_H

#include "annotate/word.h"

typedef enum story_tag { STORY_TAG_NAME, STORY_TAG_PLACE, STORY_TAG_OTHER } story_tag;

typedef struct story_tagged {
    uint32_t word, word_count; /* without the possessive 's, with titles */
    uint32_t sentence;
    uint8_t tag;
} story_tagged;

struct story_variant;

/* Needs the sentences and words of v and fills its tagged spans, in text order and apart from each other. */
int story_tagger_run(struct story_variant *v, story_error *err);

#endif

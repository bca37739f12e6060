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

/* The spans in text order; they do not overlap. In the arena. */
int story_tagger_run(const story_tagged **out, size_t *count, story_arena *arena, const story_text *text,
                     const story_words *words, const story_sentence *sentences, size_t sentence_count,
                     story_error *err);

#endif

/* place - mentions of places gathered into cities, regions, countries and landmarks; adjectives led back to them. */
#ifndef STORY_ANNOTATE_PLACE_H
#define STORY_ANNOTATE_PLACE_H

#include "annotate/tagger.h"

/* Places in order of their first mention. In the arena. */
int story_place_gather(const story_place **out, size_t *count, story_arena *arena, const story_text *text,
                       const story_words *words, const story_sentence *sentences, size_t sentence_count,
                       const story_tagged *tagged, size_t tagged_count, story_error *err);

#endif

/* name - mentions of persons gathered into characters: aliases, role, gender. */
#ifndef STORY_ANNOTATE_NAME_H
#define STORY_ANNOTATE_NAME_H

#include "annotate/tagger.h"

/* Names in order of their first mention. In the arena. */
int story_name_gather(const story_name **out, size_t *count, story_arena *arena, const story_text *text,
                      const story_words *words, const story_sentence *sentences, size_t sentence_count,
                      const story_tagged *tagged, size_t tagged_count, story_error *err);

#endif

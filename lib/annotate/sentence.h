/* sentence - where sentences begin and end. */
#ifndef STORY_ANNOTATE_SENTENCE_H
#define STORY_ANNOTATE_SENTENCE_H

#include "annotate/text.h"

/* Splits every paragraph; the sentences cover all of the view that is not white space. In the arena. */
int story_sentence_split(const story_sentence **out, size_t *count, story_arena *arena, const story_text *text,
                         story_split split, story_error *err);

#endif

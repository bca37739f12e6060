/* event - trigger words of what, the text says, did happen. */
#ifndef STORY_ANNOTATE_EVENT_H
#define STORY_ANNOTATE_EVENT_H

#include "annotate/word.h"

/* In text order. In the arena. */
int story_event_find(const story_event **out, size_t *count, story_arena *arena, const story_text *text,
                     const story_words *words, const story_sentence *sentences, size_t sentence_count,
                     story_error *err);

#endif

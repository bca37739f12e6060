/* excerpt - runs of words as spans and as text. */
#ifndef STORY_ANNOTATE_EXCERPT_H
#define STORY_ANNOTATE_EXCERPT_H

#include "annotate/word.h"
#include "util/buf.h"

/* From the first of the words to the end of the last; count is at least 1. */
story_span story_excerpt_span(const story_words *words, uint32_t word, uint32_t count);

/* The words as written, with single spaces for any white space; what was in the buffer is gone. */
void story_excerpt_write(story_buf *out, const story_text *text, const story_words *words, uint32_t word,
                         uint32_t count);

#endif

/* inline - the markup inside a paragraph of Markdown: emphasis, links, code, escapes, entities, tags. */
#ifndef STORY_ANNOTATE_INLINE_H
#define STORY_ANNOTATE_INLINE_H

#include "annotate/layout.h"

/* Appends the edits for the bytes from start to end, in no order. 0 or STORY_ENOMEM. */
int story_inline_read(story_array *edits, const char *bytes, size_t start, size_t end);

#endif

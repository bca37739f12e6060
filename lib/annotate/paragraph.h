/* paragraph - which lines belong together. */
#ifndef STORY_ANNOTATE_PARAGRAPH_H
#define STORY_ANNOTATE_PARAGRAPH_H

#include "annotate/text.h"

/* Fills the paragraphs of text from its view and lines. A blank line ends a paragraph. A line end does too, unless the
 * text is wrapped and the line as full as the others, or the sentence plainly goes on in the next line.
 * STORY_SPLIT_LINES: every line is a paragraph. 0 or STORY_ENOMEM. */
int story_paragraph_find(story_text *text, story_arena *arena, story_split split);

/* The same from the blocks (story_block) that a reader of markup found. */
int story_paragraph_take(story_text *text, story_arena *arena, const story_array *blocks);

#endif

/* markdown - blocks of a Markdown text, and what of its bytes is markup.
 *
 * A line-based reader of what stories are written in: headings, paragraphs, quotes, lists, emphasis, links, code, front
 * matter, comments, entities. Where a text is odd it is read as plain prose; no input is wrong. Indented lines are
 * paragraphs, not code. */
#ifndef STORY_ANNOTATE_MARKDOWN_H
#define STORY_ANNOTATE_MARKDOWN_H

#include "annotate/layout.h"

/* Reads valid UTF-8 with LF line ends; appends to an empty `out`. 0 or STORY_ENOMEM. */
int story_markdown_read(story_layout *out, const char *bytes, size_t len);

#endif

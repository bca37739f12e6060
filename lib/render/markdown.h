/* markdown - a summary fit for a comment on a change: tables, with the sentences folded. Long lists are cut, and the
 * cut is said. Text of a story makes no markup, no link, no mention of a person and no reference to an issue. */
#ifndef STORY_RENDER_MARKDOWN_H
#define STORY_RENDER_MARKDOWN_H

#include "render/phrase.h"

int story_markdown_variant(story_sink *sink, const story_variant *v, const story_render_options *opts,
                           story_error *err);
int story_markdown_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                             story_error *err);

/* What is written of a long list. */
enum { STORY_MARKDOWN_ROWS = 60, STORY_MARKDOWN_QUOTE = 120 };

/* Text that shows as it is and does nothing. */
void story_markdown__text(story_sink *sink, const char *text, size_t len);
void story_markdown__name(story_sink *sink, const char *text); /* NULL: a dash */
/* "3-5": the sentences of a beat. */
void story_markdown__sentences(story_sink *sink, const story_beat *b);
void story_markdown__quote(story_sink *sink, const story_variant *v, story_span span);

/* "A → B", and the line of what changed between the two in numbers. */
void story_markdown__counts(story_sink *sink, const story_diff *d, unsigned parts);

/* The rest of a cell and its end; b NULL: an empty one. */
void story_markdown__beat_cell(story_sink *sink, const story_variant *v, const story_beat *b);

int story_markdown__pair(story_sink *sink, const story_diff *d, const story_render_options *opts, story_error *err);

#endif

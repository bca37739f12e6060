/* term - a comparison, a variant or the skeleton of several for a person at a terminal; plain is the same without
 * colour. First what changed in the story, then the text. */
#ifndef STORY_RENDER_TERM_H
#define STORY_RENDER_TERM_H

#include "render/page.h"
#include "render/phrase.h"

int story_term_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_plain_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_term_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                         story_error *err);
int story_plain_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                          story_error *err);

/* What one variant holds. */
void story_term__variant(story_page *page, const story_variant *v);

/* " with Sophia; at Paris", faint, or nothing: the places of a beat and who takes part, but for the one named most. */
void story_term__who_and_where(story_buf *buf, const story_variant *v, const story_beat *b);

/* The parts of the report on two variants. Each prints its heading where there is something to tell. */
void story_term__names(story_page *page, const story_diff *d);
void story_term__places(story_page *page, const story_diff *d);
void story_term__beats(story_page *page, const story_diff *d);
int story_term__sentences(story_page *page, const story_diff *d, story_error *err);

/* Three variants or more. */
int story_term__skeleton(story_page *page, const story_collation *c, story_error *err);
int story_term__who_is_who(story_page *page, const story_collation *c, story_error *err);
void story_term__stat(story_page *page, const story_collation *c);
void story_term__similarity(story_page *page, const story_collation *c);

void story_term__tree(story_page *page, const story_collation *c);

/* The column of variant i in few words: A, B … */
char story_term__letter(size_t i);

/* The words of a link, with marks around those that differ: both sides in one, or one side alone. */
typedef enum story_term_side { STORY_TERM_BOTH, STORY_TERM_LEFT, STORY_TERM_RIGHT } story_term_side;
void story_term__edits(story_buf *buf, const story_diff *d, size_t link, story_term_side side);

/* Style byte for a mark. */
const char *story_term__style(char mark);

#endif

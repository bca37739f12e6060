/* escape - bytes of a story, a label or a path made harmless for the place where they are written.
 *
 * Characters that steer a terminal or turn the direction of text (C0, DEL, C1, bidi controls, line and paragraph
 * separators, tags) are shown, never passed on. Bytes that are no UTF-8 become U+FFFD. */
#ifndef STORY_RENDER_ESCAPE_H
#define STORY_RENDER_ESCAPE_H

#include "render/render.h"
#include "util/buf.h"

/* Whether a code point steers instead of showing something. White space other than ' ' does too. */
bool story_escape_steers(int32_t code);

/* Disposes of a buffer; if it ran out of memory, so did the rendering. */
void story_sink_dispose(story_sink *sink, story_buf *buf);

/* A JSON string with its quotes. */
void story_escape_json(story_sink *sink, const char *bytes, size_t len);

/* Text for HTML, for attributes too; what steers becomes visible. */
void story_escape_html(story_sink *sink, const char *bytes, size_t len);

/* What a person may see on a terminal: controls as their pictures, the rest as <U+202E>, any white space as one ' '. */
void story_escape_visible(story_buf *buf, const char *bytes, size_t len);

#endif

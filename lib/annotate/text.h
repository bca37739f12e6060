/* text - the bytes of a story, and the view of them that every later stage reads.
 *
 * The view is UTF-8 in NFC with LF line ends, without byte order mark, soft hyphens, zero-width spaces and (in Markdown)
 * markup. Where the source is that already, view and source are the same bytes and the trace is empty. */
#ifndef STORY_ANNOTATE_TEXT_H
#define STORY_ANNOTATE_TEXT_H

#include "annotate/trace.h"
#include "storydiff.h"
#include "util/arena.h"

typedef struct story_paragraph {
    story_span span; /* of the view, without the white space around */
    bool verbatim;   /* code or front matter: one sentence, whose words have no case */
    bool heading;
} story_paragraph;

enum { STORY_TEXT_PADDING = 24 }; /* zero bytes behind a view, so that it can be read eight bytes at a time */

typedef struct story_text {
    const char *source; /* as it was given, copied */
    size_t source_len;
    const char *view; /* STORY_TEXT_PADDING zero bytes behind it; below 4 GiB */
    size_t len;
    size_t mark_len; /* of the byte order mark */
    const char *encoding;
    story_trace trace; /* from the view to the source; empty: the identity */
    const story_paragraph *paragraphs;
    size_t paragraph_count;
    const uint32_t *lines; /* view offsets at which lines start; the line ends of view and source are the same */
    size_t line_count;
} story_text;

/* Everything is allocated in the arena. STORY_EINPUT with the offset in the source for bytes that can't be read. */
int story_text_read(story_text *out, story_arena *arena, const char *bytes, size_t len, const story_read_options *opts,
                    story_error *err);

/* The source bytes of a span of the view. Markup dropped from the view right beside a span belongs to none. */
story_span story_text_source_span(const story_text *text, story_span span);

/* The same for a sentence, widened over what was dropped beside it. `before` is where the sentence in front ends in the
 * view (0 for the first), `after` where the next one starts (the length of the view for the last). So widened, the
 * sentences of a text cover every byte of the source that is not white space, and still do not overlap. */
story_span story_text_covering_span(const story_text *text, story_span span, size_t before, size_t after);

/* The line, from 1, and the column in characters of the source, from 1, of an offset into the view. */
size_t story_text_line(const story_text *text, size_t offset, size_t *column);

#endif

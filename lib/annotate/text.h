/* text - the bytes of a story, and the view of them that every later stage reads.
 *
 * The view is UTF-8 in NFC with LF line ends, without byte order mark, soft hyphens, zero-width spaces and (in Markdown)
 * markup. Where the source is that already, view and source are the same bytes and the map is empty. */
#ifndef STORY_ANNOTATE_TEXT_H
#define STORY_ANNOTATE_TEXT_H

#include "storydiff.h"
#include "util/arena.h"

/* From view offset `view` on, up to the next run, a byte of the view is `unit` bytes of the source (1 UTF-8 or a
 * single-byte encoding, 2 UTF-16 …); with unit 0 the whole run came from one place of the source. */
typedef struct story_run {
    uint32_t view, source;
    uint32_t unit;
} story_run;

typedef struct story_paragraph {
    story_span span; /* of the view, without the white space around */
    bool verbatim;   /* code or front matter: one sentence, in which nothing is looked for */
    bool heading;
} story_paragraph;

typedef struct story_text {
    const char *source; /* as it was given, copied */
    size_t source_len;
    const char *view; /* ends in a zero byte; below 4 GiB */
    size_t len;
    const char *encoding;
    const story_run *runs; /* none: the identity */
    size_t run_count;
    const story_paragraph *paragraphs;
    size_t paragraph_count;
    const uint32_t *lines; /* source offsets at which lines start */
    size_t line_count;
} story_text;

/* Everything is allocated in the arena. STORY_EINPUT with the offset in the source for bytes that can't be read. */
int story_text_read(story_text *out, story_arena *arena, const char *bytes, size_t len, const story_read_options *opts,
                    story_error *err);

/* The source bytes of a span of the view. Markup dropped from the view right beside a span belongs to none. */
story_span story_text_source_span(const story_text *text, story_span span);

#endif

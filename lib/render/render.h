/* render - what the formats share: the table of formats, a sink that remembers failure, escaping.
 *
 * A format is a pair of functions that write to a sink. They never look at the sink's state: the first failure of the
 * caller's write is kept, what follows is dropped, and story_render_…() reports it at the end. */
#ifndef STORY_RENDER_RENDER_H
#define STORY_RENDER_RENDER_H

#include <string.h>

#include "storydiff.h"
#include "util/error.h"

enum { STORY_SINK_SIZE = 1 << 16 };

typedef struct story_sink {
    story_write_cb write;
    void *payload;
    char *bytes; /* STORY_SINK_SIZE */
    size_t len;
    bool failed;
    bool no_memory; /* a format had to leave something out: said at the end */
} story_sink;

/* Hands over what is buffered. */
void story_sink_flush(story_sink *sink);

/* For what does not fit into the buffer. */
void story_sink__put_slow(story_sink *sink, const char *bytes, size_t len);

/* Inline, so that the length of a literal is known where it is written: nearly all of JSON is literals. */
static inline void story_sink_put(story_sink *sink, const char *bytes, size_t len)
{
    if (len > STORY_SINK_SIZE - sink->len) {
        story_sink__put_slow(sink, bytes, len);
        return;
    }
    memcpy(sink->bytes + sink->len, bytes, len);
    sink->len += len;
}

static inline void story_sink_puts(story_sink *sink, const char *text)
{
    story_sink_put(sink, text, strlen(text));
}

static inline void story_sink_putc(story_sink *sink, char c)
{
    story_sink_put(sink, &c, 1);
}

void story_sink_number(story_sink *sink, size_t number);

/* 0 to 1 with four decimals at most, whatever the locale: "0.71", "1". */
void story_sink_score(story_sink *sink, double score);
void story_sink_printf(story_sink *sink, const char *format, ...) STORY_PRINTF(2, 3);

/* What story_render_…() gives to a format: never NULL, the width and the parts filled in. */
typedef int (*story_variant_renderer)(story_sink *sink, const story_variant *v, const story_render_options *opts,
                                      story_error *err);
typedef int (*story_collation_renderer)(story_sink *sink, const story_collation *c, const story_render_options *opts,
                                        story_error *err);

/* Opens a sink and fills in what opts leaves open; STORY_ENOMEM. */
int story_render__begin(story_sink *sink, story_render_options *full, const story_render_options *opts,
                        story_write_cb write, void *payload, story_error *err);

/* Flushes and closes the sink. code: what the format said; a sink that failed makes it STORY_EIO. */
int story_render__end(story_sink *sink, int code, story_error *err);

#endif

/* render - a variant or a collation for a reader or a program, in every format. */
#ifndef STORYDIFF_RENDER_H
#define STORYDIFF_RENDER_H

#include "collation.h"

STORY_BEGIN_DECLS

typedef enum story_format {
    STORY_TERM, /* for a terminal: colour where the options say so */
    STORY_PLAIN,
    STORY_JSON,
    STORY_HTML,
    STORY_TEI,
    STORY_CSV,
    STORY_MARKDOWN
} story_format;

enum {
    STORY_PART_NAMES = 1,
    STORY_PART_PLACES = 2,
    STORY_PART_BEATS = 4,
    STORY_PART_SENTENCES = 8,
    STORY_PART_ALL = 15
};

typedef struct story_render_options {
    size_t width; /* columns; 0: 80 */
    bool colour;
    unsigned parts;          /* STORY_PART_…; 0: all */
    size_t context;          /* unchanged sentences shown around a change; STORY_NONE: the format's own default */
    bool all;                /* show what is unchanged too */
    bool stat;               /* counts only */
    int side_by_side;        /* 1 yes, -1 no, 0 as the width allows */
    const char *table;       /* csv: names, places, beats or sentences */
    const char *tei_profile; /* NULL or "vm" */
} story_render_options;

/* Takes len bytes of output; anything but 0 stops the rendering with STORY_EIO. */
typedef int (*story_write_cb)(void *payload, const char *bytes, size_t len);

/* The format of that name, or -1. */
STORY_API int story_format_from_name(const char *name);

STORY_API int story_render_variant(const story_variant *v, story_format format, const story_render_options *opts,
                                   story_write_cb write, void *payload, story_error *err);
STORY_API int story_render_collation(const story_collation *c, story_format format, const story_render_options *opts,
                                     story_write_cb write, void *payload, story_error *err);

/* For whoever prints names, labels or messages: the first character of len bytes (1 at least) from outside, its length
 * in *used. -1: no valid UTF-8. *steers: it shows nothing but steers, such as an escape, a line end or a mark that turns
 * the direction of writing, and a terminal should not get it. */
STORY_API int32_t story_character_read(const char *bytes, size_t len, size_t *used, bool *steers);

STORY_END_DECLS

#endif

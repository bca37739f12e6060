/* layout - what of a text is not the story, as a reader of some format found it, and the text without it. */
#ifndef STORY_ANNOTATE_LAYOUT_H
#define STORY_ANNOTATE_LAYOUT_H

#include <stdbool.h>

#include "annotate/trace.h"
#include "util/buf.h"

/* Bytes that leave the text, or are replaced by a few others (an entity). They hold no line end. */
typedef struct story_edited {
    size_t start, end;
    char text[5];
} story_edited;

typedef struct story_block {
    story_span span;
    bool verbatim, heading;
} story_block;

typedef struct story_layout {
    story_array edits;  /* of story_edited, in order, apart from each other */
    story_array blocks; /* of story_block, in order */
} story_layout;

#define STORY_LAYOUT ((story_layout){STORY_ARRAY(story_edited), STORY_ARRAY(story_block)})

/* Writes the text without its markup and the trace back to it, and moves the blocks to where they now stand. 0 or
 * STORY_ENOMEM. */
int story_layout_write(story_buf *out, story_array *runs, story_layout *layout, const char *bytes, size_t len);

void story_layout_dispose(story_layout *layout);

#endif

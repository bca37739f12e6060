/* marks - the mentions of names and places of one variant in text order, none over another, each with its class. */
#ifndef STORY_RENDER_MARKS_H
#define STORY_RENDER_MARKS_H

#include "render/render.h"

typedef struct story_mark {
    story_span span;
    size_t class; /* as in the classes that were given */
    bool place, adjective;
} story_mark;

typedef struct story_marks {
    story_mark *items;
    size_t count;
} story_marks;

/* name_classes, place_classes: by index of the name or place. STORY_ENOMEM. */
int story_marks_gather(story_marks *out, const story_variant *v, const size_t *name_classes,
                       const size_t *place_classes, story_error *err);
void story_marks_dispose(story_marks *marks);

/* The first mark that ends behind an offset; marks->count where there is none. */
size_t story_marks_from(const story_marks *marks, size_t offset);

#endif

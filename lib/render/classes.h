/* classes - who is who across many variants: names (or places) that comparisons pair, one of a variant at most. */
#ifndef STORY_RENDER_CLASSES_H
#define STORY_RENDER_CLASSES_H

#include "render/render.h"

typedef struct story_classes {
    size_t count, variants;
    size_t *members; /* [class * variants + variant]: index of its name, or STORY_NONE */
    size_t *firsts;  /* by variant: number of its first name in `of` */
    size_t *of;      /* by name of all variants: its class */
} story_classes;

/* In the order of the first variant that has each. STORY_ENOMEM. */
int story_classes_of_names(story_classes *out, const story_collation *c, story_error *err);
int story_classes_of_places(story_classes *out, const story_collation *c, story_error *err);

/* Of a variant alone: each name is its own class. */
int story_classes_of_one(story_classes *out, const story_variant *v, bool places, story_error *err);
void story_classes_dispose(story_classes *classes);

/* The first variant that has class k. */
size_t story_classes_first(const story_classes *classes, size_t k);

#endif

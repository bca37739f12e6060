/* retell - the beads between two texts that tell one story in other words. */
#ifndef STORY_COMPARE_RETELL_H
#define STORY_COMPARE_RETELL_H

#include "compare/field.h"

typedef struct story_retell_settings {
    float stray_least; /* likeness that a bead outside the order needs */
    int shapes;        /* of story_field__shapes, how many a bead may grow to */
} story_retell_settings;

/* Links best first, wherever they stand, then lets them grow. Beads with sentences numbered in the field, in no order. */
int story_retell_link(story_array *beads, const story_field *f, const story_retell_settings *settings);

#endif

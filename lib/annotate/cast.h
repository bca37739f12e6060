/* cast - which surfaces name the same person. */
#ifndef STORY_ANNOTATE_CAST_H
#define STORY_ANNOTATE_CAST_H

#include "annotate/surface.h"

/* The mentions of persons and, once assigned, whose each is. */
typedef struct story_cast {
    const story_tagged *mentions; /* spans with tag STORY_TAG_NAME, in text order */
    size_t mention_count;
    story_surfaces surfaces;
    uint32_t *person; /* by mention: from 0 without gaps, in order of first mention */
    size_t person_count;
} story_cast;

/* Fills the persons; mentions and surfaces are set. In the arena. 0 or STORY_ENOMEM. */
int story_cast_assign(story_cast *cast, story_arena *arena, const story_words *words);

#endif

/* entity - a name or a place, for what formats say of both in the same way. */
#ifndef STORY_RENDER_ENTITY_H
#define STORY_RENDER_ENTITY_H

#include "render/render.h"

typedef struct story_entity {
    const char *name; /* NULL: there is none, and the rest is empty */
    const story_mention *mentions;
    size_t mention_count;
    const story_name *as_name; /* one of these is set */
    const story_place *as_place;
} story_entity;

/* Name or place number i of a variant; none for STORY_NONE. */
story_entity story_entity_of(const story_variant *v, size_t i, bool place);

size_t story_entity_count(const story_variant *v, bool place);

/* "character", "reference"; "city", "region" …. e is not empty. */
const char *story_entity_kind(const story_entity *e);

bool story_entity_is_reference(const story_entity *e);
bool story_entity_is_city(const story_entity *e);

/* The pairings of a comparison's names, or of its places. */
const story_pairing *story_entity_pairings(const story_diff *d, bool place, size_t *count);

#endif

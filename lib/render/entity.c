#include "render/entity.h"

#include "render/phrase.h"

story_entity story_entity_of(const story_variant *v, size_t i, bool place)
{
    size_t count;

    if (i == STORY_NONE)
        return (story_entity){0};
    if (place) {
        const story_place *p = &story_variant_places(v, &count)[i];

        return (story_entity){p->name, p->mentions, p->mention_count, NULL, p};
    } else {
        const story_name *n = &story_variant_names(v, &count)[i];

        return (story_entity){n->name, n->mentions, n->mention_count, n, NULL};
    }
}

size_t story_entity_count(const story_variant *v, bool place)
{
    size_t count;

    if (place)
        story_variant_places(v, &count);
    else
        story_variant_names(v, &count);
    return count;
}

const char *story_entity_kind(const story_entity *e)
{
    if (e->as_place)
        return story_phrase_place_kind(e->as_place->kind);
    return story_entity_is_reference(e) ? "reference" : "character";
}

bool story_entity_is_reference(const story_entity *e)
{
    return e->as_name && e->as_name->role == STORY_REFERENCE;
}

bool story_entity_is_city(const story_entity *e)
{
    return e->as_place && e->as_place->kind == STORY_CITY;
}

const story_pairing *story_entity_pairings(const story_diff *d, bool place, size_t *count)
{
    return place ? story_diff_places(d, count) : story_diff_names(d, count);
}

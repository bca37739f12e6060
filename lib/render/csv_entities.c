/* The tables of names and places of two variants or more. */
#include "render/classes.h"
#include "render/csv.h"
#include "render/entity.h"

/* Whether all variants that have it call it the same. */
static const char *change_of(const story_csv_book *b, const story_classes *classes, size_t k, bool places)
{
    const char *name = NULL;
    size_t v;

    for (v = 0; v < b->count; v++) {
        story_entity e = story_entity_of(b->variants[v], classes->members[k * classes->variants + v], places);

        if (!e.name)
            continue;
        if (name && strcmp(name, e.name) != 0)
            return "differs";
        name = e.name;
    }
    return "same";
}

static void kind_cell(story_csv_book *b, size_t v, size_t i, bool places)
{
    story_entity e = story_entity_of(b->variants[v], i, places);

    story_csv__text(&b->row, story_entity_kind(&e));
}

static void entity_cells(story_csv_book *b, size_t v, size_t i, bool places)
{
    story_entity e = story_entity_of(b->variants[v], i, places);

    story_csv__text(&b->row, e.name);
    story_csv__number(&b->row, e.mention_count);
}

static void pairings(story_csv_book *b, bool places)
{
    size_t i, count;
    const story_pairing *items = story_entity_pairings(story_collation_diff(b->c, 0, 1), places, &count);

    for (i = 0; i < count; i++) {
        const story_pairing *p = &items[i];
        bool added = p->left == STORY_NONE;

        story_csv__text(&b->row, story_phrase_is_leftover(items, count, i) ? "leftover" : story_change_word(p->change));
        kind_cell(b, added, added ? p->right : p->left, places);
        entity_cells(b, 0, p->left, places);
        entity_cells(b, 1, p->right, places);
        story_csv__end(&b->row);
    }
}

static int classes(story_csv_book *b, bool places, story_error *err)
{
    story_classes all;
    size_t k, v;
    int code = places ? story_classes_of_places(&all, b->c, err) : story_classes_of_names(&all, b->c, err);

    if (code != STORY_OK)
        return code;
    for (k = 0; k < all.count; k++) {
        const size_t *members = all.members + k * all.variants;
        size_t first = story_classes_first(&all, k);

        story_csv__text(&b->row, change_of(b, &all, k, places));
        kind_cell(b, first, members[first], places);
        for (v = 0; v < b->count; v++)
            entity_cells(b, v, members[v], places);
        story_csv__end(&b->row);
    }
    story_classes_dispose(&all);
    return STORY_OK;
}

/* Of two variants a row is what the comparison says; of more, what some of them share. */
int story_csv__entities(story_csv_book *b, bool places, story_error *err)
{
    story_csv__titles(&b->row, "change|kind");
    story_csv__variant_titles(b, ".|mentions");
    if (b->count > 2)
        return classes(b, places, err);
    pairings(b, places);
    return STORY_OK;
}

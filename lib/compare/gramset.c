#include "compare/gramset.h"

#include <stdlib.h>
#include <string.h>

enum { GRAM = 4, WORD_BYTES = 40 };

typedef struct gram_slot {
    uint64_t key;
    uint32_t number; /* + 1 */
} gram_slot;

/* The grams of every form that was asked for, kept from call to call: hashing them is most of the work. */
struct story_gramset {
    gram_slot *slots;
    size_t slot_count;
    story_array local;    /* uint32_t, by gram: its number + 1 in the call at hand, all 0 in between */
    story_array of_forms; /* uint32_t: how many grams a form has, then the grams, form after form */
    uint32_t *starts[2];  /* by side and form: where in of_forms, + 1 */
};

story_gramset *story_gramset_new(size_t left_forms, size_t right_forms)
{
    story_gramset *g = calloc(1, sizeof *g);

    if (!g)
        return NULL;
    g->local = STORY_ARRAY(uint32_t);
    g->of_forms = STORY_ARRAY(uint32_t);
    g->starts[0] = calloc(left_forms + 1, sizeof *g->starts[0]);
    g->starts[1] = calloc(right_forms + 1, sizeof *g->starts[1]);
    if (!g->starts[0] || !g->starts[1]) {
        story_gramset_free(g);
        return NULL;
    }
    return g;
}

void story_gramset_free(story_gramset *g)
{
    if (!g)
        return;
    free(g->slots);
    free(g->starts[0]);
    free(g->starts[1]);
    story_array_dispose(&g->local);
    story_array_dispose(&g->of_forms);
    free(g);
}

static uint64_t mix(uint64_t key)
{
    key *= 0x9e3779b97f4a7c15u;
    return key ^ key >> 29;
}

static int grow(story_gramset *g)
{
    size_t count = g->slot_count ? g->slot_count * 2 : 256, k, at;
    gram_slot *slots = calloc(count, sizeof *slots);

    if (!slots)
        return STORY_ENOMEM;
    for (k = 0; k < g->slot_count; k++) {
        if (!g->slots[k].number)
            continue;
        for (at = mix(g->slots[k].key) & (count - 1); slots[at].number; at = (at + 1) & (count - 1))
            ;
        slots[at] = g->slots[k];
    }
    free(g->slots);
    g->slots = slots;
    g->slot_count = count;
    return STORY_OK;
}

static int number_gram(story_gramset *g, uint64_t key)
{
    size_t at;
    uint32_t *of_form;

    if (g->local.count * 2 >= g->slot_count && grow(g))
        return STORY_ENOMEM;
    for (at = mix(key) & (g->slot_count - 1); g->slots[at].number && g->slots[at].key != key;)
        at = (at + 1) & (g->slot_count - 1);
    if (!g->slots[at].number) {
        if (!story_array_push(&g->local))
            return STORY_ENOMEM;
        g->slots[at] = (gram_slot){key, (uint32_t)g->local.count};
    }
    of_form = story_array_push(&g->of_forms);
    if (!of_form)
        return STORY_ENOMEM;
    *of_form = g->slots[at].number - 1;
    return STORY_OK;
}

static int number_form(story_gramset *g, uint32_t *start, const story_form_entry *form)
{
    unsigned char word[WORD_BYTES + 2];
    size_t len = form->len < WORD_BYTES ? form->len : WORD_BYTES, first = g->of_forms.count, k, b;

    if (!story_array_push(&g->of_forms))
        return STORY_ENOMEM;
    word[0] = '^';
    memcpy(word + 1, form->text, len);
    word[len + 1] = '$';
    for (k = 0; k + GRAM <= len + 2; k++) {
        uint64_t key = 1;

        for (b = 0; b < GRAM; b++)
            key = key << 8 | word[k + b];
        if (number_gram(g, key))
            return STORY_ENOMEM;
    }
    STORY_ITEMS(&g->of_forms, uint32_t)[first] = (uint32_t)(g->of_forms.count - first - 1);
    *start = (uint32_t)first + 1;
    return STORY_OK;
}

const uint32_t *story_gramset_of(story_gramset *set, int side, uint32_t form, const story_form_entry *entry,
                                 uint32_t *count)
{
    uint32_t *start = &set->starts[side][form];

    if (!*start && number_form(set, start, entry))
        return NULL;
    *count = STORY_ITEMS(&set->of_forms, uint32_t)[*start - 1];
    return STORY_ITEMS(&set->of_forms, uint32_t) + *start;
}

uint32_t *story_gramset_marks(story_gramset *set)
{
    return set->local.items;
}

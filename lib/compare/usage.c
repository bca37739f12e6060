#include "compare/usage.h"

#include <stdlib.h>
#include <string.h>

#include "data/gazetteer.h"
#include "util/error.h"

enum { SHORTEST = 4 };

/* What the tagger took a word for; a gender sits above. */
enum { AS_NAME = 1, AS_CITY = 2, AS_PLACE = 4, AS_ADJECTIVE = 8, GENDER_SHIFT = 4 };

/* Before a name they tell that it is a place's. */
static const char *const PLACE_WORDS[] = {"in", "at", "near", "into", "through", "around", "outside"};

static int by_form(const void *a, const void *b)
{
    const story_use *x = a, *y = b;

    if (x->form != y->form)
        return x->form < y->form ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static int by_sound(const void *a, const void *b)
{
    const story_usage *x = a, *y = b;
    int order = strcmp(x->sound, y->sound);

    if (order)
        return order;
    return x->form < y->form ? -1 : x->form > y->form;
}

static void mark(uint8_t *as, const struct story_variant *v, const story_mention *m, uint8_t what)
{
    for (size_t w = story_words_behind(&v->words, m->sentence, m->span.start);
         w < v->words.count && v->words.items[w].start < m->span.end; w++)
        as[w] |= m->form == STORY_FORM_ADJECTIVE ? AS_ADJECTIVE : what;
}

/* By word: what it was taken for. NULL when out of memory. */
static uint8_t *mark_words(const struct story_variant *v, story_arena *scratch)
{
    uint8_t *as = story_arena_calloc(scratch, v->words.count, sizeof *as);

    for (size_t i = 0; as && i < v->name_count; i++)
        for (size_t m = 0; m < v->names[i].mention_count; m++)
            mark(as, v, &v->names[i].mentions[m], (uint8_t)(AS_NAME | v->names[i].gender << GENDER_SHIFT));
    for (size_t i = 0; as && i < v->place_count; i++)
        for (size_t m = 0; m < v->places[i].mention_count; m++)
            mark(as, v, &v->places[i].mentions[m], v->places[i].kind == STORY_CITY ? AS_CITY : AS_PLACE);
    return as;
}

/* By form: whether it is ever written small. NULL when out of memory. */
static bool *small_forms(const struct story_variant *v, story_arena *scratch)
{
    bool *small = story_arena_calloc(scratch, v->words.form_count, sizeof *small);

    for (size_t w = 0; small && w < v->words.count; w++)
        if (v->words.items[w].shape == STORY_SHAPE_LOWER)
            small[v->words.items[w].form] = true;
    return small;
}

static int collect_uses(story_usages *s, story_arena *scratch, story_error *err)
{
    const story_words *words = &s->v->words;
    uint8_t *as = mark_words(s->v, scratch);
    bool *small = small_forms(s->v, scratch);

    if (!as || !small)
        return story_error__no_memory(err);
    for (size_t sentence = 0; sentence < s->v->sentence_count; sentence++)
        for (size_t w = words->first[sentence]; w < words->first[sentence + 1]; w++) {
            const story_word *word = &words->items[w];
            story_use *u;

            if (word->shape != STORY_SHAPE_CAPITAL || words->forms[word->form].len < SHORTEST || small[word->form] ||
                as[w] & AS_ADJECTIVE)
                continue;
            u = story_array_push(&s->uses);
            if (!u)
                return story_error__no_memory(err);
            *u = (story_use){word->form, (uint32_t)sentence, (uint32_t)w, as[w]};
        }
    return STORY_OK;
}

static bool stands_behind_place_word(const struct story_variant *v, const story_use *u)
{
    if (u->word <= v->words.first[u->sentence])
        return false;
    for (size_t i = 0; i < sizeof PLACE_WORDS / sizeof *PLACE_WORDS; i++)
        if (strcmp(v->words.forms[v->words.items[u->word - 1].form].text, PLACE_WORDS[i]) == 0)
            return true;
    return false;
}

static void sum_up(story_usage *p, const story_usages *s, const story_use *uses)
{
    for (size_t i = 0; i < p->count; i++) {
        p->names += (uses[i].as & AS_NAME) != 0;
        p->cities += (uses[i].as & AS_CITY) != 0;
        if (uses[i].as & AS_NAME)
            p->gender = uses[i].as >> GENDER_SHIFT;
        if (uses[i].as & (AS_CITY | AS_PLACE) && stands_behind_place_word(s->v, &uses[i]))
            p->place = true;
    }
}

static int add_form(story_usages *s, size_t first, size_t count, story_error *err)
{
    const story_use *u = &STORY_ITEMS(&s->uses, story_use)[first];
    const story_form_entry *form = &s->v->words.forms[u->form];
    const story_word *word = &s->v->words.items[u->word];
    unsigned mask = story_gazetteer_mask(form->hash);
    story_usage *p;

    if (mask & STORY_GAZ_TITLE || s->items.count >= STORY_USAGES_MAX)
        return STORY_OK;
    p = story_array_push(&s->items);
    if (!p)
        return story_error__no_memory(err);
    *p = (story_usage){.form = u->form, .count = (uint32_t)count, .first = first};
    p->span = (story_span){word->start, word->start + word->len};
    p->known = (mask & (STORY_GAZ_GIVEN | STORY_GAZ_COMMON | STORY_GAZ_ANY_PLACE | STORY_GAZ_PERSON)) != 0;
    p->given = (mask & STORY_GAZ_GIVEN) != 0;
    p->common = (mask & STORY_GAZ_COMMON) != 0;
    sum_up(p, s, u);
    story_spelling_fold(p->plain, form->text, form->len, false);
    story_spelling_sound(p->sound, p->plain);
    return STORY_OK;
}

static int sum_up_forms(story_usages *s, story_error *err)
{
    const story_use *uses = s->uses.items;
    int rc = STORY_OK;

    for (size_t i = 0, j; i < s->uses.count && !rc; i = j) {
        for (j = i; j < s->uses.count && uses[j].form == uses[i].form; j++)
            ;
        rc = add_form(s, i, j - i, err);
    }
    return rc;
}

int story_usages_read(story_usages *out, const struct story_variant *v, story_arena *scratch, story_error *err)
{
    int rc;

    *out = (story_usages){.v = v, .uses = STORY_ARRAY(story_use), .items = STORY_ARRAY(story_usage)};
    rc = collect_uses(out, scratch, err);
    if (!rc && out->uses.count)
        qsort(out->uses.items, out->uses.count, sizeof(story_use), by_form);
    if (!rc)
        rc = sum_up_forms(out, err);
    if (out->items.count)
        qsort(out->items.items, out->items.count, sizeof(story_usage), by_sound);
    return rc;
}

void story_usages_dispose(story_usages *s)
{
    story_array_dispose(&s->uses);
    story_array_dispose(&s->items);
}

bool story_usages_stand_together(const story_usages *s, const story_usage *a, const story_usage *b)
{
    const story_use *uses = s->uses.items;

    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = uses[a->first + i].sentence, y = uses[b->first + j].sentence;

        if (x == y)
            return true;
        if (x < y)
            i++;
        else
            j++;
    }
    return false;
}

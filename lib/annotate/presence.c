#include "annotate/presence.h"

#include <stdlib.h>
#include <string.h>

#include "util/error.h"

typedef struct pronoun {
    const char *word;
    uint8_t gender;
} pronoun;

static const pronoun pronouns[] = {
    {"he", STORY_MALE},    {"him", STORY_MALE},   {"his", STORY_MALE},    {"himself", STORY_MALE},
    {"she", STORY_FEMALE}, {"her", STORY_FEMALE}, {"hers", STORY_FEMALE}, {"herself", STORY_FEMALE},
};

static const story_mention *mentions_of(const struct story_variant *v, bool places, size_t i, size_t *count)
{
    *count = places ? v->places[i].mention_count : v->names[i].mention_count;
    return places ? v->places[i].mentions : v->names[i].mentions;
}

static bool read_roll(story_roll *roll, const struct story_variant *v, bool places)
{
    size_t items = places ? v->place_count : v->name_count, total = 0, i, k, count;

    roll->first = calloc(v->sentence_count + 2, sizeof *roll->first);
    roll->seen = calloc(items + 1, sizeof *roll->seen);
    if (!roll->first || !roll->seen)
        return false;
    for (i = 0; i < items; i++) {
        const story_mention *m = mentions_of(v, places, i, &count);

        for (k = 0; k < count; k++, total++)
            roll->first[m[k].sentence + 2]++;
    }
    roll->items = calloc(total + 1, sizeof *roll->items);
    if (!roll->items)
        return false;
    for (i = 2; i <= v->sentence_count; i++)
        roll->first[i] += roll->first[i - 1];
    for (i = 0; i < items; i++) {
        const story_mention *m = mentions_of(v, places, i, &count);

        for (k = 0; k < count; k++)
            roll->items[roll->first[m[k].sentence + 1]++] = (uint32_t)i;
    }
    return true;
}

static uint8_t gender_of(const story_form_entry *form)
{
    size_t i;

    if (*form->text != 'h' && *form->text != 's')
        return STORY_GENDER_UNKNOWN;
    for (i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (strcmp(pronouns[i].word, form->text) == 0)
            return pronouns[i].gender;
    return STORY_GENDER_UNKNOWN;
}

int story_presence_read(story_presence *out, const struct story_variant *v)
{
    size_t i;

    *out = (story_presence){.v = v, .last = {STORY_NONE, STORY_NONE, STORY_NONE}};
    out->pronouns = calloc(v->words.form_count + 1, sizeof *out->pronouns);
    if (!out->pronouns || !read_roll(&out->names, v, false) || !read_roll(&out->places, v, true))
        return STORY_ENOMEM;
    for (i = 0; i < v->words.form_count; i++)
        out->pronouns[i] = gender_of(&v->words.forms[i]);
    return STORY_OK;
}

static void dispose_roll(story_roll *roll)
{
    free(roll->first);
    free(roll->items);
    free(roll->seen);
}

void story_presence_dispose(story_presence *p)
{
    dispose_roll(&p->names);
    dispose_roll(&p->places);
    free(p->pronouns);
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return (x > y) - (x < y);
}

/* A list that is being made: every item once. */
typedef struct lister {
    story_roll *roll;
    uint32_t mark;
    size_t *items, count;
} lister;

static void add(lister *l, size_t item)
{
    if (l->roll->seen[item] == l->mark)
        return;
    l->roll->seen[item] = l->mark;
    l->items[l->count++] = item;
}

static void add_named(lister *l, size_t sentence)
{
    uint32_t i;

    for (i = l->roll->first[sentence]; i < l->roll->first[sentence + 1]; i++)
        add(l, l->roll->items[i]);
}

/* Whom the pronouns of the narrator mean, unless somebody of that gender is named in the same sentence. */
static void add_meant(lister *l, const story_presence *p, size_t sentence)
{
    bool spoken_of[3] = {false, false, false};
    uint32_t i;
    size_t g;

    for (i = p->v->words.first[sentence]; i < p->v->words.first[sentence + 1]; i++)
        if (!(p->v->words.items[i].flags & STORY_WORD_QUOTED))
            spoken_of[p->pronouns[p->v->words.items[i].form]] = true;
    for (i = l->roll->first[sentence]; i < l->roll->first[sentence + 1]; i++)
        spoken_of[p->v->names[l->roll->items[i]].gender] = false;
    for (g = STORY_MALE; g <= STORY_FEMALE; g++)
        if (spoken_of[g] && p->last[g] != STORY_NONE)
            add(l, p->last[g]);
}

static void remember(story_presence *p, size_t sentence)
{
    uint32_t i;

    for (i = p->names.first[sentence]; i < p->names.first[sentence + 1]; i++) {
        const story_name *name = &p->v->names[p->names.items[i]];

        if (name->role == STORY_CHARACTER)
            p->last[name->gender] = p->names.items[i];
    }
}

/* Room for all mentions in the beat, and for one of each gender a pronoun can mean in each sentence. */
static size_t room_for(const story_roll *roll, const story_beat *beat)
{
    return roll->first[beat->last + 1] - roll->first[beat->first] + 2 * (beat->last - beat->first + 1);
}

int story_presence_list(story_presence *p, story_arena *arena, story_beat *beat)
{
    lister names = {&p->names, ++p->lists, story_arena_calloc(arena, room_for(&p->names, beat), sizeof(size_t)), 0};
    lister places = {&p->places, p->lists, story_arena_calloc(arena, room_for(&p->places, beat), sizeof(size_t)), 0};
    size_t s;

    if (!names.items || !places.items)
        return STORY_ENOMEM;
    for (s = beat->first; s <= beat->last; s++) {
        add_meant(&names, p, s);
        add_named(&names, s);
        add_named(&places, s);
        remember(p, s);
    }
    qsort(names.items, names.count, sizeof *names.items, by_number);
    qsort(places.items, places.count, sizeof *places.items, by_number);
    beat->names = names.items;
    beat->name_count = names.count;
    beat->places = places.items;
    beat->place_count = places.count;
    return STORY_OK;
}

#include "annotate/presence.h"

#include <stdlib.h>

#include "annotate/cue.h"
#include "util/error.h"
#include "util/sort.h"

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

int story_presence_read(story_presence *out, const struct story_variant *v)
{
    *out = (story_presence){.v = v, .list = STORY_ARRAY(size_t), .last = {STORY_NONE, STORY_NONE, STORY_NONE}};
    return read_roll(&out->names, v, false) && read_roll(&out->places, v, true) ? STORY_OK : STORY_ENOMEM;
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
    story_array_dispose(&p->list);
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
    unsigned spoken = p->v->cues[sentence].spoken;
    uint32_t i;
    size_t g;

    for (i = l->roll->first[sentence]; spoken && i < l->roll->first[sentence + 1]; i++)
        spoken &= ~(1u << p->v->names[l->roll->items[i]].gender);
    for (g = STORY_MALE; spoken && g <= STORY_FEMALE; g++)
        if (spoken >> g & 1 && p->last[g] != STORY_NONE)
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

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return (x > y) - (x < y);
}

/* The list in order, in the arena; NULL when out of memory. */
static size_t *keep(const lister *l, story_arena *arena)
{
    story_sort(l->items, l->count, sizeof *l->items, by_number);
    return story_arena_memdup(arena, l->items, l->count * sizeof *l->items);
}

int story_presence_list(story_presence *p, story_arena *arena, story_beat *beat)
{
    size_t most = room_for(&p->names, beat), s;
    lister names = {&p->names, ++p->lists, NULL, 0}, places = {&p->places, p->lists, NULL, 0};

    if (story_array_reserve(&p->list, most + room_for(&p->places, beat)))
        return STORY_ENOMEM;
    names.items = p->list.items;
    places.items = names.items + most;
    for (s = beat->first; s <= beat->last; s++) {
        add_meant(&names, p, s);
        add_named(&names, s);
        add_named(&places, s);
        remember(p, s);
    }
    beat->names = keep(&names, arena);
    beat->name_count = names.count;
    beat->places = keep(&places, arena);
    beat->place_count = places.count;
    return beat->names && beat->places ? STORY_OK : STORY_ENOMEM;
}

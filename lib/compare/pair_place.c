/* ALGORITHM. As for names, with two signals more: what the place is to the story (errand.c), and its kind. Beside the
 * one-to-one pairs, the place where somebody was born is paired with that of the other text even where the other text's
 * is named on both sides: told of the same birth, it was replaced there. What a text only compares with ("as wet as
 * Venice") is no match for a place where something happens. A landmark follows its city: where the cities
 * are a pair, so are their landmarks. */
#include <stdlib.h>
#include <string.h>

#include "compare/errand.h"
#include "compare/leftover.h"
#include "compare/pair.h"
#include "util/error.h"

static const struct {
    double words, meaning, position, share, together;
    double errand[4]; /* both sides have it: mentioned, travels to, lives in, born in */
    double written;   /* likeness of the names from which they decide */
    double compared;  /* factor where one is only something to compare with, and the other is not */
    double near_copy; /* how much of the company's word is lost where texts are near-copies */
    double landmark;  /* score of landmarks whose cities are a pair */
    double strangers; /* how much of it is lost where the texts seem to tell of other things */
    double least;
} WEIGHT = {.30, .50, .25, .60, .20, {0, .05, .30, .5}, .8, .4, .5, .45, .7, .28};

typedef struct places {
    story_matching m;      /* first: the likeness function leads back from it */
    uint8_t *left, *right; /* errands of every place: a bit each */
} places;

/* Beside the errands: nothing is there, it is only something to compare with. */
enum { COMPARED = STORY_ERRAND_BORN + 1 };

static int errand_at(const story_errands *e, const story_mention *mention)
{
    return story_errand_is_compared(e, mention) ? COMPARED : (int)story_errand_at(e, mention);
}

static int read_errands(uint8_t **out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    story_errands errands;

    *out = story_arena_calloc(scratch, v->place_count, sizeof **out);
    if (!*out || story_errands_open(&errands, scratch, v, err))
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->place_count; i++)
        for (size_t j = 0; j < v->places[i].mention_count; j++)
            (*out)[i] |= (uint8_t)(1 << errand_at(&errands, &v->places[i].mentions[j]));
    return STORY_OK;
}

static double company(const places *p, uint32_t l, uint32_t r)
{
    const story_matching *m = &p->m;
    double sum = WEIGHT.words * story_profile_words(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.position * story_profile_position(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.meaning * story_profile_meaning(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.share * story_matching_share(m, l, r) + WEIGHT.together * story_matching_together(m, l, r);

    for (int e = STORY_ERRAND_TRAVELS; e <= STORY_ERRAND_BORN; e++)
        if (p->left[l] & p->right[r] & 1 << e)
            sum += WEIGHT.errand[e];
    return sum * (1 - WEIGHT.near_copy * m->d->alignment.kinship);
}

/* By kinds, in the order of story_place_kind: how much the company of two places is worth. A rock with a name may count
 * as a landmark, a village as a quarter; but a square is no city's heir, nor a city a country's. */
static const double KIND_FACTOR[5][5] = {
    {1, .7, .4, .4, .7}, {.7, 1, .7, .7, .7}, {.4, .7, .7, .4, .4}, {.4, .7, .4, 1, .85}, {.7, .7, .4, .85, 1},
};

static bool is_only_compared(uint8_t errands)
{
    return errands == 1 << COMPARED;
}

static double place_likeness(const story_matching *m, uint32_t l, uint32_t r, story_kinship kinship)
{
    const story_subject *a = &m->left.items[l], *b = &m->right.items[r];
    const places *p = (const places *)m;
    double sum = company(p, l, r);

    if (kinship.likeness >= WEIGHT.written)
        return .85 * kinship.likeness + .15 * (sum > 1 ? 1 : sum);
    sum *= KIND_FACTOR[a->kind][b->kind];
    if (is_only_compared(p->left[l]) != is_only_compared(p->right[r]))
        sum *= WEIGHT.compared;
    sum *= 1 - WEIGHT.strangers * (1 - m->d->alignment.related);
    return sum > .9 ? .9 : sum;
}

/* ------------------------------------------------------------------------------------------------ extra pairs ---- */

typedef struct extras {
    story_match *items; /* room for one a left place */
    size_t count;
} extras;

static bool is_paired(const extras *e, uint32_t subject, bool right)
{
    for (size_t i = 0; i < e->count; i++)
        if ((right ? e->items[i].right : e->items[i].left) == subject)
            return true;
    return false;
}

static uint32_t partner_of(const extras *e, uint32_t left)
{
    for (size_t i = 0; i < e->count; i++)
        if (e->items[i].left == left)
            return e->items[i].right;
    return UINT32_MAX;
}

static void add_pair(extras *e, uint32_t l, uint32_t r, double score)
{
    e->items[e->count++] = (story_match){l, r, STORY_RENAMED, (float)score, 0, true};
}

/* The first town where somebody is born; UINT32_MAX where there is none. */
static uint32_t birthplace(const story_subjects *subjects, const uint8_t *errands)
{
    for (uint32_t i = 0; i < subjects->count; i++)
        if (errands[i] & 1 << STORY_ERRAND_BORN && subjects->items[i].kind == STORY_CITY)
            return i;
    return UINT32_MAX;
}

static const double NEAR_COPY = .5;

static void pair_birthplaces(extras *e, const places *p)
{
    uint32_t l = birthplace(&p->m.left, p->left), r = birthplace(&p->m.right, p->right);

    if (l == UINT32_MAX || r == UINT32_MAX || partner_of(e, l) == r)
        return;
    if (is_paired(e, l, false) && is_paired(e, r, true))
        return;
    /* Near-copies tell of more births than one: there the one has to stand where the other stood. */
    if (p->m.d->alignment.kinship > NEAR_COPY && !story_votes_find(&p->m.votes, l, r))
        return;
    add_pair(e, l, r, .7);
}

/* The only landmark or quarter of a city that is still free. */
static uint32_t free_landmark(const extras *e, const story_subjects *subjects, const char *city, bool right)
{
    uint32_t found = UINT32_MAX;

    for (uint32_t i = 0; i < subjects->count; i++) {
        const story_subject *s = &subjects->items[i];

        if (s->kind == STORY_CITY || !s->city || strcmp(s->city, city) != 0 || is_paired(e, i, right))
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = i;
    }
    return found;
}

static void pair_landmarks(extras *e, const places *p)
{
    for (size_t i = 0, n = e->count; i < n; i++) {
        const story_subject *a = &p->m.left.items[e->items[i].left], *b = &p->m.right.items[e->items[i].right];
        uint32_t l, r;

        if (e->items[i].change == STORY_SAME || a->kind != STORY_CITY || b->kind != STORY_CITY)
            continue;
        l = free_landmark(e, &p->m.left, a->name, false);
        r = free_landmark(e, &p->m.right, b->name, true);
        if (l != UINT32_MAX && r != UINT32_MAX)
            add_pair(e, l, r, WEIGHT.landmark);
    }
}

static int add_extras(const story_match **matches, size_t *count, const places *p, story_error *err)
{
    extras e = {story_arena_calloc(p->m.scratch, 2 * *count + 1, sizeof *e.items), *count};

    if (!e.items)
        return story_error__no_memory(err);
    memcpy(e.items, *matches, *count * sizeof *e.items);
    pair_birthplaces(&e, p);
    pair_landmarks(&e, p);
    qsort(e.items, e.count, sizeof *e.items, story_match_by_left);
    *matches = e.items;
    *count = e.count;
    return STORY_OK;
}

/* -------------------------------------------------------------------------------------------------- the stage ---- */

/* The strongest role that both sides have, else that of the side that is there, or of the left. */
static void tell_roles(story_pairing *list, size_t count, const places *p)
{
    for (size_t i = 0; i < count; i++) {
        int l = list[i].left == STORY_NONE ? 0 : p->left[list[i].left];
        int r = list[i].right == STORY_NONE ? 0 : p->right[list[i].right];
        int both = l & r & ~(1 << STORY_ERRAND_MENTIONED | 1 << COMPARED);
        int shared = both ? both : l ? l : r, errand = STORY_ERRAND_BORN;

        while (errand > STORY_ERRAND_MENTIONED && !(shared & 1 << errand))
            errand--;
        list[i].role = story_errand_word((story_errand)errand);
    }
}

static int pair_places(struct story_diff *d, places *p, story_error *err)
{
    const story_match *matches = NULL;
    story_pairing *list = NULL;
    story_matching *m = &p->m;
    size_t count = 0;
    int rc = story_subjects_of_places(&m->left, m->scratch, d->left, err);

    if (!rc)
        rc = story_subjects_of_places(&m->right, m->scratch, d->right, err);
    if (!rc)
        rc = read_errands(&p->left, m->scratch, d->left, err);
    if (!rc)
        rc = read_errands(&p->right, m->scratch, d->right, err);
    if (!rc)
        rc = story_matching_prepare(m, err);
    if (!rc)
        rc = story_matching_run(&matches, &count, m, err);
    if (!rc)
        rc = add_extras(&matches, &count, p, err);
    if (!rc)
        rc = story_pair__list(&list, &d->place_count, m, matches, count, STORY_REPLACED, err);
    if (!rc)
        rc = story_leftover_find(list, d->place_count, m, err);
    if (!rc)
        tell_roles(list, d->place_count, p);
    d->places = list;
    return rc;
}

int story_pair_places(struct story_diff *d, story_error *err)
{
    places p = {.m = {.d = d,
                      .scratch = story_arena_new(),
                      .likeness = place_likeness,
                      .least = WEIGHT.least,
                      .of_places = true}};
    int rc = p.m.scratch ? pair_places(d, &p, err) : story_error__no_memory(err);

    story_arena_free(p.m.scratch);
    return rc;
}

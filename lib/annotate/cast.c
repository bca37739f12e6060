/* ALGORITHM. Surfaces are taken fullest first: most words, then with a title, then most frequent. Each joins a person
 * one of whose surfaces it can stand for, else founds one. It can stand for a surface whose words contain its own in
 * order (nicknames and initials count as the word) unless titles or genders speak against it: Mr. and Mrs., Mrs. and
 * Miss, Sir Thomas and Edmund. A title before a single word means a surname: Mr. Reed is no Reed Carter. So persons who
 * share only a surname are never merged. Where several persons fit, the one wins of whom the word is the given name,
 * then a man by surname (Bennet is Mr. Bennet), then the one mentioned last before the place in question.
 * Persons are found by word, and at most BUDGET are looked at, so that a text of a hundred thousand people with one
 * surname stays linear.
 *
 * 94.7 B-cubed on gold mentions of the development texts, against 87.8 for equal strings and 93.3 for BookNLP's rules,
 * from which recency is taken. Rejected: context words, edit distance (both merge families). */
#include "annotate/cast.h"

#include <stdlib.h>

#include "annotate/alias.h"
#include "util/map.h"

enum { BUDGET = 32, NONE = UINT32_MAX, RIVALS = 8 };

typedef struct person {
    uint32_t member; /* the last surface that joined */
    uint32_t count;  /* mentions */
    uint32_t seen;   /* number of the latest mention + 1, while mentions are told apart */
    uint32_t number; /* in order of first mention */
    uint8_t gender, title_kind;
} person;

/* The persons that a surface can stand for, the best ones. */
typedef struct choice {
    uint32_t persons[RIVALS];
    uint32_t count;
} choice;

typedef struct posting {
    uint32_t person, next;
} posting;

typedef struct cast {
    story_nicknames nicknames;
    const story_words *words;
    const story_surfaces *surfaces;
    story_array persons, postings;
    story_arena *key_bytes;
    story_map keys;    /* of words of names, their full forms, their beginnings */
    story_array heads; /* by key: its newest posting + 1 */
    uint32_t *next;    /* by surface: the next member of its person */
    choice *choices;   /* by surface */
    uint32_t person;   /* while posting */
    bool failed;
} cast;

static const story_surface *surface(const cast *c, uint32_t s)
{
    return &c->surfaces->items[s];
}

static person *person_at(const cast *c, uint32_t p)
{
    return &STORY_ITEMS(&c->persons, person)[p];
}

/* How well the person fits, 0 not at all. */
static int fit(cast *c, const story_surface *s, const person *p)
{
    uint32_t m, at = 0, steps = 0;
    int best = 0;

    if (story_alias_genders_clash(story_alias_gender(s), p->gender) ||
        story_alias_marriages_clash(s->title_kind, p->title_kind))
        return 0;
    for (m = p->member; m != NONE && steps++ < BUDGET; m = c->next[m]) {
        const story_surface *whole = surface(c, m);
        int score = 1;

        if (!story_alias_can_stand_for(&c->nicknames, s, whole, &at))
            continue;
        if (story_alias_is_strict(s) && s->title == whole->title)
            score = 6;
        else if (whole->core_count == s->core_count)
            score = s->gender == whole->gender ? 5 : story_alias_is_strict(s) || p->gender != STORY_FEMALE ? 4 : 2;
        else if (at == 0)
            score = 3;
        else if (p->gender == STORY_MALE)
            score = 2;
        best = score > best ? score : best;
    }
    return best;
}

static void consider(cast *c, const story_surface *s, uint32_t p, choice *out, int *best)
{
    int score = fit(c, s, person_at(c, p));
    uint32_t i;

    if (!score || score < *best)
        return;
    if (score > *best)
        out->count = 0;
    *best = score;
    for (i = 0; i < out->count; i++)
        if (out->persons[i] == p)
            return;
    if (out->count < RIVALS)
        out->persons[out->count++] = p;
}

typedef struct search {
    cast *cast;
    const story_surface *surface;
    choice *out;
    int best;
} search;

static void search_key(void *context, const char *text, size_t len)
{
    search *f = context;
    cast *c = f->cast;
    uint32_t key = story_map_get(&c->keys, text, len), at, steps = 0;

    if (key == STORY_MAP_NONE)
        return;
    for (at = STORY_ITEMS(&c->heads, uint32_t)[key]; at && steps++ < BUDGET;) {
        const posting *p = &STORY_ITEMS(&c->postings, posting)[at - 1];

        consider(c, f->surface, p->person, f->out, &f->best);
        at = p->next;
    }
}

static uint32_t number_of(cast *c, const char *key, size_t len)
{
    uint32_t n = story_map_get(&c->keys, key, len);

    if (n == STORY_MAP_NONE) {
        key = story_arena_strndup(c->key_bytes, key, len);
        n = key ? story_map_add(&c->keys, key, len) : STORY_MAP_NONE;
    }
    return n;
}

static void post(void *context, const char *key, size_t len)
{
    cast *c = context;
    uint32_t n = c->failed ? STORY_MAP_NONE : number_of(c, key, len);
    posting *p = n == STORY_MAP_NONE ? NULL : story_array_push(&c->postings);
    uint32_t *head;

    if (p && n == c->heads.count && !story_array_push(&c->heads))
        p = NULL;
    if (!p) {
        c->failed = true;
        return;
    }
    head = &STORY_ITEMS(&c->heads, uint32_t)[n];
    if (*head && STORY_ITEMS(&c->postings, posting)[*head - 1].person == c->person) {
        c->postings.count--;
        return;
    }
    *p = (posting){c->person, *head};
    *head = (uint32_t)c->postings.count;
}

static int join(cast *c, uint32_t s, uint32_t number)
{
    person *p = person_at(c, number);
    const story_surface *it = surface(c, s);
    uint32_t i;

    c->next[s] = p->member;
    p->member = s;
    p->count += it->count;
    p->gender = p->gender ? p->gender : story_alias_gender(it);
    if (it->title_kind == STORY_TITLE_MRS || it->title_kind == STORY_TITLE_MISS)
        p->title_kind = it->title_kind;
    c->person = number;
    for (i = 0; i < it->core_count && i < BUDGET; i++)
        story_nicknames_each_key(&c->nicknames, it->core[i], post, c);
    return c->failed ? STORY_ENOMEM : STORY_OK;
}

static int found(cast *c, uint32_t s)
{
    person *p = story_array_push(&c->persons);

    if (!p)
        return STORY_ENOMEM;
    *p = (person){.member = NONE, .number = NONE};
    c->choices[s] = (choice){{(uint32_t)c->persons.count - 1}, 1};
    return join(c, s, (uint32_t)c->persons.count - 1);
}

/* A surface that fits one person joins; one that fits several is told apart mention by mention. */
static int place(cast *c, uint32_t s)
{
    const story_surface *it = surface(c, s);
    choice *out = &c->choices[s];
    search f = {c, it, out, 0};

    story_nicknames_each_key(&c->nicknames, it->core[it->core_count - 1], search_key, &f);
    if (it->core_count > 1)
        story_nicknames_each_key(&c->nicknames, it->core[0], search_key, &f);
    if (!out->count)
        return found(c, s);
    return out->count == 1 ? join(c, s, out->persons[0]) : STORY_OK;
}

typedef struct rank {
    const story_surface *surface;
    uint32_t number;
} rank;

static int by_fullness(const void *x, const void *y)
{
    const rank *a = x, *b = y;
    const story_surface *s = a->surface, *t = b->surface;

    if (s->core_count != t->core_count)
        return s->core_count < t->core_count ? 1 : -1;
    if (story_alias_is_strict(s) != story_alias_is_strict(t))
        return story_alias_is_strict(s) ? -1 : 1;
    if (s->count != t->count)
        return s->count < t->count ? 1 : -1;
    return a->number < b->number ? -1 : 1;
}

static int place_all(cast *c)
{
    size_t n = c->surfaces->count, i;
    rank *order = calloc(n + 1, sizeof *order);
    int code = order ? STORY_OK : STORY_ENOMEM;

    for (i = 0; i < n && !code; i++)
        order[i] = (rank){&c->surfaces->items[i], (uint32_t)i};
    if (!code)
        qsort(order, n, sizeof *order, by_fullness);
    for (i = 0; i < n && !code; i++)
        code = place(c, order[i].number);
    free(order);
    return code;
}

/* Of several persons the one seen last; none seen yet: the one mentioned most. */
static uint32_t decide(const cast *c, const choice *of)
{
    uint32_t best = of->persons[0], i;

    for (i = 1; i < of->count; i++) {
        const person *a = person_at(c, of->persons[i]), *b = person_at(c, best);

        if (a->seen > b->seen || (a->seen == b->seen && a->count > b->count))
            best = of->persons[i];
    }
    return best;
}

static void tell_mentions(cast *c, story_cast *out)
{
    uint32_t next = 0;
    size_t i;

    for (i = 0; i < out->mention_count; i++) {
        person *p = person_at(c, decide(c, &c->choices[c->surfaces->of[i]]));

        p->seen = (uint32_t)i + 1;
        if (p->number == NONE)
            p->number = next++;
        out->person[i] = p->number;
    }
    out->person_count = next;
}

int story_cast_assign(story_cast *out, story_arena *arena, const story_words *words)
{
    cast c = {.words = words,
              .surfaces = &out->surfaces,
              .persons = STORY_ARRAY(person),
              .postings = STORY_ARRAY(posting),
              .keys = STORY_MAP,
              .heads = STORY_ARRAY(uint32_t)};
    int code = STORY_ENOMEM;

    out->person = story_arena_calloc(arena, out->mention_count, sizeof *out->person);
    c.key_bytes = story_arena_new();
    c.next = calloc(out->surfaces.count + 1, sizeof *c.next);
    c.choices = calloc(out->surfaces.count + 1, sizeof *c.choices);
    if (!story_nicknames_open(&c.nicknames, words) && out->person && c.key_bytes && c.next && c.choices)
        code = place_all(&c);
    if (!code)
        tell_mentions(&c, out);
    free(c.next);
    free(c.choices);
    story_nicknames_close(&c.nicknames);
    story_array_dispose(&c.persons);
    story_array_dispose(&c.postings);
    story_array_dispose(&c.heads);
    story_map_dispose(&c.keys);
    story_arena_free(c.key_bytes);
    return code;
}

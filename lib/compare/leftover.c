/* ALGORITHM. The words that the left name has and the right one lacks are looked for among the words of the right text,
 * whether the tagger saw a name there or not, as a name that is left in two places only is easily missed. A hit counts
 * unless it lies in a mention of somebody who continues another subject of the left. Looked for are only words that the
 * left text writes with a capital nearly wherever it has them, so that "Rose" and "reading" stay apart, and that nobody
 * who was not renamed has too, such as a family name. O(words on both sides). */
#include "compare/leftover.h"

#include <stdlib.h>
#include <string.h>

#include "util/array.h"
#include "util/error.h"
#include "util/map.h"

static const double CAPITAL_SHARE = .9; /* of a word's uses on the left, to be a name and nothing else */

/* A word of a left name. */
typedef struct sought {
    size_t pairing;         /* that replaced it: the one with most mentions; STORY_NONE before one is known */
    bool kept;              /* some other subject goes on having it */
    uint32_t capital, uses; /* on the left */
} sought;

typedef struct search {
    const story_matching *m;
    story_pairing *list;
    size_t count;
    bool *replaced;             /* by left subject */
    size_t *first_of, *next_of; /* chains of pairings, by right subject and by pairing */
    story_map words;
    story_array sought; /* by number of the word */
    story_array found;  /* hit, in text order */
} search;

typedef struct hit {
    size_t pairing;
    story_mention mention;
} hit;

static bool is_replaced(const story_pairing *p)
{
    return p->left != STORY_NONE && p->right != STORY_NONE && p->change != STORY_SAME;
}

static sought *word_named(search *s, const char *word)
{
    uint32_t before = s->words.count, n = story_map_add(&s->words, word, strlen(word));
    sought *w;

    if (n == STORY_MAP_NONE)
        return NULL;
    if (n < before)
        return &STORY_ITEMS(&s->sought, sought)[n];
    w = story_array_push(&s->sought);
    if (w)
        w->pairing = STORY_NONE;
    return w;
}

static size_t mentions_of(const search *s, size_t pairing)
{
    return s->m->left.items[s->list[pairing].left].mention_count;
}

/* Notes every word of the pairing's left name as kept or as replaced by it. */
static int note_words(search *s, size_t n, story_error *err)
{
    const story_pairing *p = &s->list[n];
    const story_subject *l = &s->m->left.items[p->left];
    const story_subject *r = p->right == STORY_NONE ? NULL : &s->m->right.items[p->right];
    bool old_use = p->change == STORY_SAME && s->replaced[p->left];

    for (size_t i = 0; i < l->known_count; i++) {
        sought *w = word_named(s, l->known[i].exact);

        if (!w)
            return story_error__no_memory(err);
        if (r && !old_use && story_subject_knows(r, l->known[i].exact))
            w->kept = true;
        else if (is_replaced(p) && (w->pairing == STORY_NONE || mentions_of(s, w->pairing) < mentions_of(s, n)))
            w->pairing = n;
    }
    return STORY_OK;
}

static sought *sought_form(search *s, const story_form_entry *form)
{
    uint32_t n = story_map_get(&s->words, form->text, form->len);

    return n == STORY_MAP_NONE ? NULL : &STORY_ITEMS(&s->sought, sought)[n];
}

/* The words sought by form of a vocabulary, so that the text is read without hashing; NULL when out of memory. */
static sought **by_form(search *s, const struct story_variant *v)
{
    sought **out = story_arena_calloc(s->m->scratch, v->words.form_count, sizeof *out);

    for (size_t i = 0; out && i < v->words.form_count; i++)
        out[i] = sought_form(s, &v->words.forms[i]);
    return out;
}

static int count_capitals(search *s, story_error *err)
{
    const struct story_variant *v = s->m->d->left;
    sought **forms = by_form(s, v);

    if (!forms)
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->words.count; i++) {
        sought *w = forms[v->words.items[i].form];

        if (w) {
            w->uses++;
            w->capital += v->words.items[i].shape != STORY_SHAPE_LOWER;
        }
    }
    return STORY_OK;
}

static bool is_sought(const search *s, const sought *w)
{
    return w && w->pairing != STORY_NONE && w->pairing < s->count && !w->kept &&
           (double)w->capital >= CAPITAL_SHARE * (double)w->uses;
}

/* ---------------------------------------------------------------------------------------- the right text ---- */

typedef struct place {
    const story_mention *mention;
    uint32_t owner;
} place;

static int by_start(const void *a, const void *b)
{
    const place *x = a, *y = b;

    return x->mention->span.start < y->mention->span.start ? -1 : x->mention->span.start > y->mention->span.start;
}

static place *mentions_in_order(const search *s, size_t *count)
{
    const story_subjects *right = &s->m->right;
    size_t n = 0;
    place *out;

    for (size_t i = 0; i < right->count; i++)
        n += right->items[i].mention_count;
    out = story_arena_calloc(s->m->scratch, n, sizeof *out);
    for (size_t i = 0, k = 0; out && i < right->count; i++)
        for (size_t j = 0; j < right->items[i].mention_count; j++)
            out[k++] = (place){&right->items[i].mentions[j], (uint32_t)i};
    if (out && n)
        qsort(out, n, sizeof *out, by_start);
    *count = n;
    return out;
}

/* Whether a mention of right subject r may be a leftover of left subject l. */
static bool may_use(const search *s, size_t r, size_t l)
{
    size_t n = s->first_of[r];

    for (; n; n = s->next_of[n - 1])
        if (s->list[n - 1].left == l)
            return true;
    return !s->first_of[r];
}

/* Chains the pairings of every right subject, told by number plus one. */
static int chain_pairings(search *s, story_error *err)
{
    s->first_of = story_arena_calloc(s->m->scratch, s->m->right.count, sizeof *s->first_of);
    s->next_of = story_arena_calloc(s->m->scratch, s->count, sizeof *s->next_of);
    if (!s->first_of || !s->next_of)
        return story_error__no_memory(err);
    for (size_t i = 0; i < s->count; i++)
        if (s->list[i].left != STORY_NONE && s->list[i].right != STORY_NONE) {
            s->next_of[i] = s->first_of[s->list[i].right];
            s->first_of[s->list[i].right] = i + 1;
        }
    return STORY_OK;
}

/* Adds a word of the right text, or lengthens the leftover that it follows. */
static int add_hit(search *s, size_t pairing, const story_word *word, size_t sentence, story_error *err)
{
    hit *last = s->found.count ? &STORY_ITEMS(&s->found, hit)[s->found.count - 1] : NULL;

    if (last && last->pairing == pairing && last->mention.sentence == sentence &&
        word->start <= last->mention.span.end + 1) {
        last->mention.span.end = word->start + word->len;
        return STORY_OK;
    }
    last = story_array_push(&s->found);
    if (!last)
        return story_error__no_memory(err);
    last->pairing = pairing;
    last->mention.span = (story_span){word->start, word->start + word->len};
    last->mention.sentence = sentence;
    return STORY_OK;
}

static int look_through(search *s, story_error *err)
{
    const struct story_variant *v = s->m->d->right;
    sought **forms = by_form(s, v);
    size_t count, next = 0;
    place *places = mentions_in_order(s, &count);
    int rc = forms && places ? STORY_OK : story_error__no_memory(err);

    for (size_t sentence = 0; sentence < v->sentence_count && !rc; sentence++)
        for (size_t i = v->words.first[sentence]; i < v->words.first[sentence + 1] && !rc; i++) {
            const story_word *word = &v->words.items[i];
            const sought *w = forms[word->form];

            if (word->shape == STORY_SHAPE_LOWER || !is_sought(s, w))
                continue;
            while (next < count && places[next].mention->span.end <= word->start)
                next++;
            if (next < count && places[next].mention->span.start <= word->start &&
                !may_use(s, places[next].owner, s->list[w->pairing].left))
                continue;
            rc = add_hit(s, w->pairing, word, sentence, err);
        }
    return rc;
}

/* Hands every pairing its leftovers, in text order. */
static int hand_out(search *s, story_error *err)
{
    const hit *hits = s->found.items;
    story_mention **room = story_arena_calloc(s->m->scratch, s->count, sizeof *room);

    if (!room)
        return story_error__no_memory(err);
    for (size_t i = 0; i < s->found.count; i++)
        s->list[hits[i].pairing].leftover_count++;
    for (size_t i = 0; i < s->count; i++) {
        if (!s->list[i].leftover_count)
            continue;
        room[i] = story_arena_calloc(s->m->d->arena, s->list[i].leftover_count, sizeof **room);
        if (!room[i])
            return story_error__no_memory(err);
        s->list[i].leftovers = room[i];
    }
    for (size_t i = 0; i < s->found.count; i++)
        *room[hits[i].pairing]++ = hits[i].mention;
    return STORY_OK;
}

static int run(search *s, story_error *err)
{
    int rc = STORY_OK;

    s->replaced = story_arena_calloc(s->m->scratch, s->m->left.count, sizeof *s->replaced);
    if (!s->replaced)
        return story_error__no_memory(err);
    for (size_t i = 0; i < s->count; i++)
        if (is_replaced(&s->list[i]))
            s->replaced[s->list[i].left] = true;
    for (size_t i = 0; i < s->count && !rc; i++)
        if (s->list[i].left != STORY_NONE)
            rc = note_words(s, i, err);
    if (!rc)
        rc = count_capitals(s, err);
    if (!rc)
        rc = chain_pairings(s, err);
    if (!rc)
        rc = look_through(s, err);
    return rc ? rc : hand_out(s, err);
}

int story_leftover_find(story_pairing *list, size_t count, const story_matching *m, story_error *err)
{
    search s = {.m = m,
                .list = list,
                .count = count,
                .words = STORY_MAP,
                .sought = STORY_ARRAY(sought),
                .found = STORY_ARRAY(hit)};
    bool any = false;
    int rc = STORY_OK;

    for (size_t i = 0; i < count && !any; i++)
        any = is_replaced(&list[i]);
    if (any)
        rc = run(&s, err);
    story_map_dispose(&s.words);
    story_array_dispose(&s.sought);
    story_array_dispose(&s.found);
    return rc;
}

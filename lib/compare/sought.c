/* ALGORITHM. The words that a replaced name had and its successor lacks are looked for, provided that the left text
 * writes them with a capital nearly wherever it has them, so that "Rose" and "reading" stay apart, and that the right
 * text has them more rarely: what nobody replaced is not left over, nor what was replaced in a few places only, where a
 * scene was given to somebody else. A word that somebody else goes on having is
 * no leftover, but for a family's name that was replaced nearly everywhere: then who kept it was forgotten. Where a
 * person has the name of a town that stays, the town is not counted. O(words on both sides). */
#include "compare/sought.h"

#include <string.h>

#include "util/error.h"

static const double CAPITAL_SHARE = .9;     /* of a word's uses on the left, to be a name and nothing else */
static const uint32_t FAMILY_FORGOTTEN = 2; /* a family's name that is used by so much more rarely was replaced */
static const uint32_t MOST_LEFT = 3;        /* uses that stay, for each that was replaced */
enum { SHORTEST_FAMILY = 3 };

static bool is_replaced(const story_pairing *p)
{
    return p->left != STORY_NONE && p->right != STORY_NONE && p->change != STORY_SAME;
}

static story_sought *word_named(story_sought_words *s, const char *word)
{
    uint32_t before = s->map.count, n = story_map_add(&s->map, word, strlen(word));
    story_sought *w;

    if (n == STORY_MAP_NONE)
        return NULL;
    if (n < before)
        return &STORY_ITEMS(&s->items, story_sought)[n];
    w = story_array_push(&s->items);
    if (w)
        w->pairing = STORY_NONE;
    return w;
}

static bool is_last(const story_subject *s, const char *word)
{
    return s->word_count && strcmp(s->words[s->word_count - 1].exact, word) == 0;
}

/* What a pairing and one of its left words have to do with each other. */
static void note_word(story_sought *w, const char *word, const story_pairing *list, size_t n, const bool *replaced,
                      const story_matching *m)
{
    const story_pairing *p = &list[n];
    const story_subject *l = &m->left.items[p->left], *r = p->right == STORY_NONE ? NULL : &m->right.items[p->right];
    bool old_use = p->change == STORY_SAME && replaced[p->left];

    if (r && !old_use && story_subject_knows(r, word)) {
        w->family_kept |= is_last(l, word) && is_last(r, word);
        w->otherwise_kept |= !is_last(l, word) || !is_last(r, word);
    } else if (is_replaced(p)) {
        w->family |= is_last(l, word);
        if (w->pairing == STORY_NONE || m->left.items[list[w->pairing].left].mention_count < l->mention_count)
            w->pairing = n;
    }
}

static int note_words(story_sought_words *s, const story_pairing *list, size_t count, const story_matching *m,
                      story_error *err)
{
    bool *replaced = story_arena_calloc(m->scratch, m->left.count, sizeof *replaced);

    if (!replaced)
        return story_error__no_memory(err);
    for (size_t i = 0; i < count; i++)
        if (is_replaced(&list[i]))
            replaced[list[i].left] = true;
    for (size_t i = 0; i < count; i++) {
        const story_subject *l = list[i].left == STORY_NONE ? NULL : &m->left.items[list[i].left];

        for (size_t k = 0; l && k < l->known_count; k++) {
            story_sought *w = word_named(s, l->known[k].exact);

            if (!w)
                return story_error__no_memory(err);
            note_word(w, l->known[k].exact, list, i, replaced, m);
        }
    }
    return STORY_OK;
}

/* ------------------------------------------------------------------------------------------------- counting ---- */

/* The number of a form, or of the family name whose plural it is ("the Harrows"). */
static uint32_t number_of(const story_sought_words *s, const story_form_entry *form)
{
    uint32_t n = story_map_get(&s->map, form->text, form->len);

    if (n == STORY_MAP_NONE && form->len > SHORTEST_FAMILY && form->text[form->len - 1] == 's') {
        n = story_map_get(&s->map, form->text, form->len - 1);
        if (n != STORY_MAP_NONE && !STORY_ITEMS(&s->items, story_sought)[n].family)
            n = STORY_MAP_NONE;
    }
    return n;
}

story_sought **story_sought_by_form(const story_sought_words *s, story_arena *scratch, const struct story_variant *v)
{
    story_sought **out = story_arena_calloc(scratch, v->words.form_count, sizeof *out);

    for (size_t i = 0; out && i < v->words.form_count; i++) {
        uint32_t n = number_of(s, &v->words.forms[i]);

        out[i] = n == STORY_MAP_NONE ? NULL : &STORY_ITEMS(&s->items, story_sought)[n];
    }
    return out;
}

static void mark(bool *out, const struct story_variant *v, const story_mention *mentions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t w = story_words_behind(&v->words, mentions[i].sentence, mentions[i].span.start);
             w < v->words.count && v->words.items[w].start < mentions[i].span.end; w++)
            out[w] = true;
}

bool *story_sought_elsewhere(const story_matching *m, const struct story_variant *v)
{
    bool *out = story_arena_calloc(m->scratch, v->words.count, sizeof *out);

    for (size_t i = 0; out && !m->of_places && i < v->place_count; i++)
        mark(out, v, v->places[i].mentions, v->places[i].mention_count);
    for (size_t i = 0; out && m->of_places && i < v->name_count; i++)
        mark(out, v, v->names[i].mentions, v->names[i].mention_count);
    return out;
}

static int count_uses(story_sought_words *s, const story_matching *m, bool right, story_error *err)
{
    const struct story_variant *v = right ? m->d->right : m->d->left;
    story_sought **forms = story_sought_by_form(s, m->scratch, v);
    bool *elsewhere = story_sought_elsewhere(m, v);

    if (!forms || !elsewhere)
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->words.count; i++) {
        story_sought *w = forms[v->words.items[i].form];
        bool capital = v->words.items[i].shape != STORY_SHAPE_LOWER;

        if (!w)
            continue;
        *(right ? &w->right_uses : &w->capital) += capital;
        *(right ? &w->right_elsewhere : &w->elsewhere) += capital && elsewhere[i];
        w->uses += !right;
    }
    return STORY_OK;
}

int story_sought_list(story_sought_words *out, const story_pairing *list, size_t count, const story_matching *m,
                      story_error *err)
{
    int rc = note_words(out, list, count, m, err);

    if (!rc)
        rc = count_uses(out, m, false, err);
    return rc ? rc : count_uses(out, m, true, err);
}

bool story_sought_is_name(const story_sought *w)
{
    return w->pairing != STORY_NONE && w->right_uses < w->capital &&
           w->right_uses <= MOST_LEFT * (w->capital - w->right_uses) &&
           (double)w->capital >= CAPITAL_SHARE * (double)w->uses;
}

bool story_sought_is_family(const story_sought *w)
{
    return w->family && w->family_kept && !w->otherwise_kept && w->right_uses * FAMILY_FORGOTTEN <= w->capital;
}

bool story_sought_is_wanted(const story_sought *w)
{
    bool kept = w->otherwise_kept || (w->family_kept && !story_sought_is_family(w));

    return story_sought_is_name(w) && !kept;
}

void story_sought_dispose(story_sought_words *s)
{
    story_map_dispose(&s->map);
    story_array_dispose(&s->items);
}

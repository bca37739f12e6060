/* ALGORITHM. The words of sought.c are looked for among the words of the right text, whether the tagger saw a name
 * there or not, as a name that is left in two places only is easily missed. Where the word stood on the left already,
 * what counts is whose mention it lay in there: somebody who was renamed, then it is left over. Elsewhere a hit counts
 * unless it lies in a mention of somebody who continues another subject of the left. O(words on both sides). */
#include "compare/leftover.h"

#include "compare/sought.h"
#include "compare/standing.h"
#include "util/error.h"

typedef struct search {
    const story_matching *m;
    story_pairing *list; /* by left subject */
    size_t count;
    size_t *left_first;         /* by left subject: its first pairing */
    size_t *first_of, *next_of; /* chains of pairings, by right subject and by pairing, told by number plus one */
    const uint32_t *standing, *left_owners, *right_owners;
    const bool *elsewhere; /* by word of the right */
    story_sought **forms;  /* by form of the right */
    story_sought_words words;
    story_array found; /* hit, in text order */
} search;

typedef struct hit {
    size_t pairing;
    story_mention mention;
} hit;

static bool is_replaced(const story_pairing *p)
{
    return p->left != STORY_NONE && p->right != STORY_NONE && p->change != STORY_SAME;
}

static int chain_pairings(search *s, story_error *err)
{
    s->left_first = story_arena_calloc(s->m->scratch, s->m->left.count + 1, sizeof *s->left_first);
    s->first_of = story_arena_calloc(s->m->scratch, s->m->right.count + 1, sizeof *s->first_of);
    s->next_of = story_arena_calloc(s->m->scratch, s->count + 1, sizeof *s->next_of);
    if (!s->left_first || !s->first_of || !s->next_of)
        return story_error__no_memory(err);
    for (size_t i = s->count; i-- > 0;) {
        if (s->list[i].left == STORY_NONE)
            continue;
        s->left_first[s->list[i].left] = i;
        if (s->list[i].right == STORY_NONE)
            continue;
        s->next_of[i] = s->first_of[s->list[i].right];
        s->first_of[s->list[i].right] = i + 1;
    }
    return STORY_OK;
}

static int prepare(search *s, story_error *err)
{
    const struct story_diff *d = s->m->d;
    int rc = story_sought_list(&s->words, s->list, s->count, s->m, err);

    if (rc)
        return rc;
    s->forms = story_sought_by_form(&s->words, s->m->scratch, d->right);
    s->elsewhere = story_sought_elsewhere(s->m, d->right);
    s->standing = story_standing_words(d, s->m->scratch);
    s->left_owners = story_standing_owners(d->left, &s->m->left, s->m->scratch);
    s->right_owners = story_standing_owners(d->right, &s->m->right, s->m->scratch);
    if (!s->forms || !s->elsewhere || !s->standing || !s->left_owners || !s->right_owners)
        return story_error__no_memory(err);
    return chain_pairings(s, err);
}

/* The pairing that put a name without the word in the place of left subject l; STORY_NONE where none did. */
static size_t replaced_by(const search *s, size_t l, const char *word)
{
    size_t best = STORY_NONE;

    for (size_t i = s->left_first[l]; i < s->count && s->list[i].left == l; i++)
        if (is_replaced(&s->list[i]) && !story_subject_knows(&s->m->right.items[s->list[i].right], word) &&
            (best == STORY_NONE || s->list[best].support < s->list[i].support))
            best = i;
    return best;
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

/* The pairing of which the word at i is the old name, or STORY_NONE. */
static size_t pairing_at(const search *s, size_t i, const story_sought *w)
{
    const story_words *words = &s->m->d->right->words;
    uint32_t owner = s->standing[i] == STORY_NO_WORD ? 0 : s->left_owners[s->standing[i]];
    size_t found = owner ? replaced_by(s, owner - 1, words->forms[words->items[i].form].text) : STORY_NONE;

    if (!story_sought_is_name(w) || found != STORY_NONE)
        return story_sought_is_name(w) ? found : STORY_NONE;
    if (story_sought_is_family(w))
        return w->pairing;
    if (owner || !story_sought_is_wanted(w) || (s->elsewhere[i] && w->right_elsewhere == w->elsewhere))
        return STORY_NONE;
    owner = s->right_owners[i];
    return owner && !may_use(s, owner - 1, s->list[w->pairing].left) ? STORY_NONE : w->pairing;
}

/* Whether the old spelling is still the usual one: then the new one is a slip, which name-drift tells. */
static bool is_slip(const story_pairing *p, const story_sought *w)
{
    return p->change == STORY_RESPELLED && w->right_uses >= w->capital - w->right_uses;
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
    int rc = STORY_OK;

    for (size_t sentence = 0; sentence < v->sentence_count && !rc; sentence++)
        for (size_t i = v->words.first[sentence]; i < v->words.first[sentence + 1] && !rc; i++) {
            const story_word *word = &v->words.items[i];
            const story_sought *w = s->forms[word->form];
            size_t pairing = w && word->shape != STORY_SHAPE_LOWER ? pairing_at(s, i, w) : STORY_NONE;

            if (pairing != STORY_NONE && !is_slip(&s->list[pairing], w))
                rc = add_hit(s, pairing, word, sentence, err);
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
    int rc = prepare(s, err);

    if (!rc)
        rc = look_through(s, err);
    return rc ? rc : hand_out(s, err);
}

int story_leftover_find(story_pairing *list, size_t count, const story_matching *m, story_error *err)
{
    search s = {.m = m,
                .list = list,
                .count = count,
                .words = {STORY_MAP, STORY_ARRAY(story_sought)},
                .found = STORY_ARRAY(hit)};
    bool any = false;
    int rc = STORY_OK;

    for (size_t i = 0; i < count && !any; i++)
        any = is_replaced(&list[i]);
    if (any)
        rc = run(&s, err);
    story_sought_dispose(&s.words);
    story_array_dispose(&s.found);
    return rc;
}

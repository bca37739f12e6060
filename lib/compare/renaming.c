/* ALGORITHM. A link is nothing but renaming where every stretch of words that differs reads the same on both sides once
 * each mention of a pair that changed is taken as one token, the same for both. O(words of the edits). */
#include <stdlib.h>
#include <string.h>

#include "compare/pair.h"
#include "compare/standing.h"
#include "util/error.h"

/* A mention whose name changed between the sides. */
typedef struct token {
    uint32_t start, end;
    uint32_t pairing; /* of the names, then of the places */
} token;

typedef struct side {
    const struct story_variant *variant;
    token *tokens;
    size_t count;
} side;

/* Where reading stands in a stretch. */
typedef struct cursor {
    const side *side;
    size_t token, word, end;
} cursor;

static bool is_changed(const story_pairing *p)
{
    return p->left != STORY_NONE && p->right != STORY_NONE && p->change != STORY_SAME;
}

static int by_start(const void *a, const void *b)
{
    const token *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

static void add_tokens(side *s, const story_mention *mentions, size_t count, size_t pairing)
{
    for (size_t i = 0; i < count; i++)
        s->tokens[s->count++] =
            (token){(uint32_t)mentions[i].span.start, (uint32_t)mentions[i].span.end, (uint32_t)pairing};
}

static size_t mentions_on(const struct story_diff *d, bool right)
{
    size_t n = 0;

    for (size_t i = 0; i < d->name_count; i++)
        if (is_changed(&d->names[i]))
            n += right ? d->right->names[d->names[i].right].mention_count
                       : d->left->names[d->names[i].left].mention_count;
    for (size_t i = 0; i < d->place_count; i++)
        if (is_changed(&d->places[i]))
            n += right ? d->right->places[d->places[i].right].mention_count
                       : d->left->places[d->places[i].left].mention_count;
    return n;
}

static int gather(side *out, story_arena *scratch, const struct story_diff *d, bool right, story_error *err)
{
    const struct story_variant *v = right ? d->right : d->left;

    out->variant = v;
    out->tokens = story_arena_calloc(scratch, mentions_on(d, right), sizeof *out->tokens);
    if (!out->tokens)
        return story_error__no_memory(err);
    for (size_t i = 0; i < d->name_count; i++)
        if (is_changed(&d->names[i])) {
            const story_name *name = &v->names[right ? d->names[i].right : d->names[i].left];

            add_tokens(out, name->mentions, name->mention_count, i);
        }
    for (size_t i = 0; i < d->place_count; i++)
        if (is_changed(&d->places[i])) {
            const story_place *place = &v->places[right ? d->places[i].right : d->places[i].left];

            add_tokens(out, place->mentions, place->mention_count, d->name_count + i);
        }
    if (out->count)
        qsort(out->tokens, out->count, sizeof *out->tokens, by_start);
    return STORY_OK;
}

static size_t first_token(const side *s, size_t offset)
{
    size_t low = 0, high = s->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (s->tokens[mid].end <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The first word that starts at the offset or behind it. */
static size_t first_word(const struct story_variant *v, size_t offset)
{
    size_t w = story_standing_at(v, offset);

    return w + (w < v->words.count && v->words.items[w].start < offset);
}

static cursor start_at(const side *s, story_span span)
{
    return (cursor){s, first_token(s, span.start), first_word(s->variant, span.start), span.end};
}

/* The next thing in the stretch: a token, or a word's form as text; false at its end. */
static bool next(cursor *c, const token **name, const char **word)
{
    const story_words *words = &c->side->variant->words;
    const story_word *w = &words->items[c->word];

    if (c->word >= words->count || w->start >= c->end)
        return false;
    while (c->token < c->side->count && c->side->tokens[c->token].end <= w->start)
        c->token++;
    *name = NULL;
    if (c->token < c->side->count && c->side->tokens[c->token].start <= w->start) {
        *name = &c->side->tokens[c->token];
        while (c->word < words->count && words->items[c->word].start < (*name)->end)
            c->word++;
        return true;
    }
    *word = words->forms[w->form].text;
    c->word++;
    return true;
}

/* Whether a stretch is renaming only; the pairing of its last name goes to *pairing. */
static bool is_renaming(const side *left, const side *right, const story_edit *edit, uint32_t *pairing)
{
    cursor l = start_at(left, edit->left), r = start_at(right, edit->right);
    const token *a = NULL, *b = NULL;
    const char *x = NULL, *y = NULL;
    bool named = false;

    for (;;) {
        bool more = next(&l, &a, &x), more_right = next(&r, &b, &y);

        if (!more || !more_right)
            return more == more_right && named;
        if (!a != !b || (a ? a->pairing != b->pairing : strcmp(x, y) != 0))
            return false;
        if (a) {
            *pairing = a->pairing;
            named = true;
        }
    }
}

/* Links counted by pairing; last is the number of the link counted last, plus one. */
typedef struct tally {
    size_t only, last;
} tally;

static bool link_is_renaming(const struct story_diff *d, size_t n, const side *left, const side *right, tally *counts)
{
    const story_link *link = &d->alignment.links[n];
    uint32_t pairing = 0;

    if (link->change != STORY_EDITED || link->moved)
        return false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < d->edit_counts[n]; i++) {
            const story_edit *edit = &d->edits[n][i];

            if (edit->change == STORY_SAME)
                continue;
            if (edit->change != STORY_EDITED || !is_renaming(left, right, edit, &pairing))
                return false;
            if (pass && counts[pairing].last != n + 1) {
                counts[pairing].only++;
                counts[pairing].last = n + 1;
            }
        }
    return true;
}

static void store_counts(struct story_diff *d, const tally *counts, story_pairing *names, story_pairing *places)
{
    for (size_t i = 0; i < d->name_count; i++)
        names[i].only = counts[i].only;
    for (size_t i = 0; i < d->place_count; i++)
        places[i].only = counts[d->name_count + i].only;
}

static int tell(struct story_diff *d, story_arena *scratch, story_error *err)
{
    tally *counts = story_arena_calloc(scratch, d->name_count + d->place_count, sizeof *counts);
    bool *renaming = story_arena_calloc(d->arena, d->alignment.count, sizeof *renaming);
    side left = {0}, right = {0};
    int rc = counts && renaming ? STORY_OK : story_error__no_memory(err);

    if (!rc)
        rc = gather(&left, scratch, d, false, err);
    if (!rc)
        rc = gather(&right, scratch, d, true, err);
    if (rc)
        return rc;
    for (size_t i = 0; i < d->alignment.count; i++)
        renaming[i] = link_is_renaming(d, i, &left, &right, counts);
    d->renaming = renaming;
    store_counts(d, counts, d->names, d->places);
    return STORY_OK;
}

int story_pair_tell_renaming(struct story_diff *d, story_error *err)
{
    story_arena *scratch = story_arena_new();
    int rc = scratch ? tell(d, scratch, err) : story_error__no_memory(err);

    story_arena_free(scratch);
    return rc;
}

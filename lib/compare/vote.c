/* ALGORITHM. Every mention on the left looks for the mention that took its place. In a stretch of a link whose words are
 * the same on both sides it is the one at the same word, and that vote weighs 1; so a name of which one word changed
 * ("Ann Lee", "Eve Lee") votes by the word that stayed. In a stretch of words for other words, mentions that have no
 * partner yet are taken in order; the longer the stretch, the less such a vote weighs, as more than the name changed.
 * Where a link has the same bytes and the same mentions on both sides, all this is clear without its words.
 * Beside that, all that a link names on both sides counts as named together: weak, but all there is in free retellings.
 * O(words + mentions log mentions); a link gives at most PER_LINK squared pairs, so that a text made of names alone
 * stays cheap. */
#include "compare/vote.h"

#include <stdlib.h>
#include <string.h>

#include "compare/mentions.h"
#include "compare/standing.h"
#include "util/array.h"
#include "util/error.h"
#include "util/map.h"

enum { PER_LINK = 24 };

/* The votes for one pair so far. */
typedef struct record {
    story_vote vote;
    size_t last; /* the last link that voted, plus one */
} record;

typedef struct tally {
    const struct story_diff *d;
    story_arena *scratch;
    story_mentions left, right;
    story_map pairs;     /* both numbers of a pair to its record */
    story_array records; /* record */
} tally;

/* A link, and what it names on either side: from, up to, of the mentions. */
typedef struct ballot {
    const story_link *link;
    size_t number;
    size_t left, left_end, right, right_end;
} ballot;

/* The record of a pair, a new one where it has none; NULL when out of memory. */
static record *record_of(tally *t, uint32_t left, uint32_t right)
{
    const uint32_t pair[2] = {left, right};
    uint32_t n = story_map_get(&t->pairs, (const char *)pair, sizeof pair);
    const char *key;
    record *fresh;

    if (n != STORY_MAP_NONE)
        return STORY_ITEMS(&t->records, record) + n;
    fresh = story_array_push(&t->records);
    key = fresh ? story_arena_memdup(t->scratch, pair, sizeof pair) : NULL;
    if (!key || story_map_add(&t->pairs, key, sizeof pair) == STORY_MAP_NONE)
        return NULL;
    fresh->vote = (story_vote){.left = left, .right = right};
    return fresh;
}

/* kept: whether the one mention has no words but those of the other. */
static int add_vote(tally *t, const story_mentioned *l, const story_mentioned *r, size_t link, double weight, bool kept,
                    story_error *err)
{
    record *of = record_of(t, l->subject, r->subject);

    if (!of)
        return story_error__no_memory(err);
    of->vote.weight += (float)weight;
    of->vote.kept += kept ? (float)weight : 0;
    of->vote.links += of->last != link + 1;
    of->last = link + 1;
    return STORY_OK;
}

/* Walks two stretches of the same words side by side, where both have a mention. */
static int vote_same(tally *t, const ballot *v, const story_edit *edit, story_error *err)
{
    const struct story_variant *a = t->left.variant, *b = t->right.variant;
    story_mentioned *l = t->left.items + story_mentions_behind(&t->left, v->left, v->left_end, edit->left.start);
    story_mentioned *r = t->right.items + story_mentions_behind(&t->right, v->right, v->right_end, edit->right.start);
    const story_mentioned *l_end = t->left.items + v->left_end, *r_end = t->right.items + v->right_end;
    size_t i, j;
    int rc = STORY_OK;

    if (l == l_end || r == r_end || l->start >= edit->left.end || r->start >= edit->right.end)
        return rc;
    i = story_standing_next(a, story_standing_at(a, edit->left.start));
    j = story_standing_next(b, story_standing_at(b, edit->right.start));
    while (!rc && i < a->words.count && j < b->words.count && a->words.items[i].start < edit->left.end &&
           b->words.items[j].start < edit->right.end) {
        uint32_t x = a->words.items[i].start, y = b->words.items[j].start;

        while (l < l_end && l->end <= x)
            l++;
        while (r < r_end && r->end <= y)
            r++;
        if (l == l_end || r == r_end)
            break;
        if (l->start <= x && r->start <= y && !l->voted && !r->voted) {
            l->voted = r->voted = true;
            rc = add_vote(t, l, r, v->number, 1, story_mentions_agree(&t->left, l, &t->right, r), err);
        }
        i = story_standing_next(a, i + 1);
        j = story_standing_next(b, j + 1);
    }
    return rc;
}

/* Whether both sides of a link are the same bytes, with the same mentions one behind the other. */
static bool is_copy(const tally *t, const ballot *v, const story_edit *edit)
{
    const story_mentioned *l = t->left.items + v->left, *r = t->right.items + v->right;
    size_t len = edit->left.end - edit->left.start, n = v->left_end - v->left, i;
    size_t from = edit->left.start, right_from = edit->right.start, past = 0;

    if (edit->right.end - right_from != len || v->right_end - v->right != n)
        return false;
    for (i = 0; i < n; past = l[i++].end - from)
        if (l[i].start - from != r[i].start - right_from || l[i].end - from != r[i].end - right_from ||
            l[i].start - from < past)
            return false;
    return memcmp(t->left.variant->text.view + from, t->right.variant->text.view + right_from, len) == 0;
}

static int vote_copy(tally *t, const ballot *v, story_error *err)
{
    int rc = STORY_OK;

    for (size_t i = v->left, j = v->right; i < v->left_end && !rc; i++, j++)
        rc = add_vote(t, &t->left.items[i], &t->right.items[j], v->number, 1, true, err);
    return rc;
}

/* The mentions of a stretch that have no partner yet; at most PER_LINK. */
static size_t free_mentions(story_mentioned **out, const story_mentions *s, size_t at, size_t end, story_span span)
{
    size_t n = 0;

    for (at = story_mentions_behind(s, at, end, span.start); at < end && s->items[at].start < span.end && n < PER_LINK;
         at++)
        if (!s->items[at].voted)
            out[n++] = &s->items[at];
    return n;
}

static size_t count_words(const struct story_variant *v, story_span span)
{
    return span.end > span.start ? story_standing_at(v, span.end - 1) + 1 - story_standing_at(v, span.start) : 0;
}

/* The words of a stretch beside those that name: what was rewritten together with the names. */
static size_t other_words(const story_mentions *s, story_span span, story_mentioned *const *mentions, size_t count)
{
    size_t words = count_words(s->variant, span), named = 0;

    for (size_t i = 0; i < count; i++)
        named += count_words(s->variant, (story_span){mentions[i]->start, mentions[i]->end});
    return words > named ? words - named : 0;
}

static int vote_edited(tally *t, const ballot *v, const story_edit *edit, story_error *err)
{
    story_mentioned *left[PER_LINK], *right[PER_LINK];
    size_t n = free_mentions(left, &t->left, v->left, v->left_end, edit->left);
    size_t m = free_mentions(right, &t->right, v->right, v->right_end, edit->right);
    size_t a = other_words(&t->left, edit->left, left, n), b = other_words(&t->right, edit->right, right, m);
    double weight = 1 / (1 + .15 * (double)(a > b ? a : b));
    int rc = STORY_OK;

    if (n == m) {
        for (size_t i = 0; i < n && !rc; i++) {
            left[i]->voted = right[i]->voted = true;
            rc = add_vote(t, left[i], right[i], v->number, weight,
                          story_mentions_agree(&t->left, left[i], &t->right, right[i]), err);
        }
        return rc;
    }
    weight /= (double)(n > m ? n : m);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m && !rc; j++)
            rc = add_vote(t, left[i], right[j], v->number, weight,
                          story_mentions_agree(&t->left, left[i], &t->right, right[j]), err);
    return rc;
}

/* The subjects of a run of mentions, each once; at most PER_LINK. */
static size_t list_named(uint32_t *out, const story_mentions *s, size_t at, size_t end)
{
    size_t n = 0, seen;

    for (; at < end && n < PER_LINK; at++) {
        for (seen = 0; seen < n && out[seen] != s->items[at].subject; seen++)
            ;
        if (seen == n)
            out[n++] = s->items[at].subject;
    }
    return n;
}

static int vote_together(tally *t, const ballot *v, story_error *err)
{
    uint32_t left[PER_LINK] = {0}, right[PER_LINK] = {0};
    size_t n = list_named(left, &t->left, v->left, v->left_end);
    size_t m = list_named(right, &t->right, v->right, v->right_end);
    float weight = (float)((.25 + v->link->score) / (double)(n > m ? n : m));

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++) {
            record *of = record_of(t, left[i], right[j]);

            if (!of)
                return story_error__no_memory(err);
            of->vote.together += weight;
        }
    return STORY_OK;
}

static int vote_words(tally *t, const ballot *v, story_error *err)
{
    const story_edit *edits = t->d->edits[v->number];
    size_t count = t->d->edit_counts[v->number];
    int rc = STORY_OK;

    if (count == 1 && edits->change == STORY_SAME && is_copy(t, v, edits))
        return vote_copy(t, v, err);
    for (size_t i = 0; i < count && !rc; i++)
        if (edits[i].change == STORY_SAME)
            rc = vote_same(t, v, &edits[i], err);
    for (size_t i = 0; i < count && !rc; i++)
        if (edits[i].change == STORY_EDITED)
            rc = vote_edited(t, v, &edits[i], err);
    return rc;
}

static int vote_link(tally *t, size_t number, story_error *err)
{
    const story_link *link = &t->d->alignment.links[number];
    ballot v = {.link = link,
                .number = number,
                .left = t->left.first[link->left],
                .left_end = t->left.first[link->left + link->left_count],
                .right = t->right.first[link->right],
                .right_end = t->right.first[link->right + link->right_count]};
    int rc;

    if (v.left == v.left_end || v.right == v.right_end)
        return STORY_OK;
    rc = vote_words(t, &v, err);
    return rc ? rc : vote_together(t, &v, err);
}

static int by_pair(const void *a, const void *b)
{
    const story_vote *x = a, *y = b;

    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->right < y->right ? -1 : x->right > y->right;
}

static int list_votes(story_votes *out, const tally *t, story_error *err)
{
    story_vote *votes = story_arena_calloc(t->scratch, t->records.count, sizeof *votes);

    if (!votes)
        return story_error__no_memory(err);
    for (size_t i = 0; i < t->records.count; i++)
        votes[i] = STORY_ITEMS(&t->records, record)[i].vote;
    qsort(votes, t->records.count, sizeof *votes, by_pair);
    out->items = votes;
    out->count = t->records.count;
    return STORY_OK;
}

static int sum_up(story_votes *out, story_arena *scratch, size_t left, size_t right, story_error *err)
{
    float *sums[4];

    for (size_t i = 0; i < 4; i++) {
        sums[i] = story_arena_calloc(scratch, i % 2 ? right : left, sizeof **sums);
        if (!sums[i])
            return story_error__no_memory(err);
    }
    for (size_t i = 0; i < out->count; i++) {
        sums[0][out->items[i].left] += out->items[i].weight;
        sums[1][out->items[i].right] += out->items[i].weight;
        sums[2][out->items[i].left] += out->items[i].together;
        sums[3][out->items[i].right] += out->items[i].together;
    }
    out->left_weight = sums[0];
    out->right_weight = sums[1];
    out->left_together = sums[2];
    out->right_together = sums[3];
    return STORY_OK;
}

int story_vote_count(story_votes *out, story_arena *scratch, const struct story_diff *d, const story_subjects *left,
                     const story_subjects *right, story_error *err)
{
    tally t = {.d = d, .scratch = scratch, .pairs = STORY_MAP, .records = STORY_ARRAY(record)};
    int rc = story_mentions_gather(&t.left, scratch, d->left, left, err);

    memset(out, 0, sizeof *out);
    if (!rc)
        rc = story_mentions_gather(&t.right, scratch, d->right, right, err);
    for (size_t i = 0; i < d->alignment.count && !rc; i++)
        rc = vote_link(&t, i, err);
    if (!rc)
        rc = list_votes(out, &t, err);
    if (!rc)
        rc = sum_up(out, scratch, left->count, right->count, err);
    story_map_dispose(&t.pairs);
    story_array_dispose(&t.records);
    return rc;
}

const story_vote *story_votes_find(const story_votes *votes, uint32_t left, uint32_t right)
{
    size_t low = 0, high = votes->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const story_vote *v = &votes->items[mid];

        if (v->left < left || (v->left == left && v->right < right))
            low = mid + 1;
        else
            high = mid;
    }
    return low < votes->count && votes->items[low].left == left && votes->items[low].right == right ? &votes->items[low]
                                                                                                    : NULL;
}

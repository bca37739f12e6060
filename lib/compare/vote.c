/* ALGORITHM. Every mention on the left looks for the mention that took its place. In a stretch of a link whose words are
 * the same on both sides it is the one at the same word, and that vote weighs 1; so a name of which one word changed
 * ("Ann Lee", "Eve Lee") votes by the word that stayed. In a stretch of words for other words, mentions that have no
 * partner yet are taken in order; the longer the stretch, the less such a vote weighs, as more than the name changed.
 * Beside that, all that a link names on both sides counts as named together: weak, but all there is in free retellings.
 * O(words + mentions log mentions); a link gives at most PER_LINK squared pairs, so that a text made of names alone
 * stays cheap. */
#include "compare/vote.h"

#include <stdlib.h>
#include <string.h>

#include "compare/standing.h"
#include "data/gazetteer.h"
#include "util/array.h"
#include "util/error.h"

enum { PER_LINK = 24 };

/* A mention as the words it covers. */
typedef struct spot {
    uint32_t start, end; /* in the view */
    uint32_t subject;
    uint32_t sentence;
    bool voted;
} spot;

typedef struct side {
    const struct story_variant *variant;
    spot *spots;
    size_t count;
} side;

typedef struct tally {
    const struct story_diff *d;
    side left, right;
    story_array votes; /* story_vote: one record a vote, links holding the link's number */
} tally;

static int by_start(const void *a, const void *b)
{
    const spot *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

static int gather(side *out, story_arena *scratch, const struct story_variant *v, const story_subjects *subjects,
                  story_error *err)
{
    size_t n = 0;

    for (size_t i = 0; i < subjects->count; i++)
        n += subjects->items[i].mention_count;
    out->variant = v;
    out->spots = story_arena_calloc(scratch, n, sizeof *out->spots);
    if (!out->spots)
        return story_error__no_memory(err);
    for (size_t i = 0; i < subjects->count; i++)
        for (size_t m = 0; m < subjects->items[i].mention_count; m++) {
            const story_mention *mention = &subjects->items[i].mentions[m];

            out->spots[out->count++] = (spot){(uint32_t)mention->span.start, (uint32_t)mention->span.end, (uint32_t)i,
                                              (uint32_t)mention->sentence, false};
        }
    qsort(out->spots, out->count, sizeof *out->spots, by_start);
    return STORY_OK;
}

/* The first spot that ends after offset. */
static size_t spot_at(const side *s, size_t offset)
{
    size_t low = 0, high = s->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (s->spots[mid].end <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Whether a word of a mention names, rather than tells a title. */
static bool is_naming(const story_words *words, size_t w)
{
    uint8_t shape = words->items[w].shape;

    return shape != STORY_SHAPE_PUNCT && shape != STORY_SHAPE_POSSESSIVE &&
           !(story_gazetteer_mask(words->forms[words->items[w].form].hash) & STORY_GAZ_TITLE);
}

static bool has_word(const struct story_variant *v, const spot *s, const story_form_entry *form)
{
    for (size_t w = story_standing_at(v, s->start); w < v->words.count && v->words.items[w].start < s->end; w++) {
        const story_form_entry *here = &v->words.forms[v->words.items[w].form];

        if (here->hash == form->hash && strcmp(here->text, form->text) == 0)
            return true;
    }
    return false;
}

/* Whether all naming words of a mention are in the other. */
static bool is_within(const struct story_variant *v, const spot *s, const struct story_variant *u, const spot *other)
{
    for (size_t w = story_standing_at(v, s->start); w < v->words.count && v->words.items[w].start < s->end; w++)
        if (is_naming(&v->words, w) && !has_word(u, other, &v->words.forms[v->words.items[w].form]))
            return false;
    return true;
}

static bool is_kept(const tally *t, const spot *l, const spot *r)
{
    return is_within(t->left.variant, l, t->right.variant, r) || is_within(t->right.variant, r, t->left.variant, l);
}

static int add_vote(tally *t, const spot *l, const spot *r, size_t link, double weight, double together,
                    story_error *err)
{
    story_vote *vote = story_array_push(&t->votes);

    if (!vote)
        return story_error__no_memory(err);
    *vote = (story_vote){l->subject, r->subject, (uint32_t)link, (float)weight, 0, (float)together};
    if (weight > 0 && is_kept(t, l, r))
        vote->kept = vote->weight;
    return STORY_OK;
}

/* Walks two stretches of the same words side by side, where both have a mention. */
static int vote_same(tally *t, const story_edit *edit, size_t link, story_error *err)
{
    const struct story_variant *a = t->left.variant, *b = t->right.variant;
    size_t l = spot_at(&t->left, edit->left.start), r = spot_at(&t->right, edit->right.start), i, j;
    int rc = STORY_OK;

    if (l >= t->left.count || r >= t->right.count || t->left.spots[l].start >= edit->left.end ||
        t->right.spots[r].start >= edit->right.end)
        return rc;
    i = story_standing_next(a, story_standing_at(a, edit->left.start));
    j = story_standing_next(b, story_standing_at(b, edit->right.start));
    while (!rc && i < a->words.count && j < b->words.count && a->words.items[i].start < edit->left.end &&
           b->words.items[j].start < edit->right.end) {
        uint32_t x = a->words.items[i].start, y = b->words.items[j].start;

        while (l < t->left.count && t->left.spots[l].end <= x)
            l++;
        while (r < t->right.count && t->right.spots[r].end <= y)
            r++;
        if (l >= t->left.count || r >= t->right.count)
            break;
        if (t->left.spots[l].start <= x && t->right.spots[r].start <= y && !t->left.spots[l].voted &&
            !t->right.spots[r].voted) {
            t->left.spots[l].voted = t->right.spots[r].voted = true;
            rc = add_vote(t, &t->left.spots[l], &t->right.spots[r], link, 1, 0, err);
        }
        i = story_standing_next(a, i + 1);
        j = story_standing_next(b, j + 1);
    }
    return rc;
}

/* The spots of a stretch that have no partner yet; at most PER_LINK. */
static size_t free_spots(spot **out, side *s, story_span span)
{
    size_t n = 0;

    for (size_t i = spot_at(s, span.start); i < s->count && s->spots[i].start < span.end && n < PER_LINK; i++)
        if (!s->spots[i].voted)
            out[n++] = &s->spots[i];
    return n;
}

static size_t count_words(const struct story_variant *v, story_span span)
{
    return span.end > span.start ? story_standing_at(v, span.end - 1) + 1 - story_standing_at(v, span.start) : 0;
}

/* The words of a stretch beside those that name: what was rewritten together with the names. */
static size_t other_words(const side *s, story_span span, spot *const *spots, size_t count)
{
    size_t words = count_words(s->variant, span), named = 0;

    for (size_t i = 0; i < count; i++)
        named += count_words(s->variant, (story_span){spots[i]->start, spots[i]->end});
    return words > named ? words - named : 0;
}

static int vote_edited(tally *t, const story_edit *edit, size_t link, story_error *err)
{
    spot *left[PER_LINK], *right[PER_LINK];
    size_t n = free_spots(left, &t->left, edit->left), m = free_spots(right, &t->right, edit->right);
    size_t a = other_words(&t->left, edit->left, left, n), b = other_words(&t->right, edit->right, right, m);
    double weight = 1 / (1 + .15 * (double)(a > b ? a : b));
    int rc = STORY_OK;

    if (n == m) {
        for (size_t i = 0; i < n && !rc; i++) {
            left[i]->voted = right[i]->voted = true;
            rc = add_vote(t, left[i], right[i], link, weight, 0, err);
        }
        return rc;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m && !rc; j++)
            rc = add_vote(t, left[i], right[j], link, weight / (double)(n > m ? n : m), 0, err);
    return rc;
}

/* The subjects that a run of sentences names, each once; at most PER_LINK. */
static size_t named_in(const spot **out, const side *s, size_t first, size_t count)
{
    const story_sentence *sentences = s->variant->sentences;
    size_t n = 0, seen;

    for (size_t i = spot_at(s, sentences[first].span.start);
         i < s->count && s->spots[i].start < sentences[first + count - 1].span.end && n < PER_LINK; i++) {
        for (seen = 0; seen < n && out[seen]->subject != s->spots[i].subject; seen++)
            ;
        if (seen == n)
            out[n++] = &s->spots[i];
    }
    return n;
}

static int vote_together(tally *t, const story_link *link, size_t number, story_error *err)
{
    const spot *left[PER_LINK], *right[PER_LINK];
    size_t n = named_in(left, &t->left, link->left, link->left_count);
    size_t m = named_in(right, &t->right, link->right, link->right_count);
    int rc = STORY_OK;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m && !rc; j++)
            rc = add_vote(t, left[i], right[j], number, 0, (.25 + link->score) / (double)(n > m ? n : m), err);
    return rc;
}

static int vote_link(tally *t, size_t number, story_error *err)
{
    const story_link *link = &t->d->alignment.links[number];
    const story_edit *edits = t->d->edits[number];
    size_t count = t->d->edit_counts[number];
    int rc = STORY_OK;

    if (!link->left_count || !link->right_count)
        return STORY_OK;
    for (size_t i = 0; i < count && !rc; i++)
        if (edits[i].change == STORY_SAME)
            rc = vote_same(t, &edits[i], number, err);
    for (size_t i = 0; i < count && !rc; i++)
        if (edits[i].change == STORY_EDITED)
            rc = vote_edited(t, &edits[i], number, err);
    return rc ? rc : vote_together(t, link, number, err);
}

static int by_pair(const void *a, const void *b)
{
    const story_vote *x = a, *y = b;

    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    if (x->right != y->right)
        return x->right < y->right ? -1 : 1;
    return x->links < y->links ? -1 : x->links > y->links;
}

/* From one record a vote to one a pair; links becomes a count. */
static size_t merge_votes(story_vote *votes, size_t count)
{
    size_t n = 0, last = SIZE_MAX;

    for (size_t i = 0; i < count; i++) {
        story_vote vote = votes[i];

        if (!n || votes[n - 1].left != vote.left || votes[n - 1].right != vote.right) {
            votes[n] = vote;
            votes[n++].links = 0;
            last = SIZE_MAX;
        } else {
            votes[n - 1].weight += vote.weight;
            votes[n - 1].kept += vote.kept;
            votes[n - 1].together += vote.together;
        }
        if (vote.weight > 0 && vote.links != last) {
            votes[n - 1].links++;
            last = vote.links;
        }
    }
    return n;
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
    tally t = {.d = d, .votes = STORY_ARRAY(story_vote)};
    int rc = gather(&t.left, scratch, d->left, left, err);

    memset(out, 0, sizeof *out);
    if (!rc)
        rc = gather(&t.right, scratch, d->right, right, err);
    for (size_t i = 0; i < d->alignment.count && !rc; i++)
        rc = vote_link(&t, i, err);
    if (rc)
        goto out;
    if (t.votes.count)
        qsort(t.votes.items, t.votes.count, sizeof(story_vote), by_pair);
    t.votes.count = merge_votes(t.votes.items, t.votes.count);
    out->count = t.votes.count;
    out->items = story_array_keep(&t.votes, scratch);
    rc = out->items ? sum_up(out, scratch, left->count, right->count, err) : story_error__no_memory(err);
out:
    story_array_dispose(&t.votes);
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

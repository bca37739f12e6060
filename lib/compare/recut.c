/* ALGORITHM. Two variants rarely agree on beats that were cut apart. So every comparison first cuts its runs of linked
 * sentences (linkrun.h) on both sides at once: dynamic programming over the links of a run, where a cut is worth the
 * evidence of the gaps on both sides, and a stretch costs what its length is off the expected (annotate/beat.h). Each
 * such cut is a vote for beats to start at both of its ends, each link inside a stretch a vote against. A variant is
 * then cut once, by its own gaps and the mean of the votes of all comparisons, so that every pair sees the same beats.
 * Votes are whole numbers: their sum does not depend on the order of the variants. Those between near-copies, where a
 * beat is paired by its links alone, count twice: else a gap that only one text has cuts it, and what stands behind the
 * cut is told as removed while its words stand on the other side (in 48 of some 200 edited passages; so in 5).
 *
 * Linear in links and sentences for every pair. Rejected, as they did not help on free retellings: choosing the cut by
 * the likeness of all blocks of both texts (the best of many is mostly chance), splitting beats that are linked already,
 * jumps in the strength of links as evidence. */
#include "compare/recut.h"

#include <math.h>
#include <stdlib.h>

#include "annotate/beat.h"
#include "compare/beatgain.h"
#include "compare/linkrun.h"
#include "compare/order.h"
#include "util/error.h"

enum { VOTE_START = 2, VOTE_INSIDE = -2, VOTE_BEHIND = 1, WEIGHT_COPY = 2, LONGEST_STRETCH = 48 };

/* What the comparisons say of one variant, by sentence. */
typedef struct ballot {
    int32_t *votes;
    uint8_t *touched; /* by the comparison that votes now */
} ballot;

typedef struct voter {
    const story_variant *variants[2];
    ballot *ballots[2];
    const story_run_item *items; /* of one run */
    size_t count;
    double expected;
    int32_t weight;  /* of every vote */
    float *best;     /* by number of items cut so far; scratch, as all that follows */
    float *evidence; /* for a stretch to start at an item */
    float *worth;    /* both together */
    float *most;     /* the most that is worth so far */
    uint32_t *from;  /* by number of items cut so far: where the last stretch starts */
} voter;

static double words_between(const story_variant *v, uint32_t first, uint32_t last)
{
    return (double)(v->told[last + 1] - v->told[first]);
}

/* The best evidence for a beat to start between two items, both sides together. */
static float evidence_between(const voter *w, const story_run_item *before, const story_run_item *item)
{
    float sum = 0;
    int side;

    for (side = 0; side < 2; side++) {
        float best = -INFINITY;
        uint32_t s;

        for (s = before->last[side] + 1; s <= item->first[side]; s++)
            best = fmaxf(best, story_beat_gap(w->variants[side], s));
        sum += best;
    }
    return sum;
}

static float stretch_cost(const voter *w, const story_run_item *from, const story_run_item *to)
{
    double left = words_between(w->variants[0], from->first[0], to->last[0]);
    double right = words_between(w->variants[1], from->first[1], to->last[1]);

    return story_beat_length_cost(sqrt(left * right), w->expected);
}

/* No cost is below zero: a start that is not worth enough is left out before its cost is found, and where no start
 * before it is, the search is over. */
static void cut_run(voter *w)
{
    size_t start, end;

    w->best[0] = w->evidence[0] = w->worth[0] = w->most[0] = 0;
    for (end = 1; end <= w->count; end++) {
        float best = -INFINITY;

        for (start = end; start-- > 0 && end - start <= LONGEST_STRETCH && w->most[start] > best;) {
            float value;

            if (w->worth[start] <= best)
                continue;
            value = w->best[start] - stretch_cost(w, &w->items[start], &w->items[end - 1]) + w->evidence[start];
            if (value > best) {
                best = value;
                w->from[end] = (uint32_t)start;
            }
        }
        w->best[end] = best;
        if (end == w->count)
            break;
        w->evidence[end] = evidence_between(w, &w->items[end - 1], &w->items[end]);
        w->worth[end] = best + w->evidence[end];
        w->most[end] = w->worth[end] > w->most[end - 1] ? w->worth[end] : w->most[end - 1];
    }
}

static void vote_stretch(voter *w, const story_run_item *from, const story_run_item *to)
{
    int side;

    for (side = 0; side < 2; side++) {
        ballot *b = w->ballots[side];
        uint32_t s;

        b->votes[from->first[side]] += VOTE_START * w->weight;
        b->touched[from->first[side]] = 1;
        for (s = from->first[side] + 1; s <= to->last[side]; s++) {
            b->votes[s] += VOTE_INSIDE * w->weight;
            b->touched[s] = 1;
        }
    }
}

/* A sentence right behind a run, in no run itself. */
static void vote_behind(voter *w, const story_run_item *to)
{
    int side;

    for (side = 0; side < 2; side++) {
        uint32_t s = to->last[side] + 1;

        if (s < w->variants[side]->sentence_count && !w->ballots[side]->touched[s])
            w->ballots[side]->votes[s] += VOTE_BEHIND * w->weight;
    }
}

static size_t run_length(const story_run_item *items, size_t at, size_t count)
{
    size_t end = at;

    while (end < count && items[end].run == items[at].run)
        end++;
    return end - at;
}

static void vote_runs(voter *w, const story_run_item *items, size_t count)
{
    size_t at, end;

    for (at = 0; at < count; at += w->count) {
        w->items = items + at;
        w->count = run_length(items, at, count);
        cut_run(w);
        for (end = w->count; end; end = w->from[end])
            vote_stretch(w, &w->items[w->from[end]], &w->items[end - 1]);
    }
    for (at = 0; at < count; at++)
        if (at + 1 == count || items[at + 1].run != items[at].run)
            vote_behind(w, &items[at]);
}

static void clear_touched(ballot *b, size_t sentences)
{
    size_t s;

    for (s = 0; s < sentences; s++)
        b->touched[s] = 0;
}

static int vote(const struct story_diff *d, ballot *left, ballot *right, story_error *err)
{
    bool swapped = story_order(d->left, d->right) > 0;
    voter w = {.variants = {swapped ? d->right : d->left, swapped ? d->left : d->right},
               .ballots = {swapped ? right : left, swapped ? left : right}};
    story_run_item *items = NULL;
    size_t count = 0;
    int rc = story_linkrun_gather(&items, &count, d, swapped, err);

    if (rc != STORY_OK)
        return rc;
    w.weight = d->alignment.kinship >= (double)STORY_NEAR_COPIES ? WEIGHT_COPY : 1;
    w.expected = sqrt(story_beat_words(d->left) * story_beat_words(d->right));
    w.best = malloc(4 * (count + 1) * sizeof *w.best);
    w.from = calloc(count + 1, sizeof *w.from);
    if (w.best && w.from) {
        w.evidence = w.best + count + 1;
        w.worth = w.evidence + count + 1;
        w.most = w.worth + count + 1;
        clear_touched(left, d->left->sentence_count);
        clear_touched(right, d->right->sentence_count);
        vote_runs(&w, items, count);
    } else {
        rc = story_error__no_memory(err);
    }
    free(items);
    free(w.best);
    free(w.from);
    return rc;
}

static int cut_variant(uint32_t *starts, size_t *count, const story_variant *v, const ballot *b, size_t comparisons,
                       story_error *err)
{
    float *extra = calloc(v->sentence_count + 1, sizeof *extra);
    size_t s;
    int rc;

    if (!extra)
        return story_error__no_memory(err);
    for (s = 0; s < v->sentence_count && comparisons; s++)
        extra[s] = (float)b->votes[s] / (float)comparisons;
    rc = story_beat_cut(starts, count, v, extra, err);
    free(extra);
    return rc;
}

static int make_ballots(ballot *ballots, const story_variant *const *variants, size_t count, story_error *err)
{
    size_t i;

    for (i = 0; i < count; i++) {
        ballots[i].votes = calloc(variants[i]->sentence_count + 1, sizeof *ballots[i].votes);
        ballots[i].touched = calloc(variants[i]->sentence_count + 1, sizeof *ballots[i].touched);
        if (!ballots[i].votes || !ballots[i].touched)
            return story_error__no_memory(err);
    }
    return STORY_OK;
}

int story_recut(uint32_t *const *starts, size_t *counts, const story_variant *const *variants, size_t count,
                struct story_diff *const *diffs, story_error *err)
{
    ballot *ballots = calloc(count + 1, sizeof *ballots);
    size_t i, j;
    int rc = ballots ? make_ballots(ballots, variants, count, err) : story_error__no_memory(err);

    for (i = 0; i < count; i++)
        for (j = i + 1; j < count && rc == STORY_OK; j++)
            rc = vote(diffs[story_pair_number(count, i, j)], &ballots[i], &ballots[j], err);
    for (i = 0; i < count && rc == STORY_OK; i++)
        rc = cut_variant(starts[i], &counts[i], variants[i], &ballots[i], count - 1, err);
    for (i = 0; ballots && i < count; i++) {
        free(ballots[i].votes);
        free(ballots[i].touched);
    }
    free(ballots);
    return rc;
}

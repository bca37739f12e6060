/* ALGORITHM  The gain of a pair of beats is their likeness (beatlike.h) plus a share for the links of sentences between
 * them, less a threshold that follows the texts and the distance of their places, which counts the more the less the
 * texts have in common. Pairs are taken best first, one to one, in three rounds; in the second and third, a pair beside
 * one taken before gains a little. Crossing is allowed: what lies outside the heaviest order-preserving chain has moved.
 * Where there are too many beats for a table, only pairs that share linked sentences are considered. O(nm log nm) beats.
 *
 * Links of sentences alone find .11 of the beat links of free retellings, likeness of beats .62 (beats given). A best
 * matching of all pairs (Hungarian) is no better than greedy. A type alone never makes a link: it is part of the
 * likeness, with little weight. */
#include "compare/beatlink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/chain.h"
#include "util/error.h"

#define THRESHOLD 0.1f
#define THRESHOLD_SHARE 0.3f /* of the median of every beat's best likeness */
#define GATE_KINSHIP 0.06f   /* texts with less in common than this … */
#define GATE 0.3f            /* … need up to so much more */
#define DISTANCE 0.2f
#define DISTANT_KINSHIP 0.6f /* from this kinship on, places say nothing */
#define VOTE 0.3f
#define BESIDE 0.05f
#define ROUNDS 3

typedef struct candidate {
    uint32_t beats[2];
    float gain, bonus, likeness;
} candidate;

typedef struct linker {
    const story_beat_pair *pair;
    candidate *candidates;
    size_t count;
    uint32_t *partner[2], *before[2]; /* by beat: number of the partner plus one, of this round and of the one before */
} linker;

/* ----------------------------------------------------------------------------------------------- candidates ---- */

/* By sentence of one side: the number of its beat. */
static uint32_t *number_beats(const story_beat_pair *pair, int side)
{
    uint32_t *numbers = calloc(pair->variants[side]->sentence_count + 1, sizeof *numbers);
    size_t b, s;

    for (b = 0; numbers && b < pair->counts[side]; b++)
        for (s = pair->beats[side][b].first; s <= pair->beats[side][b].last; s++)
            numbers[s] = (uint32_t)b;
    return numbers;
}

static int by_beats(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->beats[0] != y->beats[0])
        return x->beats[0] < y->beats[0] ? -1 : 1;
    return (x->beats[1] > y->beats[1]) - (x->beats[1] < y->beats[1]);
}

/* Sorts votes by beats and adds up those of one pair; gives how many pairs there are. */
static size_t merge_votes(candidate *votes, size_t count)
{
    size_t i, kept = 0;

    qsort(votes, count, sizeof *votes, by_beats);
    for (i = 0; i < count; i++) {
        if (kept && by_beats(&votes[kept - 1], &votes[i]) == 0)
            votes[kept - 1].bonus += votes[i].bonus;
        else
            votes[kept++] = votes[i];
    }
    return kept;
}

/* One candidate for every pair of beats with linked sentences, the number of linked sentences as its bonus. A link of
 * several sentences votes once for each of the longer side. */
static int count_votes(candidate **out, size_t *count, const story_beat_pair *pair)
{
    const story_alignment *a = &pair->diff->alignment;
    uint32_t *numbers[2] = {number_beats(pair, 0), number_beats(pair, 1)};
    size_t total = pair->variants[0]->sentence_count + pair->variants[1]->sentence_count, n = 0, i, k;
    candidate *votes = calloc(total + 1, sizeof *votes);

    for (i = 0; votes && numbers[0] && numbers[1] && i < a->count; i++) {
        const story_link *l = &a->links[i];
        size_t most = l->left_count > l->right_count ? l->left_count : l->right_count;

        for (k = 0; l->left_count && l->right_count && k < most; k++) {
            size_t left = l->left + k * l->left_count / most, right = l->right + k * l->right_count / most;

            votes[n++] =
                (candidate){{numbers[0][pair->swapped ? right : left], numbers[1][pair->swapped ? left : right]},
                            .bonus = 1,
                            .likeness = (float)l->score};
        }
    }
    *count = merge_votes(votes, n);
    *out = votes;
    free(numbers[0]);
    free(numbers[1]);
    return votes && numbers[0] && numbers[1] ? STORY_OK : STORY_ENOMEM;
}

static float length_of(const story_beat_pair *pair, int side, uint32_t beat)
{
    return (float)(pair->beats[side][beat].last - pair->beats[side][beat].first + 1);
}

/* The middle of a beat as a share of its text. */
static float place_of(const story_beat_pair *pair, int side, uint32_t beat)
{
    const story_beat *b = &pair->beats[side][beat];

    return (float)(b->first + b->last + 1) / (2 * (float)pair->variants[side]->sentence_count);
}

static float vote_share(const story_beat_pair *pair, const candidate *vote)
{
    return VOTE * vote->bonus / sqrtf(length_of(pair, 0, vote->beats[0]) * length_of(pair, 1, vote->beats[1]));
}

static int by_value(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

/* The median, over the beats of the side with fewer, of the best likeness; on a tie side 0. */
static int median_best(float *out, const story_beat_pair *pair, const float *cells)
{
    size_t n = pair->counts[0], m = pair->counts[1], i, j, least = n <= m ? n : m;
    float *best = calloc(least + 1, sizeof *best);

    if (!best)
        return STORY_ENOMEM;
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++)
            best[n <= m ? i : j] = fmaxf(best[n <= m ? i : j], cells[i * m + j]);
    qsort(best, least, sizeof *best, by_value);
    *out = least ? (best[(least - 1) / 2] + best[least / 2]) / 2 : 0;
    free(best);
    return STORY_OK;
}

static float rest_of(float kinship, float full)
{
    return kinship < full ? 1 - kinship / full : 0;
}

/* Turns the table of likeness into candidates: every pair that gains, or could beside another. */
static int list_candidates(linker *l, const float *cells, const candidate *votes, size_t vote_count)
{
    size_t n = l->pair->counts[0], m = l->pair->counts[1], i, j, v = 0, kept = 0;
    float kinship = (float)l->pair->diff->alignment.kinship, distant = DISTANCE * rest_of(kinship, DISTANT_KINSHIP);
    float threshold;

    if (median_best(&threshold, l->pair, cells) != STORY_OK)
        return STORY_ENOMEM;
    threshold = THRESHOLD + THRESHOLD_SHARE * threshold + GATE * rest_of(kinship, GATE_KINSHIP);
    l->candidates = calloc(n * m + 1, sizeof *l->candidates);
    if (!l->candidates)
        return STORY_ENOMEM;
    for (i = 0; i < n; i++) {
        for (j = 0; j < m; j++) {
            candidate c = {{(uint32_t)i, (uint32_t)j}, .likeness = cells[i * m + j]};

            c.gain = c.likeness - threshold -
                     distant * fabsf(place_of(l->pair, 0, c.beats[0]) - place_of(l->pair, 1, c.beats[1]));
            if (v < vote_count && by_beats(&votes[v], &c) == 0)
                c.gain += vote_share(l->pair, &votes[v++]);
            if (c.gain + BESIDE > 0)
                l->candidates[kept++] = c;
        }
    }
    l->count = kept;
    return STORY_OK;
}

static int gather_candidates(linker *l, story_error *err)
{
    size_t cells = l->pair->counts[0] * l->pair->counts[1], count = 0, i;
    candidate *votes = NULL;
    float *table = NULL;
    int rc = count_votes(&votes, &count, l->pair);

    if (rc == STORY_OK && cells > STORY_BEATLIKE_CELLS) {
        for (i = 0; i < count; i++)
            votes[i].gain = vote_share(l->pair, &votes[i]);
        l->candidates = votes;
        l->count = count;
        return STORY_OK;
    }
    if (rc == STORY_OK) {
        table = calloc(cells + 1, sizeof *table);
        rc = table ? story_beatlike_fill(table, l->pair, err) : STORY_ENOMEM;
    }
    if (rc == STORY_OK)
        rc = list_candidates(l, table, votes, count);
    free(table);
    free(votes);
    return rc;
}

/* ------------------------------------------------------------------------------------------------ matching ---- */

static int by_worth(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    float worth_x = x->gain + x->bonus, worth_y = y->gain + y->bonus;

    if (worth_x != worth_y)
        return worth_x > worth_y ? -1 : 1;
    return by_beats(a, b);
}

/* Whether the round before matched the beats `left` and `right` away from these. */
static bool was_matched(const linker *l, const candidate *c, int left, int right)
{
    int64_t i = (int64_t)c->beats[0] + left, j = (int64_t)c->beats[1] + right;

    return i >= 0 && j >= 0 && i < (int64_t)l->pair->counts[0] && j < (int64_t)l->pair->counts[1] &&
           l->before[0][i] == (uint32_t)j + 1;
}

static float bonus_of(const linker *l, const candidate *c)
{
    static const int8_t near[][2] = {{1, 1}, {-1, -1}, {1, 2}, {2, 1}, {-1, -2}, {-2, -1}};
    size_t i;

    for (i = 0; i < sizeof near / sizeof *near; i++)
        if (was_matched(l, c, near[i][0], near[i][1]))
            return BESIDE;
    return was_matched(l, c, 2, 2) || was_matched(l, c, -2, -2) ? BESIDE / 2 : 0;
}

static void match_once(linker *l)
{
    size_t i;
    int side;

    for (side = 0; side < 2; side++)
        memset(l->partner[side], 0, l->pair->counts[side] * sizeof *l->partner[side]);
    qsort(l->candidates, l->count, sizeof *l->candidates, by_worth);
    for (i = 0; i < l->count && l->candidates[i].gain + l->candidates[i].bonus > 0; i++) {
        const candidate *c = &l->candidates[i];

        if (l->partner[0][c->beats[0]] || l->partner[1][c->beats[1]])
            continue;
        l->partner[0][c->beats[0]] = c->beats[1] + 1;
        l->partner[1][c->beats[1]] = c->beats[0] + 1;
    }
}

static void match(linker *l)
{
    size_t i;
    int round, side;

    for (i = 0; i < l->count; i++)
        l->candidates[i].bonus = 0;
    for (round = 0; round < ROUNDS; round++) {
        match_once(l);
        for (side = 0; side < 2; side++)
            memcpy(l->before[side], l->partner[side], l->pair->counts[side] * sizeof *l->before[side]);
        for (i = 0; i < l->count; i++)
            l->candidates[i].bonus = bonus_of(l, &l->candidates[i]);
    }
}

/* Marks what lies outside the heaviest chain, by the sentences of the beats. */
static int mark_moved(story_beat_link *links, size_t count, const story_beat_pair *pair)
{
    story_chain_pair *chain = calloc(count + 1, sizeof *chain);
    size_t i;
    int rc;

    if (!chain)
        return STORY_ENOMEM;
    for (i = 0; i < count; i++) {
        uint32_t left = links[i].beats[0], right = links[i].beats[1];

        chain[i] = (story_chain_pair){
            .left = left, .right = right, .weight = (uint64_t)(length_of(pair, 0, left) + length_of(pair, 1, right))};
    }
    rc = story_chain_mark(chain, count);
    for (i = 0; i < count && rc == STORY_OK; i++)
        links[i].moved = !chain[i].kept;
    free(chain);
    return rc;
}

static int by_first(const void *a, const void *b)
{
    const story_beat_link *x = a, *y = b;

    return (x->beats[0] > y->beats[0]) - (x->beats[0] < y->beats[0]);
}

static int list_links(story_beat_link **out, size_t *count, const linker *l)
{
    story_beat_link *links = calloc(l->pair->counts[0] + 1, sizeof *links);
    size_t i, n = 0;

    if (!links)
        return STORY_ENOMEM;
    for (i = 0; i < l->count; i++) {
        const candidate *c = &l->candidates[i];

        if (l->partner[0][c->beats[0]] == c->beats[1] + 1)
            links[n++] = (story_beat_link){{c->beats[0], c->beats[1]}, fminf(1, c->likeness), false};
    }
    qsort(links, n, sizeof *links, by_first);
    *out = links;
    *count = n;
    return mark_moved(links, n, l->pair);
}

int story_beatlink_find(story_beat_link **out, size_t *count, const story_beat_pair *pair, story_error *err)
{
    linker l = {.pair = pair};
    int side, rc = STORY_ENOMEM;

    *out = NULL;
    for (side = 0; side < 2; side++) {
        l.partner[side] = calloc(pair->counts[side] + 1, sizeof *l.partner[side]);
        l.before[side] = calloc(pair->counts[side] + 1, sizeof *l.before[side]);
        if (!l.partner[side] || !l.before[side])
            goto out;
    }
    rc = gather_candidates(&l, err);
    if (rc != STORY_OK)
        goto out;
    match(&l);
    rc = list_links(out, count, &l);
out:
    for (side = 0; side < 2; side++) {
        free(l.partner[side]);
        free(l.before[side]);
    }
    free(l.candidates);
    if (rc != STORY_OK) {
        free(*out);
        *out = NULL;
    }
    return rc == STORY_ENOMEM ? story_error__no_memory(err) : rc;
}

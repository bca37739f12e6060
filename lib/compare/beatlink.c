/* ALGORITHM. Pairs of beats are taken best gain first (beatgain.h), one to one, in three rounds; in the second and
 * third, a pair beside one taken before gains a little. Crossing is allowed: what lies outside the heaviest
 * order-preserving chain has moved, and must gain more than the rest. O(c log c) for c candidates.
 *
 * Links of sentences alone find .11 of the beat links of free retellings, likeness of beats .62 (beats given). A best
 * matching of all pairs (Hungarian) is no better than greedy. A type alone never makes a link: it is part of the
 * likeness, with little weight. */
#include "compare/beatlink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/beatgain.h"
#include "compare/chain.h"
#include "util/error.h"
#include "util/sort.h"

enum { ROUNDS = 3 };

#define BESIDE 0.05f

typedef struct linker {
    const story_beat_pair *pair;
    story_beat_candidate *candidates;
    size_t count;
    float stray;                      /* what a pair outside the order has to gain; half of it beside another */
    uint32_t *partner[2], *before[2]; /* by beat: number of the partner plus one, of this round and of the one before */
} linker;

static uint64_t length_of(const story_beat_pair *pair, int side, uint32_t beat)
{
    return pair->beats[side][beat].last - pair->beats[side][beat].first + 1;
}

static int by_worth(const void *a, const void *b)
{
    const story_beat_candidate *x = a, *y = b;
    float worth_x = x->gain + x->bonus, worth_y = y->gain + y->bonus;

    if (worth_x != worth_y)
        return worth_x > worth_y ? -1 : 1;
    return story_beatgain_by_beats(a, b);
}

/* Whether the round before matched the beats `left` and `right` away from these. */
static bool was_matched(const linker *l, const story_beat_candidate *c, int left, int right)
{
    int64_t i = (int64_t)c->beats[0] + left, j = (int64_t)c->beats[1] + right;

    return i >= 0 && j >= 0 && i < (int64_t)l->pair->counts[0] && j < (int64_t)l->pair->counts[1] &&
           l->before[0][i] == (uint32_t)j + 1;
}

static float bonus_of(const linker *l, const story_beat_candidate *c)
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
        if (l->pair->counts[side])
            memset(l->partner[side], 0, l->pair->counts[side] * sizeof *l->partner[side]);
    if (l->count)
        qsort(l->candidates, l->count, sizeof *l->candidates, by_worth);
    for (i = 0; i < l->count && l->candidates[i].gain + l->candidates[i].bonus > 0; i++) {
        const story_beat_candidate *c = &l->candidates[i];

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
            .left = left, .right = right, .weight = length_of(pair, 0, left) + length_of(pair, 1, right)};
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

static bool follows(const story_beat_link *a, const story_beat_link *b)
{
    return a->beats[0] + 1 == b->beats[0] && a->beats[1] + 1 == b->beats[1];
}

/* Drops links outside the order that gain too little to be believed; gives how many are left. */
static size_t drop_strays(story_beat_link *links, size_t count, float stray)
{
    size_t i, kept = 0;

    for (i = 0; i < count; i++) {
        bool supported =
            (i && follows(&links[i - 1], &links[i])) || (i + 1 < count && follows(&links[i], &links[i + 1]));

        links[i].stray = links[i].moved && links[i].gain < (supported ? stray / 2 : stray);
    }
    for (i = 0; i < count; i++)
        if (!links[i].stray)
            links[kept++] = links[i];
    return kept;
}

static int list_links(story_beat_link **out, size_t *count, const linker *l)
{
    story_beat_link *links = calloc(l->pair->counts[0] + 1, sizeof *links);
    size_t i, n = 0;
    int rc;

    if (!links)
        return STORY_ENOMEM;
    for (i = 0; i < l->count; i++) {
        const story_beat_candidate *c = &l->candidates[i];

        if (l->partner[0][c->beats[0]] == c->beats[1] + 1)
            links[n++] = (story_beat_link){{c->beats[0], c->beats[1]}, fminf(1, c->likeness), c->gain, false, false};
    }
    story_sort(links, n, sizeof *links, by_first);
    *out = links;
    rc = mark_moved(links, n, l->pair);
    *count = rc == STORY_OK ? drop_strays(links, n, l->stray) : 0;
    return rc;
}

int story_beatlink_find(story_beat_link **out, size_t *count, const story_beat_pair *pair, story_error *err)
{
    story_array candidates = STORY_ARRAY(story_beat_candidate);
    linker l = {.pair = pair};
    int side, rc = STORY_ENOMEM;

    *out = NULL;
    for (side = 0; side < 2; side++) {
        l.partner[side] = calloc(pair->counts[side] + 1, sizeof *l.partner[side]);
        l.before[side] = calloc(pair->counts[side] + 1, sizeof *l.before[side]);
        if (!l.partner[side] || !l.before[side])
            goto out;
    }
    rc = story_beatgain_list(&candidates, &l.stray, pair, err);
    if (rc != STORY_OK)
        goto out;
    l.candidates = candidates.items;
    l.count = candidates.count;
    match(&l);
    rc = list_links(out, count, &l);
out:
    for (side = 0; side < 2; side++) {
        free(l.partner[side]);
        free(l.before[side]);
    }
    story_array_dispose(&candidates);
    if (rc != STORY_OK) {
        free(*out);
        *out = NULL;
    }
    return rc == STORY_ENOMEM ? story_error__no_memory(err) : rc;
}

/* ALGORITHM. The gain of a pair of beats is their likeness (beatlike.h) plus a share for the links of sentences between
 * them, less a threshold (beatlimit.h) and the distance of their places, which counts the more the less the texts have in
 * common, plus a share for what stands in line with them (beatside.h). Where there are too many beats for a table of all
 * pairs, or the texts are near-copies, whose sentences tell all, only those that share linked sentences are considered.
 * O(n m) beats. */
#include "compare/beatgain.h"

#include <math.h>
#include <stdlib.h>

#include "compare/beatlimit.h"
#include "compare/beatside.h"
#include "util/error.h"
#include "util/sort.h"

#define DISTANCE 0.2f
#define DISTANT_KINSHIP 0.6f /* from this kinship on, places say nothing */

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

int story_beatgain_by_beats(const void *a, const void *b)
{
    const story_beat_candidate *x = a, *y = b;

    if (x->beats[0] != y->beats[0])
        return x->beats[0] < y->beats[0] ? -1 : 1;
    return (x->beats[1] > y->beats[1]) - (x->beats[1] < y->beats[1]);
}

/* Sorts votes by beats and adds up those of one pair. */
static void merge_votes(story_array *array)
{
    story_beat_candidate *votes = array->items;
    size_t i, kept = 0;

    if (array->count)
        story_sort(votes, array->count, sizeof *votes, story_beatgain_by_beats);
    for (i = 0; i < array->count; i++) {
        if (kept && story_beatgain_by_beats(&votes[kept - 1], &votes[i]) == 0)
            votes[kept - 1].bonus += votes[i].bonus;
        else
            votes[kept++] = votes[i];
    }
    array->count = kept;
}

/* Votes of one pair that follow each other, as they mostly do, are one from the start. */
static int add_vote(story_array *out, uint32_t first, uint32_t second, float likeness)
{
    story_beat_candidate *last = out->count ? STORY_ITEMS(out, story_beat_candidate) + out->count - 1 : NULL;

    if (last && last->beats[0] == first && last->beats[1] == second) {
        last->bonus++;
        return STORY_OK;
    }
    last = story_array_push(out);
    if (!last)
        return STORY_ENOMEM;
    *last = (story_beat_candidate){{first, second}, .bonus = 1, .likeness = likeness};
    return STORY_OK;
}

/* A link of several sentences votes once for each of the longer side. numbers: by side, by sentence. */
static int add_votes(story_array *out, const story_link *l, uint32_t *const numbers[2], bool swapped)
{
    size_t most = l->left_count > l->right_count ? l->left_count : l->right_count, k;
    int rc = STORY_OK;

    for (k = 0; l->left_count && l->right_count && k < most && rc == STORY_OK; k++) {
        size_t left = l->left + k * l->left_count / most, right = l->right + k * l->right_count / most;

        rc = add_vote(out, numbers[0][swapped ? right : left], numbers[1][swapped ? left : right], (float)l->score);
    }
    return rc;
}

/* One item for every pair of beats with linked sentences, how many these are as its bonus. */
static int count_votes(story_array *out, const story_beat_pair *pair)
{
    uint32_t *numbers[2] = {number_beats(pair, 0), number_beats(pair, 1)};
    int rc = numbers[0] && numbers[1] ? STORY_OK : STORY_ENOMEM;
    size_t i;

    for (i = 0; i < pair->diff->alignment.count && rc == STORY_OK; i++)
        rc = add_votes(out, &pair->diff->alignment.links[i], numbers, pair->swapped);
    merge_votes(out);
    free(numbers[0]);
    free(numbers[1]);
    return rc;
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

static float vote_share(const story_beat_pair *pair, const story_beat_candidate *vote, float share)
{
    return share * vote->bonus / sqrtf(length_of(pair, 0, vote->beats[0]) * length_of(pair, 1, vote->beats[1]));
}

static float rest_of(float kinship, float full)
{
    return kinship < full ? 1 - kinship / full : 0;
}

/* Turns the table of likeness into candidates. votes are in the order of by_beats. */
static int list_cells(story_array *out, const story_beat_pair *pair, const float *cells, const story_array *votes,
                      const story_beat_limits *limits)
{
    const story_beat_candidate *vote = votes->items, *end = votes->count ? vote + votes->count : vote;
    float distant = DISTANCE * rest_of((float)pair->diff->alignment.kinship, DISTANT_KINSHIP);
    uint32_t i, j;

    for (i = 0; i < pair->counts[0]; i++) {
        for (j = 0; j < pair->counts[1]; j++) {
            story_beat_candidate c = {{i, j}, .likeness = cells[i * pair->counts[1] + j]}, *kept;

            c.gain = c.likeness - limits->threshold - distant * fabsf(place_of(pair, 0, i) - place_of(pair, 1, j));
            if (vote < end && story_beatgain_by_beats(vote, &c) == 0)
                c.gain += vote_share(pair, vote++, limits->vote);
            if (c.gain <= -limits->slack)
                continue;
            kept = story_array_push(out);
            if (!kept)
                return STORY_ENOMEM;
            *kept = c;
        }
    }
    return STORY_OK;
}

static int list_all(story_array *out, const story_beat_pair *pair, const story_array *votes, story_beat_limits *limits,
                    story_error *err)
{
    float *cells = calloc(pair->counts[0] * pair->counts[1] + 1, sizeof *cells);
    int rc = cells ? story_beatlike_fill(cells, pair, err) : STORY_ENOMEM;

    if (rc == STORY_OK)
        rc = story_beatlimit_find(limits, pair, cells);
    if (rc == STORY_OK)
        rc = list_cells(out, pair, cells, votes, limits);
    if (rc == STORY_OK)
        rc = story_beatside_add(out->items, out->count, pair, limits);
    free(cells);
    return rc;
}

static int list_votes(story_array *out, const story_beat_pair *pair, const story_array *votes, float share)
{
    size_t i;

    for (i = 0; i < votes->count; i++) {
        const story_beat_candidate *vote = &STORY_ITEMS(votes, story_beat_candidate)[i];
        story_beat_candidate *kept = story_array_push(out);

        if (!kept)
            return STORY_ENOMEM;
        *kept = (story_beat_candidate){
            {vote->beats[0], vote->beats[1]}, .gain = vote_share(pair, vote, share), .likeness = vote->likeness};
    }
    return STORY_OK;
}

static bool needs_no_table(const story_beat_pair *pair)
{
    return pair->diff->alignment.kinship >= STORY_NEAR_COPIES ||
           pair->counts[0] * pair->counts[1] > STORY_BEATLIKE_CELLS;
}

int story_beatgain_list(story_array *out, float *stray, const story_beat_pair *pair, story_error *err)
{
    story_array votes = STORY_ARRAY(story_beat_candidate);
    story_beat_limits limits = story_beatlimit_usual();
    int rc = count_votes(&votes, pair);

    if (rc == STORY_OK && needs_no_table(pair))
        rc = list_votes(out, pair, &votes, limits.vote);
    else if (rc == STORY_OK)
        rc = list_all(out, pair, &votes, &limits, err);
    *stray = limits.stray;
    story_array_dispose(&votes);
    return rc == STORY_ENOMEM ? story_error__no_memory(err) : rc;
}

/* ALGORITHM  The gain of a pair of beats is their likeness (beatlike.h) plus a share for the links of sentences between
 * them, less a threshold and the distance of their places, which counts the more the less the texts have in common.
 * Between short texts the threshold follows the median of every beat's best likeness. Between long ones, places say
 * nothing and the best of hundreds is alike by chance; how alike is seen in the best beat elsewhere than near the very
 * best. The share of beats that stand out from that tells how strict to be: of two gospels that share nearly all, .72 of
 * the beats, of halves of them that share five passages .15, of a gospel and Job .08. Where there are too many beats for
 * a table of all pairs, or the texts are near-copies, whose sentences tell all, only those that share linked sentences
 * are considered. O(n m) beats. */
#include "compare/beatgain.h"

#include <math.h>
#include <stdlib.h>

#include "util/error.h"

#define THRESHOLD 0.11f
#define THRESHOLD_SHARE 0.3f  /* of the median of every beat's best likeness */
#define GATE_KINSHIP 0.06f    /* texts with less in common than this … */
#define GATE 0.3f             /* … need up to so much more */
#define SHORT_STORY 20.0f     /* beats: up to here the threshold is as above, … */
#define LONG_STORY 80.0f      /* … from here on it is what chance may reach */
#define UNRELATED 0.1f        /* so many beats stand out from chance in texts that share little, … */
#define RELATED 0.5f          /* … so many in texts that share much */
#define SPREAD_UNRELATED 2.5f /* what one must be above chance, in its standard deviations */
#define SPREAD_RELATED 0.5f
#define DISTANCE 0.2f
#define DISTANT_KINSHIP 0.6f /* from this kinship on, places say nothing */
#define NEAR_COPIES 0.75f    /* kinship */
#define VOTE 0.3f
#define VOTE_UNRELATED 0.05f

enum { CHANCE_AWAY = 2 };

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
        qsort(votes, array->count, sizeof *votes, story_beatgain_by_beats);
    for (i = 0; i < array->count; i++) {
        if (kept && story_beatgain_by_beats(&votes[kept - 1], &votes[i]) == 0)
            votes[kept - 1].bonus += votes[i].bonus;
        else
            votes[kept++] = votes[i];
    }
    array->count = kept;
}

/* A link of several sentences votes once for each of the longer side. numbers: by side, by sentence. */
static int add_votes(story_array *out, const story_link *l, uint32_t *const numbers[2], bool swapped)
{
    size_t most = l->left_count > l->right_count ? l->left_count : l->right_count, k;

    for (k = 0; l->left_count && l->right_count && k < most; k++) {
        size_t left = l->left + k * l->left_count / most, right = l->right + k * l->right_count / most;
        story_beat_candidate *vote = story_array_push(out);

        if (!vote)
            return STORY_ENOMEM;
        vote->beats[0] = numbers[0][swapped ? right : left];
        vote->beats[1] = numbers[1][swapped ? left : right];
        vote->likeness = (float)l->score;
        vote->bonus = 1;
    }
    return STORY_OK;
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

/* fmaxf() is a call, for the sake of what is no number. */
static float larger(float a, float b)
{
    return a > b ? a : b;
}

static int by_value(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

/* By beat of the side with fewer (on a tie side 0): the best likeness; sorted. */
static float *find_best(const story_beat_pair *pair, const float *cells)
{
    size_t n = pair->counts[0], m = pair->counts[1], i, j, least = n <= m ? n : m;
    float *best = calloc(least + 1, sizeof *best);

    for (i = 0; best && i < n; i++)
        for (j = 0; j < m; j++)
            best[n <= m ? i : j] = larger(best[n <= m ? i : j], cells[i * m + j]);
    if (best)
        qsort(best, least, sizeof *best, by_value);
    return best;
}

static float rest_of(float kinship, float full)
{
    return kinship < full ? 1 - kinship / full : 0;
}

/* By beat of a side, in `out`: the likeness of the best beat of the other side that does not stand near the very best:
 * what is found by chance among so many. */
static void find_chance(float *out, const float *cells, const story_beat_pair *pair, int side)
{
    size_t n = pair->counts[side], m = pair->counts[!side], i, j;
    size_t step = side ? pair->counts[1] : 1, row = side ? 1 : pair->counts[1];

    for (i = 0; i < n; i++) {
        size_t best = 0;

        for (j = 1; j < m; j++)
            if (cells[i * row + j * step] > cells[i * row + best * step])
                best = j;
        for (j = 0; j < m; j++)
            if (j + CHANCE_AWAY < best || j > best + CHANCE_AWAY)
                out[i] = larger(out[i], cells[i * row + j * step]);
    }
}

/* What a pair of beats must be alike, wherever they stand, and what links of sentences add. */
typedef struct limits {
    float threshold, vote;
} limits;

/* The share of values above a level. */
static float share_above(const float *values, size_t count, float level)
{
    size_t i, above = 0;

    for (i = 0; i < count; i++)
        above += values[i] > level;
    return count ? (float)above / (float)count : 0;
}

static float spread_around(const float *values, size_t count, float middle)
{
    float squares = 0;
    size_t i;

    for (i = 0; i < count; i++)
        squares += (values[i] - middle) * (values[i] - middle);
    return count ? sqrtf(squares / (float)count) : 0;
}

/* In long texts: the more beats stand out from what chance finds, the less a single one has to. best: sorted, by beat of
 * the side with fewer. */
static int limit_by_chance(limits *out, const float *cells, const story_beat_pair *pair, const float *best,
                           size_t least)
{
    size_t count = pair->counts[0] + pair->counts[1];
    float *found = calloc(count + 1, sizeof *found), median, spread, related;

    if (!found)
        return STORY_ENOMEM;
    find_chance(found, cells, pair, 0);
    find_chance(found + pair->counts[0], cells, pair, 1);
    qsort(found, count, sizeof *found, by_value);
    median = found[count / 2];
    spread = spread_around(found, count, median);
    related = (share_above(best, least, median + 2 * spread) - UNRELATED) / (RELATED - UNRELATED);
    related = fmaxf(0, fminf(1, related));
    out->threshold = median + (SPREAD_UNRELATED + related * (SPREAD_RELATED - SPREAD_UNRELATED)) * spread;
    out->vote = VOTE_UNRELATED + related * (VOTE - VOTE_UNRELATED);
    free(found);
    return STORY_OK;
}

static int find_limits(limits *out, const story_beat_pair *pair, const float *cells)
{
    size_t n = pair->counts[0], m = pair->counts[1], least = n <= m ? n : m;
    float kinship = (float)pair->diff->alignment.kinship, size = fmaxf(1, (float)least / SHORT_STORY);
    float *best = find_best(pair, cells);
    limits by_chance = {0};

    if (!best || limit_by_chance(&by_chance, cells, pair, best, least) != STORY_OK) {
        free(best);
        return STORY_ENOMEM;
    }
    size = fminf(1, logf(size) / logf(LONG_STORY / SHORT_STORY));
    out->threshold = THRESHOLD + THRESHOLD_SHARE * (least ? (best[(least - 1) / 2] + best[least / 2]) / 2 : 0);
    out->threshold += size * (by_chance.threshold - out->threshold) + GATE * rest_of(kinship, GATE_KINSHIP);
    out->vote = VOTE + size * (by_chance.vote - VOTE);
    free(best);
    return STORY_OK;
}

/* Turns the table of likeness into candidates. votes are in the order of by_beats. */
static int list_cells(story_array *out, const story_beat_pair *pair, const float *cells, const story_array *votes)
{
    const story_beat_candidate *vote = votes->items, *end = votes->count ? vote + votes->count : vote;
    float distant = DISTANCE * rest_of((float)pair->diff->alignment.kinship, DISTANT_KINSHIP);
    limits limit;
    uint32_t i, j;

    if (find_limits(&limit, pair, cells) != STORY_OK)
        return STORY_ENOMEM;
    for (i = 0; i < pair->counts[0]; i++) {
        for (j = 0; j < pair->counts[1]; j++) {
            story_beat_candidate c = {{i, j}, .likeness = cells[i * pair->counts[1] + j]}, *kept;

            c.gain = c.likeness - limit.threshold - distant * fabsf(place_of(pair, 0, i) - place_of(pair, 1, j));
            if (vote < end && story_beatgain_by_beats(vote, &c) == 0)
                c.gain += vote_share(pair, vote++, limit.vote);
            if (c.gain <= -STORY_BEATGAIN_SLACK)
                continue;
            kept = story_array_push(out);
            if (!kept)
                return STORY_ENOMEM;
            *kept = c;
        }
    }
    return STORY_OK;
}

static int list_all(story_array *out, const story_beat_pair *pair, const story_array *votes, story_error *err)
{
    float *cells = calloc(pair->counts[0] * pair->counts[1] + 1, sizeof *cells);
    int rc = cells ? story_beatlike_fill(cells, pair, err) : STORY_ENOMEM;

    if (rc == STORY_OK)
        rc = list_cells(out, pair, cells, votes);
    free(cells);
    return rc;
}

static int list_votes(story_array *out, const story_beat_pair *pair, const story_array *votes)
{
    size_t i;

    for (i = 0; i < votes->count; i++) {
        const story_beat_candidate *vote = &STORY_ITEMS(votes, story_beat_candidate)[i];
        story_beat_candidate *kept = story_array_push(out);

        if (!kept)
            return STORY_ENOMEM;
        *kept = (story_beat_candidate){
            {vote->beats[0], vote->beats[1]}, .gain = vote_share(pair, vote, VOTE), .likeness = vote->likeness};
    }
    return STORY_OK;
}

static bool needs_no_table(const story_beat_pair *pair)
{
    return pair->diff->alignment.kinship >= NEAR_COPIES || pair->counts[0] * pair->counts[1] > STORY_BEATLIKE_CELLS;
}

int story_beatgain_list(story_array *out, const story_beat_pair *pair, story_error *err)
{
    story_array votes = STORY_ARRAY(story_beat_candidate);
    int rc = count_votes(&votes, pair);

    if (rc == STORY_OK && needs_no_table(pair))
        rc = list_votes(out, pair, &votes);
    else if (rc == STORY_OK)
        rc = list_all(out, pair, &votes, err);
    story_array_dispose(&votes);
    return rc == STORY_ENOMEM ? story_error__no_memory(err) : rc;
}

/* ALGORITHM. Between short texts the threshold follows the median of every beat's best likeness. Between long ones the
 * best of hundreds is alike by chance; how alike is seen in the best beat elsewhere than near the very best, and
 * everything is measured in the spread of that. Few beats stand out from it in unrelated texts (.11 of a gospel and
 * Job, .21 to .29 of halves of gospels that share twelve to thirty passages, .4 to .64 of whole ones): these need more.
 * Texts in between get something in between, by the logarithm of their length. O(n m) beats. */
#include "compare/beatlimit.h"

#include <math.h>
#include <stdlib.h>

#define THRESHOLD 0.17f
#define THRESHOLD_SHARE 0.3f /* of the median of every beat's best likeness */
#define SLACK 0.05f
#define VOTE 0.35f
#define STRAY 0.30f
#define STRAY_COPY 0.15f /* between near-copies, where nothing but links of sentences speaks */

#define GATE_KINSHIP 0.06f /* texts with less in common than this … */
#define GATE 0.3f          /* … need up to so much more */
#define SHORT_STORY 20.0f  /* beats: up to here the limits are those of short texts, … */
#define LONG_STORY 80.0f   /* … from here on those by chance */

/* In spreads of what chance finds. */
#define LEAST 0.5f /* above its median */
#define ENOUGH 1.8f
#define ENOUGH_UNRELATED 5.0f
#define VOTE_SPREADS 1.0f
#define BESIDE_MOST 5.0f
#define GAP 0.5f

#define BESIDE 0.4f
#define UNRELATED 0.1f /* so many beats stand out in unrelated texts, … */
#define RELATED 0.2f   /* … so many in those that share something */
#define OUTSTANDING 2.0f

enum { CHANCE_AWAY = 2 };

story_beat_limits story_beatlimit_usual(void)
{
    return (story_beat_limits){.threshold = 0, .slack = SLACK, .vote = VOTE, .stray = STRAY_COPY};
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

/* best: by beat of the side with fewer. */
static int limit_by_chance(story_beat_limits *out, const float *cells, const story_beat_pair *pair, const float *best,
                           size_t least)
{
    size_t count = pair->counts[0] + pair->counts[1];
    float *found = calloc(count + 1, sizeof *found), median, spread, related, enough;

    if (!found)
        return STORY_ENOMEM;
    find_chance(found, cells, pair, 0);
    find_chance(found + pair->counts[0], cells, pair, 1);
    qsort(found, count, sizeof *found, by_value);
    median = found[count / 2];
    spread = spread_around(found, count, median);
    related = (share_above(best, least, median + OUTSTANDING * spread) - UNRELATED) / (RELATED - UNRELATED);
    enough = ENOUGH + (ENOUGH_UNRELATED - ENOUGH) * (1 - fmaxf(0, fminf(1, related)));
    *out = (story_beat_limits){.threshold = median + enough * spread,
                               .slack = (enough - LEAST) * spread,
                               .vote = VOTE_SPREADS * spread,
                               .beside = BESIDE,
                               .most_beside = BESIDE_MOST * spread,
                               .gap = GAP * spread};
    free(found);
    return STORY_OK;
}

static float between(float a, float b, float share)
{
    return a + share * (b - a);
}

/* What lies between two limits, field by field. */
static story_beat_limits blend(const story_beat_limits *a, const story_beat_limits *b, float share)
{
    return (story_beat_limits){.threshold = between(a->threshold, b->threshold, share),
                               .slack = between(a->slack, b->slack, share),
                               .vote = between(a->vote, b->vote, share),
                               .beside = between(a->beside, b->beside, share),
                               .most_beside = between(a->most_beside, b->most_beside, share),
                               .gap = between(a->gap, b->gap, share),
                               .stray = between(a->stray, b->stray, share)};
}

int story_beatlimit_find(story_beat_limits *out, const story_beat_pair *pair, const float *cells)
{
    size_t n = pair->counts[0], m = pair->counts[1], least = n <= m ? n : m;
    float kinship = (float)pair->diff->alignment.kinship, size = fmaxf(1, (float)least / SHORT_STORY);
    float *best = find_best(pair, cells);
    story_beat_limits by_chance, usual = story_beatlimit_usual();

    if (!best || limit_by_chance(&by_chance, cells, pair, best, least) != STORY_OK) {
        free(best);
        return STORY_ENOMEM;
    }
    usual.stray = STRAY;
    usual.threshold = THRESHOLD + THRESHOLD_SHARE * (least ? (best[(least - 1) / 2] + best[least / 2]) / 2 : 0);
    *out = blend(&usual, &by_chance, fminf(1, logf(size) / logf(LONG_STORY / SHORT_STORY)));
    if (kinship < GATE_KINSHIP)
        out->threshold += GATE * (1 - kinship / GATE_KINSHIP);
    free(best);
    return STORY_OK;
}

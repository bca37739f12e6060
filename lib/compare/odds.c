/* ALGORITHM
 * The logarithm of the odds is a weighted sum of what can be known of a pair of sentences:
 *
 *     standing   how far their likeness rises above that which either has to the sentences of the other text
 *     beside     the same of one of both and a neighbour of the other: what was split, or joined
 *     windows    the likeness of the surroundings
 *     passage    whether the orders of both texts that these speak for run through the pair (course.c)
 *     cast       whether the same characters are there (castlike.c)
 *     types      what kinds of things happen in both (the cues of annotate/cue.h)
 *     words      how long the shorter one is: "He nodded." says little
 *     speech     one has quoted words, the other has none
 *     ends       both are the first, or the last, sentence
 *     gate, size of the texts: between strangers, and in a crowd, somebody always looks like somebody
 *
 * The weights are those of a conditional logit, every sentence choosing a partner or none, fitted to the sentence links
 * of retold fables, of fables strung together in other orders and of families of variants, with pairs of unrelated texts,
 * in which all choose none (data/build/fit_odds.c). Fitted without a family, they find its links with an F1 of .60, all
 * three together; without the cast .55; thresholds on likeness, tuned with it, have .47. Tried and of no use beside these:
 * likeness as it is, its rank, of words or letters alone, how much of one is in the other; orders by likeness, place and
 * neighbours; chains that jump (a hidden Markov model); event words, pronouns, paired places, numbers, questions answered,
 * classes of verbs and nouns, paragraphs, sentence vectors, other weights of words, paired names taken for one, linked
 * beats, what a third variant says, a second pass over the odds of the first. O(n m). */
#include "compare/odds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/cue.h"
#include "compare/castlike.h"
#include "compare/course.h"

static const double EVEN = 0.06; /* a deviation that few sentences show is no deviation */
static const float PASSAGE_SLOPE = 2, PASSAGE_FLOOR = 1e-3f;
static const float NOBODY = -1;   /* standing of what is beyond the ends */
static const float FAINT_CUE = 8; /* half a clear verb */

typedef struct facts {
    float words; /* logarithm */
    bool quoted;
    float types[STORY_CUE_TYPES]; /* shares */
} facts;

typedef struct room {
    const story_odds_grounds *grounds;
    size_t n, m;
    float *spare;            /* cells */
    double *means, *spreads; /* of rows, then of columns */
    facts *facts[2];
} room;

/* ------------------------------------------------------------------------------------------------- standing ---- */

static void measure(double *mean, double *spread, const float *at, size_t count, size_t step)
{
    double sum = 0, squares = 0;
    size_t k;

    for (k = 0; k < count; k++)
        sum += at[k * step];
    *mean = sum / (double)count;
    for (k = 0; k < count; k++)
        squares += (at[k * step] - *mean) * (at[k * step] - *mean);
    *spread = sqrt(squares / (double)count);
}

/* How many standard deviations a cell is above the mean of its row, and of its column: the mean of both. */
static void stand_out(float *out, room *r, const float *cells)
{
    size_t i, j;

    for (i = 0; i < r->n; i++)
        measure(&r->means[i], &r->spreads[i], cells + i * r->m, r->m, 1);
    for (j = 0; j < r->m; j++)
        measure(&r->means[r->n + j], &r->spreads[r->n + j], cells + j, r->n, r->m);
    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++) {
            double cell = cells[i * r->m + j];
            double in_row = (cell - r->means[i]) / (r->spreads[i] + EVEN);
            double in_column = (cell - r->means[r->n + j]) / (r->spreads[r->n + j] + EVEN);

            out[i * r->m + j] = (float)((in_row + in_column) / 2);
        }
}

static int find_standing(float *out, room *r)
{
    stand_out(out, r, r->grounds->likeness->one);
    return STORY_OK;
}

/* The best that one of both has with a neighbour of the other. */
static int find_beside(float *out, room *r)
{
    size_t n = r->n, m = r->m, i, j;

    stand_out(r->spare, r, r->grounds->likeness->one);
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++) {
            const float *here = r->spare + i * m + j;
            float up = i ? here[-(ptrdiff_t)m] : NOBODY, down = i + 1 < n ? here[m] : NOBODY;
            float left = j ? here[-1] : NOBODY, right = j + 1 < m ? here[1] : NOBODY;

            out[i * m + j] = fmaxf(fmaxf(up, down), fmaxf(left, right));
        }
    return STORY_OK;
}

static int find_windows(float *out, room *r)
{
    memcpy(out, r->grounds->windows, r->n * r->m * sizeof *out);
    return STORY_OK;
}

/* --------------------------------------------------------------------------------------------------- passage ---- */

/* The logarithm of the share that every cell has of the orders that the surroundings speak for. */
static int find_passage(float *out, room *r)
{
    size_t k;

    stand_out(r->spare, r, r->grounds->windows);
    for (k = 0; k < r->n * r->m; k++)
        r->spare[k] *= PASSAGE_SLOPE;
    if (story_course_fill(out, r->spare, r->n, r->m))
        return STORY_ENOMEM;
    for (k = 0; k < r->n * r->m; k++)
        out[k] = logf(PASSAGE_FLOOR + out[k]);
    return STORY_OK;
}

/* ------------------------------------------------------------------------------------------------- sentences ---- */

static void read_facts(facts *out, const story_side *side, size_t sentence)
{
    const story_words *words = &side->variant->words;
    const uint8_t *types = side->variant->cues[sentence].types;
    float sum = FAINT_CUE;
    uint32_t w;
    int t;

    out->words = logf(2 + (float)side->lengths[sentence]);
    for (w = words->first[sentence]; w < words->first[sentence + 1]; w++)
        out->quoted = out->quoted || words->items[w].flags & STORY_WORD_QUOTED;
    for (t = 0; t < STORY_CUE_TYPES; t++)
        sum += types[t];
    for (t = 0; t < STORY_CUE_TYPES; t++)
        out->types[t] = types[t] / sum;
}

static int find_cast(float *out, room *r)
{
    const story_side *sides = r->grounds->lexicon->sides;

    struct story_diff d = {.left = sides[0].variant, .right = sides[1].variant};

    d.alignment.kinship = (double)r->grounds->kinship;
    d.alignment.related = r->grounds->related;
    return story_castlike_fill(out, &d);
}

static int find_types(float *out, room *r)
{
    size_t i, j;
    int t;

    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++) {
            const float *a = r->facts[0][i].types, *b = r->facts[1][j].types;
            float sum = 0;

            for (t = 0; t < STORY_CUE_TYPES; t++)
                sum += a[t] < b[t] ? a[t] : b[t];
            out[i * r->m + j] = sum;
        }
    return STORY_OK;
}

static int find_words(float *out, room *r)
{
    size_t i, j;

    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++)
            out[i * r->m + j] = fminf(r->facts[0][i].words, r->facts[1][j].words);
    return STORY_OK;
}

static int find_speech(float *out, room *r)
{
    size_t i, j;

    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++)
            out[i * r->m + j] = r->facts[0][i].quoted != r->facts[1][j].quoted;
    return STORY_OK;
}

static int find_ends(float *out, room *r)
{
    memset(out, 0, r->n * r->m * sizeof *out);
    out[0] = out[r->n * r->m - 1] = 1;
    return STORY_OK;
}

/* ----------------------------------------------------------------------------------------------------- texts ---- */

static int find_gate(float *out, room *r)
{
    size_t k;

    for (k = 0; k < r->n * r->m; k++)
        out[k] = r->grounds->gate;
    return STORY_OK;
}

static int find_size(float *out, room *r)
{
    float size = logf((float)(r->n > r->m ? r->n : r->m));
    size_t k;

    for (k = 0; k < r->n * r->m; k++)
        out[k] = size;
    return STORY_OK;
}

/* --------------------------------------------------------------------------------------------------- the sum ---- */

static const struct {
    int (*find)(float *out, room *r);
    float weight;
} evidence[STORY_ODDS_EVIDENCE] = {
    {find_standing, 2.342f}, {find_beside, 0.598f}, {find_windows, 4.256f}, {find_passage, 0.5652f},
    {find_cast, 3.069f},     {find_types, 1.535f},  {find_words, 1.153f},   {find_speech, -0.6108f},
    {find_ends, 0.5403f},    {find_gate, -12.13f},  {find_size, -1.074f},
};

static const float BIAS = -2.89f;

static int make_room(room *r, const story_odds_grounds *grounds)
{
    size_t side, i;

    r->grounds = grounds;
    r->n = grounds->likeness->n;
    r->m = grounds->likeness->m;
    r->spare = malloc((r->n * r->m + 1) * sizeof *r->spare);
    r->means = malloc((r->n + r->m + 1) * sizeof *r->means);
    r->spreads = malloc((r->n + r->m + 1) * sizeof *r->spreads);
    r->facts[0] = calloc(r->n + 1, sizeof *r->facts[0]);
    r->facts[1] = calloc(r->m + 1, sizeof *r->facts[1]);
    if (!r->spare || !r->means || !r->spreads || !r->facts[0] || !r->facts[1])
        return STORY_ENOMEM;
    for (side = 0; side < 2; side++)
        for (i = 0; i < (side ? r->m : r->n); i++)
            read_facts(&r->facts[side][i], &grounds->lexicon->sides[side], i);
    return STORY_OK;
}

static void clear_room(room *r)
{
    free(r->spare);
    free(r->means);
    free(r->spreads);
    free(r->facts[0]);
    free(r->facts[1]);
}

int story_odds__evidence(float *out, const story_odds_grounds *grounds)
{
    room r = {.grounds = NULL};
    int code = make_room(&r, grounds), k;

    for (k = 0; !code && k < STORY_ODDS_EVIDENCE; k++)
        code = evidence[k].find(out + (size_t)k * r.n * r.m, &r);
    clear_room(&r);
    return code;
}

int story_odds_fill(float *out, const story_odds_grounds *grounds)
{
    room r = {.grounds = NULL};
    int code = make_room(&r, grounds), k;
    size_t cells = r.n * r.m, at;
    float *found = code ? NULL : malloc((cells + 1) * sizeof *found);

    if (!code && !found)
        code = STORY_ENOMEM;
    for (at = 0; !code && at < cells; at++)
        out[at] = BIAS;
    for (k = 0; !code && k < STORY_ODDS_EVIDENCE; k++) {
        code = evidence[k].find(found, &r);
        for (at = 0; !code && at < cells; at++)
            out[at] += evidence[k].weight * found[at];
    }
    free(found);
    clear_room(&r);
    return code;
}

/* ALGORITHM
 * The logarithm of the odds is a weighted sum of what can be known of a pair of sentences:
 *
 *     standing   how far their likeness rises above that which either has to the sentences of the other text
 *     windows    the likeness of the surroundings
 *     order      whether the likely orders of both texts run through the pair (course.c), by likeness, place, neighbours
 *     passage    the same by the surroundings alone: which passage has become which
 *     types      what kinds of things happen in both (the cues of annotate/cue.h)
 *     words      how long the shorter one is: "He nodded." says little
 *     speech     one has quoted words, the other has none
 *     ends       both are the first, or the last, sentence
 *     gate, size of the texts: between strangers, and in a crowd, somebody always looks like somebody
 *
 * The weights are those of a conditional logit, every sentence choosing a partner or none, fitted to the sentence links
 * of retold fables, of fables strung together in other orders, of the seed stories and of families of variants, with
 * pairs of unrelated texts, in which all choose none. Fitted without a family, they find its links with an F1 of .51 to
 * .53, where thresholds on likeness, tuned with it, have .47. Tried and of no use beside these: likeness as it is, its
 * rank, event words, name slots, pronouns, classes of verbs and nouns, paragraphs, sentence vectors, other weights of
 * words, what a third variant says, a second pass over the odds of the first. O(n m). */
#include "compare/odds.h"

#include <math.h>
#include <stdlib.h>

#include "annotate/cue.h"
#include "compare/course.h"

static const float STANDING = 0.945f, WINDOWS = 8.6f, ORDER = 0.212f, PASSAGE = 0.166f, TYPES = 1.99f;
static const float WORDS = 0.844f, SPEECH = -0.618f, ENDS = 0.957f, GATE = -16.2f, SIZE = -0.912f, BIAS = -3.56f;

static const float EVEN = 1e-6f, PLACE = 0.3f, SURROUNDINGS = 0.1f, NEIGHBOURS = 0.15f;
static const float ORDER_SLOPE = 20, ORDER_LEVEL = 1.3f, ORDER_FLOOR = 1e-4f, PASSAGE_SLOPE = 3, PASSAGE_FLOOR = 1e-3f;
static const float FAINT_CUE = 8; /* half a clear verb */

typedef struct facts {
    float words; /* logarithm */
    bool quoted;
    float types[STORY_CUE_TYPES]; /* shares */
} facts;

typedef struct room {
    const story_odds_grounds *grounds;
    size_t n, m;
    float *cells[2];
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
static void find_standing(float *out, room *r, const float *cells)
{
    size_t i, j;

    for (i = 0; i < r->n; i++)
        measure(&r->means[i], &r->spreads[i], cells + i * r->m, r->m, 1);
    for (j = 0; j < r->m; j++)
        measure(&r->means[r->n + j], &r->spreads[r->n + j], cells + j, r->n, r->m);
    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++) {
            double cell = cells[i * r->m + j];

            out[i * r->m + j] = (float)(((cell - r->means[i]) / (r->spreads[i] + EVEN) +
                                         (cell - r->means[r->n + j]) / (r->spreads[r->n + j] + EVEN)) /
                                        2);
        }
}

/* ---------------------------------------------------------------------------------------------------- orders ---- */

static float neighbours(const room *r, const float *alike, size_t i, size_t j)
{
    float before = i && j ? alike[(i - 1) * r->m + j - 1] : 0;
    float behind = i + 1 < r->n && j + 1 < r->m ? alike[(i + 1) * r->m + j + 1] : 0;
    int count = (i && j) + (i + 1 < r->n && j + 1 < r->m);

    return count ? (before + behind) / (float)count : 0;
}

/* Adds weight x the logarithm of the share that every cell has of the orders by these gains; the gains are lost. */
static int add_course(float *out, room *r, float *gains, float weight, float floor)
{
    float *course = r->cells[gains == r->cells[0]];
    size_t k;

    if (story_course_fill(course, gains, r->n, r->m))
        return STORY_ENOMEM;
    for (k = 0; k < r->n * r->m; k++)
        out[k] += weight * logf(floor + course[k]);
    return STORY_OK;
}

static int add_order(float *out, room *r)
{
    const float *alike = r->grounds->likeness->one, *windows = r->grounds->windows;
    float *gains = r->cells[0], distance = r->grounds->distance, level;
    double mean, spread;
    size_t i, j;

    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++)
            gains[i * r->m + j] = alike[i * r->m + j] + NEIGHBOURS * neighbours(r, alike, i, j) +
                                  SURROUNDINGS * distance * windows[i * r->m + j] -
                                  PLACE * distance * fabsf((float)i / (float)r->n - (float)j / (float)r->m);
    measure(&mean, &spread, gains, r->n * r->m, 1);
    level = (float)(mean + (double)ORDER_LEVEL * spread);
    for (i = 0; i < r->n * r->m; i++)
        gains[i] = ORDER_SLOPE * (gains[i] - level);
    return add_course(out, r, gains, ORDER, ORDER_FLOOR);
}

static int add_passage(float *out, room *r)
{
    float *gains = r->cells[0];
    size_t k;

    find_standing(gains, r, r->grounds->windows);
    for (k = 0; k < r->n * r->m; k++)
        gains[k] *= PASSAGE_SLOPE;
    return add_course(out, r, gains, PASSAGE, PASSAGE_FLOOR);
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

static float common_types(const facts *a, const facts *b)
{
    float sum = 0;
    int t;

    for (t = 0; t < STORY_CUE_TYPES; t++)
        sum += fminf(a->types[t], b->types[t]);
    return sum;
}

static void add_cells(float *out, const room *r)
{
    const story_odds_grounds *g = r->grounds;
    const float *standing = r->cells[0];
    float all = BIAS + GATE * g->gate + SIZE * logf((float)(r->n > r->m ? r->n : r->m));
    size_t i, j;

    for (i = 0; i < r->n; i++)
        for (j = 0; j < r->m; j++) {
            const facts *a = &r->facts[0][i], *b = &r->facts[1][j];
            size_t at = i * r->m + j;

            out[at] += all + STANDING * standing[at] + WINDOWS * g->windows[at] + TYPES * common_types(a, b) +
                       WORDS * fminf(a->words, b->words);
            if (a->quoted != b->quoted)
                out[at] += SPEECH;
            if ((!i && !j) || (i + 1 == r->n && j + 1 == r->m))
                out[at] += ENDS;
        }
}

static int make_room(room *r, const story_odds_grounds *grounds)
{
    size_t cells, side, i;

    r->grounds = grounds;
    r->n = grounds->likeness->n;
    r->m = grounds->likeness->m;
    cells = r->n * r->m + 1;
    r->cells[0] = malloc(cells * sizeof *r->cells[0]);
    r->cells[1] = malloc(cells * sizeof *r->cells[1]);
    r->means = malloc((r->n + r->m + 1) * sizeof *r->means);
    r->spreads = malloc((r->n + r->m + 1) * sizeof *r->spreads);
    r->facts[0] = calloc(r->n + 1, sizeof *r->facts[0]);
    r->facts[1] = calloc(r->m + 1, sizeof *r->facts[1]);
    if (!r->cells[0] || !r->cells[1] || !r->means || !r->spreads || !r->facts[0] || !r->facts[1])
        return STORY_ENOMEM;
    for (side = 0; side < 2; side++)
        for (i = 0; i < (side ? r->m : r->n); i++)
            read_facts(&r->facts[side][i], &grounds->lexicon->sides[side], i);
    return STORY_OK;
}

int story_odds_fill(float *out, const story_odds_grounds *grounds)
{
    room r = {.grounds = NULL};
    int code = make_room(&r, grounds);
    size_t k;

    for (k = 0; !code && k < r.n * r.m; k++)
        out[k] = 0;
    if (!code)
        code = add_order(out, &r);
    if (!code)
        code = add_passage(out, &r);
    if (!code) {
        find_standing(r.cells[0], &r, grounds->likeness->one);
        add_cells(out, &r);
    }
    free(r.cells[0]);
    free(r.cells[1]);
    free(r.means);
    free(r.spreads);
    free(r.facts[0]);
    free(r.facts[1]);
    return code;
}

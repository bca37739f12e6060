/* ALGORITHM
 * Two runs of sentences are as alike as each says what the other says: the geometric mean of the share of the weight of
 * its words that the other side has too, both ways; and as their letters are alike, the cosine of their n-grams. All is
 * kept as sums over single sentences (cover.c, grams.c), so that a run costs no more than the sentences in it.
 * Sentence vectors, tf-idf from the texts themselves and masked names were tried and are worse on every set. */
#include "compare/likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/grams.h"

static const float EXACT_WORD_SHARE = 0.6f, SIMILAR_WORD_SHARE = 0.7f, MASS_FLOOR = 1e-3f, RENAMED_KEPT = 0.9f;

/* One block of memory, cut into all the tables. */
static int allocate(story_likeness *k)
{
    size_t runs = (size_t)k->most, cells = k->n * k->m;
    size_t room = cells * (2 * runs + 2) + (k->n + k->m) * (2 + STORY_RUN_MOST), side, r;
    float *at = malloc((room + 1) * sizeof *at);

    k->memory = at;
    if (!at)
        return STORY_ENOMEM;
    k->one = at;
    k->dots = at += cells;
    at += cells;
    for (side = 0; side < 2; side++) {
        size_t count = side ? k->m : k->n;

        for (r = 0; r < runs; r++, at += cells)
            k->cover[side][r] = at;
        for (r = 0; r < STORY_RUN_MOST; r++, at += count)
            k->norms[side][r] = at;
        k->mass[side] = at;
        k->gone[side] = at += count;
        at += count;
    }
    return STORY_OK;
}

/* Cells as right rows become cells as left rows. */
static void turn(float *cells, float *scratch, size_t n, size_t m)
{
    size_t i, j;

    memcpy(scratch, cells, n * m * sizeof *cells);
    for (j = 0; j < m; j++)
        for (i = 0; i < n; i++)
            cells[i * m + j] = scratch[j * n + i];
}

static int fill_words(story_likeness *k, const story_lexicon *l, const story_similar *similar, const uint32_t *left,
                      const uint32_t *right)
{
    story_bags bags[2] = {{0}, {0}};
    int code = STORY_ENOMEM, r;

    if (!story_bags_fill(&bags[0], l, 0, left, k->n, 0) && !story_bags_fill(&bags[1], l, 1, right, k->m, 0) &&
        !story_cover_fill(k->cover[0], k->most, l, similar, &bags[0], &bags[1]) &&
        !story_cover_fill(k->cover[1], k->most, l, similar, &bags[1], &bags[0])) {
        for (r = 0; r < 2; r++) {
            story_cover_mass(k->mass[r], l, &bags[r]);
            story_cover_gone(k->gone[r], l, &bags[r]);
        }
        for (r = 0; r < k->most; r++)
            turn(k->cover[1][r], k->one, k->n, k->m);
        code = STORY_OK;
    }
    story_bags_dispose(&bags[0]);
    story_bags_dispose(&bags[1]);
    return code;
}

int story_likeness_fill(story_likeness *out, const story_lexicon *l, const story_similar *similar, const uint32_t *left,
                        size_t n, const uint32_t *right, size_t m, int most)
{
    float *norms[2][STORY_RUN_MOST];
    size_t i, j;

    memset(out, 0, sizeof *out);
    out->n = n;
    out->m = m;
    out->most = most;
    out->word_share = similar ? SIMILAR_WORD_SHARE : EXACT_WORD_SHARE;
    if (allocate(out) || fill_words(out, l, similar, left, right))
        goto failed;
    memcpy(norms, out->norms, sizeof norms);
    if (story_grams_fill(out->dots, norms, l, left, n, right, m))
        goto failed;
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++)
            out->one[i * m + j] = story_likeness_run(out, i, 1, j, 1);
    return STORY_OK;
failed:
    story_likeness_dispose(out);
    return STORY_ENOMEM;
}

void story_likeness_dispose(story_likeness *k)
{
    free(k->memory);
    memset(k, 0, sizeof *k);
}

static float sum(const float *weights, size_t first, size_t count)
{
    float all = 0;
    size_t x;

    for (x = first; x < first + count; x++)
        all += weights[x];
    return all;
}

/* What right sentences j to j + q - 1 say of left sentences i to i + p - 1. */
static float said_of_left(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    float said = 0;
    size_t x;

    for (x = 0; x < p; x++)
        said += k->cover[0][q - 1][(i + x) * k->m + j];
    return said;
}

static float said_of_right(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    float said = 0;
    size_t x;

    for (x = 0; x < q; x++)
        said += k->cover[1][p - 1][i * k->m + j + x];
    return said;
}

static float in_words(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    return sqrtf(said_of_left(k, i, p, j, q) / (sum(k->mass[0], i, p) + MASS_FLOOR) * said_of_right(k, i, p, j, q) /
                 (sum(k->mass[1], j, q) + MASS_FLOOR));
}

static float in_letters(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    float product = 0, lengths = k->norms[0][p - 1][i] * k->norms[1][q - 1][j];
    size_t x, y;

    for (x = 0; x < p; x++)
        for (y = 0; y < q; y++)
            product += k->dots[(i + x) * k->m + j + y];
    return lengths > 0 ? product / sqrtf(lengths) : 0;
}

float story_likeness_run(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    return k->word_share * in_words(k, i, p, j, q) + (1 - k->word_share) * in_letters(k, i, p, j, q);
}

float story_likeness_least(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    float least = 1, share;
    size_t x;

    for (x = 0; x < p; x++) {
        share = k->cover[0][q - 1][(i + x) * k->m + j] / (k->mass[0][i + x] + MASS_FLOOR);
        if (share < least)
            least = share;
    }
    for (x = 0; x < q; x++) {
        share = k->cover[1][p - 1][i * k->m + j + x] / (k->mass[1][j + x] + MASS_FLOOR);
        if (share < least)
            least = share;
    }
    return least;
}

static float kept(float said, float mass)
{
    return said < mass ? said / mass : 1;
}

float story_likeness_kept(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    float gone = sum(k->gone[0], i, p), come = sum(k->gone[1], j, q), left = 1, right = 1;
    bool renamed = gone > 0 && come > 0;

    if (q > 1)
        left = kept(said_of_left(k, i, p, j, q), sum(k->mass[0], i, p) - (renamed ? gone : 0));
    if (p > 1)
        right = kept(said_of_right(k, i, p, j, q), sum(k->mass[1], j, q) - (renamed ? come : 0));
    return left < right ? left : right;
}

bool story_likeness_renamed(const story_likeness *k, size_t i, size_t j)
{
    float gone = k->gone[0][i], come = k->gone[1][j];

    return gone > 0 && come > 0 && kept(said_of_left(k, i, 1, j, 1), k->mass[0][i] - gone) >= RENAMED_KEPT &&
           kept(said_of_right(k, i, 1, j, 1), k->mass[1][j] - come) >= RENAMED_KEPT;
}

int story_likeness_windows(float *out, const story_lexicon *l, const story_similar *similar, const uint32_t *left,
                           size_t n, const uint32_t *right, size_t m)
{
    story_bags bags[2] = {{0}, {0}};
    float *back = malloc((n * m + 1) * sizeof *back), *mass[2];
    int code = STORY_ENOMEM;
    size_t i, j;

    mass[0] = malloc((n + 1) * sizeof *mass[0]);
    mass[1] = malloc((m + 1) * sizeof *mass[1]);
    if (back && mass[0] && mass[1] && !story_bags_fill(&bags[0], l, 0, left, n, 1) &&
        !story_bags_fill(&bags[1], l, 1, right, m, 1) && !story_cover_fill(&out, 1, l, similar, &bags[0], &bags[1]) &&
        !story_cover_fill(&back, 1, l, similar, &bags[1], &bags[0])) {
        story_cover_mass(mass[0], l, &bags[0]);
        story_cover_mass(mass[1], l, &bags[1]);
        for (i = 0; i < n; i++)
            for (j = 0; j < m; j++)
                out[i * m + j] =
                    sqrtf(out[i * m + j] / (mass[0][i] + MASS_FLOOR) * (back[j * n + i] / (mass[1][j] + MASS_FLOOR)));
        code = STORY_OK;
    }
    story_bags_dispose(&bags[0]);
    story_bags_dispose(&bags[1]);
    free(back);
    free(mass[0]);
    free(mass[1]);
    return code;
}

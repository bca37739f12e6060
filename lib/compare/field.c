/* ALGORITHM
 * worth = likeness + .15 x the mean likeness of the cells just before and just behind on the diagonal
 * gain  = (p + q) / 2 x (worth - threshold - penalty x (p + q - 2) - position x |i / n - j / m|)
 *
 * The best order-preserving alignment by dynamic programming over beads of up to four sentences; a sentence in no bead
 * costs nothing. O(n m) cells, eight beads each; one byte a cell is kept for the way back. A bead of several sentences
 * is only asked for where each of them is said on the other side: without that rule, beads that swallow a neighbour
 * cost near-copies more precision than splits give recall. Length-based costs (Gale and Church 1993) are far behind. */
#include "compare/field.h"

#include <math.h>
#include <stdlib.h>

const story_shape_size story_field__shapes[STORY_SHAPES] = {{1, 1}, {1, 2}, {2, 1}, {1, 3},
                                                            {3, 1}, {2, 2}, {1, 4}, {4, 1}};

static const float DIAGONAL_SHARE = 0.15f, LEAST_STEP = 1e-7f, FAINT = 0.1f;

static float diagonal(const story_field *f, size_t i, size_t p, size_t j, size_t q)
{
    const story_likeness *k = &f->likeness;
    bool starts = !i && !j, ends = i + p == k->n && j + q == k->m;
    float sum = 0;
    int count = 0;

    if (i && j) {
        sum += k->one[(i - 1) * k->m + j - 1];
        count++;
    } else if (starts && f->fast_start) {
        sum += 1;
        count++;
    }
    if (i + p < k->n && j + q < k->m) {
        sum += k->one[(i + p) * k->m + j + q];
        count++;
    } else if (ends && f->fast_end) {
        sum += 1;
        count++;
    }
    return count ? sum / (float)count : 0;
}

float story_field_worth(const story_field *f, size_t i, size_t p, size_t j, size_t q)
{
    const story_likeness *k = &f->likeness;
    float alike = p + q == 2 ? k->one[i * k->m + j] : story_likeness_run(k, i, p, j, q);

    return alike + DIAGONAL_SHARE * diagonal(f, i, p, j, q);
}

float story_field_gain(const story_field *f, size_t i, size_t p, size_t j, size_t q)
{
    const story_likeness *k = &f->likeness;
    float size = (float)(p + q), away = 0;

    if (f->position > 0)
        away = f->position * fabsf((float)i / (float)k->n - (float)j / (float)k->m);
    return size / 2 * (story_field_worth(f, i, p, j, q) - f->threshold - f->penalty * (size - 2) - away);
}

enum { LEFT_ALONE = STORY_SHAPES, RIGHT_ALONE, ROWS = STORY_RUN_MOST + 1 };

typedef struct table {
    float *sums;   /* the last ROWS rows, in turn */
    uint8_t *came; /* by which shape, or LEFT_ALONE, RIGHT_ALONE */
    size_t width;
} table;

static float *row_of(const table *t, size_t i)
{
    return t->sums + i % ROWS * t->width;
}

/* Whether the first and the last sentences of a bead have nothing in common: then it is not looked at closer. */
static bool is_faint(const story_likeness *k, size_t i, size_t p, size_t j, size_t q)
{
    return k->one[i * k->m + j] < FAINT && k->one[(i + p - 1) * k->m + j + q - 1] < FAINT;
}

bool story_field_may_join(const story_field *f, size_t i, size_t p, size_t j, size_t q)
{
    const story_likeness *k = &f->likeness;

    return !is_faint(k, i, p, j, q) && story_likeness_least(k, i, p, j, q) >= f->least_said &&
           (f->least_kept <= 0 || story_likeness_kept(k, i, p, j, q) >= f->least_kept);
}

/* The best bead that ends before row i, column j, against what is known without one. */
static void try_beads(const story_field *f, table *t, size_t i, size_t j, float *best, uint8_t *by)
{
    size_t s;

    for (s = 0; s < STORY_SHAPES; s++) {
        size_t p = story_field__shapes[s].p, q = story_field__shapes[s].q;
        float sum;

        if (p > i || q > j || (int)p > f->likeness.most || (int)q > f->likeness.most)
            continue;
        if (s && !story_field_may_join(f, i - p, p, j - q, q))
            continue;
        if (!s && f->likeness.one[(i - 1) * f->likeness.m + j - 1] < f->least_alike)
            continue;
        sum = row_of(t, i - p)[j - q] + story_field_gain(f, i - p, p, j - q, q);
        if (sum > *best) {
            *best = sum;
            *by = (uint8_t)s;
        }
    }
}

static void fill(const story_field *f, table *t)
{
    size_t i, j;

    for (j = 0; j < t->width; j++)
        row_of(t, 0)[j] = -f->alone * (float)j;
    for (i = 1; i <= f->likeness.n; i++) {
        float *row = row_of(t, i);

        row[0] = -f->alone * (float)i;
        for (j = 1; j < t->width; j++) {
            float best = row_of(t, i - 1)[j] - f->alone;
            uint8_t by = LEFT_ALONE;

            try_beads(f, t, i, j, &best, &by);
            if (row[j - 1] - f->alone > best + LEAST_STEP) {
                best = row[j - 1] - f->alone;
                by = RIGHT_ALONE;
            }
            row[j] = best;
            t->came[i * t->width + j] = by;
        }
    }
}

static int walk_back(story_array *beads, const story_field *f, const table *t)
{
    size_t i = f->likeness.n, j = f->likeness.m;
    story_bead *bead;

    while (i && j) {
        uint8_t by = t->came[i * t->width + j];

        if (by == LEFT_ALONE) {
            i--;
        } else if (by == RIGHT_ALONE) {
            j--;
        } else {
            uint8_t p = story_field__shapes[by].p, q = story_field__shapes[by].q;

            i -= p;
            j -= q;
            bead = story_array_push(beads);
            if (!bead)
                return STORY_ENOMEM;
            *bead = (story_bead){(uint32_t)i, (uint32_t)j, p, q, story_likeness_run(&f->likeness, i, p, j, q), false};
        }
    }
    return STORY_OK;
}

int story_field_order(story_array *beads, const story_field *f)
{
    table t = {NULL, NULL, f->likeness.m + 1};
    int code = STORY_ENOMEM;

    t.sums = malloc(ROWS * t.width * sizeof *t.sums);
    t.came = malloc((f->likeness.n + 1) * t.width);
    if (t.sums && t.came) {
        fill(f, &t);
        code = walk_back(beads, f, &t);
    }
    free(t.sums);
    free(t.came);
    return code;
}

/* ALGORITHM
 * The chance of a cell in its row is e^score over 1 + the sum of e^score of the row, the 1 standing for none of them; so
 * in its column. The score is the weighted sum of the evidence. Weights climb the likelihood of the right cells (any of
 * several), or of none, by Adam with all tables at once, on evidence of mean 0 and deviation 1, held back by a small
 * quadratic penalty. The steps shrink to nothing, so that the digits printed are those of the top itself, whatever the
 * machine rounds on the way. No random numbers. */
#include "logit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "training.h"

enum { ROUNDS = 600, SLOW_FROM = 240 };

static const double FAST = 0.15, SLOWING = 0.97, PENALTY = 1, FIRST_BIAS = -3, MOST_SCORE = 30;
static const double KEEP_MEAN = 0.9, KEEP_SQUARE = 0.99;

typedef struct scale {
    double mean, spread;
} scale;

typedef struct climb {
    size_t kinds;
    scale *scales;
    double *weights, *slope, *mean, *square; /* kinds + 1 */
    double *scores, *pull;                   /* cells of one table */
} climb;

static void measure(scale *out, size_t kind, const logit_table *tables, size_t count)
{
    double sums[3] = {0, 0, 0};
    size_t t, c;

    for (t = 0; t < count; t++) {
        const float *cells = tables[t].planes + kind * tables[t].n * tables[t].m;

        for (c = 0; c < tables[t].n * tables[t].m; c++) {
            sums[0] += tables[t].weight;
            sums[1] += tables[t].weight * (double)cells[c];
            sums[2] += tables[t].weight * (double)cells[c] * (double)cells[c];
        }
    }
    out->mean = sums[1] / sums[0];
    out->spread = sqrt(fmax(sums[2] / sums[0] - out->mean * out->mean, 0)) + 1e-9;
}

static void score(climb *c, const logit_table *t)
{
    size_t cells = t->n * t->m, k, at;

    for (at = 0; at < cells; at++)
        c->scores[at] = c->weights[c->kinds];
    for (k = 0; k < c->kinds; k++)
        for (at = 0; at < cells; at++)
            c->scores[at] +=
                c->weights[k] * ((double)t->planes[k * cells + at] - c->scales[k].mean) / c->scales[k].spread;
    for (at = 0; at < cells; at++)
        c->scores[at] = t->truth[at] == LOGIT_UNSURE ? 0 : exp(fmin(fmax(c->scores[at], -MOST_SCORE), MOST_SCORE));
}

/* One row or column: `length` cells from `first` on, `step` apart. Adds how much each cell's score should rise. */
static void choose(climb *c, const logit_table *t, size_t first, size_t length, size_t step)
{
    double all = 1, right = 0;
    size_t k, at;

    for (k = 0, at = first; k < length; k++, at += step) {
        all += c->scores[at];
        right += t->truth[at] == LOGIT_RIGHT ? c->scores[at] : 0;
    }
    for (k = 0, at = first; k < length; k++, at += step) {
        double wanted = t->truth[at] == LOGIT_RIGHT ? c->scores[at] / right : 0;

        c->pull[at] += t->weight * (wanted - c->scores[at] / all);
    }
}

static void add_slope(climb *c, const logit_table *t)
{
    size_t cells = t->n * t->m, k, at;

    memset(c->pull, 0, cells * sizeof *c->pull);
    score(c, t);
    for (k = 0; k < t->n; k++)
        choose(c, t, k * t->m, t->m, 1);
    for (k = 0; k < t->m; k++)
        choose(c, t, k, t->n, t->m);
    for (at = 0; at < cells; at++)
        c->slope[c->kinds] += c->pull[at];
    for (k = 0; k < c->kinds; k++)
        for (at = 0; at < cells; at++)
            c->slope[k] += c->pull[at] * ((double)t->planes[k * cells + at] - c->scales[k].mean) / c->scales[k].spread;
}

static void step(climb *c, int round)
{
    double rate = round < SLOW_FROM ? FAST : FAST * pow(SLOWING, round - SLOW_FROM);
    size_t k;

    for (k = 0; k <= c->kinds; k++) {
        double slope = c->slope[k] - (k < c->kinds ? PENALTY * c->weights[k] : 0), mean, square;

        c->mean[k] = KEEP_MEAN * c->mean[k] + (1 - KEEP_MEAN) * slope;
        c->square[k] = KEEP_SQUARE * c->square[k] + (1 - KEEP_SQUARE) * slope * slope;
        mean = c->mean[k] / (1 - pow(KEEP_MEAN, round + 1));
        square = c->square[k] / (1 - pow(KEEP_SQUARE, round + 1));
        c->weights[k] += rate * mean / (sqrt(square) + 1e-9);
        c->slope[k] = 0;
    }
}

static double *numbers(size_t count)
{
    return training_must(calloc(count + 1, sizeof(double)));
}

void logit_fit(double *weights, size_t kinds, const logit_table *tables, size_t count)
{
    climb c = {.kinds = kinds, .weights = numbers(kinds), .slope = numbers(kinds), .mean = numbers(kinds)};
    size_t most = 0, t, k;
    int round;

    for (t = 0; t < count; t++)
        most = tables[t].n * tables[t].m > most ? tables[t].n * tables[t].m : most;
    c.square = numbers(kinds);
    c.scores = numbers(most);
    c.pull = numbers(most);
    c.scales = training_must(calloc(kinds + 1, sizeof *c.scales));
    for (k = 0; k < kinds; k++)
        measure(&c.scales[k], k, tables, count);
    c.weights[kinds] = FIRST_BIAS;
    for (round = 0; round < ROUNDS; round++) {
        for (t = 0; t < count; t++)
            add_slope(&c, &tables[t]);
        step(&c, round);
    }
    weights[kinds] = c.weights[kinds];
    for (k = 0; k < kinds; k++) {
        weights[k] = c.weights[k] / c.scales[k].spread;
        weights[kinds] -= weights[k] * c.scales[k].mean;
    }
    free(c.weights);
    free(c.slope);
    free(c.mean);
    free(c.square);
    free(c.scores);
    free(c.pull);
    free(c.scales);
}

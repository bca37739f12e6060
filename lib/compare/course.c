/* ALGORITHM
 * Forward and backward sums over all order-preserving one-to-one alignments, each of them once, a sentence left over at
 * no cost: F(i, j) = F(i-1, j) + F(i, j-1) + (e^gain - 1) F(i-1, j-1). A cell's share is what comes to it, times its own
 * weight, times what goes on from it, over the whole. So a cell is judged by every way through the rest of both texts,
 * not by the best one: where beats changed places, no single order is right, but most of each is still seen. Rows are
 * scaled to a largest sum of 1. O(n m) (Durbin and others 1998, chapter 4, on sequences of letters). */
#include "compare/course.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "storydiff.h"

static const float MOST_GAIN = 30;
static const double MOST_SCALE = 700; /* e^ of it still is a number */

/* e^gain - 1: what a cell adds to leaving both alone. */
static float surplus(float gain)
{
    return expf(fminf(fmaxf(gain, -MOST_GAIN), MOST_GAIN)) - 1;
}

/* Scales the row to a largest sum of 1; the logarithm of what it was divided by. */
static double scale(double *row, size_t count)
{
    double most = DBL_MIN;
    size_t j;

    for (j = 0; j < count; j++)
        most = row[j] > most ? row[j] : most;
    for (j = 0; j < count; j++)
        row[j] /= most;
    return log(most);
}

/* Rows of m + 1 sums; scales: the logarithm of what each has been divided by in all. */
static void sum_forward(double *sums, double *scales, const float *surplus, size_t n, size_t m)
{
    size_t i, j;

    for (j = 0; j <= m; j++)
        sums[j] = 1;
    scales[0] = 0;
    for (i = 1; i <= n; i++) {
        const double *above = sums + (i - 1) * (m + 1);
        double *row = sums + i * (m + 1);

        row[0] = above[0];
        for (j = 1; j <= m; j++)
            row[j] = fmax(0, above[j] + row[j - 1] + (double)surplus[(i - 1) * m + j - 1] * above[j - 1]);
        scales[i] = scales[i - 1] + scale(row, m + 1);
    }
}

/* The sums behind row i from those behind row i + 1, in place. */
static double sum_backward(double *row, const float *surplus, size_t m)
{
    double below = row[m], kept;
    size_t j;

    for (j = m; j-- > 0;) {
        kept = row[j];
        row[j] = fmax(0, row[j] + row[j + 1] + (double)surplus[j] * below);
        below = kept;
    }
    return scale(row, m + 1);
}

/* Shares of the cells of one row, in place of their surpluses. */
static void share_row(float *row, const double *ahead, const double *behind, double factor, size_t m)
{
    size_t j;

    for (j = 0; j < m; j++) {
        double share = ahead[j] * ((double)row[j] + 1) * behind[j + 1];

        row[j] = share > 0 ? (float)fmin(share * factor, 1) : 0;
    }
}

int story_course_fill(float *out, const float *gains, size_t n, size_t m)
{
    double *sums = malloc((n + 1) * (m + 1) * sizeof *sums), *scales = malloc((n + 1) * sizeof *scales);
    double *behind[2] = {malloc((m + 1) * sizeof **behind), malloc((m + 1) * sizeof **behind)}, scaled = 0, whole;
    int code = sums && scales && behind[0] && behind[1] ? STORY_OK : STORY_ENOMEM;
    size_t i, j;

    if (!code) {
        for (i = 0; i < n * m; i++)
            out[i] = surplus(gains[i]);
        sum_forward(sums, scales, out, n, m);
        whole = sums[n * (m + 1) + m];
        for (j = 0; j <= m; j++)
            behind[0][j] = 1;
        for (i = n; i-- > 0;) {
            double factor = exp(fmin(scales[i] + scaled - scales[n], MOST_SCALE)) / whole;

            memcpy(behind[1], behind[0], (m + 1) * sizeof **behind);
            scaled += sum_backward(behind[0], out + i * m, m);
            share_row(out + i * m, sums + i * (m + 1), behind[1], factor, m);
        }
    }
    free(sums);
    free(scales);
    free(behind[0]);
    free(behind[1]);
    return code;
}

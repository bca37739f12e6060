#include "crf.h"

#include <math.h>
#include <string.h>

enum { L = STORY_LABELS };

bool crf_may_follow(int before, int label)
{
    bool later = label == STORY_LABEL_NAME_IN || label == STORY_LABEL_PLACE_IN || label == STORY_LABEL_OTHER_IN;

    return !later || before == label || before == label - 1;
}

/* x = n ln 2 + r, then a Taylor series for r, which is below 0.35. */
double crf_exp(double x)
{
    const double ln2 = 0.693147180559945309417;
    double n = floor(x / ln2 + 0.5), r = x - n * ln2, term = 1, sum = 1;
    int i;

    if (x < -600)
        return 0;
    for (i = 1; i < 14; i++) {
        term *= r / i;
        sum += term;
    }
    return ldexp(sum, (int)n);
}

static double largest(const double *values)
{
    double best = values[0];
    int l;

    for (l = 1; l < L; l++)
        best = values[l] > best ? values[l] : best;
    return best;
}

static void scale_to_one(double *values, double *sum)
{
    int l;

    for (*sum = 0, l = 0; l < L; l++)
        *sum += values[l];
    for (l = 0; l < L; l++)
        values[l] /= *sum;
}

typedef struct chain {
    double step[L + 1][L], word[STORY_WORD_RUN_MOST][L];
    double forward[STORY_WORD_RUN_MOST][L], backward[STORY_WORD_RUN_MOST][L], scale[STORY_WORD_RUN_MOST];
} chain;

static void set_potentials(chain *k, const crf *c, uint32_t count, const float from[L + 1][L])
{
    uint32_t i;
    int p, l;

    for (p = 0; p <= L; p++)
        for (l = 0; l < L; l++)
            k->step[p][l] = crf_may_follow(p == L ? STORY_LABEL_NONE : p, l) ? crf_exp(from[p][l]) : 0;
    for (i = 0; i < count; i++)
        for (l = 0; l < L; l++)
            k->word[i][l] = crf_exp(c->scores[i][l] - largest(c->scores[i]));
}

static void go_forward(chain *k, uint32_t count)
{
    uint32_t i;
    int p, l;

    for (i = 0; i < count; i++) {
        for (l = 0; l < L; l++) {
            double sum = i ? 0 : k->step[L][l];

            for (p = 0; i && p < L; p++)
                sum += k->forward[i - 1][p] * k->step[p][l];
            k->forward[i][l] = sum * k->word[i][l];
        }
        scale_to_one(k->forward[i], &k->scale[i]);
    }
}

static void go_backward(chain *k, uint32_t count)
{
    uint32_t i;
    int p, l;

    for (l = 0; l < L; l++)
        k->backward[count - 1][l] = 1;
    for (i = count - 1; i-- > 0;)
        for (p = 0; p < L; p++) {
            double sum = 0;

            for (l = 0; l < L; l++)
                sum += k->step[p][l] * k->word[i + 1][l] * k->backward[i + 1][l];
            k->backward[i][p] = sum / k->scale[i + 1];
        }
}

void crf_expect(crf *c, uint32_t count, const float from[L + 1][L])
{
    chain k;
    uint32_t i;
    int p, l;

    set_potentials(&k, c, count, from);
    go_forward(&k, count);
    go_backward(&k, count);
    memset(c->pairs, 0, sizeof c->pairs);
    for (i = 0; i < count; i++)
        for (l = 0; l < L; l++) {
            c->expected[i][l] = k.forward[i][l] * k.backward[i][l];
            for (p = 0; i && p < L; p++)
                c->pairs[p][l] += k.forward[i - 1][p] * k.step[p][l] * k.word[i][l] * k.backward[i][l] / k.scale[i];
        }
    for (l = 0; l < L; l++)
        c->pairs[L][l] = c->expected[0][l];
}

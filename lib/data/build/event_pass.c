#include "event_pass.h"

#include <string.h>

#include "training.h"

static const float HIDE = 0.25f, FADE = 1 - (float)STORY_NET_LOSS / 65536;

static void add(float *restrict sum, const float *restrict values, float times, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        sum[i] += values[i] * times;
}

static float dot(const float *a, const float *b)
{
    float sum = 0;
    size_t i;

    for (i = 0; i < HIDDEN; i++)
        sum += a[i] * b[i];
    return sum;
}

static void enter(event_trace *t, const event_numbers *w, const event_stretch *s)
{
    size_t i, k;

    memset(t->inputs[0], 0, sizeof t->inputs[0]);
    memset(t->inputs[s->count + 1], 0, sizeof t->inputs[0]);
    for (i = 0; i < s->count; i++) {
        float *in = t->inputs[i + 1];

        memcpy(in, w->bias, sizeof w->bias);
        for (k = 0; k < s->row_count[i]; k++)
            add(in, w->rows[s->rows[i][k]], 1, WIDTH);
        for (k = 0; s->vectors[i] && k < DIMENSIONS; k++)
            add(in, w->vectors[k], s->vectors[i][k], WIDTH);
    }
}

static void fade(event_trace *t, size_t n)
{
    static const float nothing[WIDTH];
    size_t i, k;

    for (i = 0; i < n; i++)
        for (k = 0; k < WIDTH; k++)
            t->left[i][k] = FADE * ((i ? t->left[i - 1] : nothing)[k] + t->inputs[i][k]);
    for (i = n; i-- > 0;)
        for (k = 0; k < WIDTH; k++)
            t->right[i][k] = FADE * ((i + 1 < n ? t->right[i + 1] : nothing)[k] + t->inputs[i + 2][k]);
}

void event_pass_forward(event_trace *t, const event_numbers *w, const event_stretch *s, uint64_t *seed)
{
    size_t i, k;

    enter(t, w, s);
    fade(t, s->count);
    for (i = 0; i < s->count; i++) {
        if (!s->candidate[i])
            continue;
        memcpy(t->seen[i], t->inputs[i], 3 * sizeof t->inputs[0]);
        memcpy(t->seen[i] + 3 * WIDTH, t->left[i], sizeof t->left[0]);
        memcpy(t->seen[i] + 4 * WIDTH, t->right[i], sizeof t->right[0]);
        memcpy(t->hidden[i], w->layer_bias, sizeof w->layer_bias);
        for (k = 0; k < INPUTS; k++) {
            t->mask[i][k] = training_draw(seed, 1000) < HIDE * 1000 ? 0 : 1 / (1 - HIDE);
            t->seen[i][k] *= t->mask[i][k];
            add(t->hidden[i], w->layer[k], t->seen[i][k], HIDDEN);
        }
        t->score[i] = w->out_bias;
        for (k = 0; k < HIDDEN; k++)
            t->score[i] += t->hidden[i][k] > 0 ? t->hidden[i][k] * w->out[k] : 0;
    }
}

/* From the score of word i back to what the layer saw. */
static void back_through_layer(event_trace *t, const event_numbers *w, event_numbers *slopes, size_t i, float slope)
{
    float d_hidden[HIDDEN], d_seen;
    size_t k;

    slopes->out_bias += slope;
    for (k = 0; k < HIDDEN; k++) {
        bool on = t->hidden[i][k] > 0;

        slopes->out[k] += on ? slope * t->hidden[i][k] : 0;
        d_hidden[k] = on ? slope * w->out[k] : 0;
        slopes->layer_bias[k] += d_hidden[k];
    }
    for (k = 0; k < INPUTS; k++) {
        if (t->mask[i][k] <= 0)
            continue;
        add(slopes->layer[k], d_hidden, t->seen[i][k], HIDDEN);
        d_seen = t->mask[i][k] * dot(w->layer[k], d_hidden);
        if (k < 3 * WIDTH)
            t->d_inputs[i + k / WIDTH][k % WIDTH] += d_seen;
        else
            (k < 4 * WIDTH ? t->d_left : t->d_right)[i][k % WIDTH] += d_seen;
    }
}

static void back_through_fade(event_trace *t, size_t n)
{
    size_t i, k;

    for (i = n; i-- > 0;)
        for (k = 0; k < WIDTH; k++) {
            t->d_inputs[i][k] += FADE * t->d_left[i][k];
            if (i)
                t->d_left[i - 1][k] += FADE * t->d_left[i][k];
        }
    for (i = 0; i < n; i++)
        for (k = 0; k < WIDTH; k++) {
            t->d_inputs[i + 2][k] += FADE * t->d_right[i][k];
            if (i + 1 < n)
                t->d_right[i + 1][k] += FADE * t->d_right[i][k];
        }
}

uint32_t event_pass_backward(event_trace *t, const event_numbers *w, event_numbers *slopes, const event_stretch *s)
{
    uint32_t candidates = 0;
    size_t i, k;

    memset(t->d_inputs, 0, (s->count + 2) * sizeof t->d_inputs[0]);
    memset(t->d_left, 0, s->count * sizeof t->d_left[0]);
    memset(t->d_right, 0, s->count * sizeof t->d_right[0]);
    for (i = 0; i < s->count; i++)
        if (s->candidate[i]) {
            candidates++;
            back_through_layer(t, w, slopes, i, training_logistic(t->score[i]) - s->gold[i]);
        }
    back_through_fade(t, s->count);
    for (i = 0; i < s->count; i++) {
        const float *d = t->d_inputs[i + 1];

        add(slopes->bias, d, 1, WIDTH);
        for (k = 0; k < s->row_count[i]; k++)
            add(slopes->rows[s->rows[i][k]], d, 1, WIDTH);
        for (k = 0; s->vectors[i] && k < DIMENSIONS; k++)
            add(slopes->vectors[k], d, s->vectors[i][k], WIDTH);
    }
    return candidates;
}

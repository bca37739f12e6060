#include "event_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "event_pass.h"
#include "training.h"

enum { ROUNDS = 6, BATCH = 16, WARM_UP = 100 };

static const float STEP = 2e-3f, SHRINK = 1e-3f, KEEP_SLOPE = 0.9f, KEEP_SQUARE = 0.999f;

enum { COUNT = sizeof(event_numbers) / sizeof(float) };

typedef struct learner {
    event_numbers weights, slopes, slope_mean, square_mean;
    event_trace way;
    event_stretch *items;
    uint32_t count, room;
    float (*vectors)[DIMENSIONS]; /* by form of the document that is being gathered */
    bool *has_vector;
    uint64_t seed;
} learner;

static void gather(void *context, const event_doc *doc, const story_event_scan *scan, size_t first)
{
    learner *l = context;
    size_t n = scan->count, i;
    event_stretch *s;

    if (l->count == l->room) {
        l->room = l->room * 2 + 1024;
        l->items = training_must(realloc(l->items, l->room * sizeof *l->items));
    }
    s = &l->items[l->count++];
    s->count = (uint32_t)n;
    s->rows = training_must(malloc(n * sizeof *s->rows));
    s->row_count = training_must(malloc(n));
    s->gold = doc->gold + first;
    s->candidate = training_must(malloc(n));
    s->vectors = training_must(malloc(n * sizeof *s->vectors));
    for (i = 0; i < n; i++) {
        uint32_t form = doc->words.items[first + i].form;
        size_t rows = story_eventform_rows(&doc->forms[form], s->rows[i]);

        story_event_scan_rows(scan, i, s->rows[i] + rows);
        s->row_count[i] = (uint8_t)(rows + STORY_EVENT_SCAN_ROWS);
        s->candidate[i] = story_event_scan_is_candidate(scan, i);
        s->vectors[i] = l->has_vector[form] ? l->vectors[form] : NULL;
    }
}

/* The vectors of a document's forms; they stay allocated until the end, as the stretches point to them. */
static void read_vectors(learner *l, const event_doc *doc)
{
    story_vectors table;
    int8_t vector[STORY_VECTOR_ROOM];
    size_t i, k;

    l->vectors = training_must(calloc(doc->words.form_count + 1, sizeof *l->vectors));
    l->has_vector = training_must(calloc(doc->words.form_count + 1, sizeof *l->has_vector));
    story_vectors_open(&table);
    for (i = 0; i < doc->words.form_count; i++) {
        uint32_t entry = story_eventform_vector(&table, &doc->words.forms[i]);
        float scale;

        if (entry >= table.count)
            continue;
        scale = story_vectors_read(&table, entry, vector) * (float)STORY_NET_LENGTH;
        for (k = 0; k < DIMENSIONS; k++)
            l->vectors[i][k] = vector[k] * scale;
        l->has_vector[i] = true;
    }
}

/* cos(pi x) for x from 0 to 1, by a polynomial that is right to a thousandth. */
static float half_turn(float x)
{
    float y = x - 0.5f, t = y * 3.14159265f;

    return -t * (1 - t * t / 6 * (1 - t * t / 20 * (1 - t * t / 42)));
}

/* One step of Adam; kept_* are what the means still owe to their start at zero. */
static void descend(learner *l, uint32_t step, uint32_t steps, uint32_t candidates, float *kept_slope,
                    float *kept_square)
{
    float *w = (float *)&l->weights, *d = (float *)&l->slopes, *m = (float *)&l->slope_mean;
    float *v = (float *)&l->square_mean, size = 0, cut, rate = STEP;
    size_t i;

    for (i = 0; i < COUNT; i++) {
        d[i] /= (float)candidates;
        size += d[i] * d[i];
    }
    cut = size > 1 ? 1 / sqrtf(size) : 1;
    if (step < WARM_UP)
        rate *= (float)(step + 1) / WARM_UP;
    rate *= 0.5f * (1 + half_turn((float)step / (float)steps)) + 0.01f;
    *kept_slope *= KEEP_SLOPE;
    *kept_square *= KEEP_SQUARE;
    for (i = 0; i < COUNT; i++) {
        float slope = d[i] * cut;

        m[i] = KEEP_SLOPE * m[i] + (1 - KEEP_SLOPE) * slope;
        v[i] = KEEP_SQUARE * v[i] + (1 - KEEP_SQUARE) * slope * slope;
        w[i] -= rate * (m[i] / (1 - *kept_slope) / (sqrtf(v[i] / (1 - *kept_square)) + 1e-8f) + SHRINK * w[i]);
    }
    memset(&l->slopes, 0, sizeof l->slopes);
}

static void draw_numbers(learner *l, float *numbers_of, size_t n, float size)
{
    size_t i;

    for (i = 0; i < n; i++)
        numbers_of[i] = size * training_draw_float(&l->seed);
}

static void start(learner *l)
{
    l->seed = 1;
    draw_numbers(l, l->weights.rows[0], STORY_EVENT_ROWS * WIDTH, 0.1f);
    draw_numbers(l, l->weights.vectors[0], DIMENSIONS * WIDTH, 0.1f);
    draw_numbers(l, l->weights.layer[0], INPUTS * HIDDEN, 1 / sqrtf(INPUTS));
    draw_numbers(l, l->weights.out, HIDDEN, 1 / sqrtf(HIDDEN));
    l->weights.out_bias = -2;
}

static void learn(learner *l)
{
    uint32_t *order = training_must(malloc(l->count * sizeof *order)), steps = (l->count + BATCH - 1) / BATCH;
    uint32_t round, i, candidates = 0, step = 0;
    float kept_slope = 1, kept_square = 1;

    for (i = 0; i < l->count; i++)
        order[i] = i;
    for (round = 0; round < ROUNDS; round++) {
        training_shuffle(&l->seed, order, l->count);
        for (i = 0; i < l->count; i++) {
            event_pass_forward(&l->way, &l->weights, &l->items[order[i]], &l->seed);
            candidates += event_pass_backward(&l->way, &l->weights, &l->slopes, &l->items[order[i]]);
            if ((i + 1) % BATCH && i + 1 < l->count)
                continue;
            descend(l, step++, steps * ROUNDS, candidates ? candidates : 1, &kept_slope, &kept_square);
            candidates = 0;
        }
    }
    free(order);
}

/* Rounds what was learnt to the fixed point of the finder. */
static void quantise(story_eventnet *out, const event_numbers *w)
{
    enum { FINE = STORY_NET_POINT + STORY_NET_WEIGHT_POINT };
    size_t i, k;

    memset(out, 0, sizeof *out);
    for (i = 0; i < STORY_EVENT_ROWS; i++)
        for (k = 0; k < WIDTH; k++)
            out->rows[i][k] = (int8_t)training_round(w->rows[i][k] * (1 << STORY_NET_ROW_POINT), 127);
    for (k = 0; k < WIDTH; k++) {
        out->bias[k] = (int16_t)training_round(w->bias[k] * (1 << STORY_NET_POINT), STORY_NET_INPUT_MOST);
        for (i = 0; i < DIMENSIONS; i++)
            out->vectors[k][i] =
                (int16_t)training_round(w->vectors[i][k] * (1 << STORY_NET_WEIGHT_POINT), STORY_NET_WEIGHT_MOST);
    }
    for (k = 0; k < HIDDEN; k++) {
        for (i = 0; i < INPUTS; i++)
            out->layer[k][i] =
                (int16_t)training_round(w->layer[i][k] * (1 << STORY_NET_WEIGHT_POINT), STORY_NET_WEIGHT_MOST);
        out->layer_bias[k] = training_round(w->layer_bias[k] * (1 << FINE), 1 << 25);
        out->out[k] = (int16_t)training_round(w->out[k] * (1 << STORY_NET_WEIGHT_POINT), STORY_NET_WEIGHT_MOST);
    }
    out->out_bias = training_round(w->out_bias * (1 << STORY_EVENT_POINT), 1 << 20);
}

static void free_stretches(learner *l)
{
    uint32_t i;

    for (i = 0; i < l->count; i++) {
        free(l->items[i].rows);
        free(l->items[i].row_count);
        free(l->items[i].candidate);
        free(l->items[i].vectors);
    }
    free(l->items);
}

void event_net_learn(story_eventnet *out, const event_corpus *corpus, const bool *use)
{
    learner *l = training_must(calloc(1, sizeof *l));
    void **kept = training_must(calloc(corpus->count, sizeof *kept));
    size_t i;

    for (i = 0; i < corpus->count; i++) {
        if (!use[i])
            continue;
        read_vectors(l, &corpus->docs[i]);
        event_doc_walk(&corpus->docs[i], gather, l);
        free(l->has_vector);
        kept[i] = l->vectors;
    }
    start(l);
    learn(l);
    quantise(out, &l->weights);
    free_stretches(l);
    for (i = 0; i < corpus->count; i++)
        free(kept[i]);
    free(kept);
    free(l);
}

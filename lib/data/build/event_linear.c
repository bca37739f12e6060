#include "event_linear.h"

#include <math.h>
#include <stdlib.h>

#include "annotate/eventmodel.h"
#include "training.h"

enum { ROUNDS = 4, FEATURES = 1 << STORY_EVENT_BITS };

static const float STEP = 0.05f, FIRST_SQUARE = 0.1f;

typedef struct example {
    uint32_t features[STORY_EVENT_FEATURES], count;
    float gold;
} example;

typedef struct learner {
    float weights[FEATURES], squares[FEATURES];
    example *examples;
    uint32_t count, room;
} learner;

static void gather(void *context, const event_doc *doc, const story_event_scan *scan, size_t first)
{
    learner *l = context;
    size_t i;

    for (i = 0; i < scan->count; i++) {
        example *e;

        if (!story_event_scan_is_candidate(scan, i))
            continue;
        if (l->count == l->room) {
            l->room = l->room * 2 + 1024;
            l->examples = training_must(realloc(l->examples, l->room * sizeof *l->examples));
        }
        e = &l->examples[l->count++];
        e->count = (uint32_t)story_event_scan_features(scan, i, e->features);
        e->gold = doc->gold[first + i];
    }
}

static void learn_one(learner *l, const example *e)
{
    float sum = 0, slope;
    uint32_t i;

    for (i = 0; i < e->count; i++)
        sum += l->weights[e->features[i]];
    slope = training_logistic(sum) - e->gold;
    for (i = 0; i < e->count; i++) {
        uint32_t f = e->features[i];

        l->squares[f] += slope * slope;
        l->weights[f] -= STEP * slope / sqrtf(l->squares[f]);
    }
}

void event_linear_learn(int8_t *out, const event_corpus *corpus, const bool *use)
{
    learner *l = training_must(calloc(1, sizeof *l));
    uint32_t *order, i, round;
    uint64_t seed = 1;

    for (i = 0; i < corpus->count; i++)
        if (use[i])
            event_doc_walk(&corpus->docs[i], gather, l);
    order = training_must(malloc(l->count * sizeof *order));
    for (i = 0; i < l->count; i++)
        order[i] = i;
    for (i = 0; i < FEATURES; i++)
        l->squares[i] = FIRST_SQUARE;
    for (round = 0; round < ROUNDS; round++) {
        training_shuffle(&seed, order, l->count);
        for (i = 0; i < l->count; i++)
            learn_one(l, &l->examples[order[i]]);
    }
    for (i = 0; i < FEATURES; i++)
        out[i] = (int8_t)training_round(l->weights[i] * STORY_EVENT_UNIT, 127);
    free(order);
    free(l->examples);
    free(l);
}

/* train_events - the weights of the event finder.
 *
 *     train_events OUT TRAIN [TEST…]
 *
 * TRAIN is a folder of texts with marked events (event_corpus.h); every TEST is one too, and is only measured on. OUT is
 * events.bin, in the layout of annotate/eventmodel.h. The same folder gives the same bytes on every machine: nothing is
 * drawn but from a generator of our own, and of the floating-point functions only those are used that IEEE 754 rounds.
 *
 * Logistic regression by stochastic gradient with a step a weight (AdaGrad), four times over the candidates in a drawn
 * order. The threshold is the one of the best F1 over all texts of TRAIN, each scored by weights that did not see it
 * (six folds). Few rounds and no further regularisation: both were worse in cross-validation. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/eventmodel.h"
#include "event_corpus.h"

enum { ROUNDS = 4, FOLDS = 6, FEATURES = 1 << STORY_EVENT_BITS };

static const float STEP = 0.05f, FIRST_SQUARE = 0.1f;

typedef struct example {
    uint32_t features[STORY_EVENT_FEATURES];
    uint32_t count, doc;
    float gold, score;
} example;

typedef struct examples {
    example *items;
    size_t count, room, gold_count;
    story_event_scan *scan;
    uint32_t doc;
} examples;

typedef struct learner {
    float weights[FEATURES], squares[FEATURES];
    uint64_t seed;
} learner;

static void *must(void *memory)
{
    if (!memory) {
        fputs("train_events: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static uint32_t draw(learner *l, uint32_t below)
{
    l->seed = l->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((l->seed >> 33) * below >> 31);
}

/* 1 / (1 + e^-x) from operations that are rounded alike everywhere: e^(x / 1024) by its series, squared ten times. */
static float logistic(float x)
{
    double t = fmin(fmax((double)-x, -30), 30) / 1024, e = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)));
    int i;

    for (i = 0; i < 10; i++)
        e *= e;
    return (float)(1 / (1 + e));
}

static void gather(void *context, const event_doc *doc, size_t first)
{
    examples *all = context;
    size_t i;

    for (i = 0; i < all->scan->count; i++) {
        example *e;

        if (!story_event_scan_is_candidate(all->scan, i))
            continue;
        if (all->count == all->room) {
            all->room = all->room * 2 + 1024;
            all->items = must(realloc(all->items, all->room * sizeof *all->items));
        }
        e = &all->items[all->count++];
        e->count = (uint32_t)story_event_scan_features(all->scan, i, e->features);
        e->doc = all->doc;
        e->gold = doc->gold[first + i];
        e->score = 0;
    }
}

static examples gather_all(const char *folder)
{
    event_corpus corpus = event_corpus_read(folder);
    examples all = {.scan = must(malloc(sizeof *all.scan))};

    for (all.doc = 0; all.doc < corpus.count; all.doc++) {
        event_doc_walk(&corpus.docs[all.doc], all.scan, gather, &all);
        all.gold_count += corpus.docs[all.doc].gold_count;
    }
    event_corpus_dispose(&corpus);
    free(all.scan);
    return all;
}

static float score(const learner *l, const example *e)
{
    float sum = 0;
    uint32_t i;

    for (i = 0; i < e->count; i++)
        sum += l->weights[e->features[i]];
    return sum;
}

static void learn_one(learner *l, const example *e)
{
    float slope = logistic(score(l, e)) - e->gold;
    uint32_t i;

    for (i = 0; i < e->count; i++) {
        uint32_t f = e->features[i];

        l->squares[f] += slope * slope;
        l->weights[f] -= STEP * slope / sqrtf(l->squares[f]);
    }
}

/* Learns from all documents but those of the fold; fold FOLDS holds none back. */
static void learn(learner *l, const examples *all, uint32_t fold)
{
    uint32_t *order = must(malloc(all->count * sizeof *order)), n = 0, i, k, round;

    for (i = 0; i < all->count; i++)
        if (all->items[i].doc % FOLDS != fold)
            order[n++] = i;
    for (i = 0; i < FEATURES; i++) {
        l->weights[i] = 0;
        l->squares[i] = FIRST_SQUARE;
    }
    l->seed = 1;
    for (round = 0; round < ROUNDS; round++) {
        for (i = n; i > 1; i--) {
            uint32_t other = draw(l, i), kept = order[i - 1];

            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (k = 0; k < n; k++)
            learn_one(l, &all->items[order[k]]);
    }
    free(order);
}

/* Rounds the weights to the units of the model. */
static int8_t unit(float weight)
{
    float w = roundf(weight * STORY_EVENT_UNIT);

    return (int8_t)fminf(fmaxf(w, -127), 127);
}

static void round_weights(learner *l)
{
    size_t i;

    for (i = 0; i < FEATURES; i++)
        l->weights[i] = unit(l->weights[i]);
}

static int by_score(const void *a, const void *b)
{
    const example *x = a, *y = b;

    return x->score < y->score ? 1 : x->score > y->score ? -1 : x->doc < y->doc ? -1 : x->doc > y->doc;
}

static void report(const char *what, double right, double found, double gold)
{
    printf("%-28s P %.3f R %.3f F1 %.3f\n", what, found > 0 ? right / found : 0, right / gold,
           2 * right / (found + gold));
}

/* The score from which on an event is told, for the best F1. Leaves the examples in order of score. */
static float best_threshold(examples *all)
{
    double right = 0, best = 0, best_right = 0;
    size_t i, at = 0;

    qsort(all->items, all->count, sizeof *all->items, by_score);
    for (i = 0; i < all->count; i++) {
        right += (double)all->items[i].gold;
        if ((i + 1 == all->count || all->items[i].score > all->items[i + 1].score) &&
            2 * right / (double)(i + 1 + all->gold_count) > best) {
            best = 2 * right / (double)(i + 1 + all->gold_count);
            best_right = right;
            at = i;
        }
    }
    report("cross-validation", best_right, (double)(at + 1), (double)all->gold_count);
    return all->items[at].score;
}

static float find_threshold(learner *l, examples *all)
{
    uint32_t fold;
    size_t i;

    for (fold = 0; fold < FOLDS; fold++) {
        learn(l, all, fold);
        round_weights(l);
        for (i = 0; i < all->count; i++)
            if (all->items[i].doc % FOLDS == fold)
                all->items[i].score = score(l, &all->items[i]);
    }
    return best_threshold(all);
}

static void measure(const learner *l, const char *folder, float threshold)
{
    examples all = gather_all(folder);
    double right = 0, found = 0;
    size_t i;

    for (i = 0; i < all.count; i++)
        if (score(l, &all.items[i]) >= threshold) {
            found++;
            right += (double)all.items[i].gold;
        }
    report(folder, right, found, (double)all.gold_count);
    free(all.items);
}

static void write_model(const learner *l, int32_t threshold, const char *path)
{
    unsigned char header[STORY_EVENT_HEADER] = "SDEVENT1";
    uint32_t bits = STORY_EVENT_BITS, i;
    FILE *file = fopen(path, "wb");

    memcpy(header + 8, &bits, sizeof bits);
    memcpy(header + 12, &threshold, sizeof threshold);
    if (!file || fwrite(header, sizeof header, 1, file) != 1) {
        fprintf(stderr, "train_events: %s can't be written\n", path);
        exit(1);
    }
    for (i = 0; i < FEATURES; i++)
        fputc((unsigned char)(int8_t)l->weights[i], file);
    if (ferror(file) || fclose(file)) {
        fprintf(stderr, "train_events: %s can't be written\n", path);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    learner *l = must(malloc(sizeof *l));
    examples all;
    float threshold;
    int i;

    if (argc < 3) {
        fputs("usage: train_events OUT TRAIN [TEST...]\n", stderr);
        return 2;
    }
    all = gather_all(argv[2]);
    threshold = find_threshold(l, &all);
    free(all.items);
    all = gather_all(argv[2]);
    learn(l, &all, FOLDS);
    round_weights(l);
    free(all.items);
    write_model(l, (int32_t)threshold, argv[1]);
    for (i = 3; i < argc; i++)
        measure(l, argv[i], threshold);
    free(l);
    return 0;
}

/* ALGORITHM. A conditional random field over the labels of a run, learnt by stochastic gradient ascent with a step of
 * its own for every weight (AdaGrad). What keeps it from learning the training books by heart: words that few documents
 * have are hidden, and of the rest every second time; so are affixes, and every fifth time what the gazetteer knows;
 * three features in ten are left out at random; features of fewer than three documents are not learnt at all; three
 * rounds only, each over the texts as a whole and in pieces. Several models from different random orders are averaged,
 * then rounded to eight bits.
 *
 * Arithmetic is plain IEEE (crf_exp(), not the C library's), one thread, one fixed seed: the same texts give the same
 * bytes. The averaged perceptron that this replaces was half a point behind in names and in places. */
#include "learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "crf.h"
#include "util/map.h"

enum {
    L = STORY_LABELS,
    KINDS = STORY_LABELS / 2, /* name, place, other */
    ROUNDS = 3,
    MODELS = 8,
    WORD_DOCUMENTS = 8,    /* of fewer documents a word is always hidden */
    FEATURE_DOCUMENTS = 3, /* of fewer a feature is not learnt */
    SCALE = 32             /* of a weight in the file */
};

#define HIDE_WORD 0.5
#define HIDE_AFFIXES 0.5
#define HIDE_GAZETTEER 0.2
#define LEAVE_OUT 0.3
#define STEP 0.05f
#define AGAINST_NONE 0.05 /* taken from every step to "no name": recall for precision, as the score weighs both */
#define WEIGHTS ((size_t)STORY_FEATURE_BUCKETS * STORY_WEIGHTS_ROW)

/* In how many documents a number occurs. */
typedef struct census {
    story_arena *arena;
    story_map map;
    story_array counts; /* of count */
} census;

typedef struct count {
    uint32_t documents, last;
} count;

typedef struct reference {
    const document *document;
    const example *example;
} reference;

typedef struct learner {
    census words, features;
    story_array examples;                    /* of reference */
    float *weights, *squares, *shared, *sum; /* shared: squares of the steps taken together, by row and kind */
    float from[L + 1][L], from_squares[L + 1][L];
    double from_sum[L + 1][L];
    uint64_t random;
} learner;

static int census_add(census *c, uint32_t number, uint32_t in)
{
    uint32_t n = story_map_get(&c->map, (const char *)&number, sizeof number);
    count *at;

    if (n == STORY_MAP_NONE) {
        const char *key = story_arena_memdup(c->arena, &number, sizeof number);

        n = key ? story_map_add(&c->map, key, sizeof number) : STORY_MAP_NONE;
        if (n == STORY_MAP_NONE || !story_array_push(&c->counts))
            return -1;
    }
    at = &STORY_ITEMS(&c->counts, count)[n];
    at->documents += at->last != in;
    at->last = in;
    return 0;
}

static uint32_t census_get(const census *c, uint32_t number)
{
    uint32_t n = story_map_get(&c->map, (const char *)&number, sizeof number);

    return n == STORY_MAP_NONE ? 0 : STORY_ITEMS(&c->counts, count)[n].documents;
}

static int census_open(census *c)
{
    *c = (census){story_arena_new(), STORY_MAP, STORY_ARRAY(count)};
    return c->arena ? 0 : -1;
}

static void census_close(census *c)
{
    story_map_dispose(&c->map);
    story_array_dispose(&c->counts);
    story_arena_free(c->arena);
}

/* 0 up to but not 1. */
static double draw(learner *m)
{
    m->random = m->random * 6364136223846793005u + 1442695040888963407u;
    return (double)(m->random >> 40) / (double)(1 << 24);
}

static int take_stock_of(learner *m, const document *d, const example *e, uint32_t number)
{
    uint32_t features[STORY_FEATURE_MOST], i;
    size_t n, k;
    reference *r = story_array_push(&m->examples);

    if (!r)
        return -1;
    *r = (reference){d, e};
    for (i = 0; i < e->run.count; i++) {
        n = story_scene_features(&d->scene, &e->run, i, 0, features);
        for (k = 0; k < n; k++)
            if (census_add(&m->features, features[k], number))
                return -1;
    }
    return 0;
}

/* Pieces count with the text that they are of: they stand behind it. */
static int take_stock(learner *m, const corpus *c)
{
    uint32_t number = 0;
    size_t i, k;

    for (i = 0; i < c->count; i++) {
        const document *d = &c->documents[i];

        number += !d->piece;
        if (d->held_out)
            continue;
        for (k = 1; !d->piece && k < d->scene.facts_count; k++)
            if (census_add(&m->words, d->scene.facts[k].hash, number))
                return -1;
        for (k = 0; k < d->examples.count; k++)
            if (take_stock_of(m, d, &STORY_ITEMS(&d->examples, example)[k], number))
                return -1;
    }
    return 0;
}

static unsigned choose_hidden(learner *m, const story_facts *facts)
{
    unsigned hide = census_get(&m->words, facts->hash) < WORD_DOCUMENTS ? STORY_HIDE_WORD : 0;

    if (draw(m) < HIDE_WORD)
        hide |= STORY_HIDE_WORD;
    if (draw(m) < HIDE_GAZETTEER)
        hide |= STORY_HIDE_GAZETTEER;
    return draw(m) < HIDE_AFFIXES ? hide | STORY_HIDE_AFFIXES : hide;
}

/* The rows of weights of the word's features, as many as are not left out. */
static size_t choose_rows(learner *m, const reference *r, uint32_t i, uint32_t rows[STORY_FEATURE_MOST])
{
    const story_scene *scene = &r->document->scene;
    unsigned hide = choose_hidden(m, story_scene_facts(scene, r->example->run.first + i));
    size_t n = story_scene_features(scene, &r->example->run, i, hide, rows), kept = 0, k;

    for (k = 0; k < n; k++)
        if (census_get(&m->features, rows[k]) >= FEATURE_DOCUMENTS && draw(m) >= LEAVE_OUT)
            rows[kept++] = story_feature_bucket(rows[k]);
    return kept;
}

static void move(float *weight, float *square, double gradient)
{
    *square += (float)(gradient * gradient);
    *weight += STEP * (float)gradient / sqrtf(*square);
}

/* What speaks for a kind speaks for its first word and for the later ones: beside its own step each takes one with the
 * other, so that what surnames teach helps to know a city of one word. */
static void move_row(learner *m, uint32_t row, const double gradient[L])
{
    size_t at = (size_t)row * STORY_WEIGHTS_ROW;
    int l;

    for (l = 0; l < L; l++)
        move(&m->weights[at + l], &m->squares[at + l], gradient[l]);
    for (l = STORY_LABEL_NAME; l < L; l += 2) {
        float both = 0;

        move(&both, &m->shared[(size_t)row * KINDS + (size_t)l / 2], gradient[l] + gradient[l + 1]);
        m->weights[at + l] += both;
        m->weights[at + l + 1] += both;
    }
}

static void move_transitions(learner *m, const example *e, const crf *c)
{
    double gold[L + 1][L] = {{0}};
    uint32_t i;
    int p, l;

    for (i = 0; i < e->run.count; i++)
        gold[i ? e->labels[i - 1] : L][e->labels[i]] += 1;
    for (p = 0; p <= L; p++)
        for (l = 0; l < L; l++)
            if (gold[p][l] > 0 || c->pairs[p][l] > 0)
                move(&m->from[p][l], &m->from_squares[p][l], gold[p][l] - c->pairs[p][l]);
}

static void learn_example(learner *m, const reference *r)
{
    static uint32_t rows[STORY_WORD_RUN_MOST][STORY_FEATURE_MOST];
    static crf c;
    size_t counts[STORY_WORD_RUN_MOST], k;
    const example *e = r->example;
    uint32_t i;
    int l;

    for (i = 0; i < e->run.count; i++) {
        counts[i] = choose_rows(m, r, i, rows[i]);
        for (l = 0; l < L; l++)
            for (c.scores[i][l] = 0, k = 0; k < counts[i]; k++)
                c.scores[i][l] += m->weights[(size_t)rows[i][k] * STORY_WEIGHTS_ROW + l];
    }
    crf_expect(&c, e->run.count, (const float(*)[L])m->from);
    for (i = 0; i < e->run.count; i++) {
        double gradient[L];

        for (l = 0; l < L; l++)
            gradient[l] = (e->labels[i] == l) - c.expected[i][l];
        for (k = 0; k < counts[i]; k++)
            move_row(m, rows[i][k], gradient);
    }
    move_transitions(m, e, &c);
}

static void shuffle(learner *m)
{
    reference *items = m->examples.items;
    size_t i;

    for (i = m->examples.count; i > 1; i--) {
        size_t k = (size_t)(draw(m) * (double)i);
        reference keep = items[i - 1];

        items[i - 1] = items[k];
        items[k] = keep;
    }
}

static void learn_model(learner *m, unsigned number)
{
    size_t i;
    int round, p, l;

    m->random = 12345 + 77 * number;
    memset(m->weights, 0, WEIGHTS * sizeof *m->weights);
    memset(m->from, 0, sizeof m->from);
    for (i = 0; i < WEIGHTS; i++)
        m->squares[i] = 1;
    for (i = 0; i < (size_t)STORY_FEATURE_BUCKETS * KINDS; i++)
        m->shared[i] = 1;
    for (p = 0; p <= L; p++)
        for (l = 0; l < L; l++)
            m->from_squares[p][l] = 1;
    for (round = 0; round < ROUNDS; round++) {
        shuffle(m);
        for (i = 0; i < m->examples.count; i++)
            learn_example(m, &STORY_ITEMS(&m->examples, reference)[i]);
    }
    for (i = 0; i < WEIGHTS; i++)
        m->sum[i] += m->weights[i];
    for (p = 0; p <= L; p++)
        for (l = 0; l < L; l++)
            m->from_sum[p][l] += m->from[p][l];
}

static void write_u16(unsigned char *p, unsigned n)
{
    p[0] = (unsigned char)n;
    p[1] = (unsigned char)(n >> 8);
}

static void write_weights(unsigned char *out, const learner *m)
{
    size_t i;
    int p, l;

    memset(out, 0, LEARNT_SIZE);
    memcpy(out, "SDTAG001", 8);
    write_u16(out + 8, STORY_FEATURE_BUCKETS & 0xFFFF);
    write_u16(out + 10, STORY_FEATURE_BUCKETS >> 16);
    write_u16(out + 12, STORY_LABELS);
    for (p = 0; p <= L; p++)
        for (l = 0; l < L; l++) {
            double from = m->from_sum[p][l] / MODELS - (l == STORY_LABEL_NONE ? AGAINST_NONE : 0);

            write_u16(out + 16 + 2 * (p * L + l), (unsigned)lrint(from * SCALE));
        }
    for (i = 0; i < WEIGHTS; i++) {
        long w = lrint((double)m->sum[i] / MODELS * SCALE);

        out[STORY_WEIGHTS_HEADER + i] = (unsigned char)(w > 127 ? 127 : w < -127 ? -127 : w);
    }
}

int learn(unsigned char out[LEARNT_SIZE], const corpus *c)
{
    learner m = {.examples = STORY_ARRAY(reference)};
    int code = -1;
    unsigned i;

    m.weights = calloc(WEIGHTS, sizeof *m.weights);
    m.squares = calloc(WEIGHTS, sizeof *m.squares);
    m.shared = calloc((size_t)STORY_FEATURE_BUCKETS * KINDS, sizeof *m.shared);
    m.sum = calloc(WEIGHTS, sizeof *m.sum);
    if (m.weights && m.squares && m.shared && m.sum && !census_open(&m.words) && !census_open(&m.features) &&
        !take_stock(&m, c)) {
        for (i = 0; i < MODELS; i++)
            learn_model(&m, i);
        write_weights(out, &m);
        code = 0;
    }
    census_close(&m.words);
    census_close(&m.features);
    story_array_dispose(&m.examples);
    free(m.weights);
    free(m.squares);
    free(m.shared);
    free(m.sum);
    return code;
}

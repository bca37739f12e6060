/* train_events - the weights of the event finder.
 *
 *     train_events OUT TRAIN [TEST...]
 *
 * TRAIN is a folder of texts with marked events (event_corpus.h); every TEST is one too, and is only measured on. OUT is
 * events.bin, in the layout of annotate/eventmodel.h. The same folder gives the same bytes (training.h).
 *
 * The threshold is the one of the best F1 over all texts of TRAIN, each scored by a model that did not see it: six
 * folds, told apart by their place in the order of names. So is the usual chance of a candidate. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/eventmodel.h"
#include "event_linear.h"
#include "event_net.h"
#include "training.h"
#include "util/array.h"

enum { FOLDS = 6 };

typedef struct model_file {
    unsigned char header[STORY_EVENT_HEADER];
    story_eventnet net;
    int8_t weights[1 << STORY_EVENT_BITS];
} model_file;

/* The candidates of one document, with their scores; word is their place in gold. */
typedef struct scored_doc {
    story_array candidates;
    const event_doc *doc;
} scored_doc;

typedef struct scorer {
    story_eventmodel model;
    story_netrun *run;
    story_array *candidates;
} scorer;

static story_eventmodel learn(model_file *file, const event_corpus *corpus, const bool *use)
{
    story_eventmodel model;

    memset(file, 0, sizeof *file);
    memcpy(file->header, "SDEVENT3", 8);
    event_net_learn(&file->net, corpus, use);
    event_linear_learn(file->weights, corpus, use);
    if (!story_eventmodel_read(&model, (story_blob){(const unsigned char *)file, sizeof *file})) {
        fputs("train_events: the layout of the model is not that of the finder\n", stderr);
        exit(1);
    }
    return model;
}

static void score_stretch(void *context, const event_doc *doc, const story_event_scan *scan, size_t first)
{
    scorer *s = context;
    uint16_t hopeful[STORY_EVENT_STRETCH];
    size_t n = story_netrun_hopeful(s->run, first, scan->count, hopeful), i;

    (void)doc;
    if (n)
        story_netrun_read(s->run, scan, first, hopeful[0], hopeful[n - 1]);
    for (i = 0; i < n; i++) {
        story_event_candidate *c = training_must(story_array_push(s->candidates));

        c->word = (uint32_t)(first + hopeful[i]);
        c->score = story_eventmodel_score(&s->model, s->run, scan, hopeful[i]);
    }
}

static void score_doc(scored_doc *out, const story_eventmodel *model, const event_doc *doc)
{
    scorer s = {*model, training_must(story_netrun_new(model->net, &doc->words, doc->forms)), &out->candidates};

    out->candidates = STORY_ARRAY(story_event_candidate);
    out->doc = doc;
    event_doc_walk(doc, score_stretch, &s);
    story_netrun_free(s.run);
}

/* The mean chance of a candidate. */
static uint32_t usual_chance(const scored_doc *docs, size_t count)
{
    uint64_t sum = 0, n = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        sum += story_event_density_add(docs[i].candidates.items, docs[i].candidates.count, 0);
        n += docs[i].candidates.count;
    }
    return n ? (uint32_t)(sum / n) : 1;
}

static void report(const char *what, size_t right, size_t found, size_t gold)
{
    printf("%-40s P %.3f R %.3f F1 %.3f\n", what, (double)right / (double)(found ? found : 1),
           (double)right / (double)gold, 2 * (double)right / (double)(found + gold));
}

/* How many events a threshold finds, and how many of them are right. */
static size_t found_from(const scored_doc *docs, size_t count, int32_t threshold, size_t *right)
{
    size_t found = 0, i, k;

    *right = 0;
    for (i = 0; i < count; i++) {
        const story_event_candidate *c = STORY_ITEMS(&docs[i].candidates, story_event_candidate);

        for (k = 0; k < docs[i].candidates.count; k++)
            if (c[k].score >= threshold) {
                found++;
                *right += docs[i].doc->gold[c[k].word];
            }
    }
    return found;
}

static size_t count_gold(const scored_doc *docs, size_t count)
{
    size_t gold = 0, i;

    for (i = 0; i < count; i++)
        gold += docs[i].doc->gold_count;
    return gold;
}

static double f1_from(const scored_doc *docs, size_t count, int32_t threshold)
{
    size_t right, found = found_from(docs, count, threshold, &right);

    return 2 * (double)right / (double)(found + count_gold(docs, count));
}

/* The score from which on an event is told: the middle of those thresholds, a hundredth of a logit apart, whose F1 is near
 * the best, as the very best one is so by chance. */
static int32_t best_threshold(const scored_doc *docs, size_t count)
{
    enum { APART = 10, LIMIT = 3 << STORY_EVENT_POINT };
    static const double near = 0.003;
    size_t right, found;
    int32_t threshold, sum = 0, n = 0;
    double best = 0, f1;

    for (threshold = -LIMIT; threshold < LIMIT; threshold += APART) {
        f1 = f1_from(docs, count, threshold);
        best = f1 > best ? f1 : best;
    }
    for (threshold = -LIMIT; threshold < LIMIT; threshold += APART)
        if (f1_from(docs, count, threshold) >= best - near) {
            sum += threshold;
            n++;
        }
    threshold = n ? sum / n : 0;
    found = found_from(docs, count, threshold, &right);
    report("cross-validation", right, found, count_gold(docs, count));
    return threshold;
}

static void add_density(scored_doc *docs, size_t count, uint32_t usual)
{
    size_t i;

    for (i = 0; i < count; i++)
        story_event_density_add(docs[i].candidates.items, docs[i].candidates.count, usual);
}

static void dispose_docs(scored_doc *docs, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        story_array_dispose(&docs[i].candidates);
    free(docs);
}

/* Finds what only texts can tell that the model did not learn from: the usual chance and the threshold. */
static void cross_validate(model_file *file, const event_corpus *corpus, int32_t *threshold, uint32_t *usual)
{
    bool *use = training_must(calloc(corpus->count, sizeof *use));
    scored_doc *docs = training_must(calloc(corpus->count, sizeof *docs));
    size_t fold, i;

    for (fold = 0; fold < FOLDS; fold++) {
        story_eventmodel model;

        for (i = 0; i < corpus->count; i++)
            use[i] = i % FOLDS != fold;
        model = learn(file, corpus, use);
        for (i = fold; i < corpus->count; i += FOLDS)
            score_doc(&docs[i], &model, &corpus->docs[i]);
    }
    *usual = usual_chance(docs, corpus->count);
    add_density(docs, corpus->count, *usual);
    *threshold = best_threshold(docs, corpus->count);
    dispose_docs(docs, corpus->count);
    free(use);
}

static void learn_all(model_file *file, const event_corpus *corpus)
{
    bool *use = training_must(calloc(corpus->count, sizeof *use));
    int32_t threshold;
    uint32_t usual;

    cross_validate(file, corpus, &threshold, &usual);
    memset(use, true, corpus->count * sizeof *use);
    learn(file, corpus, use);
    memcpy(file->header + 8, &threshold, sizeof threshold);
    memcpy(file->header + 12, &usual, sizeof usual);
    free(use);
}

static void measure(const model_file *file, const char *folder)
{
    event_corpus corpus = event_corpus_read(folder);
    scored_doc *docs = training_must(calloc(corpus.count, sizeof *docs));
    story_eventmodel model;
    size_t right, found, i;

    story_eventmodel_read(&model, (story_blob){(const unsigned char *)file, sizeof *file});
    for (i = 0; i < corpus.count; i++)
        score_doc(&docs[i], &model, &corpus.docs[i]);
    add_density(docs, corpus.count, model.usual);
    found = found_from(docs, corpus.count, model.threshold, &right);
    report(folder, right, found, count_gold(docs, corpus.count));
    dispose_docs(docs, corpus.count);
    event_corpus_dispose(&corpus);
}

static int write_model(const model_file *file, const char *path)
{
    FILE *out = fopen(path, "wb");
    bool written = out && fwrite(file, sizeof *file, 1, out) == 1;

    if ((out && fclose(out)) || !written) {
        fprintf(stderr, "train_events: %s can't be written\n", path);
        return 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    model_file *file = training_must(malloc(sizeof *file));
    event_corpus corpus;
    int status, i;

    if (argc < 3) {
        fputs("usage: train_events OUT TRAIN [TEST...]\n", stderr);
        return 2;
    }
    corpus = event_corpus_read(argv[2]);
    learn_all(file, &corpus);
    event_corpus_dispose(&corpus);
    status = write_model(file, argv[1]);
    for (i = 3; i < argc; i++)
        measure(file, argv[i]);
    free(file);
    return status;
}

/* train_events - the weights of the event finder.
 *
 *     train_events OUT TRAIN [TEST...]
 *
 * TRAIN is a folder of texts with marked events (event_corpus.h); every TEST is one too, and is only measured on. OUT is
 * events.bin, in the layout of annotate/eventmodel.h. The same folder gives the same bytes (training.h).
 *
 * The threshold is the one of the best F1 over all texts of TRAIN, each scored by a model that did not see it: six
 * folds, told apart by their place in the order of names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/eventmodel.h"
#include "event_linear.h"
#include "event_net.h"
#include "training.h"

enum { FOLDS = 6 };

typedef struct model_file {
    unsigned char header[STORY_EVENT_HEADER];
    story_eventnet net;
    int8_t weights[1 << STORY_EVENT_BITS];
} model_file;

typedef struct scored {
    int32_t score;
    bool gold;
} scored;

typedef struct scores {
    scored *items;
    size_t count, room, gold_count;
    story_eventmodel model;
    story_netrun *run;
} scores;

static story_eventmodel learn(model_file *file, const event_corpus *corpus, const bool *use)
{
    story_eventmodel model;

    memset(file, 0, sizeof *file);
    memcpy(file->header, "SDEVENT2", 8);
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
    scores *all = context;
    size_t i;

    story_netrun_read(all->run, scan, first);
    for (i = 0; i < scan->count; i++) {
        if (!story_event_scan_is_candidate(scan, i))
            continue;
        if (all->count == all->room) {
            all->room = all->room * 2 + 1024;
            all->items = training_must(realloc(all->items, all->room * sizeof *all->items));
        }
        all->items[all->count++] = (scored){
            story_netrun_score(all->run, i) + story_eventmodel_features(&all->model, scan, i), doc->gold[first + i]};
    }
}

static void score_doc(scores *all, const event_doc *doc)
{
    all->run = training_must(story_netrun_new(all->model.net, &doc->words, doc->forms));
    all->gold_count += doc->gold_count;
    event_doc_walk(doc, score_stretch, all);
    story_netrun_free(all->run);
}

static int by_score(const void *a, const void *b)
{
    const scored *x = a, *y = b;

    return x->score < y->score ? 1 : x->score > y->score ? -1 : 0;
}

static void report(const char *what, size_t right, size_t found, size_t gold)
{
    printf("%-40s P %.3f R %.3f F1 %.3f\n", what, (double)right / (double)(found ? found : 1),
           (double)right / (double)gold, 2 * (double)right / (double)(found + gold));
}

/* The score from which on an event is told, for the best F1. */
static int32_t best_threshold(scores *all)
{
    size_t right = 0, best_right = 0, best_found = 0, i;

    qsort(all->items, all->count, sizeof *all->items, by_score);
    for (i = 0; i < all->count; i++) {
        right += all->items[i].gold;
        if (i + 1 < all->count && all->items[i].score == all->items[i + 1].score)
            continue;
        if (right * (best_found + all->gold_count) > best_right * (i + 1 + all->gold_count)) {
            best_right = right;
            best_found = i + 1;
        }
    }
    report("cross-validation", best_right, best_found, all->gold_count);
    return best_found ? all->items[best_found - 1].score : 0;
}

static int32_t find_threshold(model_file *file, const event_corpus *corpus)
{
    bool *use = training_must(calloc(corpus->count, sizeof *use));
    scores all = {0};
    size_t fold, i;
    int32_t threshold;

    for (fold = 0; fold < FOLDS; fold++) {
        for (i = 0; i < corpus->count; i++)
            use[i] = i % FOLDS != fold;
        all.model = learn(file, corpus, use);
        for (i = fold; i < corpus->count; i += FOLDS)
            score_doc(&all, &corpus->docs[i]);
    }
    threshold = best_threshold(&all);
    free(all.items);
    free(use);
    return threshold;
}

static void learn_from_all(model_file *file, const event_corpus *corpus, int32_t threshold)
{
    bool *use = training_must(calloc(corpus->count, sizeof *use));

    memset(use, true, corpus->count * sizeof *use);
    learn(file, corpus, use);
    memcpy(file->header + 8, &threshold, sizeof threshold);
    free(use);
}

static void measure(const model_file *file, const char *folder)
{
    event_corpus corpus = event_corpus_read(folder);
    scores all = {0};
    size_t right = 0, found = 0, i;

    story_eventmodel_read(&all.model, (story_blob){(const unsigned char *)file, sizeof *file});
    for (i = 0; i < corpus.count; i++)
        score_doc(&all, &corpus.docs[i]);
    for (i = 0; i < all.count; i++)
        if (all.items[i].score >= all.model.threshold) {
            found++;
            right += all.items[i].gold;
        }
    report(folder, right, found, all.gold_count);
    free(all.items);
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
    learn_from_all(file, &corpus, find_threshold(file, &corpus));
    event_corpus_dispose(&corpus);
    status = write_model(file, argv[1]);
    for (i = 3; i < argc; i++)
        measure(file, argv[i]);
    free(file);
    return status;
}

/* train_names - learns the weights of the tagger.
 *
 *     train_names learn TEXTS OUT.bin             from all texts of a folder
 *     train_names folds TEXTS OUT IDS...          for each IDS file: learns without those texts, tags them, and writes
 *                                                 OUT/DOC.tsv (byte offsets), for names/score_names.py --bytes
 *     train_names cast TEXTS OUT                  gathers the persons from the names as annotated, into OUT/DOC.tsv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/name.h"
#include "annotate/tagger.h"
#include "annotate/weights.h"
#include "corpus.h"
#include "learn.h"

static int write_spans(const document *d, const char *folder, const story_weights *weights)
{
    const story_tagged *spans;
    size_t count, i;
    story_arena *arena = story_arena_new();
    char path[1024];
    FILE *out;
    int code = -1;

    snprintf(path, sizeof path, "%s/%s.tsv", folder, d->id);
    out = fopen(path, "w");
    if (arena && out &&
        !story_tagger__run(&spans, &count, arena, &d->text, &d->words, d->sentence_count, weights, NULL)) {
        for (i = 0; i < count; i++) {
            const story_word *a = d->words.items + spans[i].word, *b = a + spans[i].word_count - 1;
            story_span at = story_text_source_span(&d->text, (story_span){a->start, b->start + b->len});

            if (spans[i].tag != STORY_TAG_OTHER)
                fprintf(out, "%zu\t%zu\t%s\n", at.start, at.end, spans[i].tag == STORY_TAG_NAME ? "name" : "place");
        }
        code = 0;
    }
    if (out)
        fclose(out);
    story_arena_free(arena);
    return code;
}

/* The annotated names as spans. */
static int gold_spans(const document *d, story_array *out)
{
    size_t i;
    uint32_t k, end;

    for (i = 0; i < d->examples.count; i++) {
        const example *e = &STORY_ITEMS(&d->examples, example)[i];

        for (k = 0; k < e->run.count; k = end) {
            story_tagged *t;

            end = k + 1;
            if (e->labels[k] != STORY_LABEL_NAME)
                continue;
            while (end < e->run.count && e->labels[end] == STORY_LABEL_NAME_IN)
                end++;
            if (!(t = story_array_push(out)))
                return -1;
            *t = (story_tagged){e->run.first + k, end - k, e->sentence, STORY_TAG_NAME};
        }
    }
    return 0;
}

static int write_cast(const document *d, const char *folder)
{
    story_array spans = STORY_ARRAY(story_tagged);
    story_arena *arena = story_arena_new();
    const story_name *names;
    size_t count, i, k;
    char path[1024];
    FILE *out;
    int code = -1;

    snprintf(path, sizeof path, "%s/%s.tsv", folder, d->id);
    out = fopen(path, "w");
    if (arena && out && !gold_spans(d, &spans) &&
        !story_name_gather(&names, &count, arena, &d->text, &d->words, d->sentences, d->sentence_count, spans.items,
                           spans.count, NULL)) {
        for (i = 0; i < count; i++)
            for (k = 0; k < names[i].mention_count; k++) {
                story_span at = story_text_source_span(&d->text, names[i].mentions[k].span);

                fprintf(out, "%zu\t%zu\tname\t%zu\n", at.start, at.end, i);
            }
        code = 0;
    }
    if (out)
        fclose(out);
    story_array_dispose(&spans);
    story_arena_free(arena);
    return code;
}

static int cast_all(corpus *c, const char *folder)
{
    size_t i;

    for (i = 0; i < c->count; i++)
        if (!c->documents[i].piece && write_cast(&c->documents[i], folder))
            return -1;
    return 0;
}

static int run_folds(corpus *c, const char *folder, char **ids, int n)
{
    unsigned char *bytes = malloc(LEARNT_SIZE);
    story_weights weights;
    int i, code = bytes ? 0 : -1;
    size_t k;

    for (i = 0; i < n && !code; i++) {
        code = corpus_hold_out(c, ids[i]);
        if (!code)
            code = learn(bytes, c);
        if (!code && !story_weights_read(&weights, bytes, LEARNT_SIZE))
            code = -1;
        for (k = 0; k < c->count && !code; k++)
            if (c->documents[k].held_out && !c->documents[k].piece)
                code = write_spans(&c->documents[k], folder, &weights);
    }
    free(bytes);
    return code;
}

static int learn_all(corpus *c, const char *path)
{
    unsigned char *bytes = malloc(LEARNT_SIZE);
    FILE *out = fopen(path, "wb");
    int code = bytes && out ? learn(bytes, c) : -1;

    if (!code && fwrite(bytes, LEARNT_SIZE, 1, out) != 1)
        code = -1;
    if (out && fclose(out))
        code = -1;
    free(bytes);
    return code;
}

int main(int argc, char **argv)
{
    corpus c = {NULL, 0};
    int code = -1;

    if (argc < 4 || corpus_read(&c, argv[2]))
        fprintf(stderr, "usage: train_names learn TEXTS OUT.bin | folds TEXTS OUT IDS... | cast TEXTS OUT\n");
    else if (!strcmp(argv[1], "learn"))
        code = learn_all(&c, argv[3]);
    else
        code = strcmp(argv[1], "cast") ? run_folds(&c, argv[3], argv + 4, argc - 4) : cast_all(&c, argv[3]);
    corpus_dispose(&c);
    return code ? 1 : 0;
}

/* train_names - learns the weights of the tagger.
 *
 *     train_names learn TEXTS OUT.bin             from all texts of a folder
 *     train_names folds TEXTS OUT IDS... [-- MORE OUT]...
 *                                                 for each IDS file: learns without those texts, tags them, and writes
 *                                                 OUT/DOC.tsv (byte offsets), for names/score_names.py --bytes; then
 *                                                 tags what MORE holds of them: DOC~part.txt
 *     train_names cast TEXTS OUT                  gathers the persons from the names as annotated, into OUT/DOC.tsv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/name.h"
#include "annotate/tagger.h"
#include "annotate/weights.h"
#include "corpus.h"
#include "learn.h"

enum { MORE = 4 }; /* folders of texts that are only tagged */

/* A document as the stages before the tagger leave a variant; what they find lies in the arena. */
static struct story_variant variant_of(const document *d, story_arena *arena)
{
    return (struct story_variant){.arena = arena,
                                  .text = d->text,
                                  .sentences = d->sentences,
                                  .sentence_count = d->sentence_count,
                                  .words = d->words};
}

static int write_spans(const document *d, const char *folder, const story_weights *weights)
{
    size_t i;
    story_arena *arena = story_arena_new();
    struct story_variant v = variant_of(d, arena);
    char path[1024];
    FILE *out;
    int code = -1;

    snprintf(path, sizeof path, "%s/%s.tsv", folder, d->id);
    out = fopen(path, "w");
    if (arena && out && !story_tagger__run(&v, weights, NULL)) {
        for (i = 0; i < v.tagged_count; i++) {
            const story_word *a = d->words.items + v.tagged[i].word, *b = a + v.tagged[i].word_count - 1;
            story_span at = story_text_source_span(&d->text, (story_span){a->start, b->start + b->len});

            if (v.tagged[i].tag != STORY_TAG_OTHER)
                fprintf(out, "%zu\t%zu\t%s\n", at.start, at.end, v.tagged[i].tag == STORY_TAG_NAME ? "name" : "place");
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
    struct story_variant v = variant_of(d, arena);
    size_t i, k;
    char path[1024];
    FILE *out;
    int code = -1;

    snprintf(path, sizeof path, "%s/%s.tsv", folder, d->id);
    out = fopen(path, "w");
    if (arena && out && !gold_spans(d, &spans)) {
        v.tagged = spans.items;
        v.tagged_count = spans.count;
        code = story_name_gather(&v, NULL) ? -1 : 0;
    }
    for (i = 0; !code && i < v.name_count; i++)
        for (k = 0; k < v.names[i].mention_count; k++) {
            story_span at = story_text_source_span(&d->text, v.names[i].mentions[k].span);

            fprintf(out, "%zu\t%zu\tname\t%zu\n", at.start, at.end, i);
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

/* Texts that are learnt from, and others made of them, with the folders for what is tagged there. */
typedef struct folds {
    corpus texts;
    struct {
        corpus texts;
        const char *out;
    } more[MORE];
    int more_count;
} folds;

/* Whether a text is the document, or DOCUMENT~part. */
static bool is_of(const char *id, const char *whole)
{
    size_t len = strlen(whole);

    return !strncmp(id, whole, len) && (id[len] == 0 || id[len] == '~');
}

static int tag_parts(const folds *f, const char *whole, const story_weights *weights)
{
    int i, code = 0;
    size_t k;

    for (i = 0; i < f->more_count; i++)
        for (k = 0; k < f->more[i].texts.count && !code; k++)
            if (!f->more[i].texts.documents[k].piece && is_of(f->more[i].texts.documents[k].id, whole))
                code = write_spans(&f->more[i].texts.documents[k], f->more[i].out, weights);
    return code;
}

static int run_fold(folds *f, const char *folder, const char *ids, unsigned char *bytes)
{
    story_weights weights;
    int code = corpus_hold_out(&f->texts, ids);
    size_t k;

    if (!code)
        code = learn(bytes, &f->texts);
    if (!code && !story_weights_read(&weights, bytes, LEARNT_SIZE))
        code = -1;
    for (k = 0; k < f->texts.count && !code; k++) {
        const document *d = &f->texts.documents[k];

        if (!d->held_out || d->piece)
            continue;
        code = write_spans(d, folder, &weights);
        if (!code)
            code = tag_parts(f, d->id, &weights);
    }
    return code;
}

/* args: OUT IDS... [-- MORE OUT]... */
static int run_folds(folds *f, char **args, int n)
{
    unsigned char *bytes = malloc(LEARNT_SIZE);
    int i, last, code = bytes ? 0 : -1;

    for (last = 1; last < n && strcmp(args[last], "--") != 0; last++)
        ;
    for (i = last; i + 2 < n && f->more_count < MORE && !code; i += 3) {
        code = corpus_read(&f->more[f->more_count].texts, args[i + 1]);
        f->more[f->more_count++].out = args[i + 2];
    }
    for (i = 1; i < last && !code; i++)
        code = run_fold(f, args[0], args[i], bytes);
    for (i = 0; i < f->more_count; i++)
        corpus_dispose(&f->more[i].texts);
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
    folds f = {0};
    int code = -1;

    if (argc < 4 || corpus_read(&f.texts, argv[2]))
        fprintf(stderr, "usage: train_names learn TEXTS OUT.bin | folds TEXTS OUT IDS... [-- MORE OUT]... | "
                        "cast TEXTS OUT\n");
    else if (!strcmp(argv[1], "learn"))
        code = learn_all(&f.texts, argv[3]);
    else
        code = strcmp(argv[1], "cast") ? run_folds(&f, argv + 3, argc - 3) : cast_all(&f.texts, argv[3]);
    corpus_dispose(&f.texts);
    return code ? 1 : 0;
}

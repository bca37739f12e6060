#include "event_corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/sentence.h"
#include "training.h"

static void die(const char *what, const char *path)
{
    fprintf(stderr, "event_corpus: %s: %s\n", path, what);
    exit(1);
}

static char *read_file(const char *folder, const char *name, const char *suffix, size_t *len)
{
    char path[4096], *bytes;
    FILE *file;
    long size;

    snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
    file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
        die("can't be read", path);
    rewind(file);
    bytes = malloc((size_t)size + 1);
    if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
        die("can't be read", path);
    bytes[size] = 0;
    fclose(file);
    *len = (size_t)size;
    return bytes;
}

static void mark_gold(event_doc *doc, const char *rows)
{
    const char *line = strchr(rows, '\n');

    for (; line && line[1]; line = strchr(line + 1, '\n')) {
        size_t at = strtoul(line + 1, NULL, 10), i;

        doc->gold_count++;
        for (i = 0; i < doc->words.count; i++) {
            story_span span = {doc->words.items[i].start, doc->words.items[i].start + doc->words.items[i].len};

            span = story_text_source_span(&doc->text, span);
            if (span.start <= at && at < span.end)
                doc->gold[i] = 1;
        }
    }
}

static void read_doc(event_doc *doc, const char *folder, const char *name)
{
    const story_sentence *sentences;
    size_t len;
    char *bytes = read_file(folder, name, ".txt", &len), *rows;

    doc->arena = story_arena_new();
    if (!doc->arena || story_text_read(&doc->text, doc->arena, bytes, len, NULL, NULL) ||
        story_sentence_split(&sentences, &doc->sentence_count, doc->arena, &doc->text, STORY_SPLIT_LINES, NULL) ||
        story_word_split(&doc->words, doc->arena, &doc->text, sentences, doc->sentence_count, NULL))
        die("can't be split into words", name);
    doc->gold = story_arena_alloc(doc->arena, doc->words.count);
    doc->forms = story_eventforms_new(&doc->words);
    if (!doc->gold || !doc->forms)
        die("out of memory", name);
    rows = read_file(folder, name, ".tsv", &len);
    mark_gold(doc, rows);
    free(rows);
    free(bytes);
}

static int is_text(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return len > 4 && strcmp(entry->d_name + len - 4, ".txt") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

event_corpus event_corpus_read(const char *folder)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_text, by_bytes), i;
    event_corpus corpus = {NULL, 0};

    if (n < 1)
        die("holds no texts", folder);
    corpus.docs = calloc((size_t)n, sizeof *corpus.docs);
    if (!corpus.docs)
        die("out of memory", folder);
    for (i = 0; i < n; i++) {
        entries[i]->d_name[strlen(entries[i]->d_name) - 4] = 0;
        read_doc(&corpus.docs[corpus.count++], folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return corpus;
}

void event_corpus_dispose(event_corpus *corpus)
{
    size_t i;

    for (i = 0; i < corpus->count; i++)
        free(corpus->docs[i].forms);
    story_arena_free(corpus->docs[i].arena);
    free(corpus->docs);
}

void event_doc_walk(const event_doc *doc, event_visit *visit, void *context)
{
    story_event_scan *scan = training_must(malloc(sizeof *scan));
    size_t i, k, end;

    for (i = 0; i < doc->sentence_count; i++)
        for (k = doc->words.first[i], end = doc->words.first[i + 1]; k < end; k += STORY_EVENT_STRETCH) {
            story_event_scan_read(scan, &doc->words, doc->forms, k,
                                  end - k < STORY_EVENT_STRETCH ? end - k : STORY_EVENT_STRETCH);
            visit(context, doc, scan, k);
        }
    free(scan);
}

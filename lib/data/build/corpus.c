#include "corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/sentence.h"

enum { PIECE = 1800, MOST = 4096 }; /* bytes; documents and pieces */

static char *read_file(const char *path, size_t *len)
{
    FILE *in = fopen(path, "rb");
    char *bytes = NULL;
    long size;

    if (in && !fseek(in, 0, SEEK_END) && (size = ftell(in)) >= 0 && !fseek(in, 0, SEEK_SET) &&
        (bytes = calloc((size_t)size + 1, 1)))
        *len = fread(bytes, 1, (size_t)size, in);
    if (in)
        fclose(in);
    return bytes;
}

static int label_of(const char *type)
{
    if (!strcmp(type, "PER"))
        return STORY_LABEL_NAME;
    return !strcmp(type, "GPE") || !strcmp(type, "LOC") ? STORY_LABEL_PLACE : STORY_LABEL_OTHER;
}

/* Labels by word; spans are bytes of the file, of which the text of d starts at `offset`. */
static void label_words(const document *d, const char *rows, size_t offset, uint8_t *labels)
{
    unsigned start, end;
    char type[16];
    const char *line = strchr(rows, '\n');
    size_t i = 0;

    for (; line && sscanf(line + 1, "%*u\t%*u\t%u\t%u\t%15s", &start, &end, type) == 3; line = strchr(line + 1, '\n')) {
        int label = label_of(type);

        for (; i < d->words.count; i++) {
            const story_word *w = &d->words.items[i];
            story_span at = story_text_source_span(&d->text, (story_span){w->start, w->start + w->len});

            if (at.start + offset >= end)
                break;
            if (at.end + offset <= start || (w->shape == STORY_SHAPE_POSSESSIVE && at.end + offset >= end))
                continue;
            labels[i] = (uint8_t)label;
            label = label % 2 ? label + 1 : label;
        }
    }
}

static int keep_examples(document *d, const uint8_t *labels)
{
    uint32_t i, at;
    story_word_run run;

    for (i = 0; i < d->sentence_count; i++)
        for (at = d->words.first[i];
             story_scene_next_run(&d->scene, at, d->words.first[i], d->words.first[i + 1], &run);
             at = run.first + run.count) {
            example *e = story_array_push(&d->examples);

            if (!e)
                return -1;
            e->run = run;
            e->sentence = i;
            memcpy(e->labels, labels + run.first, run.count);
            if (e->labels[0] && e->labels[0] % 2 == 0) /* the span began before the run */
                e->labels[0]--;
        }
    return 0;
}

static int read_part(document *d, const char *id, const char *text, size_t start, size_t end, const char *rows)
{
    static const story_read_options options = {0};
    uint8_t *labels = NULL;
    int code = -1;

    snprintf(d->id, sizeof d->id, "%s", id);
    d->arena = story_arena_new();
    d->examples = STORY_ARRAY(example);
    if (d->arena && !story_text_read(&d->text, d->arena, text + start, end - start, &options, NULL) &&
        !story_sentence_split(&d->sentences, &d->sentence_count, d->arena, &d->text, STORY_SPLIT_AUTO, NULL) &&
        !story_word_split(&d->words, d->arena, &d->text, d->sentences, d->sentence_count, NULL) &&
        !story_scene_read(&d->scene, &d->text, &d->words, d->sentence_count, NULL) &&
        (labels = calloc(d->words.count + 1, 1))) {
        label_words(d, rows, start, labels);
        code = keep_examples(d, labels);
    }
    free(labels);
    return code;
}

/* The end of a piece: a blank line, some 2,000 bytes on. */
static size_t piece_end(const char *text, size_t start, size_t len)
{
    const char *blank = start + PIECE < len ? strstr(text + start + PIECE, "\n\n") : NULL;

    return blank ? (size_t)(blank - text) + 2 : len;
}

static int read_document(corpus *c, const char *folder, const char *id)
{
    char path[1024];
    size_t len = 0, rows_len = 0, start, end;
    char *text, *rows;
    int code = -1;

    snprintf(path, sizeof path, "%s/%s.txt", folder, id);
    text = read_file(path, &len);
    snprintf(path, sizeof path, "%s/%s.tsv", folder, id);
    rows = read_file(path, &rows_len);
    if (text && rows && c->count < MOST)
        code = read_part(&c->documents[c->count++], id, text, 0, len, rows);
    for (start = 0; !code && start < len && c->count < MOST; start = end) {
        document *d = &c->documents[c->count++];

        end = piece_end(text, start, len);
        code = read_part(d, id, text, start, end, rows);
        d->piece = true;
    }
    free(text);
    free(rows);
    return code;
}

static int is_text(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return len > 4 && len < 160 && !strcmp(entry->d_name + len - 4, ".txt");
}

int corpus_read(corpus *out, const char *folder)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_text, alphasort), i, code = 0;

    *out = (corpus){NULL, 0};
    if (n <= 0 || !(out->documents = calloc(MOST, sizeof *out->documents)))
        return -1;
    for (i = 0; i < n; i++) {
        entries[i]->d_name[strlen(entries[i]->d_name) - 4] = 0;
        code |= read_document(out, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return code;
}

void corpus_dispose(corpus *c)
{
    size_t i;

    for (i = 0; i < c->count; i++) {
        story_array_dispose(&c->documents[i].examples);
        story_scene_dispose(&c->documents[i].scene);
        story_arena_free(c->documents[i].arena);
    }
    free(c->documents);
}

int corpus_hold_out(corpus *c, const char *ids_path)
{
    size_t len = 0, i;
    char *ids = read_file(ids_path, &len), *id;

    if (!ids)
        return -1;
    for (i = 0; i < c->count; i++)
        c->documents[i].held_out = false;
    for (id = strtok(ids, "\r\n"); id; id = strtok(NULL, "\r\n"))
        for (i = 0; i < c->count; i++)
            c->documents[i].held_out |= !strcmp(c->documents[i].id, id);
    free(ids);
    return 0;
}

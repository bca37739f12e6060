/* bench_stages - how fast each stage reads, on one core.
 *
 *     bench_stages FILE...
 *
 * Joins the files, repeats them up to 2 MB, runs every stage ROUNDS times and prints the fastest: milliseconds of
 * processor time, MB of text a second, and what all of it takes together. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "annotate/beat.h"
#include "annotate/event.h"
#include "annotate/name.h"
#include "annotate/place.h"
#include "annotate/sentence.h"
#include "annotate/variant.h"
#include "util/buf.h"

enum { ROUNDS = 7, ENOUGH = 2000000 };

typedef struct job {
    struct story_variant v;
    const story_buf *text;
    size_t written;
} job;

static int read_text(job *j)
{
    return story_text_read(&j->v.text, j->v.arena, j->text->bytes, j->text->len, NULL, NULL);
}

static int split_sentences(job *j)
{
    struct story_variant *v = &j->v;

    return story_sentence_split(&v->sentences, &v->sentence_count, v->arena, &v->text, STORY_SPLIT_AUTO, NULL);
}

static int split_words(job *j)
{
    struct story_variant *v = &j->v;

    return story_word_split(&v->words, v->arena, &v->text, v->sentences, v->sentence_count, NULL);
}

static int tag(job *j)
{
    struct story_variant *v = &j->v;

    return story_tagger_run(&v->tagged, &v->tagged_count, v->arena, &v->text, &v->words, v->sentences,
                            v->sentence_count, NULL);
}

static int gather_names(job *j)
{
    struct story_variant *v = &j->v;

    return story_name_gather(&v->names, &v->name_count, v->arena, &v->text, &v->words, v->sentences, v->sentence_count,
                             v->tagged, v->tagged_count, NULL);
}

static int gather_places(job *j)
{
    struct story_variant *v = &j->v;

    return story_place_gather(&v->places, &v->place_count, v->arena, &v->text, &v->words, v->sentences,
                              v->sentence_count, v->tagged, v->tagged_count, NULL);
}

static int find_events(job *j)
{
    struct story_variant *v = &j->v;

    return story_event_find(&v->events, &v->event_count, v->arena, &v->text, &v->words, v->sentences, v->sentence_count,
                            NULL);
}

static int group_beats(job *j)
{
    return story_beat_group(&j->v, NULL);
}

static int count_bytes(void *payload, const char *bytes, size_t len)
{
    (void)bytes;
    *(size_t *)payload += len;
    return 0;
}

static int write_json(job *j)
{
    story_span *paragraphs = story_arena_calloc(j->v.arena, j->v.text.paragraph_count, sizeof *paragraphs);
    size_t i;

    if (!paragraphs)
        return STORY_ENOMEM;
    for (i = 0; i < j->v.text.paragraph_count; i++)
        paragraphs[i] = j->v.text.paragraphs[i].span;
    j->v.paragraphs = paragraphs;
    return story_render_variant(&j->v, STORY_JSON, NULL, count_bytes, &j->written, NULL);
}

static const struct stage {
    const char *name;
    int (*run)(job *j);
} stages[] = {
    {"text", read_text},     {"sentences", split_sentences}, {"words", split_words},
    {"tagger", tag},         {"names", gather_names},        {"places", gather_places},
    {"events", find_events}, {"beats", group_beats},         {"write JSON", write_json},
};

enum { STAGES = sizeof stages / sizeof *stages };

static double milliseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Runs all stages once and keeps each one's fastest time; gives the memory of the result, 0 for a failure. */
static size_t run_once(const story_buf *text, double *best)
{
    job j = {.text = text};
    size_t i, size;
    int status = STORY_OK;

    j.v.arena = story_arena_new();
    j.v.label = "bench";
    for (i = 0; i < STAGES && status == STORY_OK && j.v.arena; i++) {
        double start = milliseconds();

        status = stages[i].run(&j);
        start = milliseconds() - start;
        if (start < best[i])
            best[i] = start;
    }
    size = i == STAGES && status == STORY_OK ? story_arena_size(j.v.arena) : 0;
    story_arena_free(j.v.arena);
    return size;
}

static int read_files(story_buf *out, char **paths)
{
    char block[1 << 16];
    size_t n;

    for (; *paths; paths++) {
        FILE *file = fopen(*paths, "rb");

        if (!file) {
            perror(*paths);
            return 1;
        }
        while ((n = fread(block, 1, sizeof block, file)) > 0)
            story_buf_put(out, block, n);
        fclose(file);
    }
    return out->failed || !out->len;
}

static void print_row(const char *name, double ms, size_t bytes)
{
    printf("%-12s %8.2f ms %8.1f MB/s\n", name, ms, (double)bytes / 1e3 / ms);
}

int main(int argc, char **argv)
{
    story_buf once = STORY_BUF, text = STORY_BUF;
    double best[STAGES], sum = 0;
    size_t i, size = 1;

    if (argc < 2 || read_files(&once, argv + 1)) {
        fputs("usage: bench_stages FILE...\n", stderr);
        return 2;
    }
    do
        story_buf_put(&text, once.bytes, once.len);
    while (!text.failed && text.len < ENOUGH);
    for (i = 0; i < STAGES; i++)
        best[i] = 1e9;
    for (i = 0; i < ROUNDS && size && !text.failed; i++)
        size = run_once(&text, best);
    for (i = 0; i < STAGES && size; i++) {
        print_row(stages[i].name, best[i], text.len);
        sum += best[i];
    }
    if (size) {
        print_row("all", sum, text.len);
        printf("%zu bytes of text, %.1f bytes kept for each\n", text.len, (double)size / (double)text.len);
    }
    story_buf_dispose(&once);
    story_buf_dispose(&text);
    return !size;
}

/* stages A [B]: megabytes a second of every stage on one core, best of five turns; with B also the comparison. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "annotate/beat.h"
#include "annotate/event.h"
#include "annotate/name.h"
#include "annotate/place.h"
#include "annotate/sentence.h"
#include "annotate/stem.h"
#include "annotate/variant.h"
#include "compare/align.h"
#include "util/error.h"

enum { TURNS = 5 };

enum { TEXT, SENTENCES, WORDS, TAGGER, NAMES, PLACES, EVENTS, BEATS, STEMS, READING, ALIGNMENT, COMPARISON, STAGES };

static const char *const stage_names[STAGES] = {"text",   "sentences", "words", "tagger",  "names",     "places",
                                                "events", "beats",     "stems", "reading", "alignment", "comparison"};

typedef struct timer {
    double best[STAGES], last;
} timer;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void lap(timer *t, int stage)
{
    double at = now(), took = at - t->last;

    if (t->best[stage] == 0 || took < t->best[stage])
        t->best[stage] = took;
    t->last = now();
}

static char *read_file(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    char *bytes = NULL;
    long size;

    if (f && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0) {
        rewind(f);
        bytes = malloc((size_t)size + 1);
        *len = bytes ? fread(bytes, 1, (size_t)size, f) : 0;
    }
    if (f)
        fclose(f);
    return bytes;
}

static int cut_beats(story_variant *v, story_error *err)
{
    int code = story_beat_read(v, err);

    return code == STORY_OK ? story_beat_group(v, err) : code;
}

/* What story_variant_new() does, a lap a stage. */
static int read_in_laps(timer *t, const char *bytes, size_t len, story_error *err)
{
    story_variant v = {0};
    story_read_options opts = {0};
    int code = STORY_ENOMEM;

    v.arena = story_arena_new();
    if (!v.arena)
        return code;
    t->last = now();
#define STAGE(which, call)               \
    do {                                 \
        if ((code = (call)) != STORY_OK) \
            goto out;                    \
        lap(t, which);                   \
    } while (0)
    STAGE(TEXT, story_text_read(&v.text, v.arena, bytes, len, &opts, err));
    STAGE(SENTENCES, story_sentence_split(&v.sentences, &v.sentence_count, v.arena, &v.text, STORY_SPLIT_AUTO, err));
    STAGE(WORDS, story_word_split(&v.words, v.arena, &v.text, v.sentences, v.sentence_count, err));
    STAGE(TAGGER, story_tagger_run(&v, err));
    STAGE(NAMES, story_name_gather(&v, err));
    STAGE(PLACES, story_place_gather(&v, err));
    STAGE(EVENTS, story_event_find(&v, err));
    STAGE(BEATS, cut_beats(&v, err));
    STAGE(STEMS, story_stem_find((story_variant *[]){&v}, 1, 1));
#undef STAGE
out:
    story_arena_free(v.arena);
    return code;
}

static int compare_in_laps(timer *t, const story_variant *a, const story_variant *b, story_error *err)
{
    story_diff_options opts = {.threads = 1};
    story_arena *arena = story_arena_new();
    story_alignment alignment;
    story_diff *d = NULL;
    int code = STORY_ENOMEM;

    if (!arena)
        return code;
    t->last = now();
    code = story_align(&alignment, NULL, arena, a, b, &opts, err);
    lap(t, ALIGNMENT);
    story_arena_free(arena);
    if (code == STORY_OK) {
        t->last = now();
        code = story_diff_new(&d, a, b, &opts, err);
        lap(t, COMPARISON);
    }
    story_diff_free(d);
    return code;
}

static void print(const timer *t, size_t bytes)
{
    int s;

    for (s = 0; s < STAGES; s++)
        if (t->best[s] > 0)
            printf("%-12s %8.1f ms %8.1f MB/s\n", stage_names[s], t->best[s] * 1e3, (double)bytes / t->best[s] / 1e6);
}

int main(int argc, char **argv)
{
    char *bytes[2] = {NULL, NULL};
    story_variant *v[2] = {NULL, NULL};
    story_error err = {0};
    size_t len[2] = {0, 0};
    timer t = {0};
    int i, turn, code = STORY_OK;

    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: %s A [B]\n", argv[0]);
        return 2;
    }
    for (i = 0; i + 1 < argc; i++)
        if (!(bytes[i] = read_file(argv[i + 1], &len[i])))
            code = story_error__set(&err, STORY_EIO, "%s: cannot be read", argv[i + 1]);
    for (turn = 0; turn < TURNS && code == STORY_OK; turn++)
        code = read_in_laps(&t, bytes[0], len[0], &err);
    for (turn = 0; turn < TURNS && code == STORY_OK; turn++) {
        story_variant_free(v[0]);
        t.last = now();
        code = story_variant_new(&v[0], "a", bytes[0], len[0], NULL, &err);
        lap(&t, READING);
    }
    if (bytes[1] && code == STORY_OK)
        code = story_variant_new(&v[1], "b", bytes[1], len[1], NULL, &err);
    for (turn = 0; bytes[1] && turn < TURNS && code == STORY_OK; turn++)
        code = compare_in_laps(&t, v[0], v[1], &err);
    if (code == STORY_OK)
        print(&t, len[0]);
    else
        fprintf(stderr, "%s\n", err.message);
    for (i = 0; i < 2; i++) {
        story_variant_free(v[i]);
        free(bytes[i]);
    }
    return code == STORY_OK ? 0 : 2;
}

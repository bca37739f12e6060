#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "annotate/sentence.h"
#include "annotate/variant.h"
#include "unit/textlaws.h"

static void stop(const char *why)
{
    fprintf(stderr, "broken: %s\n", why);
    abort();
}

static int read_stages(story_variant *v, const char *bytes, size_t len, const story_read_options *opts,
                       story_error *err)
{
    story_span *spans;
    size_t i;
    int status = story_text_read(&v->text, v->arena, bytes, len, opts, err);

    if (status == STORY_OK)
        status = story_sentence_split(&v->sentences, &v->sentence_count, v->arena, &v->text, opts->split, err);
    if (status == STORY_OK)
        status = story_word_split(&v->words, v->arena, &v->text, v->sentences, v->sentence_count, err);
    spans = story_arena_calloc(v->arena, v->text.paragraph_count + 1, sizeof *spans);
    for (i = 0; status == STORY_OK && i < v->text.paragraph_count; i++)
        spans[i] = v->text.paragraphs[i].span;
    v->paragraphs = spans;
    return status;
}

void fuzz_read(const char *bytes, size_t len, const story_read_options *opts)
{
    story_variant v = {.arena = story_arena_new()};
    story_error err = {0};
    int status = v.arena ? read_stages(&v, bytes, len, opts, &err) : STORY_OK;
    const char *broken;

    if (status != STORY_OK) {
        if (status > 0 || err.code != status || !*err.message)
            stop("a refusal has a code and a message");
        if (status == STORY_EINPUT && err.offset > len)
            stop("a refusal tells the offset");
    } else if (v.arena && (broken = textlaws_broken(&v, bytes, len))) {
        stop(broken);
    }
    story_arena_free(v.arena);
}

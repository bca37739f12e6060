#include "unit/expect.h"

#include <stdlib.h>

/* The sentences of text, one a line. */
static void expect_split(const char *text, const story_read_options *opts, const char *wanted)
{
    story_variant *v = NULL;
    story_error err = {0};
    const story_sentence *sentences;
    const char *view;
    char *got;
    size_t count, i, len, n = 0;

    expect_ok(story_variant_new(&v, "", text, strlen(text), opts, &err));
    sentences = story_variant_sentences(v, &count);
    view = story_variant_text(v, &len);
    got = malloc(len + count + 1);
    for (i = 0; i < count; i++) {
        size_t size = sentences[i].span.end - sentences[i].span.start;

        memcpy(got + n, view + sentences[i].span.start, size);
        n += size;
        got[n++] = '|';
    }
    got[n] = '\0';
    expect_text(got, wanted);
    free(got);
    story_variant_free(v);
}

#define expect_sentences(text, wanted) expect_split(text, NULL, wanted)

static void a_full_stop_ends_a_sentence(void **state)
{
    (void)state;
    expect_sentences("Hello World. My name is Jonas.", "Hello World.|My name is Jonas.|");
    expect_sentences("What is it? I know! Nothing.", "What is it?|I know!|Nothing.|");
}

static void a_title_does_not_end_a_sentence(void **state)
{
    (void)state;
    expect_sentences("Mr. Vale left Lisbon. He wept.", "Mr. Vale left Lisbon.|He wept.|");
    expect_sentences("I met St. John and Dr. Who. Both slept.", "I met St. John and Dr. Who.|Both slept.|");
}

static void a_speech_tag_belongs_to_its_speech(void **state)
{
    (void)state;
    expect_sentences("\"Are you there?\" Betty asked. \"No!\" she said.",
                     "\"Are you there?\" Betty asked.|\"No!\" she said.|");
}

static void every_line_is_a_sentence_where_lines_are_asked_for(void **state)
{
    const story_read_options lines = {.split = STORY_SPLIT_LINES};

    (void)state;
    expect_split("One. Two.\n\n  three\nfour", &lines, "One. Two.|three|four|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_stop_ends_a_sentence),
        cmocka_unit_test(a_title_does_not_end_a_sentence),
        cmocka_unit_test(a_speech_tag_belongs_to_its_speech),
        cmocka_unit_test(every_line_is_a_sentence_where_lines_are_asked_for),
    };

    return RUN(tests);
}

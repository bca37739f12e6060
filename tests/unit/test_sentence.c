#include "unit/expect.h"

#include <stdlib.h>

#include "annotate/abbreviation.h"
#include "unit/rules.h"
#include "unit/textlaws.h"

static story_variant *read_text(const char *text, size_t len, const story_read_options *opts)
{
    story_variant *v = NULL;
    story_error err = {0};

    if (story_variant_new(&v, "", text, len, opts, &err) != STORY_OK)
        fail_msg("%s", err.message);
    return v;
}

/* The sentences, one a line, their own line ends as spaces; "¶ " in front of each paragraph if it is asked for. */
static char *write_sentences(const story_variant *v, bool paragraphs)
{
    size_t count, i, k, len, n = 0;
    const story_sentence *sentences = story_variant_sentences(v, &count);
    const char *view = story_variant_text(v, &len);
    char *out = calloc(1, len + count * 5 + 1);

    assert_non_null(out);
    for (i = 0; i < count; i++) {
        if (i)
            out[n++] = '\n';
        if (paragraphs && (!i || sentences[i].paragraph != sentences[i - 1].paragraph))
            n += (size_t)sprintf(out + n, "\xC2\xB6 ");
        for (k = sentences[i].span.start; k < sentences[i].span.end; k++)
            if (view[k] == '\n') {
                out[n++] = ' ';
                k += strspn(view + k + 1, " \n");
            } else {
                out[n++] = view[k];
            }
    }
    return out;
}

static void expect_written(const char *title, const char *text, bool paragraphs, const story_read_options *opts,
                           const char *wanted)
{
    story_variant *v = read_text(text, strlen(text), opts);
    char *got = write_sentences(v, paragraphs);
    const char *broken = textlaws_broken(v, text, strlen(text));

    if (broken)
        fail_msg("%s: broken: %s", title, broken);
    if (strcmp(got, wanted) != 0)
        fail_msg("%s\ngot\n%s\nwanted\n%s", title, got, wanted);
    free(got);
    story_variant_free(v);
}

static void check_sentences(const char *title, const char *input, const char *expected)
{
    expect_written(title, input, false, NULL, expected);
}

static void check_paragraphs(const char *title, const char *input, const char *expected)
{
    expect_written(title, input, true, NULL, expected);
}

static void check_markdown(const char *title, const char *input, const char *expected)
{
    const story_read_options markdown = {.markup = STORY_MARKUP_MARKDOWN};

    expect_written(title, input, true, &markdown, expected);
}

static void sentences_end_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("sentences.txt", check_sentences) > 20);
}

static void paragraphs_end_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("paragraphs.txt", check_paragraphs) > 6);
}

static void markup_leaves_the_text_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("markdown.txt", check_markdown) > 8);
}

static void every_line_is_a_sentence_where_lines_are_asked_for(void **state)
{
    const story_read_options lines = {.split = STORY_SPLIT_LINES};

    (void)state;
    expect_written("lines", "One. Two.\n\n  three\nfour, in\r\nall", false, &lines, "One. Two.\nthree\nfour, in\nall");
}

static void a_text_of_nothing_has_no_sentences(void **state)
{
    (void)state;
    expect_written("empty", "", false, NULL, "");
    expect_written("blank", " \n\t\n \xC2\xA0", false, NULL, "");
}

static void expect_abbreviation(const char *word, story_abbreviation kind)
{
    assert_int_equal(story_abbreviation_find(word, strlen(word)), kind);
}

static void abbreviations_are_known_in_any_case(void **state)
{
    (void)state;
    expect_abbreviation("a.d", STORY_ABBREVIATION_OPEN);
    expect_abbreviation("Co", STORY_ABBREVIATION_OPEN);
    expect_abbreviation("Col", STORY_ABBREVIATION_TITLE);
    expect_abbreviation("MESSRS", STORY_ABBREVIATION_TITLE);
    expect_abbreviation("n\xC2\xB0", STORY_ABBREVIATION_NUMBER);
    expect_abbreviation("wyo", STORY_ABBREVIATION_OPEN);
    expect_abbreviation("", STORY_NO_ABBREVIATION);
    expect_abbreviation("a", STORY_NO_ABBREVIATION);
    expect_abbreviation("messrsed", STORY_NO_ABBREVIATION);
    expect_abbreviation("messrsing", STORY_NO_ABBREVIATION);
    expect_abbreviation("zz", STORY_NO_ABBREVIATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_as_the_rules_say),
        cmocka_unit_test(paragraphs_end_as_the_rules_say),
        cmocka_unit_test(markup_leaves_the_text_as_the_rules_say),
        cmocka_unit_test(every_line_is_a_sentence_where_lines_are_asked_for),
        cmocka_unit_test(abbreviations_are_known_in_any_case),
        cmocka_unit_test(a_text_of_nothing_has_no_sentences),
    };

    return RUN(tests);
}

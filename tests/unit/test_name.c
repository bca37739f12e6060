#include "unit/expect.h"

#include <stdlib.h>

#include "unit/reading.h"
#include "unit/rules.h"

static size_t wrong; /* cases: all are shown before the test fails */

static void check_names(const char *title, const char *input, const char *expected)
{
    char *got = reading_names(input);

    if (strcmp(got, expected) != 0) {
        wrong++;
        print_error("%s\ngot\n%s\nwanted\n%s\n\n", title, got, expected);
    }
    free(got);
}

static void persons_are_gathered_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("names.txt", check_names) > 15);
    assert_int_equal(wrong, 0);
}

/* The first name of a Markdown text and how often it stands there. */
static void expect_mentions(const char *text, const char *name, size_t mentions)
{
    const story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};
    story_variant *v = NULL;
    const story_name *names;
    size_t count;

    expect_ok(story_variant_new(&v, "a", text, strlen(text), &opts, NULL));
    names = story_variant_names(v, &count);
    assert_true(count > 0);
    expect_text(names[0].name, name);
    expect_count(names[0].mention_count, mentions);
    story_variant_free(v);
}

static void code_and_front_matter_tell_nothing_of_names(void **state)
{
    const char story[] = "Tobias Renn walked into Oslo. Ingrid broke the lamp. Tobias forgave her.\n";
    char text[256];

    (void)state;
    expect_mentions(story, "Tobias Renn", 2);
    snprintf(text, sizeof text, "%s\n```c\nTobias(\"Berlin\");\ntobias tobias\n```\n", story);
    expect_mentions(text, "Tobias Renn", 2);
    snprintf(text, sizeof text, "---\ntitle: Tobias\nhero: tobias\n---\n\n%s", story);
    expect_mentions(text, "Tobias Renn", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(persons_are_gathered_as_the_rules_say),
        cmocka_unit_test(code_and_front_matter_tell_nothing_of_names),
    };

    return RUN(tests);
}

#include "unit/expect.h"

#include <stdlib.h>

#include "util/buf.h"

/* The trigger words found, parted by single spaces. */
static void read_events(story_buf *out, const char *text, const story_read_options *opts)
{
    story_variant *v = NULL;
    const story_event *events;
    const story_sentence *sentences;
    size_t count, i, n;

    expect_ok(story_variant_new(&v, "test", text, strlen(text), opts, NULL));
    events = story_variant_events(v, &count);
    sentences = story_variant_sentences(v, &n);
    for (i = 0; i < count; i++) {
        const story_event *e = &events[i];

        assert_true(e->sentence < n);
        assert_true(sentences[e->sentence].span.start <= e->span.start);
        assert_true(e->span.end <= sentences[e->sentence].span.end);
        assert_true(!i || events[i - 1].span.end <= e->span.start);
        story_buf_printf(out, "%s%.*s", i ? " " : "", (int)(e->span.end - e->span.start),
                         story_variant_text(v, NULL) + e->span.start);
    }
    story_variant_free(v);
}

static void expect_events(const char *text, const char *wanted)
{
    story_buf found = STORY_BUF;

    read_events(&found, text, NULL);
    assert_false(found.failed);
    expect_text(story_buf_text(&found), wanted);
    story_buf_dispose(&found);
}

static void what_was_done_is_an_event(void **state)
{
    (void)state;
    expect_events("He left. She ran to the gate and opened it.", "left ran opened");
    expect_events("The soldiers seized him, and he screamed.", "seized screamed");
    expect_events("They had walked all night.", "walked");
}

static void what_was_not_done_is_none(void **state)
{
    (void)state;
    expect_events("She did not come. He left.", "left");
    expect_events("She didn't come. He left.", "left");
    expect_events("She didn\xe2\x80\x99t come. He never spoke.", "");
    expect_events("She did n't come .", "");
}

static void what_may_or_will_be_is_none(void **state)
{
    (void)state;
    expect_events("He would come to the house.", "");
    expect_events("They will leave tomorrow.", "");
    expect_events("She might have gone.", "");
    expect_events("If he came, she would sing.", "");
}

static void what_is_only_so_is_none(void **state)
{
    (void)state;
    expect_events("The house is large and stands near the river.", "");
    expect_events("He was a photographer.", "");
}

static void a_noun_can_tell_an_event(void **state)
{
    (void)state;
    expect_events("There was a loud knock at the door.", "knock");
    expect_events("He heard a scream.", "heard scream");
}

static void a_name_is_no_event(void **state)
{
    (void)state;
    expect_events("Mark Rose met Grace in Reading.", "met");
}

static void spacing_of_marks_does_not_matter(void **state)
{
    (void)state;
    expect_events("\"Go away!\" she cried, and he fled.", "cried fled");
    expect_events("\" Go away ! \" she cried , and he fled .", "cried fled");
    expect_events("\xe2\x80\x9cGo away!\xe2\x80\x9d she cried, and he fled.", "cried fled");
}

static void code_tells_nothing(void **state)
{
    story_read_options markdown = {.markup = STORY_MARKUP_MARKDOWN};
    story_buf found = STORY_BUF;

    (void)state;
    read_events(&found, "She ran.\n\n```\nHe left.\n```\n\nThey *wept* all night.\n", &markdown);
    expect_text(story_buf_text(&found), "ran wept");
    story_buf_dispose(&found);
}

static void nothing_is_found_in_nothing(void **state)
{
    (void)state;
    expect_events("", "");
    expect_events(" \n\n ... --- \"\" ", "");
    expect_events("1, 2, 3 ... ?!", "");
}

static void a_sentence_without_end_is_read_to_its_end(void **state)
{
    enum { REPEATS = 3000 };
    static const char part[] = "and then he left the room ";
    char *text = malloc(REPEATS * (sizeof part - 1) + 1);
    story_buf found = STORY_BUF;
    size_t i;

    (void)state;
    assert_non_null(text);
    for (i = 0; i < REPEATS; i++)
        memcpy(text + i * (sizeof part - 1), part, sizeof part);
    read_events(&found, text, NULL);
    assert_true(found.len > (size_t)(REPEATS * 9 / 10) * 5);
    story_buf_dispose(&found);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_done_is_an_event),        cmocka_unit_test(what_was_not_done_is_none),
        cmocka_unit_test(what_may_or_will_be_is_none),      cmocka_unit_test(what_is_only_so_is_none),
        cmocka_unit_test(a_noun_can_tell_an_event),         cmocka_unit_test(a_name_is_no_event),
        cmocka_unit_test(spacing_of_marks_does_not_matter), cmocka_unit_test(code_tells_nothing),
        cmocka_unit_test(nothing_is_found_in_nothing),      cmocka_unit_test(a_sentence_without_end_is_read_to_its_end),
    };

    return RUN(tests);
}

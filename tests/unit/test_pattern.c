#include "unit/expect.h"

#include "annotate/pattern.h"

static story_pattern *compile(const char *expression)
{
    story_pattern *p = NULL;

    expect_ok(story_pattern_new(&p, expression, NULL));
    return p;
}

static void matches_come_one_after_the_other(void **state)
{
    static const story_span wanted[] = {{1, 2}, {3, 5}, {7, 8}};
    const char *text = "a.b..cd.";
    story_pattern *p = compile("[.]+");
    story_span span;
    size_t at = 0, i = 0;

    (void)state;
    while (story_pattern_next(p, &span, text, strlen(text), at, NULL) == 1) {
        assert_true(i < 3);
        expect_count(span.start, wanted[i].start);
        expect_count(span.end, wanted[i++].end);
        at = span.end;
    }
    expect_count(i, 3);
    story_pattern_free(p);
}

static void characters_are_those_of_unicode(void **state)
{
    const char *text = "ab\xE3\x80\x82"
                       "c";
    story_pattern *p = compile("[\\x{3002}]");
    story_span span;

    (void)state;
    assert_int_equal(story_pattern_next(p, &span, text, strlen(text), 0, NULL), 1);
    expect_count(span.start, 2);
    expect_count(span.end, 5);
    story_pattern_free(p);
}

static void a_search_that_would_take_ages_is_given_up(void **state)
{
    char text[64];
    story_pattern *p = compile("(a+)+(a+)+(a+)+$");
    story_error err = {0};
    story_span span;

    (void)state;
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '!';
    assert_int_equal(story_pattern_next(p, &span, text, sizeof text, 0, &err), STORY_ELIMIT);
    expect_text(err.message, "a pattern took too many steps at byte 0");
    story_pattern_free(p);
}

static void an_expression_that_is_none_is_refused(void **state)
{
    story_pattern *p = NULL;
    story_error err = {0};

    (void)state;
    assert_int_equal(story_pattern_new(&p, "(a", &err), STORY_EARGUMENT);
    assert_null(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_come_one_after_the_other),
        cmocka_unit_test(characters_are_those_of_unicode),
        cmocka_unit_test(a_search_that_would_take_ages_is_given_up),
        cmocka_unit_test(an_expression_that_is_none_is_refused),
    };

    return RUN(tests);
}

#include "unit/expect.h"

#include "render/escape.h"
#include "render/render.h"

typedef struct capture {
    story_buf text;
    size_t calls, refuse_after;
} capture;

static int take(void *payload, const char *bytes, size_t len)
{
    capture *c = payload;

    if (c->calls++ >= c->refuse_after)
        return -1;
    story_buf_put(&c->text, bytes, len);
    return 0;
}

static capture fresh(void)
{
    return (capture){STORY_BUF, 0, SIZE_MAX};
}

static void begin(story_sink *sink, capture *c)
{
    story_render_options full;

    expect_ok(story_render__begin(sink, &full, NULL, take, c, NULL));
    assert_int_equal(full.width, 80);
    assert_int_equal(full.parts, STORY_PART_ALL);
    assert_true(full.context == STORY_NONE);
}

static void expect_number(size_t number, const char *wanted)
{
    capture c = fresh();
    story_sink sink;

    begin(&sink, &c);
    story_sink_number(&sink, number);
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    expect_text(story_buf_text(&c.text), wanted);
    story_buf_dispose(&c.text);
}

static void expect_score(double score, const char *wanted)
{
    capture c = fresh();
    story_sink sink;

    begin(&sink, &c);
    story_sink_score(&sink, score);
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    expect_text(story_buf_text(&c.text), wanted);
    story_buf_dispose(&c.text);
}

static void expect_json(const char *text, const char *wanted)
{
    capture c = fresh();
    story_sink sink;

    begin(&sink, &c);
    story_escape_json(&sink, text, strlen(text));
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    expect_text(story_buf_text(&c.text), wanted);
    story_buf_dispose(&c.text);
}

static void expect_html(const char *text, const char *wanted)
{
    capture c = fresh();
    story_sink sink;

    begin(&sink, &c);
    story_escape_html(&sink, text, strlen(text));
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    expect_text(story_buf_text(&c.text), wanted);
    story_buf_dispose(&c.text);
}

static void expect_visible(const char *text, const char *wanted)
{
    story_buf buf = STORY_BUF;

    story_escape_visible(&buf, text, strlen(text));
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
}

static void numbers_are_written_as_printf_would(void **state)
{
    (void)state;
    expect_number(0, "0");
    expect_number(7, "7");
    expect_number(1234567890, "1234567890");
    expect_number(SIZE_MAX, "18446744073709551615");
}

static void a_score_has_four_decimals_at_most(void **state)
{
    (void)state;
    expect_score(0, "0");
    expect_score(1, "1");
    expect_score(-0.5, "0");
    expect_score(7.0, "1");
    expect_score(0.5, "0.5");
    expect_score(0.93, "0.93");
    expect_score(0.00004, "0");
    expect_score(0.99996, "1");
    expect_score(0.12345, "0.1235");
}

static void json_strings_carry_nothing_that_steers(void **state)
{
    (void)state;
    expect_json("Anna", "\"Anna\"");
    expect_json("a\"b\\c", "\"a\\\"b\\\\c\"");
    expect_json("\x1b]0;x\x07", "\"\\u001b]0;x\\u0007\"");
    expect_json("\xc2\x9b", "\"\\u009b\"");
    expect_json("a\xe2\x80\xae"
                "b",
                "\"a\\u202eb\"");
    expect_json("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"");
    expect_json("\xff", "\"\\ufffd\"");
    expect_json("Жук 京都", "\"Жук 京都\"");
}

static void html_text_opens_no_tag_and_ends_no_attribute(void **state)
{
    (void)state;
    expect_html("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    expect_html("\" onload=\"a&b", "&quot; onload=&quot;a&amp;b");
    expect_html("\x1b[31m", "␛[31m");
    expect_html("\xe2\x80\xae", "&lt;U+202E&gt;");
    expect_html("Жук", "Жук");
}

static void a_terminal_sees_what_would_steer_it(void **state)
{
    (void)state;
    expect_visible("\x1b]52;c;AAAA\x07", "␛]52;c;AAAA␇");
    expect_visible("a\nb\t \r\nc", "a b c");
    expect_visible("\x7f\xc2\x85", "␡<U+0085>");
    expect_visible("x\xe2\x80\xae"
                   "y",
                   "x<U+202E>y");
    expect_visible("\xfe", "\xef\xbf\xbd");
    expect_visible("👩‍🚀", "👩‍🚀");
}

static void a_sink_passes_on_all_of_a_long_text_in_order(void **state)
{
    capture c = fresh();
    story_sink sink;
    size_t i, at = 0;

    (void)state;
    begin(&sink, &c);
    for (i = 0; i < 50000; i++) {
        story_sink_number(&sink, i);
        story_sink_putc(&sink, '\n');
    }
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    for (i = 0; i < 50000; i++) {
        char line[24];
        int len = snprintf(line, sizeof line, "%zu\n", i);

        assert_memory_equal(c.text.bytes + at, line, (size_t)len);
        at += (size_t)len;
    }
    assert_int_equal(at, c.text.len);
    story_buf_dispose(&c.text);
}

static void a_piece_larger_than_the_buffer_goes_through(void **state)
{
    capture c = fresh();
    story_sink sink;
    story_buf big = STORY_BUF;
    size_t i;

    (void)state;
    for (i = 0; i < 200000; i++)
        story_buf_putc(&big, (char)('a' + i % 26));
    begin(&sink, &c);
    story_sink_puts(&sink, "<");
    story_sink_put(&sink, big.bytes, big.len);
    story_sink_puts(&sink, ">");
    expect_ok(story_render__end(&sink, STORY_OK, NULL));
    assert_int_equal(c.text.len, 200002);
    assert_memory_equal(c.text.bytes + 1, big.bytes, big.len);
    story_buf_dispose(&big);
    story_buf_dispose(&c.text);
}

static void a_writer_that_refuses_is_an_error_and_called_no_more(void **state)
{
    capture c = fresh();
    story_sink sink;
    story_error err = {0};
    size_t i;

    (void)state;
    c.refuse_after = 1;
    begin(&sink, &c);
    for (i = 0; i < 100000; i++)
        story_sink_puts(&sink, "0123456789");
    assert_int_equal(story_render__end(&sink, STORY_OK, &err), STORY_EIO);
    expect_text(err.message, "writing the output failed");
    assert_int_equal(c.calls, 2);
    story_buf_dispose(&c.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_as_printf_would),
        cmocka_unit_test(a_score_has_four_decimals_at_most),
        cmocka_unit_test(json_strings_carry_nothing_that_steers),
        cmocka_unit_test(html_text_opens_no_tag_and_ends_no_attribute),
        cmocka_unit_test(a_terminal_sees_what_would_steer_it),
        cmocka_unit_test(a_sink_passes_on_all_of_a_long_text_in_order),
        cmocka_unit_test(a_piece_larger_than_the_buffer_goes_through),
        cmocka_unit_test(a_writer_that_refuses_is_an_error_and_called_no_more),
    };

    return RUN(tests);
}

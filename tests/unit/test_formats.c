/* What every format keeps, whatever the story holds: nothing raw, nothing too wide, nothing that doesn't parse. */
#include "unit/formats.h"

#include "render/escape.h"
#include "util/utf8.h"

static const story_format formats[] = {STORY_TERM, STORY_PLAIN, STORY_JSON,    STORY_HTML,
                                       STORY_TEI,  STORY_CSV,   STORY_MARKDOWN};
enum { FORMATS = sizeof formats / sizeof *formats };

/* No control character but line ends (and ESC where colour was asked for), nothing that turns the text, valid UTF-8. */
static void expect_inert(const story_buf *out, bool colour)
{
    size_t i, used;

    for (i = 0; i < out->len; i += used) {
        int32_t code = story_utf8_decode(out->bytes + i, out->len - i, &used);
        bool allowed = code == '\n' || code == '\r' || (colour && code == 0x1b);

        if (code < 0 || (!allowed && story_escape_steers(code)))
            print_error("byte %zu: U+%04x in: %.60s\n", i, (unsigned)code, out->bytes + (i > 30 ? i - 30 : 0));
        assert_true(code >= 0 && (allowed || !story_escape_steers(code)));
    }
}

static void expect_within(const story_buf *out, size_t width)
{
    const char *line = story_buf_text(out);

    while (*line) {
        size_t len = strcspn(line, "\n");

        if (story_utf8_width(line, len) > width)
            print_error("wider than %zu: %.*s\n", width, (int)len, line);
        assert_true(story_utf8_width(line, len) <= width);
        if (len && line[len - 1] == ' ')
            print_error("ends in a blank: %.*s|\n", (int)len, line);
        assert_true(!len || line[len - 1] != ' ');
        line += len + (line[len] == '\n');
    }
}

static void no_format_passes_on_what_steers(void **state)
{
    story_variant *a = variant("left\x1b]0;x\x07", hostile_left), *b = variant("<img src=x>", hostile_right);
    story_variant *c = variant("c", long_word);
    const story_variant *const variants[] = {a, b, c};
    story_render_options opts = {.context = STORY_NONE, .all = true};
    size_t i, n;

    (void)state;
    for (i = 0; i < FORMATS; i++) {
        story_buf out = shown(a, formats[i], &opts);

        expect_inert(&out, false);
        story_buf_dispose(&out);
        for (n = 2; n <= 3; n++) {
            out = compared(variants, n, formats[i], &opts);
            expect_inert(&out, false);
            story_buf_dispose(&out);
        }
    }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
}

static void no_line_is_wider_than_the_page(void **state)
{
    static const size_t widths[] = {40, 60, 72, 80, 120, 200};
    story_variant *a = variant("a rather long label for a variant", hostile_left), *b = variant("b", hostile_right);
    story_variant *c = variant("\xe4\xba\xac\xe9\x83\xbd", long_word);
    const story_variant *const variants[] = {a, b, c};
    const story_variant *const others[] = {b, c};
    size_t i, n;
    int side;

    (void)state;
    for (i = 0; i < sizeof widths / sizeof *widths; i++)
        for (side = -1; side <= 1; side++) {
            story_render_options opts = {.width = widths[i], .context = 1, .side_by_side = side};
            story_buf out;

            opts.all = side == 1;
            out = shown(c, STORY_PLAIN, &opts);
            expect_within(&out, widths[i]);
            story_buf_dispose(&out);
            for (n = 2; n <= 3; n++) {
                out = compared(variants, n, STORY_PLAIN, &opts);
                expect_within(&out, widths[i]);
                story_buf_dispose(&out);
            }
            out = compared(others, 2, STORY_PLAIN, &opts);
            expect_within(&out, widths[i]);
            story_buf_dispose(&out);
        }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
}

/* A story whose second sentence has more words than anybody compares, in an order that start and step make. */
static story_variant *endless_variant(const char *label, size_t start, size_t step)
{
    enum { WORDS = 4001 };
    story_buf text = STORY_BUF;
    story_variant *v;
    size_t k;

    story_buf_puts(&text, "The widow sold her boat.\nIt was");
    for (k = 0; k < WORDS; k++)
        story_buf_printf(&text, " w%zu", (start + k * step) % WORDS);
    story_buf_puts(&text, ".\nThe dog slept under the stairs.\n");
    v = variant(label, story_buf_text(&text));
    story_buf_dispose(&text);
    return v;
}

static void a_budget_that_ran_out_is_told(void **state)
{
    static const struct {
        story_format format;
        const char *told;
    } wanted[] = {
        {STORY_PLAIN, "the work budget ran out"},
        {STORY_JSON, "\"partial\":true"},
    };
    story_variant *a = endless_variant("a", 0, 1), *b = endless_variant("b", 7, 1583),
                  *c = endless_variant("c", 9, 2111);
    const story_variant *const variants[] = {a, b, c};
    story_render_options opts = {.width = 80, .context = 1};
    size_t i, n;

    (void)state;
    for (i = 0; i < sizeof wanted / sizeof *wanted; i++)
        for (n = 2; n <= 3; n++) {
            story_buf out = compared(variants, n, wanted[i].format, &opts);

            assert_non_null(strstr(story_buf_text(&out), wanted[i].told));
            story_buf_dispose(&out);
        }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
}

/* What is left of text with colour when its escape sequences are taken out. */
static story_buf uncoloured(const story_buf *out)
{
    story_buf plain = STORY_BUF;
    size_t i;

    for (i = 0; i < out->len; i++) {
        if (out->bytes[i] != 0x1b) {
            story_buf_putc(&plain, out->bytes[i]);
            continue;
        }
        assert_int_equal(out->bytes[i + 1], '[');
        while (out->bytes[i] != 'm')
            i++;
    }
    return plain;
}

static void colour_adds_no_word_and_takes_none(void **state)
{
    story_variant *a = variant("a", hostile_left), *b = variant("b", hostile_right);
    const story_variant *const variants[] = {a, b};
    story_render_options opts = {.context = STORY_NONE, .colour = true};
    story_buf coloured = compared(variants, 2, STORY_TERM, &opts), plain = compared(variants, 2, STORY_PLAIN, &opts);
    story_buf bare = uncoloured(&coloured);

    (void)state;
    expect_inert(&coloured, true);
    assert_true(coloured.len > bare.len);
    expect_text(story_buf_text(&bare), story_buf_text(&plain));
    story_buf_dispose(&coloured);
    story_buf_dispose(&plain);
    story_buf_dispose(&bare);
    story_variant_free(a);
    story_variant_free(b);
}

static void markdown_of_a_story_mentions_nobody_and_links_nowhere(void **state)
{
    story_variant *a = variant("a", hostile_left), *b = variant("b", hostile_right);
    const story_variant *const variants[] = {a, b};
    story_buf out = compared(variants, 2, STORY_MARKDOWN, NULL);

    (void)state;
    expect_no_text(&out, "@octocat");
    expect_no_text(&out, "www.evil");
    expect_no_text(&out, "http://");
    expect_no_text(&out, "<script");
    story_buf_dispose(&out);
    story_variant_free(a);
    story_variant_free(b);
}

static void no_difference_is_no_output(void **state)
{
    story_variant *a = variant("a", "Anna left Lisbon. Bob stayed."),
                  *b = variant("b", "Anna left Lisbon. Bob stayed.");
    const story_variant *const variants[] = {a, b};
    story_buf out = compared(variants, 2, STORY_PLAIN, NULL);

    (void)state;
    assert_int_equal(out.len, 0);
    story_buf_dispose(&out);
    story_variant_free(a);
    story_variant_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_format_passes_on_what_steers),
        cmocka_unit_test(no_line_is_wider_than_the_page),
        cmocka_unit_test(a_budget_that_ran_out_is_told),
        cmocka_unit_test(colour_adds_no_word_and_takes_none),
        cmocka_unit_test(markdown_of_a_story_mentions_nobody_and_links_nowhere),
        cmocka_unit_test(no_difference_is_no_output),
    };

    return RUN(tests);
}

/* What every format keeps, whatever the story holds: nothing raw, nothing too wide, nothing that doesn't parse. */
#include "unit/formats.h"

#include <stdlib.h>

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

static void expect_no_text(const story_buf *out, const char *text)
{
    if (strstr(story_buf_text(out), text))
        print_error("there: %s\n", text);
    assert_null(strstr(story_buf_text(out), text));
}

static void a_page_holds_no_markup_of_the_story_and_no_address(void **state)
{
    story_variant *a = variant("<img src=x>", hostile_left), *b = variant("b\" onload=\"x", hostile_right);
    const story_variant *const variants[] = {a, b};
    story_buf out = compared(variants, 2, STORY_HTML, NULL);

    (void)state;
    expect_no_text(&out, "<script>alert");
    expect_no_text(&out, "<img");
    expect_no_text(&out, "<!-- Carl");
    expect_no_text(&out, "onload=\"");
    expect_no_text(&out, "src=\"http");
    expect_no_text(&out, "href=\"http");
    expect_no_text(&out, "url(");
    expect_no_text(&out, "@import");
    assert_non_null(strstr(story_buf_text(&out), "default-src 'none'"));
    assert_non_null(strstr(story_buf_text(&out), "&lt;script&gt;"));
    story_buf_dispose(&out);
    story_variant_free(a);
    story_variant_free(b);
}

static void a_page_says_first_which_beats_are_gone(void **state)
{
    static const char kept[] =
        "Anna Vale was a patient woman who mended clocks. Nobody in the street was as careful as she was.\n\n"
        "In the spring she sailed from Lisbon to Oslo. The crossing took nine days, and she was ill on all of them.\n\n"
        "At the harbour she met Bob Brandt, who sold maps. He asked her to dinner and told her about the islands.\n\n";
    story_buf text = STORY_BUF, out;
    story_variant *a, *b;

    (void)state;
    story_buf_puts(&text, kept);
    story_buf_puts(
        &text,
        "Months later the old pilot gave her a brass compass. She kept the gift under her pillow and told nobody.\n");
    a = variant("a", story_buf_text(&text));
    b = variant("b", kept);
    out = compared((const story_variant *const[]){a, b}, 2, STORY_HTML, NULL);
    assert_non_null(strstr(story_buf_text(&out), "gone</b>: She kept the gift under her pillow"));
    story_buf_dispose(&out);
    story_buf_dispose(&text);
    story_variant_free(a);
    story_variant_free(b);
}

/* Every cell of RFC 4180 text; a cell may not start as a formula does. */
static void expect_cells(const story_buf *out)
{
    const char *at = story_buf_text(out);
    bool start = true;

    while (*at) {
        if (start && strchr("=+-@", at[*at == '"']))
            print_error("a formula: %.40s\n", at);
        assert_false(start && strchr("=+-@", at[*at == '"']) && at[*at == '"']);
        start = false;
        if (*at == '"') {
            for (at++; *at && !(at[0] == '"' && at[1] != '"'); at += at[0] == '"' ? 2 : 1)
                ;
            assert_int_equal(*at++, '"');
            assert_non_null(strchr(",\r", *at));
        }
        start = *at == ',' || *at == '\n';
        assert_true(*at != '\r' || at[1] == '\n');
        at++;
    }
}

static void no_cell_of_a_table_is_a_formula(void **state)
{
    static const char *const tables[] = {"sentences", "names", "places", "beats"};
    story_variant *a = variant("=a", hostile_left), *b = variant("b", hostile_right), *c = variant("@c", long_word);
    const story_variant *const variants[] = {a, b, c};
    size_t i, n;

    (void)state;
    for (i = 0; i < 4; i++) {
        story_render_options opts = {.table = tables[i]};
        story_buf out = shown(a, STORY_CSV, &opts);

        expect_cells(&out);
        story_buf_dispose(&out);
        for (n = 2; n <= 3; n++) {
            out = compared(variants, n, STORY_CSV, &opts);
            expect_cells(&out);
            story_buf_dispose(&out);
        }
    }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
}

static void a_table_of_two_variants_says_what_became_of_every_name(void **state)
{
    story_variant *a = variant("a", "Harriet Lowell came to Bruges. Anselm waved to her. Harriet sat down with Anselm, "
                                    "and Harriet laughed. Later Harriet slept."),
                  *b = variant("b", "Judith Lowell came to Bruges. Anselm waved to her. Judith sat down with Anselm, "
                                    "and Judith laughed. Later Harriet slept.");
    const story_variant *const variants[] = {a, b};
    story_render_options opts = {.table = "names"};
    story_buf out = compared(variants, 2, STORY_CSV, &opts), back;
    const story_variant *const turned[] = {b, a};

    (void)state;
    expect_text(story_buf_text(&out), "change,kind,a,a mentions,b,b mentions\r\n"
                                      "renamed,character,Harriet Lowell,4,Judith Lowell,3\r\n"
                                      "leftover,character,Harriet Lowell,4,Harriet,1\r\n"
                                      "same,character,Anselm,2,Anselm,2\r\n");
    back = compared(turned, 2, STORY_CSV, &opts);
    expect_text(story_buf_text(&back), "change,kind,b,b mentions,a,a mentions\r\n"
                                       "renamed,character,Judith Lowell,3,Harriet Lowell,4\r\n"
                                       "same,character,Anselm,2,Anselm,2\r\n"
                                       "same,character,Harriet,1,Harriet Lowell,4\r\n");
    story_buf_dispose(&out);
    story_buf_dispose(&back);
    story_variant_free(a);
    story_variant_free(b);
}

static void a_table_that_is_not_there_is_an_error(void **state)
{
    story_variant *a = variant("a", "Anna left.");
    story_render_options opts = {.table = "chapters"};
    story_buf out = STORY_BUF;
    story_error err = {0};

    (void)state;
    assert_int_equal(story_render_variant(a, STORY_CSV, &opts, take, &out, &err), STORY_EARGUMENT);
    expect_text(err.message, "no table \"chapters\": names, places, beats or sentences");
    assert_int_equal(out.len, 0);
    story_buf_dispose(&out);
    story_variant_free(a);
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
        cmocka_unit_test(a_page_holds_no_markup_of_the_story_and_no_address),
        cmocka_unit_test(a_page_says_first_which_beats_are_gone),
        cmocka_unit_test(no_cell_of_a_table_is_a_formula),
        cmocka_unit_test(a_table_of_two_variants_says_what_became_of_every_name),
        cmocka_unit_test(a_table_that_is_not_there_is_an_error),
        cmocka_unit_test(markdown_of_a_story_mentions_nobody_and_links_nowhere),
        cmocka_unit_test(no_difference_is_no_output),
    };

    return RUN(tests);
}

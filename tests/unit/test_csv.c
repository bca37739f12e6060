/* Tables for a spreadsheet. */
#include "unit/formats.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_cell_of_a_table_is_a_formula),
        cmocka_unit_test(a_table_of_two_variants_says_what_became_of_every_name),
        cmocka_unit_test(a_table_that_is_not_there_is_an_error),
    };

    return RUN(tests);
}

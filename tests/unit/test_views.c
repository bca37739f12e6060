/* What the formats share: wrapping, the walk over passages, the table of passages, who is who. */
#include "unit/expect.h"

#include "render/classes.h"
#include "render/page.h"
#include "render/passage.h"
#include "render/phrase.h"
#include "render/table.h"

static const char first_text[] =
    "Anna Vale left Lisbon at dawn with one small bag. Nobody saw her go but the baker. The train was late again.\n\n"
    "In Porto she met Carl Berg, who sold old maps by the river. He asked her no questions. She bought the oldest one."
    "\n\nThe map showed an island that no ship had ever found. Anna could not sleep that night. She counted the waves."
    "\n\nIn the morning they hired a boat and a silent captain. The sea was calm for nine days. On the tenth it rose.";
static const char moved_text[] =
    "The map showed an island that no ship had ever found. Anna could not sleep that night. She counted the waves.\n\n"
    "Anna Vale left Lisbon at dawn with one small bag. Nobody saw her go but the baker. The train was late again.\n\n"
    "In Porto she met Carl Berg, who sold old maps by the river. He asked her no questions. She bought the oldest one."
    "\n\nIn the morning they hired a boat and a silent captain. The sea was calm for nine days. On the tenth it rose.";
static const char other_text[] =
    "Maria Vale left Madrid at dawn with one small bag. Nobody saw her go but the baker.\n\n"
    "In Porto she met Carl Berg, who sold old maps by the river; he asked her no questions. She paid and ran.\n\n"
    "In the morning they hired a boat. They hired a silent captain too. The sea was calm for nine days.";

static story_variant *variant(const char *label, const char *text)
{
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, label, text, strlen(text), NULL, NULL));
    return v;
}

/* What the lines of a wrapped text are, parted by '|'. */
static void expect_lines(const char *text, size_t width, const char *wanted)
{
    story_buf lines = STORY_BUF;
    const char *end, *next;

    for (; *text; text = next) {
        next = story_page_break(text, width, &end);
        assert_true(next > text);
        story_buf_put(&lines, text, (size_t)(end - text));
        if (*next)
            story_buf_putc(&lines, '|');
    }
    expect_text(story_buf_text(&lines), wanted);
    story_buf_dispose(&lines);
}

static void lines_break_at_spaces_and_between_wide_characters(void **state)
{
    (void)state;
    expect_lines("one two three", 80, "one two three");
    expect_lines("one two three", 7, "one two|three");
    expect_lines("one two three", 8, "one two|three");
    expect_lines("one two", 2, "on|e|tw|o");
    expect_lines("abcdefgh", 3, "abc|def|gh");
    expect_lines("京都へ行った", 6, "京都へ|行った");
    expect_lines("京都へ行った", 5, "京都|へ行|った");
    expect_lines("京都へ。行く", 6, "京都|へ。行|く");
    expect_lines("Жук уехал", 5, "Жук|уехал");
    expect_lines("x" STORY_STYLE_STRONG "yz" STORY_STYLE_PLAIN " w", 3,
                 "x" STORY_STYLE_STRONG "yz" STORY_STYLE_PLAIN "|w");
    expect_lines("京", 1, "京");
}

static void a_quote_is_cut_behind_a_word(void **state)
{
    static const struct {
        size_t most;
        const char *wanted;
    } cases[] = {
        {0, "\"Anna Vale left Lisbon.\""},
        {22, "\"Anna Vale left Lisbon.\""},
        {21, "\"Anna Vale left…\""},
        {15, "\"Anna Vale left…\""},
        {14, "\"Anna Vale…\""},
        {5, "\"Anna…\""},
    };
    story_variant *v = variant("a", "Anna Vale left Lisbon.");
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        story_buf quote = STORY_BUF;

        story_phrase_quote(&quote, v, (story_span){0, 22}, cases[i].most);
        expect_text(story_buf_text(&quote), cases[i].wanted);
        story_buf_dispose(&quote);
    }
    story_variant_free(v);
}

static void a_quote_cut_short_has_no_mark_without_its_partner(void **state)
{
    static const char text[] = "\"I will never come back to this house,\" he said.";
    story_variant *v = NULL;
    story_buf quote = STORY_BUF;

    (void)state;
    expect_ok(story_variant_new(&v, "a", text, sizeof text - 1, NULL, NULL));
    story_phrase_quote(&quote, v, (story_span){0, sizeof text - 1}, 20);
    expect_text(story_buf_text(&quote), "\"I will never come…\"");
    story_buf_clear(&quote);
    story_phrase_quote(&quote, v, (story_span){0, sizeof text - 1}, 0);
    expect_text(story_buf_text(&quote), "\"'I will never come back to this house,' he said.\"");
    story_buf_dispose(&quote);
    story_variant_free(v);
}

static void a_quotation_in_a_quote_has_single_marks(void **state)
{
    static const char text[] = "\"No,\" said Anna. \xe2\x80\x9cYes!\xe2\x80\x9d";
    story_variant *v = variant("a", text);
    story_buf quote = STORY_BUF;

    (void)state;
    story_phrase_quote(&quote, v, (story_span){0, sizeof text - 1}, 0);
    expect_text(story_buf_text(&quote), "\"'No,' said Anna. \xe2\x80\x98Yes!\xe2\x80\x99\"");
    story_buf_dispose(&quote);
    story_variant_free(v);
}

/* Every link is told once, whatever the context; what moved away is told where it stood. */
static void expect_whole_walk(const story_diff *d, size_t context, bool all)
{
    size_t i, count, moved = 0, gone = 0, next = 0;
    const story_link *links = story_diff_links(d, &count);
    story_passages walk;
    story_passage p;

    for (i = 0; i < count; i++)
        moved += links[i].moved;
    expect_ok(story_passages_open(&walk, d, context, all, NULL));
    while (story_passages_next(&walk, &p)) {
        if (p.kind == STORY_PASSAGE_GONE) {
            gone += p.count;
            continue;
        }
        assert_int_equal(p.link, next);
        assert_true(p.kind == STORY_PASSAGE_FOLD || p.count == 1);
        assert_true(p.kind != STORY_PASSAGE_FOLD || (p.count > 1 && !all));
        for (i = 0; p.kind == STORY_PASSAGE_FOLD && i < p.count; i++)
            assert_false(links[p.link + i].moved);
        next += p.count;
    }
    assert_int_equal(next, count);
    assert_int_equal(gone, moved);
    story_passages_close(&walk);
}

static void a_walk_over_passages_leaves_nothing_out(void **state)
{
    static const char *const texts[] = {first_text, moved_text, other_text, "", "One. Two."};
    size_t i, j, context;

    (void)state;
    for (i = 0; i < 5; i++)
        for (j = 0; j < 5; j++) {
            story_variant *a = variant("a", texts[i]), *b = variant("b", texts[j]);
            story_diff *d = NULL;

            expect_ok(story_diff_new(&d, a, b, NULL, NULL));
            for (context = 0; context < 4; context++)
                expect_whole_walk(d, context, false);
            expect_whole_walk(d, SIZE_MAX - 1, false);
            expect_whole_walk(d, 1, true);
            story_diff_free(d);
            story_variant_free(a);
            story_variant_free(b);
        }
}

static void what_moved_is_told_where_it_stood(void **state)
{
    story_variant *a = variant("a", first_text), *b = variant("b", moved_text);
    story_diff *d = NULL;
    story_passages walk;
    story_passage p;
    size_t gone = 0;

    (void)state;
    expect_ok(story_diff_new(&d, a, b, NULL, NULL));
    expect_ok(story_passages_open(&walk, d, 0, false, NULL));
    while (story_passages_next(&walk, &p))
        if (p.kind == STORY_PASSAGE_GONE)
            gone += p.sentences;
    assert_true(gone >= 3);
    story_passages_close(&walk);
    story_diff_free(d);
    story_variant_free(a);
    story_variant_free(b);
}

/* Down every column the sentences of its variant, each once, in order. */
static void expect_columns(const story_table *table, const story_variant *const *variants)
{
    size_t v, row, count;

    for (v = 0; v < table->variants; v++) {
        size_t next = 0;

        story_variant_sentences(variants[v], &count);
        for (row = 0; row < table->count; row++) {
            story_table_cell cell = table->cells[row * table->variants + v];

            if (!cell.count)
                continue;
            assert_int_equal(cell.first, next);
            next += cell.count;
        }
        assert_int_equal(next, count);
    }
}

static void a_table_keeps_every_text_whole_and_in_order(void **state)
{
    story_variant *a = variant("a", first_text), *b = variant("b", moved_text), *c = variant("c", other_text);
    story_variant *d = variant("d", "");
    const story_variant *const orders[][4] = {{a, b, c, d}, {c, a, d, b}, {b, c, a, b}, {d, d, a, c}};
    size_t i, n;

    (void)state;
    for (i = 0; i < 4; i++)
        for (n = 2; n <= 4; n++) {
            story_collation *all = NULL;
            story_table table;

            expect_ok(story_collation_new(&all, orders[i], n, NULL, NULL));
            expect_ok(story_table_build(&table, all, NULL));
            expect_columns(&table, orders[i]);
            story_table_dispose(&table);
            story_collation_free(all);
        }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
    story_variant_free(d);
}

static void a_passage_that_moved_ties_two_rows_of_a_table(void **state)
{
    story_variant *a = variant("a", first_text), *b = variant("b", moved_text);
    const story_variant *const variants[] = {a, b};
    story_collation *c = NULL;
    story_table table;
    size_t i;

    (void)state;
    expect_ok(story_collation_new(&c, variants, 2, NULL, NULL));
    expect_ok(story_table_build(&table, c, NULL));
    assert_true(table.moves.count > 0);
    for (i = 0; i < table.moves.count; i++) {
        story_table_move m = STORY_ITEMS(&table.moves, story_table_move)[i];

        assert_true(m.from != m.to && m.from < table.count && m.to < table.count);
        assert_true(table.cells[m.from * 2 + m.base].count > 0);
        assert_true(table.cells[m.to * 2 + m.variant].count > 0);
    }
    story_table_dispose(&table);
    story_collation_free(c);
    story_variant_free(a);
    story_variant_free(b);
}

static void a_class_holds_one_name_of_a_variant_and_every_name_has_one(void **state)
{
    story_variant *a = variant("a", first_text), *b = variant("b", moved_text), *c = variant("c", other_text);
    const story_variant *const variants[] = {a, b, c};
    story_collation *all = NULL;
    story_classes classes;
    size_t v, i, count;

    (void)state;
    expect_ok(story_collation_new(&all, variants, 3, NULL, NULL));
    expect_ok(story_classes_of_names(&classes, all, NULL));
    for (v = 0; v < 3; v++) {
        story_variant_names(variants[v], &count);
        assert_int_equal(classes.firsts[v + 1] - classes.firsts[v], count);
        for (i = 0; i < count; i++)
            assert_int_equal(classes.members[classes.of[classes.firsts[v] + i] * 3 + v], i);
    }
    story_classes_dispose(&classes);
    story_collation_free(all);
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_at_spaces_and_between_wide_characters),
        cmocka_unit_test(a_quote_is_cut_behind_a_word),
        cmocka_unit_test(a_quotation_in_a_quote_has_single_marks),
        cmocka_unit_test(a_quote_cut_short_has_no_mark_without_its_partner),
        cmocka_unit_test(a_walk_over_passages_leaves_nothing_out),
        cmocka_unit_test(what_moved_is_told_where_it_stood),
        cmocka_unit_test(a_table_keeps_every_text_whole_and_in_order),
        cmocka_unit_test(a_passage_that_moved_ties_two_rows_of_a_table),
        cmocka_unit_test(a_class_holds_one_name_of_a_variant_and_every_name_has_one),
    };

    return RUN(tests);
}

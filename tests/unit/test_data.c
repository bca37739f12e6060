#include "data/gazetteer.h"
#include "data/table.h"
#include "unit/expect.h"
#include "util/map.h"

static story_blob table_of(const char *text)
{
    return (story_blob){(const unsigned char *)text, strlen(text)};
}

static void expect_field(const char *table, const char *key, size_t n, const char *wanted)
{
    story_row row;
    story_cell cell;

    assert_true(story_table_find(table_of(table), key, strlen(key), &row));
    cell = story_row_cell(row, n);
    assert_int_equal(cell.len, strlen(wanted));
    assert_memory_equal(cell.text, wanted, cell.len);
}

static void expect_no_row(const char *table, const char *key)
{
    story_row row;

    assert_false(story_table_find(table_of(table), key, strlen(key), &row));
}

static void every_row_is_found(void **state)
{
    static const char table[] = "a\t1\nab\t2\tx\nb\t3\nba\t4\nc\t5\n";

    (void)state;
    expect_field(table, "a", 1, "1");
    expect_field(table, "ab", 1, "2");
    expect_field(table, "ab", 2, "x");
    expect_field(table, "b", 1, "3");
    expect_field(table, "ba", 1, "4");
    expect_field(table, "c", 1, "5");
}

static void a_missing_last_line_feed_loses_nothing(void **state)
{
    (void)state;
    expect_field("a\t1\nb\t2", "b", 1, "2");
    expect_field("a\t1", "a", 1, "1");
}

static void a_missing_field_is_empty(void **state)
{
    (void)state;
    expect_field("a\t1\nb\n", "b", 1, "");
    expect_field("a\t1\nb\n", "a", 5, "");
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    expect_no_row("", "a");
    expect_no_row("b\t1\nd\t2\n", "a");
    expect_no_row("b\t1\nd\t2\n", "c");
    expect_no_row("b\t1\nd\t2\n", "e");
    expect_no_row("b\t1\nd\t2\n", "");
    expect_no_row("b\t1\nd\t2\n", "b\t1");
}

static void words_of_a_cell_are_whole_words(void **state)
{
    story_cell cell = {"william willis", 14};

    (void)state;
    assert_true(story_cell_has(cell, "william", 7));
    assert_true(story_cell_has(cell, "willis", 6));
    assert_false(story_cell_has(cell, "will", 4));
    assert_false(story_cell_has(cell, "", 0));
}

/* Searching by halving finds nothing behind a row that is out of place. */
static void expect_sorted(story_blob table)
{
    const char *at = (const char *)table.bytes, *end = at + table.len;

    assert_true(table.len > 0 && end[-1] == '\n');
    while (at < end) {
        const char *lf = memchr(at, '\n', (size_t)(end - at));
        story_row row = {at, lf}, found;
        story_cell key = story_row_cell(row, 0);

        assert_true(key.len > 0);
        assert_true(story_table_find(table, key.text, key.len, &found));
        if (found.text != row.text)
            fail_msg("row out of order or double: %.*s", (int)key.len, key.text);
        at = lf + 1;
    }
}

static void every_row_of_the_shipped_tables_is_found(void **state)
{
    (void)state;
    expect_sorted(story_data__given());
    expect_sorted(story_data__places());
    expect_sorted(story_data__demonyms());
}

static void blobs_are_aligned_and_end_in_a_zero(void **state)
{
    story_blob b = story_data__given();

    (void)state;
    assert_int_equal((uintptr_t)b.bytes % 64, 0);
    assert_int_equal(b.bytes[b.len], 0);
}

/* Of the bits asked for, which the phrase has. */
static void expect_bits(const char *phrase, unsigned asked, unsigned bits)
{
    const char *space = strchr(phrase, ' ');
    uint32_t key = story_map_hash(phrase, space ? (size_t)(space - phrase) : strlen(phrase));

    if (space)
        key = story_gazetteer_extend(key, story_map_hash(space + 1, strlen(space + 1)));
    assert_int_equal(story_gazetteer_mask(key) & asked, bits);
}

static void the_gazetteer_knows_words_and_phrases(void **state)
{
    (void)state;
    expect_bits("viscount", STORY_GAZ_TITLE, STORY_GAZ_TITLE);
    expect_bits("uzbek", STORY_GAZ_PEOPLE | STORY_GAZ_ANY_PLACE, STORY_GAZ_PEOPLE);
    expect_bits("florence", STORY_GAZ_GIVEN | STORY_GAZ_BIG, STORY_GAZ_GIVEN | STORY_GAZ_BIG);
    expect_bits("trafalgar square", ~0u, STORY_GAZ_FEATURE | STORY_GAZ_PLACE);
    expect_bits("square trafalgar", ~0u, 0);
    expect_bits("quxblah", ~0u, 0);
}

/* Whoever is looked for among the demonyms is first asked for here. */
static void the_gazetteer_knows_every_demonym_of_one_word_as_people(void **state)
{
    story_blob table = story_data__demonyms();
    const char *at = (const char *)table.bytes, *end = at + table.len;
    size_t rows = 0;

    (void)state;
    for (; at < end; at = strchr(at, '\n') + 1, rows++) {
        size_t len = strcspn(at, "\t");

        if (!memchr(at, ' ', len) && !(story_gazetteer_mask(story_map_hash(at, len)) & STORY_GAZ_PEOPLE))
            fail_msg("%.*s", (int)len, at);
    }
    assert_true(rows > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gazetteer_knows_every_demonym_of_one_word_as_people),
        cmocka_unit_test(every_row_is_found),
        cmocka_unit_test(a_missing_last_line_feed_loses_nothing),
        cmocka_unit_test(a_missing_field_is_empty),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(words_of_a_cell_are_whole_words),
        cmocka_unit_test(every_row_of_the_shipped_tables_is_found),
        cmocka_unit_test(the_gazetteer_knows_words_and_phrases),
        cmocka_unit_test(blobs_are_aligned_and_end_in_a_zero),
    };
    return RUN(tests);
}

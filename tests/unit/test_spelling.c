/* Which names are one name in two spellings. */
#include "unit/expect.h"

#include "compare/spelling.h"

static void expect_variants(const char *a, const char *b, bool wanted)
{
    char x[STORY_SPELLING_MAX], y[STORY_SPELLING_MAX];

    story_spelling_fold(x, a, strlen(a), false);
    story_spelling_fold(y, b, strlen(b), false);
    assert_int_equal(story_spelling_is_variant(x, y), wanted);
    assert_int_equal(story_spelling_is_variant(y, x), wanted);
}

static void what_sounds_alike_is_one_name(void **state)
{
    (void)state;
    expect_variants("Sophia", "Sofia", true);
    expect_variants("Samarkand", "Samarqand", true);
    expect_variants("Sigríður", "Sigridur", true);
    expect_variants("Łukasz", "Lukasz", true);
    expect_variants("Shakespeare", "Shakspeare", true); /* the k and the s meet, and sound otherwise */
    expect_variants("Bennet", "Bennets", false);
    expect_variants("Martha", "Bertha", false);
    expect_variants("Anna", "Emma", false);
    expect_variants("Paris", "Lisbon", false);
}

static void a_name_longer_than_any_is_cut(void **state)
{
    char out[STORY_SPELLING_MAX], name[1000];

    (void)state;
    memset(name, 'a', sizeof name);
    assert_true(story_spelling_fold(out, name, sizeof name, false) < STORY_SPELLING_MAX);
    assert_true(story_spelling_likeness(out, out) == 1);
    assert_true(story_spelling_likeness(out, "b") == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_sounds_alike_is_one_name),
        cmocka_unit_test(a_name_longer_than_any_is_cut),
    };

    return RUN(tests);
}

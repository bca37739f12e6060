#include "unit/expect.h"

#include "compare/assign.h"

/* Partners as one string: "1-0" is row 0 with column 1, row 1 with none, row 2 with column 0. */
static void expect_partners(const float *worth, size_t rows, size_t columns, const char *wanted)
{
    uint32_t partner[8];
    char got[9] = "";

    assert_int_equal(story_assign_run(partner, worth, rows, columns, NULL), STORY_OK);
    for (size_t r = 0; r < rows; r++)
        got[r] = partner[r] == STORY_ASSIGN_NONE ? '-' : (char)('0' + partner[r]);
    assert_string_equal(got, wanted);
}

static void two_good_pairs_beat_the_best_one(void **state)
{
    (void)state;
    expect_partners((float[]){.60f, .55f, .56f, .10f}, 2, 2, "10");
}

static void one_very_good_pair_beats_two_poor_ones(void **state)
{
    (void)state;
    expect_partners((float[]){.60f, .20f, .30f, 0}, 2, 2, "0-");
}

static void what_is_worth_nothing_is_never_chosen(void **state)
{
    (void)state;
    expect_partners((float[]){0, -1, -1, 0}, 2, 2, "--");
    expect_partners((float[]){0, .1f, 0, 0, 0, 0}, 2, 3, "1-");
}

static void more_rows_than_columns_leave_some_alone(void **state)
{
    (void)state;
    expect_partners((float[]){.3f, .5f, .4f}, 3, 1, "-0-");
    expect_partners((float[]){.9f, .8f, .8f, .1f, .7f, .6f}, 3, 2, "10-");
}

static void a_chain_of_exchanges_is_followed_to_its_end(void **state)
{
    (void)state;
    expect_partners((float[]){.5f, .4f, 0, .5f, 0, .4f, .5f, 0, 0}, 3, 3, "120");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_good_pairs_beat_the_best_one),
        cmocka_unit_test(one_very_good_pair_beats_two_poor_ones),
        cmocka_unit_test(what_is_worth_nothing_is_never_chosen),
        cmocka_unit_test(more_rows_than_columns_leave_some_alone),
        cmocka_unit_test(a_chain_of_exchanges_is_followed_to_its_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

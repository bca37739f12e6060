#include "unit/pairing.h"

#include <stdlib.h>

#include "compare/course.h"
#include "compare/odds.h"
#include "compare/retell.h"

/* ----------------------------------------------------------------------------------------------------- course ---- */

static void an_order_of_strong_cells_takes_all(void **state)
{
    static const float gains[] = {9, -9, -9, -9, 9, -9, -9, -9, 9};
    float share[9];

    (void)state;
    expect_ok(story_course_fill(share, gains, 3, 3));
    assert_true(share[0] > 0.99f && share[4] > 0.99f && share[8] > 0.99f);
    assert_true(share[1] < 0.01f && share[2] < 0.01f && share[6] < 0.01f);
}

static void a_cell_across_the_order_is_pressed_down(void **state)
{
    static const float gains[] = {5, -9, -9, -9, -9, -9, 5, 3, -9, 3, -9, -9, -9, -9, -9, 5};
    float share[16];

    (void)state;
    expect_ok(story_course_fill(share, gains, 4, 4));
    assert_true(share[6] > 0.8f && share[9] < 0.2f);
}

/* Each alignment is counted once: with gains of 0 all weigh the same, and two by two sentences have six of them. */
static void shares_count_alignments(void **state)
{
    static const float gains[4] = {0};
    float share[4];

    (void)state;
    expect_ok(story_course_fill(share, gains, 2, 2));
    assert_float_equal(share[0], 2.f / 6, 1e-6f);
    assert_float_equal(share[1], 1.f / 6, 1e-6f);
    assert_float_equal(share[2], 1.f / 6, 1e-6f);
    assert_float_equal(share[3], 2.f / 6, 1e-6f);
}

static void long_courses_stay_within_numbers(void **state)
{
    enum { LENGTH = 400 };
    float *gains = calloc(LENGTH * LENGTH, sizeof *gains), *share = calloc(LENGTH * LENGTH, sizeof *share);
    size_t i, j;

    (void)state;
    assert_non_null(gains);
    assert_non_null(share);
    for (i = 0; i < LENGTH; i++)
        for (j = 0; j < LENGTH; j++)
            gains[i * LENGTH + j] = i == j ? 1e9f : -1e9f;
    expect_ok(story_course_fill(share, gains, LENGTH, LENGTH));
    for (i = 0; i < LENGTH; i++)
        assert_true(share[i * LENGTH + i] > 0.99f);
    assert_true(share[1] < 0.01f);
    free(gains);
    free(share);
}

/* ------------------------------------------------------------------------------------------------------- odds ---- */

#define FABLE_LEFT                                                            \
    "A crow had stolen a piece of cheese and sat with it on a high branch.\n" \
    "A fox saw her and longed for the cheese.\n"                              \
    "He walked up to the tree and praised her beautiful feathers.\n"          \
    "\"If only your voice were as fine as your looks,\" he said.\n"           \
    "The crow opened her beak to sing, and the cheese fell.\n"                \
    "The fox snapped it up and ran away laughing.\n"

#define FABLE_RIGHT                                                           \
    "Once a raven found some cheese and flew with it to the top of a tree.\n" \
    "A hungry fox noticed the bird.\n"                                        \
    "He came nearer and admired her shining plumage.\n"                       \
    "\"What a pity that so lovely a bird has no voice!\" he sighed.\n"        \
    "The raven wanted to show that she could sing, and dropped the cheese.\n" \
    "The fox caught it in his mouth and went off.\n"

/* The odds of every left with every right sentence, links as the aligner makes them. */
static void read_odds(float *odds, float gate)
{
    static const uint32_t numbers[] = {0, 1, 2, 3, 4, 5};
    pairing p = pairing_read(FABLE_LEFT, FABLE_RIGHT);
    story_lexicon lexicon;
    story_likeness likeness;
    float windows[36];
    story_odds_grounds grounds = {&lexicon, &likeness, windows, 0.12f, gate, 1};

    expect_ok(story_lexicon_read(&lexicon, &p.left, &p.right, NULL));
    expect_ok(story_likeness_fill(&likeness, &lexicon, NULL, numbers, 6, numbers, 6, 2));
    expect_ok(story_likeness_windows(windows, &lexicon, NULL, numbers, 6, numbers, 6));
    expect_ok(story_odds_fill(odds, &grounds));
    story_likeness_dispose(&likeness);
    story_lexicon_dispose(&lexicon);
    story_arena_free(p.arena);
}

static void what_tells_the_same_has_the_best_odds(void **state)
{
    float odds[36];
    size_t i, j, best, right = 0;

    (void)state;
    read_odds(odds, 0);
    for (i = 0; i < 6; i++) {
        for (j = best = 0; j < 6; j++)
            best = odds[i * 6 + j] > odds[i * 6 + best] ? j : best;
        right += best == i;
    }
    assert_true(right >= 5);
}

static void strangers_have_worse_odds(void **state)
{
    float kin[36], strangers[36];
    size_t k;

    (void)state;
    read_odds(kin, 0);
    read_odds(strangers, 0.3f);
    for (k = 0; k < 36; k++)
        assert_true(strangers[k] < kin[k] - 1);
}

/* ----------------------------------------------------------------------------------------------------- linker ---- */

/* The beads for n times n odds, as "left,right,p,q" in order of left. */
static void expect_beads(const float *odds, size_t n, const char *expected)
{
    pairing p = pairing_read("a b\nc d\ne f\ng h\n", "a b\nc d\ne f\ng h\n");
    static const uint32_t numbers[] = {0, 1, 2, 3};
    story_array beads = STORY_ARRAY(story_bead);
    story_lexicon lexicon;
    story_likeness likeness;
    char found[256] = "";
    size_t left, k;

    expect_ok(story_lexicon_read(&lexicon, &p.left, &p.right, NULL));
    expect_ok(story_likeness_fill(&likeness, &lexicon, NULL, numbers, n, numbers, n, 2));
    expect_ok(story_retell_link(&beads, odds, &likeness));
    for (left = 0; left < n; left++)
        for (k = 0; k < beads.count; k++) {
            const story_bead *b = STORY_ITEMS(&beads, story_bead) + k;
            size_t used = strlen(found);

            if (b->left == left)
                snprintf(found + used, sizeof found - used, "%s%u,%u,%d,%d", used ? " " : "", b->left, b->right, b->p,
                         b->q);
        }
    assert_string_equal(found, expected);
    story_array_dispose(&beads);
    story_likeness_dispose(&likeness);
    story_lexicon_dispose(&lexicon);
    story_arena_free(p.arena);
}

static void the_likeliest_is_linked_first(void **state)
{
    static const float odds[] = {2, 3, -1, 1, -1, -1, -1, -1, -1};

    (void)state;
    expect_beads(odds, 3, "0,1,1,1 1,0,1,1");
}

static void a_link_takes_in_a_likely_neighbour(void **state)
{
    static const float odds[] = {3, 1, -3, -3, -3, -3, -3, -3, 2};

    (void)state;
    expect_beads(odds, 3, "0,0,1,2 2,2,1,1");
}

static void neighbours_support_each_other(void **state)
{
    static const float odds[] = {2, -3, -3, -3, -0.2f, -3, -3, -3, -0.4f};

    (void)state;
    expect_beads(odds, 3, "0,0,1,1 1,1,1,1");
}

static void a_weak_link_across_the_order_is_dropped(void **state)
{
    static const float odds[] = {-3, -3, -3, 0.5f, 2, -3, -3, -3, -3, 2, -3, -3, -3, -3, 2, -3};

    (void)state;
    expect_beads(odds, 4, "1,0,1,1 2,1,1,1 3,2,1,1");
}

static void a_strong_link_across_the_order_stays(void **state)
{
    static const float odds[] = {-3, -3, -3, 1.5f, 2, -3, -3, -3, -3, 2, -3, -3, -3, -3, 2, -3};

    (void)state;
    expect_beads(odds, 4, "0,3,1,1 1,0,1,1 2,1,1,1 3,2,1,1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_of_strong_cells_takes_all),
        cmocka_unit_test(a_cell_across_the_order_is_pressed_down),
        cmocka_unit_test(shares_count_alignments),
        cmocka_unit_test(long_courses_stay_within_numbers),
        cmocka_unit_test(what_tells_the_same_has_the_best_odds),
        cmocka_unit_test(strangers_have_worse_odds),
        cmocka_unit_test(the_likeliest_is_linked_first),
        cmocka_unit_test(a_link_takes_in_a_likely_neighbour),
        cmocka_unit_test(neighbours_support_each_other),
        cmocka_unit_test(a_weak_link_across_the_order_is_dropped),
        cmocka_unit_test(a_strong_link_across_the_order_stays),
    };

    return RUN(tests);
}

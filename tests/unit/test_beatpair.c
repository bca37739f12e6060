/* What speaks for two beats to be one: phrases, where every sentence is a beat, and what stands in line with them. */
#include "unit/pairing.h"

#include "compare/beatphrase.h"
#include "compare/beatside.h"

enum { MOST = 8 };

typedef struct fixture {
    pairing texts;
    story_lexicon lexicon;
    story_beat beats[2][MOST];
    story_beat_pair pair;
    float cells[MOST * MOST];
} fixture;

static void read(fixture *f, const char *left, const char *right)
{
    int side;
    size_t i;

    memset(f, 0, sizeof *f);
    f->texts = pairing_read(left, right);
    f->pair.variants[0] = &f->texts.left;
    f->pair.variants[1] = &f->texts.right;
    expect_ok(story_lexicon_read(&f->lexicon, &f->texts.left, &f->texts.right, NULL));
    for (side = 0; side < 2; side++) {
        f->pair.beats[side] = f->beats[side];
        f->pair.counts[side] = f->pair.variants[side]->sentence_count;
        assert_true(f->pair.counts[side] <= MOST);
        for (i = 0; i < f->pair.counts[side]; i++)
            f->beats[side][i].first = f->beats[side][i].last = i;
    }
}

static void dispose(fixture *f)
{
    story_lexicon_dispose(&f->lexicon);
    story_arena_free(f->texts.arena);
}

/* The phrases that two sentences share, in hundredths. */
static void expect_phrases(const char *left, const char *right, int wanted)
{
    fixture f;

    read(&f, left, right);
    expect_ok(story_beatphrase_add(f.cells, &f.pair, &f.lexicon, 1));
    assert_int_equal((int)(f.cells[0] * 100 + 0.5f), wanted);
    dispose(&f);
}

static void the_same_words_in_another_order_are_no_phrases(void **state)
{
    (void)state;
    expect_phrases("He gave the old king a ring.\n", "He gave the old king a ring.\n", 100);
    expect_phrases("He gave the old king a ring.\n", "Ring, king: gave he the a old?\n", 0);
    expect_phrases("He gave the old king a ring.\n", "The old king wore a ring once.\n", 50);
}

static void phrases_count_by_stems_whatever_stands_between(void **state)
{
    (void)state;
    expect_phrases("Boats drifted.\n", "Boat, drifting\n", 100);
    expect_phrases("Alone.\n", "Alone.\n", 0);
}

static void what_is_said_everywhere_tells_nothing(void **state)
{
    (void)state;
    expect_phrases("He said yes.\nHe said no.\nHe said so.\n", "He said yes.\nHe said go.\n", 50);
}

/* The gains of pairs that are worth `worth` alone: "left,right left,right …", in order; in tenths. */
static void expect_gains(const uint32_t pairs[][2], size_t count, float worth, const char *wanted)
{
    const story_beat_limits limits = {.slack = 0, .beside = 0.5f, .most_beside = 4, .gap = 0.5f};
    const story_beat_pair pair = {.counts = {MOST, MOST}};
    story_beat_candidate candidates[MOST];
    char got[8 * MOST] = "";
    size_t i;

    for (i = 0; i < count; i++)
        candidates[i] = (story_beat_candidate){{pairs[i][0], pairs[i][1]}, worth, 0, 0};
    expect_ok(story_beatside_add(candidates, count, &pair, &limits));
    for (i = 0; i < count; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d", i ? " " : "", (int)(10 * candidates[i].gain));
    expect_text(got, wanted);
}

static void a_line_of_pairs_speaks_for_each_of_them(void **state)
{
    static const uint32_t line[][2] = {{1, 2}, {2, 3}, {3, 4}};

    (void)state;
    expect_gains(line, 1, 1, "10");
    expect_gains(line, 3, 1, "20 20 20");
}

static void what_is_left_out_of_a_line_costs(void **state)
{
    static const uint32_t gap[][2] = {{1, 2}, {3, 3}}, far[][2] = {{1, 2}, {6, 3}};

    (void)state;
    expect_gains(gap, 2, 1, "12 12");
    expect_gains(far, 2, 1, "10 10");
}

static void pairs_that_cross_or_share_a_beat_are_in_no_line(void **state)
{
    static const uint32_t crossing[][2] = {{1, 3}, {2, 2}}, sharing[][2] = {{1, 2}, {1, 3}, {2, 3}};

    (void)state;
    expect_gains(crossing, 2, 1, "10 10");
    expect_gains(sharing, 3, 1, "15 10 15");
}

static void a_long_line_counts_up_to_a_limit(void **state)
{
    static const uint32_t line[][2] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}};

    (void)state;
    expect_gains(line, 6, 3, "50 50 50 50 50 50");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_in_another_order_are_no_phrases),
        cmocka_unit_test(phrases_count_by_stems_whatever_stands_between),
        cmocka_unit_test(what_is_said_everywhere_tells_nothing),
        cmocka_unit_test(a_line_of_pairs_speaks_for_each_of_them),
        cmocka_unit_test(what_is_left_out_of_a_line_costs),
        cmocka_unit_test(pairs_that_cross_or_share_a_beat_are_in_no_line),
        cmocka_unit_test(a_long_line_counts_up_to_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

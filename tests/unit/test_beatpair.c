/* What speaks for two beats to be one: here every sentence is a beat. */
#include "unit/pairing.h"

#include "compare/beatphrase.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_in_another_order_are_no_phrases),
        cmocka_unit_test(phrases_count_by_stems_whatever_stands_between),
        cmocka_unit_test(what_is_said_everywhere_tells_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "unit/pairing.h"

#include <math.h>

#include "compare/likeness.h"
#include "compare/similar.h"

typedef struct fixture {
    pairing texts;
    story_lexicon lexicon;
    story_similar similar;
    story_likeness likeness;
} fixture;

static fixture compare(const char *left, const char *right, bool by_meaning)
{
    static const uint32_t numbers[] = {0, 1, 2, 3, 4, 5, 6, 7};
    fixture f = {.texts = pairing_read(left, right)};
    bool done = false;

    expect_ok(story_lexicon_read(&f.lexicon, &f.texts.left, &f.texts.right, NULL));
    if (by_meaning)
        expect_ok(story_similar_find(&f.similar, &done, &f.lexicon));
    assert_int_equal(done, by_meaning);
    expect_ok(story_likeness_fill(&f.likeness, &f.lexicon, done ? &f.similar : NULL, numbers,
                                  f.texts.left.sentence_count, numbers, f.texts.right.sentence_count, 2));
    return f;
}

static void dispose(fixture *f)
{
    story_likeness_dispose(&f->likeness);
    story_similar_dispose(&f->similar);
    story_lexicon_dispose(&f->lexicon);
    story_arena_free(f->texts.arena);
}

static float alike(const char *left, const char *right, bool by_meaning)
{
    fixture f = compare(left, right, by_meaning);
    float found = f.likeness.one[0];

    dispose(&f);
    return found;
}

static void a_sentence_is_wholly_like_itself(void **state)
{
    (void)state;
    assert_true(alike("The widow sold her boat.\n", "The widow sold her boat.\n", false) > 0.99f);
    assert_true(alike("The widow sold her boat.\n", "THE WIDOW SOLD HER BOAT!\n", false) > 0.99f);
}

static void sentences_without_a_common_word_are_not_alike(void **state)
{
    (void)state;
    assert_true(alike("The widow sold her boat.\n", "Nine judges quarrelled loudly.\n", false) < 0.05f);
}

static void likeness_does_not_depend_on_the_side(void **state)
{
    const char *a = "The widow sold her boat to a stranger.\n", *b = "A stranger bought boats from widows.\n";

    (void)state;
    assert_true(fabsf(alike(a, b, false) - alike(b, a, false)) < 1e-6f);
    assert_true(fabsf(alike(a, b, true) - alike(b, a, true)) < 1e-6f);
}

static void rare_words_say_more_than_function_words(void **state)
{
    (void)state;
    assert_true(alike("The samovar was in the house.\n", "My samovar broke.\n", false) >
                alike("The samovar was in the house.\n", "The dog was in the yard.\n", false));
}

static void words_of_like_meaning_count_where_asked_for(void **state)
{
    const char *a = "The girl grinned.\n", *b = "The girl smiled.\n";

    (void)state;
    assert_true(alike(a, b, true) > alike(a, b, false) + 0.1f);
}

static void forms_of_one_word_count_as_the_word(void **state)
{
    (void)state;
    assert_true(alike("Storms destroyed villages.\n", "A storm destroys the village.\n", false) > 0.6f);
}

static void two_sentences_that_were_one_are_like_it(void **state)
{
    fixture f = compare("The storm broke at dusk.\nThe barn burned down.\n",
                        "The storm broke at dusk and the barn burned down.\n", false);
    float both = story_likeness_run(&f.likeness, 0, 2, 0, 1);

    (void)state;
    assert_true(both > 0.9f);
    assert_true(both > f.likeness.one[0] && both > f.likeness.one[1]);
    assert_true(story_likeness_least(&f.likeness, 0, 2, 0, 1) > 0.9f);
    dispose(&f);
}

static void a_sentence_that_nobody_says_is_noticed_in_a_run(void **state)
{
    fixture f = compare("The storm broke at dusk.\nNine judges quarrelled.\n", "The storm broke at dusk.\n", false);

    (void)state;
    assert_true(story_likeness_least(&f.likeness, 0, 2, 0, 1) < 0.1f);
    dispose(&f);
}

static void kinship_tells_drafts_from_strangers(void **state)
{
    static const char draft[] = "The harbour master rowed out before dawn to count the herring boats.\n"
                                "A letter from his brother lay unopened under the brass lamp.\n";
    static const char other[] = "Seven judges quarrelled about the inheritance of a tailor.\n"
                                "Nothing grows in that valley but thistles and rumours.\n";
    fixture same = compare(draft, draft, false), strangers = compare(draft, other, false);

    (void)state;
    assert_true(story_lexicon_kinship(&same.lexicon) > 0.95);
    assert_true(story_lexicon_kinship(&strangers.lexicon) < 0.05);
    dispose(&same);
    dispose(&strangers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_wholly_like_itself),
        cmocka_unit_test(sentences_without_a_common_word_are_not_alike),
        cmocka_unit_test(likeness_does_not_depend_on_the_side),
        cmocka_unit_test(rare_words_say_more_than_function_words),
        cmocka_unit_test(words_of_like_meaning_count_where_asked_for),
        cmocka_unit_test(forms_of_one_word_count_as_the_word),
        cmocka_unit_test(two_sentences_that_were_one_are_like_it),
        cmocka_unit_test(a_sentence_that_nobody_says_is_noticed_in_a_run),
        cmocka_unit_test(kinship_tells_drafts_from_strangers),
    };

    return RUN(tests);
}

#include "unit/expect.h"

#include <math.h>

#include "data/vectors.h"
#include "util/map.h"

static story_vectors table;

static uint32_t entry_of(const char *word)
{
    return story_vectors_find(&table, word, strlen(word), story_map_hash(word, strlen(word)));
}

static uint32_t rank_of(const char *word)
{
    return story_vectors_rank(&table, entry_of(word));
}

static double cosine(const char *a, const char *b)
{
    int8_t x[STORY_VECTOR_ROOM], y[STORY_VECTOR_ROOM];
    float scale = story_vectors_read(&table, entry_of(a), x) * story_vectors_read(&table, entry_of(b), y);
    int dot = 0;
    uint32_t k;

    for (k = 0; k < table.dimensions; k++)
        dot += x[k] * y[k];
    return dot * (double)scale;
}

static void frequent_words_rank_before_rare_ones(void **state)
{
    (void)state;
    assert_int_equal(rank_of("the"), 0);
    assert_true(rank_of("house") < rank_of("cottage"));
    assert_true(rank_of("cottage") < rank_of("samovar"));
}

static void names_and_nonsense_have_no_rank(void **state)
{
    (void)state;
    assert_int_equal(rank_of("kalmurzaev"), STORY_RANK_UNKNOWN);
    assert_int_equal(rank_of("qqqq"), STORY_RANK_UNKNOWN);
    assert_int_equal(rank_of(""), STORY_RANK_UNKNOWN);
    assert_int_equal(rank_of("'"), STORY_RANK_UNKNOWN);
    assert_int_equal(entry_of("qqqq"), STORY_NO_ENTRY);
}

static void function_words_are_told_apart(void **state)
{
    static const char *const stop[] = {"the", "a", "i", "him", "would", "didn't", "he's", "they'll"};
    static const char *const other[] = {"house", "said", "run", "captain's"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof stop / sizeof *stop; i++)
        assert_true(story_vectors_is_stop(&table, entry_of(stop[i])));
    for (i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(story_vectors_is_stop(&table, entry_of(other[i])));
    assert_false(story_vectors_is_stop(&table, table.count));
}

static void words_of_like_meaning_have_like_vectors(void **state)
{
    (void)state;
    assert_true(fabs(cosine("house", "house") - 1) < 1e-3);
    assert_true(cosine("grinned", "smiled") > 0.8);
    assert_true(cosine("lens", "camera") > 0.4);
    assert_true(cosine("lens", "sorrow") < 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frequent_words_rank_before_rare_ones),
        cmocka_unit_test(names_and_nonsense_have_no_rank),
        cmocka_unit_test(function_words_are_told_apart),
        cmocka_unit_test(words_of_like_meaning_have_like_vectors),
    };

    return story_vectors_open(&table) ? RUN(tests) : 1;
}

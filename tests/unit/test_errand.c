/* What the words around a place tell that it is to the story. */
#include "unit/story.h"

#include "compare/errand.h"

static void expect_errand(const char *text, const char *place, const char *wanted)
{
    story_variant *v = story_read(text);
    story_arena *scratch = story_arena_new();
    story_errands errands;
    size_t count, i;
    const story_place *places = story_variant_places(v, &count);

    for (i = 0; i < count && strcmp(places[i].name, place) != 0; i++)
        ;
    assert_true(i < count);
    assert_int_equal(story_errands_open(&errands, scratch, v, NULL), STORY_OK);
    expect_text(story_errand_word(story_errand_at(&errands, &places[i].mentions[0])), wanted);
    story_arena_free(scratch);
    story_variant_free(v);
}

static void words_around_a_place_tell_what_it_is_to_the_story(void **state)
{
    (void)state;
    expect_errand("She was born in Lisbon.", "Lisbon", "born in");
    expect_errand("Born into a poor family on the edge of Lisbon, she left early.", "Lisbon", "born in");
    expect_errand("She lived in a small house in Lisbon.", "Lisbon", "lives in");
    expect_errand("At last she arrived in Lisbon.", "Lisbon", "travels to");
    expect_errand("They spoke of Lisbon.", "Lisbon", "mentioned");
}

static void a_comparison_moves_nobody(void **state)
{
    (void)state;
    expect_errand("She went out, and the light was like the Lisbon sun.", "Lisbon", "mentioned");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_around_a_place_tell_what_it_is_to_the_story),
        cmocka_unit_test(a_comparison_moves_nobody),
    };

    return RUN(tests);
}

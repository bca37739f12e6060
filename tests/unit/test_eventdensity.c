#include "unit/expect.h"

#include "annotate/eventdensity.h"
#include "annotate/eventfeature.h"

enum { ONE = 1 << STORY_EVENT_POINT, TENTH = (1 << STORY_DENSITY_POINT) / 10, COUNT = 400 };

/* A text whose first half has the score `first` throughout, and whose second half has `second`. */
static void fill(story_event_candidate *candidates, int32_t first, int32_t second)
{
    size_t i;

    memset(candidates, 0, COUNT * sizeof *candidates);
    for (i = 0; i < COUNT; i++)
        candidates[i].score = i < COUNT / 2 ? first : second;
}

static void an_eventful_passage_raises_its_words(void **state)
{
    story_event_candidate c[COUNT];

    (void)state;
    fill(c, 0, -6 * ONE);
    story_event_density_add(c, COUNT, TENTH);
    assert_true(c[100].score > ONE);
    assert_true(c[300].score < -7 * ONE);
}

static void a_usual_passage_changes_nothing(void **state)
{
    enum { LOGIT_OF_A_TENTH = -2250 };
    story_event_candidate c[COUNT];
    size_t i;

    (void)state;
    fill(c, LOGIT_OF_A_TENTH, LOGIT_OF_A_TENTH);
    story_event_density_add(c, COUNT, TENTH);
    for (i = 0; i < COUNT; i++)
        assert_in_range(c[i].score - LOGIT_OF_A_TENTH + ONE / 20, 0, ONE / 10);
}

static void a_lone_word_is_moved_little(void **state)
{
    story_event_candidate c[COUNT];

    (void)state;
    fill(c, -8 * ONE, 0);
    story_event_density_add(c, 1, TENTH);
    assert_true(c[0].score > -8 * ONE - ONE / 4);
    assert_int_equal(c[1].score, -8 * ONE);
}

static void the_sum_of_chances_is_given_without_change(void **state)
{
    story_event_candidate c[COUNT];

    (void)state;
    fill(c, 0, -100 * ONE);
    assert_in_range(story_event_density_add(c, COUNT, 0), COUNT / 4 * 4000, COUNT / 4 * 4200);
    assert_int_equal(c[0].score, 0);
    expect_count(story_event_density_add(c, 0, TENTH), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_eventful_passage_raises_its_words),
        cmocka_unit_test(a_usual_passage_changes_nothing),
        cmocka_unit_test(a_lone_word_is_moved_little),
        cmocka_unit_test(the_sum_of_chances_is_given_without_change),
    };

    return RUN(tests);
}

/* Which mentions still use a name that was replaced elsewhere. */
#include "unit/story.h"

/* The leftovers of the first name that was replaced, as words. */
static void expect_leftovers(const char *left, const char *right, const char *wanted)
{
    story_pair p = story_compare(left, right);
    size_t count, len, used = 0;
    const story_pairing *names = story_diff_names(p.diff, &count);
    const char *text = story_variant_text(p.right, &len);
    char told[256] = "";

    for (size_t i = 0; i < count; i++)
        for (size_t m = 0; m < names[i].leftover_count; m++) {
            story_span span = names[i].leftovers[m].span;

            used += (size_t)snprintf(told + used, sizeof told - used, "%s%.*s", used ? ", " : "",
                                     (int)(span.end - span.start), text + span.start);
        }
    expect_text(told, wanted);
    story_pair_free(&p);
}

static void what_still_has_the_old_name_is_left_over(void **state)
{
    (void)state;
    expect_leftovers(TOM, BOB, "");
    expect_leftovers(TOM, BOB "\n\nThat spring Tom came back.", "Tom");
    expect_leftovers(
        TOM,
        "Bob Hale kept the ferry. Every evening Bob rowed across the river and sang.\n\n"
        "Anna Vale met Bob at the landing. \"You are late,\" said Bob. Anna laughed and gave Bob a coin.\n\n"
        "In the winter Reed fell ill, and nobody rowed.",
        "Reed");
}

static void a_family_name_that_others_keep_is_no_leftover(void **state)
{
    (void)state;
    expect_leftovers("Tom Reed sang. Anna Reed slept. Tom rowed home. Anna Reed woke and wept. Tom fell ill.",
                     "Bob Hale sang. Anna Reed slept. Bob rowed home. Anna Reed woke and wept. Bob fell ill.", "");
}

#define SAUL "Saul Hart came late. \"Sit,\" said Edith. Saul Hart sat. Then Saul ate. Saul drank. At noon Saul slept. "

static void a_leftover_is_found_in_every_form_of_the_name(void **state)
{
    const char *left = SAUL "\n\nIt was Saul's house, and Mr. Hart built it. \"SAUL!\" she cried. Saul woke.";

    (void)state;
    expect_leftovers(left,
                     "Noah Reed came late. \"Sit,\" said Edith. Noah Reed sat. Then Noah ate. Noah drank. At noon "
                     "Noah slept.\n\nIt was Saul's house, and Mr. Reed built it. \"SAUL!\" she cried. Noah woke.",
                     "Saul, SAUL");
}

static void who_was_forgotten_when_a_family_was_renamed_is_left_over(void **state)
{
    const char *left =
        "Mr. Vale sang. Miss Rose Vale slept. Mr. Vale rowed home. Then Mr. Vale ate, and Mr. Vale wept.";

    (void)state;
    expect_leftovers(left,
                     "Mr. Hale sang. Miss Rose Vale slept. Mr. Hale rowed home. Then Mr. Hale ate, and Mr. Hale wept.",
                     "Vale");
}

static void a_name_that_half_of_its_mentions_keep_is_left_over_there(void **state)
{
    (void)state;
    expect_leftovers("Helen sang. \"Come,\" said Helen. At noon Helen slept. Then Helen rowed home to Edmund.",
                     "Nora sang. \"Come,\" said Nora. At noon Helen slept. Then Helen rowed home to Edmund.",
                     "Helen, Helen");
}

static void a_scene_that_was_given_to_somebody_else_leaves_nothing_over(void **state)
{
    (void)state;
    expect_leftovers("Helen sang. \"Come,\" said Helen. At noon Helen slept. Then Helen rowed home. Helen wept, and "
                     "Helen woke, and Helen wrote to Edmund. \"Go,\" said Helen. Edmund left.",
                     "Helen sang. \"Come,\" said Helen. At noon Helen slept. Then Nora rowed home. Helen wept, and "
                     "Helen woke, and Helen wrote to Edmund. \"Go,\" said Helen. Edmund left.",
                     "");
}

static void a_word_that_nobody_replaced_is_not_left_over(void **state)
{
    (void)state;
    expect_leftovers("Sir Henry Curtis came. My boy Harry reads. Then Sir Henry sat, and Sir Henry Curtis ate.",
                     "Sir Felix Nash came. My boy Harry reads. Then Sir Felix sat, and Sir Felix Nash ate.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_still_has_the_old_name_is_left_over),
        cmocka_unit_test(a_family_name_that_others_keep_is_no_leftover),
        cmocka_unit_test(a_leftover_is_found_in_every_form_of_the_name),
        cmocka_unit_test(who_was_forgotten_when_a_family_was_renamed_is_left_over),
        cmocka_unit_test(a_name_that_half_of_its_mentions_keep_is_left_over_there),
        cmocka_unit_test(a_scene_that_was_given_to_somebody_else_leaves_nothing_over),
        cmocka_unit_test(a_word_that_nobody_replaced_is_not_left_over),
    };

    return RUN(tests);
}

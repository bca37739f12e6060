/* Which name and place of one text is which of the other. */
#include "unit/story.h"

#include "compare/errand.h"
#include "compare/spelling.h"

#define TOM                                                                                               \
    "Tom Reed kept the ferry. Every evening Tom rowed across the river and sang.\n\n"                     \
    "Anna Vale met Tom at the landing. \"You are late,\" said Tom. Anna laughed and gave Tom a coin.\n\n" \
    "In the winter Tom Reed fell ill, and nobody rowed."
#define BOB                                                                                               \
    "Bob Reed kept the ferry. Every evening Bob rowed across the river and sang.\n\n"                     \
    "Anna Vale met Bob at the landing. \"You are late,\" said Bob. Anna laughed and gave Bob a coin.\n\n" \
    "In the winter Bob Reed fell ill, and nobody rowed."

static void the_same_text_renames_nobody(void **state)
{
    (void)state;
    expect_names(TOM, TOM, "");
}

static void a_name_replaced_everywhere_is_told_once(void **state)
{
    (void)state;
    expect_names(TOM, BOB, "renamed Tom Reed > Bob Reed");
    expect_names(BOB, TOM, "renamed Bob Reed > Tom Reed");
}

static void a_renaming_counts_the_sentences_that_changed_only_by_it(void **state)
{
    story_pair p = story_compare(TOM, BOB);
    size_t count, links, renaming = 0;
    const story_pairing *names = story_diff_names(p.diff, &count);

    (void)state;
    story_diff_links(p.diff, &links);
    for (size_t i = 0; i < links; i++)
        renaming += story_diff_is_renaming(p.diff, i);
    for (size_t i = 0; i < count; i++)
        if (names[i].change == STORY_RENAMED) {
            expect_count(names[i].only, 6);
            expect_count(names[i].support, 6);
            assert_true(names[i].doubt < .5);
        }
    expect_count(renaming, 6);
    story_pair_free(&p);
}

static void a_sentence_with_other_changes_is_more_than_renaming(void **state)
{
    story_pair p = story_compare("Tom Reed kept the ferry on the river. \"Come,\" said Tom to the old man.",
                                 "Bob Reed kept the old ferry on the river. \"Come,\" said Bob to the old man.");

    (void)state;
    assert_false(story_diff_is_renaming(p.diff, 0));
    assert_true(story_diff_is_renaming(p.diff, 1));
    story_pair_free(&p);
}

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

static void a_short_form_put_for_another_everywhere_is_told(void **state)
{
    (void)state;
    expect_names("Tom came. \"Eat,\" said Sir Henry Curtis. Then Sir Henry slept. \"Tom,\" said Sir Henry.",
                 "Tom came. \"Eat,\" said Sir Harry Curtis. Then Sir Harry slept. \"Tom,\" said Sir Harry.",
                 "respelled Sir Henry Curtis > Sir Harry Curtis");
}

static void two_names_exchanged_are_two_renamings(void **state)
{
    (void)state;
    expect_names("Martha opened the door. Edmund slept. Then Martha cooked, and Martha sang.\n\nLater Edmund woke. "
                 "\"Supper,\" said Martha. Edmund ate all of it.",
                 "Edmund opened the door. Martha slept. Then Edmund cooked, and Edmund sang.\n\nLater Martha woke. "
                 "\"Supper,\" said Edmund. Martha ate all of it.",
                 "renamed Martha > Edmund; renamed Edmund > Martha");
}

static void two_people_made_one_are_both_told(void **state)
{
    (void)state;
    expect_names("Martha opened the door. Edmund slept. Then Martha cooked, and Martha sang.\n\nLater Edmund woke. "
                 "\"Supper,\" said Martha. Edmund ate all of it.",
                 "Martha opened the door. Martha slept. Then Martha cooked, and Martha sang.\n\nLater Martha woke. "
                 "\"Supper,\" said Martha. Martha ate all of it.",
                 "renamed Edmund > Martha");
}

/* As story_tell() has it, but with the sides exchanged back. */
static void tell_mirrored(char *out, size_t room, const story_pair *p, bool places)
{
    static const struct {
        story_change from, to;
    } MIRROR[] = {{STORY_ADDED, STORY_REMOVED}, {STORY_REMOVED, STORY_ADDED}};
    size_t count, used = 0;
    const story_pairing *list = places ? story_diff_places(p->diff, &count) : story_diff_names(p->diff, &count);

    *out = 0;
    for (size_t i = 0; i < count && used < room; i++) {
        story_change change = list[i].change;

        for (size_t m = 0; m < 2; m++)
            if (list[i].change == MIRROR[m].from)
                change = MIRROR[m].to;
        used += (size_t)snprintf(out + used, room - used, "%s %s > %s\n", story_change_word(change),
                                 side_name(p->right, list[i].right, places), side_name(p->left, list[i].left, places));
    }
}

/* Every line of one list is a line of the other: the order is that of the left text. */
static void expect_same_lines(const char *a, const char *b)
{
    size_t n = 0;

    assert_int_equal(strlen(a), strlen(b));
    for (const char *line = a; *line; line += n) {
        char text[256];

        n = strcspn(line, "\n") + 1;
        snprintf(text, sizeof text, "%.*s", (int)n, line);
        assert_non_null(strstr(b, text));
    }
}

static void exchanging_the_sides_mirrors_the_pairs(void **state)
{
    const char *left = TOM " Louisa lived in Lisbon, and Louisa hated the sea. Later she moved to Vienna.";
    const char *right = BOB " Marta lived in Bergen, and Marta hated the sea. Edmund, her brother, stayed.";
    story_pair there = story_compare(left, right), back = story_compare(right, left);
    char a[1024], b[1024];

    (void)state;
    for (int places = 0; places < 2; places++) {
        size_t used = 0, count;
        const story_pairing *list =
            places ? story_diff_places(there.diff, &count) : story_diff_names(there.diff, &count);

        *a = 0;
        for (size_t i = 0; i < count; i++)
            used += (size_t)snprintf(a + used, sizeof a - used, "%s %s > %s\n", story_change_word(list[i].change),
                                     side_name(there.left, list[i].left, places),
                                     side_name(there.right, list[i].right, places));
        tell_mirrored(b, sizeof b, &back, places);
        expect_same_lines(a, b);
    }
    story_pair_free(&there);
    story_pair_free(&back);
}

static void another_spelling_is_no_other_name(void **state)
{
    (void)state;
    expect_names("One night he met a young woman named Katarina. Katarina painted ships.",
                 "One night he met a young woman named Catarina. Catarina painted boats.",
                 "respelled Katarina > Catarina");
}

static void a_new_person_in_an_old_slot_is_new(void **state)
{
    (void)state;
    expect_names("On the road he met an old man, who gave him bread. Peter Holm thanked him and walked on.",
                 "On the road he met a woman named Louisa, who gave him bread. Peter Holm thanked her and walked on.",
                 "added nobody > Louisa");
}

#define HOME "The fisherman mended his nets in the harbour, and the tide carried salt over the stones. "
#define SHIP "Gulls cried above the boats while the sailors drank beer and sang of storms. "
#define CASE "The judge read the verdict aloud, and the clerk stamped every page of the contract twice. "
#define BANK "Shares fell before the auditors had finished their coffee, and the board blamed the computers. "

static void strangers_have_no_names_in_common(void **state)
{
    (void)state;
    expect_names(HOME "Erlend sat by the oven. He rowed at dawn. " SHIP "Erlend slept little, and he wept often.",
                 CASE "Albrecht signed the invoice. He phoned his lawyer. " BANK
                      "Albrecht resigned, and he paid the fine.",
                 "removed Erlend > nobody; added nobody > Albrecht");
}

static void an_uncle_can_become_an_aunt(void **state)
{
    (void)state;
    expect_names(
        "Nobody spoke at the table. Uncle Lucius leaned forward and said that land was like fish. \"What is your "
        "share, Uncle?\" asked the girl. Uncle Lucius coughed into his soup.",
        "At the table everybody was silent. Aunt Beatrix remarked that land was like fruit. \"And what is your "
        "share?\" asked the girl. Aunt Beatrix looked into her soup.",
        "renamed Uncle Lucius > Aunt Beatrix");
}

static void somebody_who_is_only_named_is_nobodys_other_name(void **state)
{
    (void)state;
    expect_names("Clara Holm painted. She loved the works of Claude Monet. Clara slept little.",
                 "Clara Holm painted. Clara slept little. She had a friend, Edmund, and Edmund cooked.",
                 "removed Claude Monet > nobody; added nobody > Edmund");
}

/* ---------------------------------------------------------------------------------------------------- places ---- */

static void a_birthplace_is_replaced_in_another_telling_too(void **state)
{
    (void)state;
    expect_places(
        "Peter Holm was a quiet man. He had been born and raised in the small town of Bergen, and nobody knew "
        "his family.",
        "Nobody knew much of Peter Holm. Born in the narrow streets of Lisbon, he kept his youth to himself.",
        "replaced Bergen > Lisbon");
}

static void a_birthplace_is_replaced_though_its_heir_was_named_before(void **state)
{
    (void)state;
    expect_places(
        "Peter Holm was born in the small town of Bergen. He photographed the markets of Lisbon and the sea.",
        "Peter Holm was born in the busy streets of Lisbon. He photographed the markets of Lisbon and the sea.",
        "replaced Bergen > Lisbon");
}

static void another_birth_told_in_a_near_copy_replaces_nothing(void **state)
{
    (void)state;
    expect_places("They crossed the hills to Leghorn. An old servant, a native of Leghorn, went with her. They ate and "
                  "slept, and nobody spoke of the journey again. It rained for a week, and the roads were deep.",
                  "They crossed the hills to Leghorn. An old servant, a native of Leghorn, went with her. They ate and "
                  "slept, and nobody spoke of the journey again. It rained for a week, and the roads were deep. "
                  "Their eldest child was born at Naples.",
                  "added nobody > Naples");
}

static void a_city_that_is_only_compared_with_is_nobodys_heir(void **state)
{
    (void)state;
    expect_places(
        "The offer came from Lisbon, and she took the bus with her trough. The bread would not rise.",
        "She travelled to Mumbai with her trough, where the lanes were as crooked as those of Venice. The bread "
        "would not rise in Mumbai.",
        "replaced Lisbon > Mumbai; added nobody > Venice");
}

static void expect_errand(const char *text, const char *place, const char *wanted)
{
    story_variant *v = story_read(text);
    size_t count, i;
    const story_place *places = story_variant_places(v, &count);

    for (i = 0; i < count && strcmp(places[i].name, place) != 0; i++)
        ;
    assert_true(i < count);
    expect_text(story_errand_word(story_errand_at(v, &places[i].mentions[0])), wanted);
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

/* -------------------------------------------------------------------------------------------------- spelling ---- */

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
        cmocka_unit_test(the_same_text_renames_nobody),
        cmocka_unit_test(a_name_replaced_everywhere_is_told_once),
        cmocka_unit_test(a_renaming_counts_the_sentences_that_changed_only_by_it),
        cmocka_unit_test(a_sentence_with_other_changes_is_more_than_renaming),
        cmocka_unit_test(what_still_has_the_old_name_is_left_over),
        cmocka_unit_test(a_family_name_that_others_keep_is_no_leftover),
        cmocka_unit_test(a_leftover_is_found_in_every_form_of_the_name),
        cmocka_unit_test(who_was_forgotten_when_a_family_was_renamed_is_left_over),
        cmocka_unit_test(a_name_that_half_of_its_mentions_keep_is_left_over_there),
        cmocka_unit_test(a_scene_that_was_given_to_somebody_else_leaves_nothing_over),
        cmocka_unit_test(a_word_that_nobody_replaced_is_not_left_over),
        cmocka_unit_test(a_short_form_put_for_another_everywhere_is_told),
        cmocka_unit_test(two_names_exchanged_are_two_renamings),
        cmocka_unit_test(two_people_made_one_are_both_told),
        cmocka_unit_test(exchanging_the_sides_mirrors_the_pairs),
        cmocka_unit_test(another_spelling_is_no_other_name),
        cmocka_unit_test(a_new_person_in_an_old_slot_is_new),
        cmocka_unit_test(strangers_have_no_names_in_common),
        cmocka_unit_test(an_uncle_can_become_an_aunt),
        cmocka_unit_test(somebody_who_is_only_named_is_nobodys_other_name),
        cmocka_unit_test(a_birthplace_is_replaced_in_another_telling_too),
        cmocka_unit_test(another_birth_told_in_a_near_copy_replaces_nothing),
        cmocka_unit_test(a_city_that_is_only_compared_with_is_nobodys_heir),
        cmocka_unit_test(a_birthplace_is_replaced_though_its_heir_was_named_before),
        cmocka_unit_test(words_around_a_place_tell_what_it_is_to_the_story),
        cmocka_unit_test(a_comparison_moves_nobody),
        cmocka_unit_test(what_sounds_alike_is_one_name),
        cmocka_unit_test(a_name_longer_than_any_is_cut),
    };

    return RUN(tests);
}

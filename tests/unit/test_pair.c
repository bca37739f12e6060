/* Which name and place of one text is which of the other. */
#include "unit/story.h"

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

/* Every pair as a line; mirrored: as the comparison with its sides exchanged would tell it. */
static void tell_lines(char *out, size_t room, const story_pair *p, bool places, bool mirrored)
{
    size_t count, used = 0;
    const story_pairing *list = places ? story_diff_places(p->diff, &count) : story_diff_names(p->diff, &count);

    *out = 0;
    for (size_t i = 0; i < count && used < room; i++) {
        const char *left = side_name(p->left, list[i].left, places);
        const char *right = side_name(p->right, list[i].right, places);
        story_change change = list[i].change;

        if (mirrored && (change == STORY_ADDED || change == STORY_REMOVED))
            change = change == STORY_ADDED ? STORY_REMOVED : STORY_ADDED;
        used += (size_t)snprintf(out + used, room - used, "%s %s > %s\n", story_change_word(change),
                                 mirrored ? right : left, mirrored ? left : right);
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
        tell_lines(a, sizeof a, &there, places, false);
        tell_lines(b, sizeof b, &back, places, true);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_text_renames_nobody),
        cmocka_unit_test(a_name_replaced_everywhere_is_told_once),
        cmocka_unit_test(a_renaming_counts_the_sentences_that_changed_only_by_it),
        cmocka_unit_test(a_sentence_with_other_changes_is_more_than_renaming),
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
        cmocka_unit_test(a_birthplace_is_replaced_though_its_heir_was_named_before),
        cmocka_unit_test(another_birth_told_in_a_near_copy_replaces_nothing),
        cmocka_unit_test(a_city_that_is_only_compared_with_is_nobodys_heir),
    };

    return RUN(tests);
}

/* The rules of continuity: what each finds, and what it leaves alone. */
#include "unit/story.h"

#include <stdlib.h>

#include "unit/rules.h"

static void tell_findings(char *out, size_t room, const story_findings *found)
{
    size_t count, used = 0;
    const story_finding *list = story_findings_list(found, &count);

    *out = 0;
    for (size_t i = 0; i < count && used < room; i++)
        if (strncmp(list[i].rule->id, "beat-", 5) != 0 || list[i].level > STORY_NOTE)
            used += (size_t)snprintf(out + used, room - used, "%s%s %s: %s", used ? "; " : "",
                                     story_level_word(list[i].level), list[i].rule->id, list[i].words);
}

static story_rules *rules_of(const char *text)
{
    story_rules *rules = NULL;

    if (text)
        expect_ok(story_rules_new(&rules, text, strlen(text), NULL, 0, NULL));
    return rules;
}

/* "warn name-drift: Sofia", by place in the text; notes about beats are left out. */
static void expect_found(const char *text, const char *settings, const char *wanted)
{
    story_variant *v = story_read(text);
    story_rules *rules = rules_of(settings);
    story_findings *found = NULL;
    char told[1024];

    expect_ok(story_check_variant(&found, v, rules, NULL));
    tell_findings(told, sizeof told, found);
    expect_text(told, wanted);
    story_findings_free(found);
    story_rules_free(rules);
    story_variant_free(v);
}

static void expect_found_between(const char *left, const char *right, const char *settings, const char *wanted)
{
    story_pair p = story_compare(left, right);
    story_rules *rules = rules_of(settings);
    story_findings *found = NULL;
    char told[1024];

    expect_ok(story_check_diff(&found, p.diff, rules, NULL));
    tell_findings(told, sizeof told, found);
    expect_text(told, wanted);
    story_findings_free(found);
    story_rules_free(rules);
    story_pair_free(&p);
}

#define DRIFT                                                                                          \
    "Sophia came home late. Her brother asked Sophia where she had been. \"At sea,\" said Sophia.\n\n" \
    "In the morning Sofia packed her bag. Nobody saw Sophia leave."

static void two_spellings_of_one_name_drift(void **state)
{
    (void)state;
    expect_found(DRIFT, NULL, "warn name-drift: Sofia");
    expect_found(DRIFT, "[check]\nname-drift = off\n", "");
    expect_found(DRIFT, "[check]\nname-drift = error\n", "error name-drift: Sofia");
}

static void a_letter_wrong_is_drift(void **state)
{
    (void)state;
    expect_found(
        "Elizabeth read. Then Elizabeth wrote. \"Come,\" said Elizabeth.\n\nAt night Elizabteh slept. Elizabeth "
        "woke early.",
        NULL, "warn name-drift: Elizabteh");
}

static void two_people_with_like_names_do_not_drift(void **state)
{
    (void)state;
    expect_found(
        "Anne asked Anna for the key. Anna gave it to Anne.\n\nThat night Anne slept badly. Anna did not sleep at "
        "all. In the morning Anna left, and Anne wept.",
        NULL, "");
    expect_found("Mario met Maria at noon. Maria laughed, and Mario sang. Later Maria slept.", NULL, "");
}

static void a_drift_that_was_there_before_is_not_told_again(void **state)
{
    (void)state;
    expect_found_between(DRIFT, DRIFT "\n\nThe house was quiet.", NULL, "");
    expect_found_between(
        "Sophia came home late. Her brother asked Sophia where she had been. \"At sea,\" said Sophia.\n\n"
        "In the morning Sophia packed her bag. Nobody saw Sophia leave.",
        DRIFT, NULL, "warn name-drift: Sofia");
}

static void a_slip_is_found_where_the_name_stood(void **state)
{
    (void)state;
    expect_found_between("Martin met Louisa at noon, and Louisa laughed. Louisa sang. \"Come,\" said Louisa to Martin.",
                         "Martin met Louisa at noon, and Luisa laughed. Louisa sang. \"Come,\" said Louisa to Martin.",
                         NULL, "warn name-drift: Luisa");
    expect_found_between("Martin met Louisa at noon, and Louisa laughed. Louisa sang. \"Come,\" said Louisa to Martin.",
                         "Martin met Louisa at noon, and Martin laughed. Louisa sang. \"Come,\" said Louisa to Martin.",
                         NULL, "");
}

static void one_city_spelt_twice_is_a_note(void **state)
{
    (void)state;
    expect_found("He lived in Samarkand. The markets of Samarkand were loud. Later he returned to Samarqand and slept.",
                 NULL, "note city-drift: Samarqand");
}

static void a_name_left_over_is_found(void **state)
{
    (void)state;
    expect_found_between(TOM " In the end Tom slept.", BOB " In the end Tom slept.", NULL, "warn leftover-name: Tom");
    expect_found_between(TOM " In the end Tom slept.", BOB " In the end Bob slept.", NULL, "");
    expect_found_between(TOM " In the end Tom slept.", TOM " In the end Tom slept.", NULL, "");
}

static void a_name_left_over_in_a_short_text_is_found_too(void **state)
{
    const char *hannes = "Hannes lived by the lake.\n\nOne winter Hannes rowed out.\n\nAt dawn Hannes was asleep.";

    (void)state;
    expect_found_between("Anna walked to the well. Anna sat down and cried until Peter found her.",
                         "Maria walked to the well. Anna sat down and cried until Peter found her.", NULL,
                         "warn leftover-name: Anna");
    expect_found_between(hannes,
                         "Jakob lived by the lake.\n\nOne winter Jakob rowed out.\n\nAt dawn Hannes was asleep.", NULL,
                         "warn leftover-name: Hannes");
    expect_found_between(hannes,
                         "Jakob lived by the lake.\n\nOne winter Hannes rowed out.\n\nAt dawn Hannes was asleep.", NULL,
                         "note leftover-name: Hannes; note leftover-name: Hannes");
}

static void a_city_left_over_in_its_old_part_is_found(void **state)
{
    (void)state;
    expect_found_between(
        "She lived in Lisbon. Every street of Lisbon knew her. One day she left for the sea. Then she came "
        "back to Lisbon and stayed. She lived in Lisbon until the end.",
        "She lived in Bergen. Every street of Bergen knew her. One day she left for the sea. Then she came "
        "back to Bergen and stayed. She lived in Lisbon until the end.",
        NULL, "warn leftover-city: Lisbon");
}

static void a_name_that_the_cast_lacks_is_unknown(void **state)
{
    const char *cast = "[cast \"Tom Reed\"]\n[cast \"Anna Vale\"]\n\talias = Annie\n";

    (void)state;
    expect_found(TOM, cast, "");
    expect_found(TOM " Then Martin came. \"Row,\" said Martin.", cast, "warn unknown-name: Martin");
    expect_found(TOM " Then Martin came. \"Row,\" said Martin.", NULL, "");
}

static void a_city_that_the_places_lack_is_unknown(void **state)
{
    (void)state;
    expect_found("She lived in Lisbon. Later she moved to Bergen.", "[place \"Lisbon\"]\n\tkind = city\n",
                 "note unknown-city: Bergen");
}

#define MEETING "On the quay he met a young woman named Louisa, who painted ships. "
#define WORK "Louisa worked at night. He carried water for Louisa. "

static void who_is_named_before_being_introduced_is_found(void **state)
{
    (void)state;
    expect_found("He came to the coast alone. " MEETING WORK, NULL, "");
    expect_found("He came to the coast alone. " WORK MEETING, NULL, "warn intro-order: Louisa");
}

static void an_introduction_that_was_cut_is_found(void **state)
{
    (void)state;
    expect_found_between("He came to the coast alone. " MEETING WORK, "He came to the coast alone. " WORK, NULL,
                         "warn intro-order: Louisa");
    expect_found_between("He came to the coast alone. " MEETING WORK, "He came to the coast alone. " MEETING WORK, NULL,
                         "");
}

static void a_protected_beat_may_not_go(void **state)
{
    const char *left = "He came to the coast alone. The old man handed him a key. He slept badly.";
    const char *protect = "[beat \"handed him a KEY\"]\n\tprotect = true\n";

    (void)state;
    expect_found_between(left, "He came to the coast alone. He slept badly.", protect,
                         "error beat-protected: handed him a key");
    expect_found_between(left, "He came to the coast. The old man handed him a key. He slept badly.", protect, "");
    expect_found_between(left, "He came to the coast alone. He slept badly.", NULL, "");
}

/* ---------------------------------------------------------------------------- tests/rules/continuity.txt ---- */

static size_t tell_finding(char *out, size_t room, const story_finding *f, const story_variant *v)
{
    size_t column = 0, line = story_variant_line(v, f->span.start, &column);

    return (size_t)snprintf(out, room, "%s %s %s%zu:%zu %s\n", story_level_word(f->level), f->rule->id,
                            f->left ? "old " : "", line, column, f->words);
}

/* Cuts the text at the mark and gives what is behind it, or NULL. */
static char *part_behind(char *text, const char *mark)
{
    char *found = strstr(text, mark);

    if (!found)
        return NULL;
    *found = 0;
    return found + strlen(mark);
}

static size_t wrong_cases;

static void check_case(const char *title, const char *input, const char *expected)
{
    char *text = strdup(input), told[2048] = "";
    char *settings = part_behind(text, "\n::\n"), *right = part_behind(text, "\n=>\n");
    story_pair p = {story_read(text), right ? story_read(right) : NULL, NULL};
    story_rules *rules = rules_of(settings);
    story_findings *found = NULL;
    size_t count, used = 0;
    const story_finding *list;

    if (right)
        expect_ok(story_diff_new(&p.diff, p.left, p.right, NULL, NULL));
    expect_ok(right ? story_check_diff(&found, p.diff, rules, NULL) : story_check_variant(&found, p.left, rules, NULL));
    list = story_findings_list(found, &count);
    for (size_t i = 0; i < count && used < sizeof told; i++)
        used += tell_finding(told + used, sizeof told - used, &list[i], right && !list[i].left ? p.right : p.left);
    if (used)
        told[used - 1] = 0;
    if (strcmp(used ? told : "nothing", expected) != 0) {
        wrong_cases++;
        print_error("%s\n--- expected\n%s\n--- found\n%s\n", title, expected, used ? told : "nothing");
    }
    story_findings_free(found);
    story_rules_free(rules);
    story_pair_free(&p);
    free(text);
}

static void every_rule_finds_what_it_is_for_and_nothing_else(void **state)
{
    (void)state;
    wrong_cases = 0;
    assert_true(rules_run("continuity.txt", check_case) >= 20);
    expect_count(wrong_cases, 0);
}

static void one_place_is_told_once_a_rule(void **state)
{
    const char *left =
        "He came alone. Louisa sang at night. He carried water for Louisa. Nora sang too, and Nora wept. "
        "At last he met a young woman named Louisa.";
    const char *right = "He came alone. Louisa sang at night. He carried water for Louisa. Louisa sang too, and Louisa "
                        "wept. At last he met a young woman named Louisa.";

    (void)state;
    expect_found_between("He came alone. He met a young woman named Louisa. " WORK "Nora sang, and Nora wept.", right,
                         NULL, "warn intro-order: Louisa");
    expect_found_between(left, right, NULL, "");
}

static void findings_are_told_in_the_order_of_the_text(void **state)
{
    story_pair p = story_compare(TOM, BOB DRIFT "\n\nThen Tom slept. Tom woke.");
    story_findings *found = NULL;
    size_t count, len;
    const story_finding *list;

    (void)state;
    story_variant_text(p.right, &len);
    expect_ok(story_check_diff(&found, p.diff, NULL, NULL));
    list = story_findings_list(found, &count);
    assert_true(count >= 2);
    for (size_t i = 0; i < count; i++) {
        assert_true(list[i].left || list[i].span.end <= len);
        assert_true(list[i].span.start < list[i].span.end);
        assert_true(!i || list[i - 1].left != list[i].left || list[i - 1].span.start <= list[i].span.start);
    }
    story_findings_free(found);
    story_pair_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_spellings_of_one_name_drift),
        cmocka_unit_test(a_letter_wrong_is_drift),
        cmocka_unit_test(two_people_with_like_names_do_not_drift),
        cmocka_unit_test(a_drift_that_was_there_before_is_not_told_again),
        cmocka_unit_test(a_slip_is_found_where_the_name_stood),
        cmocka_unit_test(one_city_spelt_twice_is_a_note),
        cmocka_unit_test(a_name_left_over_is_found),
        cmocka_unit_test(a_name_left_over_in_a_short_text_is_found_too),
        cmocka_unit_test(a_city_left_over_in_its_old_part_is_found),
        cmocka_unit_test(a_name_that_the_cast_lacks_is_unknown),
        cmocka_unit_test(a_city_that_the_places_lack_is_unknown),
        cmocka_unit_test(who_is_named_before_being_introduced_is_found),
        cmocka_unit_test(an_introduction_that_was_cut_is_found),
        cmocka_unit_test(a_protected_beat_may_not_go),
        cmocka_unit_test(every_rule_finds_what_it_is_for_and_nothing_else),
        cmocka_unit_test(one_place_is_told_once_a_rule),
        cmocka_unit_test(findings_are_told_in_the_order_of_the_text),
    };

    return RUN(tests);
}

/* What a story's .storydiff says, and what it may not do. */
#include "unit/expect.h"

#include <stdlib.h>

#include "compare/rules.h"

static story_rules *read_rules(const char *text, const story_setting *settings, size_t count)
{
    story_rules *rules = NULL;

    expect_ok(story_rules_new(&rules, text, strlen(text), settings, count, NULL));
    return rules;
}

static void expect_refused(const char *text, size_t len, int code, size_t offset)
{
    story_rules *rules = NULL;
    story_error err = {0};

    assert_int_equal(story_rules_new(&rules, text, len, NULL, 0, &err), code);
    assert_null(rules);
    assert_int_equal(err.offset, offset);
    assert_true(err.message[0] != 0);
}

static void nothing_said_leaves_the_defaults(void **state)
{
    story_rules *rules = NULL;
    size_t count;
    const story_rule *table = story_rule_table(&count);

    (void)state;
    expect_ok(story_rules_new(&rules, NULL, 0, NULL, 0, NULL));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(rules->levels[i], table[i].level);
    expect_count(rules->cast_count, 0);
    story_rules_free(rules);
}

static void a_cast_has_names_and_aliases(void **state)
{
    story_rules *rules = read_rules("# who\n[cast \"Peter Holm\"]\n\talias = Peter\n\talias = \"the old man\" ; short\n"
                                    "[Cast \"Ada \\\"Ace\\\" Vale\"]\n[place \"Lisbon\"]\n\tkind = city\n",
                                    NULL, 0);

    (void)state;
    expect_count(rules->cast_count, 2);
    expect_text(rules->cast[0].name, "Peter Holm");
    expect_count(rules->cast[0].alias_count, 2);
    expect_text(rules->cast[0].aliases[1], "the old man");
    expect_text(rules->cast[1].name, "Ada \"Ace\" Vale");
    expect_count(rules->cast[1].alias_count, 0);
    expect_count(rules->place_count, 1);
    expect_text(rules->places[0].name, "Lisbon");
    story_rules_free(rules);
}

static void a_beat_is_protected_by_its_words(void **state)
{
    story_rules *rules =
        read_rules("[beat \"handed Ada the key\"]\n protect = true\n[beat \"went home\"]\nprotect=false\n"
                   "[beat \"slept\"]\nprotect",
                   NULL, 0);

    (void)state;
    expect_count(rules->protected_count, 2);
    expect_text(rules->protected[0], "handed Ada the key");
    expect_text(rules->protected[1], "slept");
    story_rules_free(rules);
}

static void settings_win_over_the_file(void **state)
{
    const story_setting settings[] = {{"storydiff.width", "99"}, {"storydiff.check.name-drift", "off"}};
    story_rules *rules = read_rules("[check]\nname-drift = error\nbeat-cut = warn\n", settings, 2);

    (void)state;
    assert_int_equal(rules->levels[STORY_RULE_NAME_DRIFT], STORY_OFF);
    assert_int_equal(rules->levels[STORY_RULE_BEAT_CUT], STORY_WARN);
    story_rules_free(rules);
}

static void a_setting_that_makes_no_sense_is_refused(void **state)
{
    const story_setting level = {"storydiff.check.name-drift", "loud"}, rule = {"storydiff.check.spelling", "off"};
    story_rules *rules = NULL;

    (void)state;
    assert_int_equal(story_rules_new(&rules, NULL, 0, &level, 1, NULL), STORY_EARGUMENT);
    assert_int_equal(story_rules_new(&rules, NULL, 0, &rule, 1, NULL), STORY_EARGUMENT);
}

static void what_is_not_known_is_let_pass_but_for_rules(void **state)
{
    story_rules *rules =
        read_rules("[include]\n\tpath = /etc/passwd\n[core]\nbare\n[cast \"A\"]\ncolour = red\n", NULL, 0);

    (void)state;
    expect_count(rules->cast_count, 1);
    story_rules_free(rules);
    expect_refused("[check]\nnme-drift = off\n", 24, STORY_EINPUT, 8);
}

static void a_value_goes_on_behind_a_backslash(void **state)
{
    story_rules *rules = read_rules("[cast \"A\"]\r\nalias = one \\\r\ntwo\\tthree   # end\r\n", NULL, 0);

    (void)state;
    expect_text(rules->cast[0].aliases[0], "one two\tthree");
    story_rules_free(rules);
}

static void broken_files_are_refused_where_they_break(void **state)
{
    (void)state;
    expect_refused("alias = x\n", 10, STORY_EINPUT, 0);
    expect_refused("[cast \"A\n", 9, STORY_EINPUT, 8);
    expect_refused("[cast \"A\" x]\n", 13, STORY_EINPUT, 10);
    expect_refused("[cast \"A\"]\nalias \"x\"\n", 21, STORY_EINPUT, 17);
    expect_refused("[cast \"A\"]\nalias = \"x\n", 22, STORY_EINPUT, 21);
    expect_refused("[cast \"A\"]\nalias = \\q\n", 22, STORY_EINPUT, 20);
    expect_refused("[cast \"\xff\"]\n", 11, STORY_EINPUT, 7);
    expect_refused("[ca\0st]\n", 8, STORY_EINPUT, 3);
}

static void a_huge_file_is_refused_and_a_large_one_read(void **state)
{
    size_t len = ((size_t)1 << 20) + 1;
    char *text = malloc(len);
    story_rules *rules = NULL;

    (void)state;
    assert_non_null(text);
    memset(text, '[', len);
    assert_int_equal(story_rules_new(&rules, text, len, NULL, 0, NULL), STORY_ELIMIT);
    memset(text, '#', len);
    expect_ok(story_rules_new(&rules, text, len - 1, NULL, 0, NULL));
    story_rules_free(rules);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_leaves_the_defaults),
        cmocka_unit_test(a_cast_has_names_and_aliases),
        cmocka_unit_test(a_beat_is_protected_by_its_words),
        cmocka_unit_test(settings_win_over_the_file),
        cmocka_unit_test(a_setting_that_makes_no_sense_is_refused),
        cmocka_unit_test(what_is_not_known_is_let_pass_but_for_rules),
        cmocka_unit_test(a_value_goes_on_behind_a_backslash),
        cmocka_unit_test(broken_files_are_refused_where_they_break),
        cmocka_unit_test(a_huge_file_is_refused_and_a_large_one_read),
    };

    return RUN(tests);
}

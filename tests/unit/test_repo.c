#include <time.h>

#include "repo/date.h"
#include "repo/encoding.h"
#include "repo/folder.h"
#include "repo/hook.h"
#include "repo/label.h"
#include "repo/libgit2.h"
#include "unit/expect.h"

static void expect_date(const char *text, long long seconds, int offset)
{
    int64_t got = -1;
    int got_offset = -1;

    assert_true(story_date_parse(text, &got, &got_offset));
    assert_int_equal(got, seconds);
    assert_int_equal(got_offset, offset);
}

static void expect_no_date(const char *text)
{
    int64_t seconds;
    int offset;

    assert_false(story_date_parse(text, &seconds, &offset));
}

static void dates_are_read_as_git_reads_them(void **state)
{
    (void)state;
    expect_date("1700000000 +0000", 1700000000, 0);
    expect_date("@1700000000 +0530", 1700000000, 330);
    expect_date("1700000000 -0800", 1700000000, -480);
    expect_date("2023-11-14T22:13:20Z", 1700000000, 0);
    expect_date("2023-11-14 23:13:20 +0100", 1700000000, 60);
    expect_date("2023-11-14T23:13:20+01:00", 1700000000, 60);
    expect_date("Tue, 14 Nov 2023 22:13:20 +0000", 1700000000, 0);
    expect_date("14 Nov 2023 22:13:20 -0230", 1700000000 + 9000, -150);
    expect_date("2000-02-29T00:00:00Z", 951782400, 0);
    expect_date("1970-01-01T00:00:00Z", 0, 0);
}

static void what_is_no_date_is_refused(void **state)
{
    (void)state;
    expect_no_date("");
    expect_no_date("yesterday");
    expect_no_date("2023-13-14T22:13:20Z");
    expect_no_date("2023-11-14T22:61:20Z");
    expect_no_date("1700000000 +9900");
    expect_no_date("1700000000x");
    expect_no_date("14 Brumaire 2023 22:13:20");
    expect_no_date("1960-01-01T00:00:00Z");
}

static void expect_label(const char *path, const char *label)
{
    story_arena *arena = story_arena_new();

    expect_text(story_label_from_path(path, false, arena), label);
    story_arena_free(arena);
}

static void a_label_is_the_stem_in_lower_case(void **state)
{
    (void)state;
    expect_label("drafts/Romy.txt", "romy");
    expect_label("The Final Draft.md", "the-final-draft");
    expect_label("v1.2.txt", "v1.2");
    expect_label("noending", "noending");
    expect_label("caf\xc3\xa9.txt", "caf-");
    expect_label("My \"Story\" & co.txt", "my-story-co");
    expect_label("Part 1 - Lisbon.txt", "part-1-lisbon");
    expect_label("one--two.txt", "one--two");
    expect_label(".hidden", ".hidden");
}

static void labels_are_what_git_and_a_reader_can_take(void **state)
{
    static const char *const good[] = {"romy", "v1.2", "a", "7", "story/romy", "a_b-c"};
    static const char *const bad[] = {"",    "-x", ".x",   "x.lock", "a..b",  "Romy",        "a b",  "a/b/c",
                                      "/a",  "a/", "a/-b", "x.",     "a\x1b", "caf\xc3\xa9", "a/.b", "@{u}",
                                      "a~1", "a^", "a:b",  "a?",     "a*",    "a[",          "a\\b"};

    (void)state;
    assert_int_equal(story_git2_start(NULL), STORY_OK);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!story_label_is_valid(good[i]))
            fail_msg("\"%s\" is refused", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (story_label_is_valid(bad[i]))
            fail_msg("\"%s\" is taken", bad[i]);
    story_git2_stop();
}

static void expect_order(const char *first, const char *second)
{
    if (story_folder_compare(first, second) >= 0 || story_folder_compare(second, first) <= 0)
        fail_msg("%s does not stand before %s", first, second);
}

static void chapters_stand_in_natural_order(void **state)
{
    (void)state;
    expect_order("2.txt", "10.txt");
    expect_order("chapter 9.md", "chapter 10.md");
    expect_order("a/2.txt", "a/10.txt");
    expect_order("a/9.txt", "a-b/1.txt");
    expect_order("part1/10.txt", "part2/1.txt");
    expect_order("1.txt", "1a.txt");
    expect_order("007.txt", "8.txt");
    expect_order("99999999999999999999998.txt", "99999999999999999999999.txt");
    expect_order("01.txt", "1.txt");
    assert_int_equal(story_folder_compare("a1", "a1"), 0);
}

static void expect_encoding(const char *bytes, size_t len, const char *name)
{
    expect_text(story_encoding_of(bytes, len), name);
}

static void expect_wrong_in(const char *encoding, const char *bytes, size_t len, size_t offset)
{
    story_error err = {0};

    assert_int_equal(story_encoding_check(encoding, bytes, len, &err), STORY_EINPUT);
    expect_count(err.offset, offset);
}

static void expect_wrong_at(const char *bytes, size_t len, size_t offset)
{
    expect_wrong_in(story_encoding_of(bytes, len), bytes, len, offset);
}

static void bytes_that_are_no_text_are_found_at_their_offset(void **state)
{
    (void)state;
    expect_encoding("\xef\xbb\xbfx", 4, "UTF-8");
    expect_encoding("\xff\xfex\0", 4, "UTF-16LE");
    expect_encoding("\xff\xfe\0\0", 4, "UTF-32LE");
    expect_encoding("x", 1, "UTF-8");
    expect_wrong_at("abc\xff", 4, 3);
    expect_wrong_at("a\0b", 3, 1);
    expect_wrong_at("\xff\xfe"
                    "a\0\0\xd8",
                    6, 4);
    expect_wrong_at("\xff\xfe"
                    "a\0\0\xdc",
                    6, 4);
    expect_wrong_at("\xff\xfe"
                    "a\0b",
                    5, 4);
    expect_wrong_at("\0\0\xfe\xff\0\x11\0\0", 8, 4);
    expect_ok(story_encoding_check("UTF-16LE", "\xff\xfe\x3d\xd8\x00\xde", 6, NULL));
    expect_ok(story_encoding_check("UTF-8", "", 0, NULL));
    expect_wrong_in("latin-1", "caf\xe9\0", 5, 4);
    expect_wrong_in("shift-jis", "caf\xe9 au lait", 12, 3);
    expect_wrong_in("UTF-16", "a\0b", 3, 2);
    expect_ok(story_encoding_check("latin-1", "caf\xe9", 4, NULL));
    expect_ok(story_encoding_check("UTF-16", "a\0b\0", 4, NULL));
    expect_ok(story_encoding_check("latin-1", "\xff\xfex\0", 4, NULL));
    expect_ok(story_encoding_check("martian", "a\0\xff", 3, NULL));
}

static void a_hook_knows_its_own_script(void **state)
{
    story_buf script = STORY_BUF;

    (void)state;
    story_hook__script(&script, "pre-push", "/opt/it's here/storydiff");
    assert_true(story_hook__is_ours("pre-push", story_buf_text(&script)));
    assert_false(story_hook__is_ours("pre-commit", story_buf_text(&script)));
    story_buf_puts(&script, "echo more\n");
    assert_false(story_hook__is_ours("pre-push", story_buf_text(&script)));
    story_buf_dispose(&script);
    assert_false(story_hook__is_ours("pre-commit", ""));
    assert_false(story_hook__is_ours("pre-commit", "#!/bin/sh\nexit 0\n"));
}

static void expect_manager(const char *folder, const char *bytes, const char *name)
{
    const char *got = story_hook__manager(folder, bytes);

    expect_text(got ? got : "nobody", name);
}

static void hook_managers_are_told_from_a_persons_own_hook(void **state)
{
    (void)state;
    expect_manager("/r/.husky/_", NULL, "husky");
    expect_manager("/r/.husky/", "", "husky");
    expect_manager("/r/.git/hooks", "#!/bin/sh\ncall_lefthook run \"pre-commit\"", "lefthook");
    expect_manager("/r/.git/hooks", "# File generated by pre-commit: https://pre-commit.com", "pre-commit");
    expect_manager("/r/.git/hooks", "#!/bin/sh\nmake check\n", "nobody");
    expect_manager("/r/.git/hooks", NULL, "nobody");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_as_git_reads_them),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(a_label_is_the_stem_in_lower_case),
        cmocka_unit_test(labels_are_what_git_and_a_reader_can_take),
        cmocka_unit_test(chapters_stand_in_natural_order),
        cmocka_unit_test(bytes_that_are_no_text_are_found_at_their_offset),
        cmocka_unit_test(a_hook_knows_its_own_script),
        cmocka_unit_test(hook_managers_are_told_from_a_persons_own_hook),
    };

    return RUN(tests);
}

#include "unit/pairing.h"

#include "util/buf.h"

static void put_range(story_buf *buf, size_t first, size_t count)
{
    story_buf_printf(buf, count > 1 ? "%zu-%zu" : "%zu", first, first + count - 1);
}

/* "0=0 1~1 -2 +2 4-5~3 6=4*": same, edited, removed, added, two that became one, moved. */
static void put_link(story_buf *buf, const story_link *l)
{
    story_buf_puts(buf, buf->len ? " " : "");
    if (!l->right_count)
        story_buf_printf(buf, "-%zu", l->left);
    else if (!l->left_count)
        story_buf_printf(buf, "+%zu", l->right);
    else {
        put_range(buf, l->left, l->left_count);
        story_buf_putc(buf, l->change == STORY_SAME ? '=' : '~');
        put_range(buf, l->right, l->right_count);
    }
    story_buf_puts(buf, l->moved ? "*" : "");
}

static void expect_links(const char *left, const char *right, const char *wanted)
{
    pairing p = pairing_read(left, right);
    story_buf buf = STORY_BUF;
    size_t k;

    pairing_align(&p);
    for (k = 0; k < p.alignment.count; k++)
        put_link(&buf, &p.alignment.links[k]);
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
    story_arena_free(p.arena);
}

#define HARBOUR "The harbour master rowed out before dawn to count the herring boats.\n"
#define LETTER "A letter from her brother lay unopened under the brass lamp.\n"
#define STORM "Toward evening the storm broke over the western cliffs.\n"
#define BELL "Somebody had rung the chapel bell three times and fled.\n"
#define DOG "The old dog refused to leave the threshold of the bakery.\n"
#define NOD "He nodded.\n"

static void a_text_is_the_same_as_itself(void **state)
{
    (void)state;
    expect_links(HARBOUR NOD LETTER NOD STORM, HARBOUR NOD LETTER NOD STORM, "0=0 1=1 2=2 3=3 4=4");
    expect_links("* * *\n#\n", "* * *\n#\n", "0=0 1=1"); /* not a word in it */
}

static void an_empty_text_has_no_links(void **state)
{
    (void)state;
    expect_links("", "", "");
    expect_links(HARBOUR, "", "-0");
    expect_links("", HARBOUR LETTER, "+0 +1");
}

static void what_is_new_is_added_and_what_is_gone_removed(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER STORM BELL, HARBOUR STORM DOG BELL, "0=0 -1 2=1 +2 3=3");
}

static void an_edited_sentence_stays_in_its_place(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER STORM, HARBOUR "A letter from her sister lay unopened beneath the brass lamp.\n" STORM,
                 "0=0 1~1 2=2");
}

static void style_alone_is_no_change(void **state)
{
    (void)state;
    expect_links("\"Come in,\" she said -- 'at once'...\n" STORM,
                 "\xe2\x80\x9c"
                 "Come in,\xe2\x80\x9d  she said \xe2\x80\x94 \xe2\x80\x98"
                 "at once\xe2\x80\x99\xe2\x80\xa6\n" STORM,
                 "0=0 1=1");
    expect_links("He came -- alone.\n" STORM,
                 "He came\xe2\x80\x94"
                 "alone.\n" STORM,
                 "0=0 1=1");
}

static void case_and_full_stops_are_changes(void **state)
{
    (void)state;
    expect_links(STORM, "Toward Evening the storm broke over the western cliffs!\n", "0~0");
}

static void a_split_sentence_is_one_link(void **state)
{
    (void)state;
    expect_links(HARBOUR "The storm broke over the cliffs at dusk, and the miller's barn burned to the ground.\n" DOG,
                 HARBOUR "The storm broke over the cliffs at dusk.\nThe miller's barn burned to the ground.\n" DOG,
                 "0=0 1~1-2 2=3");
}

static void merged_sentences_are_one_link(void **state)
{
    (void)state;
    expect_links(HARBOUR "The storm broke over the cliffs at dusk.\nThe miller's barn burned to the ground.\n" DOG,
                 HARBOUR "The storm broke over the cliffs at dusk, and the miller's barn burned to the ground.\n" DOG,
                 "0=0 1-2~1 3=2");
}

/* One mention of the old name was overlooked. */
static void a_split_sentence_of_a_renamed_hero_is_one_link(void **state)
{
    (void)state;
    expect_links("At noon Tolland left.\n" HARBOUR "In the shop Tolland waited.\n" DOG
                 "So Tolland was sitting with his back to me, and I had given him no sign of my work.\n" LETTER
                 "Then Tolland smiled.\n" BELL,
                 "At noon Merrick left.\n" HARBOUR "In the shop Tolland waited.\n" DOG
                 "So Merrick was sitting with his back to me.\nI had given him no sign of my work.\n" LETTER
                 "Then Merrick smiled.\n" BELL,
                 "0~0 1=1 2=2 3=3 4~4-5 5=6 6~7 7=8");
}

#define DUSK "The ferry came in at dusk with its lanterns out"
#define MILLER "the miller burned his ledgers behind the locked granary"

static void a_sentence_is_split_in_a_passage_that_moved_too(void **state)
{
    (void)state;
    expect_links(LETTER DUSK ", and " MILLER ".\n" DOG HARBOUR STORM BELL,
                 HARBOUR STORM BELL LETTER DUSK ".\nSo " MILLER ".\n" DOG, "3=0* 4=1* 5=2* 0=3 1~4-5 2=6");
    expect_links(LETTER DUSK ".\n" MILLER ".\n" DOG HARBOUR STORM BELL,
                 HARBOUR STORM BELL LETTER DUSK "; " MILLER ".\n" DOG, "4=0* 5=1* 6=2* 0=3 1-2~4 3=5");
    expect_links(LETTER DUSK ".\n" DOG HARBOUR STORM BELL, HARBOUR STORM BELL LETTER DUSK ".\n" NOD DOG,
                 "3=0* 4=1* 5=2* 0=3 1=4 +5 2=6");
}

static void what_says_next_to_nothing_stays_beside_its_neighbour(void **state)
{
    (void)state;
    expect_links(LETTER "The ferry came in at dusk.\n* * *\n* * *\nNobody saw the old dog again.\n" STORM,
                 LETTER "The ferry came in at noon.\n* * *\n* * *\nNobody saw the lame dog again.\n" STORM,
                 "0=0 1~1 2=2 3=3 4~4 5=5");
    expect_links(LETTER NOD DOG HARBOUR STORM BELL, HARBOUR STORM BELL LETTER NOD DOG, "3=0 4=1 5=2 0=3* 1=4* 2=5*");
}

static void a_line_that_is_a_replaced_name_stays_in_its_place(void **state)
{
    (void)state;
    expect_links(LETTER "In the shop Tolland waited.\n" HARBOUR "Tolland.\n" STORM,
                 LETTER "In the shop Merrick waited.\n" HARBOUR "Merrick.\n" STORM, "0=0 1~1 2=2 3~3 4=4");
    expect_links(LETTER "In the shop Tolland waited.\n" HARBOUR "Tolland.\n" STORM,
                 LETTER "In the shop Tolland waited.\n" HARBOUR "Never.\n" STORM, "0=0 1=1 2=2 -3 +3 4=4");
}

static void a_renamed_speaker_still_says_no(void **state)
{
    (void)state;
    expect_links(HARBOUR "TOMAS: Yes.\n" LETTER "TOMAS: No.\n" STORM,
                 HARBOUR "PAULO: Yes.\n" LETTER "PAULO: No.\n" STORM, "0=0 1~1 2=2 3~3 4=4");
}

static void the_last_sentence_of_a_passage_that_moved_was_edited(void **state)
{
    (void)state;
    expect_links(LETTER DOG "There were eleven.\n" HARBOUR STORM BELL DUSK ".\n",
                 HARBOUR STORM BELL LETTER DOG "There were twelve.\n" DUSK ".\n", "3=0 4=1 5=2 0=3* 1=4* 2~5* 6=6");
    expect_links(LETTER DOG "There were eleven.\n" HARBOUR STORM BELL DUSK ".\n",
                 HARBOUR STORM BELL LETTER DOG "Nobody came.\n" DUSK ".\n", "-2 3=0 4=1 5=2 0=3* 1=4* +5 6=6");
}

static void a_sentence_beside_a_shortened_one_is_no_part_of_it(void **state)
{
    (void)state;
    expect_links(HARBOUR
                 "The letter that her brother wrote from Lisbon told of storms, of fever, of a wreck on the rocks, "
                 "and of the debt that he owed to a one-eyed tailor.\n" DOG BELL,
                 HARBOUR "The letter that her brother wrote from Lisbon told of storms, of fever and of a wreck.\n"
                         "The one-eyed tailor slept on the rocks.\n" DOG BELL,
                 "0=0 1~1 +2 2=3 3=4");
}

static void a_sentence_written_anew_stays_in_its_place(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER "Nobody could say what the letter meant.\n" DOG,
                 HARBOUR LETTER "For years they would argue about the meaning of that letter.\n" DOG,
                 "0=0 1=1 2~2 3=3");
    expect_links(HARBOUR LETTER "Nobody could say what the letter meant.\n" DOG,
                 HARBOUR LETTER "Seven judges quarrelled loudly.\n" DOG, "0=0 1=1 -2 +2 3=3");
    expect_links(HARBOUR LETTER "Nobody could say what the letter meant.\n" DOG,
                 HARBOUR LETTER BELL "For years they would argue about the meaning of that letter.\n" DOG,
                 "0=0 1=1 -2 +2 +3 3=4");
}

static void the_smaller_of_two_swapped_passages_has_moved(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER STORM BELL DOG, BELL DOG HARBOUR LETTER STORM, "3=0* 4=1* 0=2 1=3 2=4");
    expect_links(HARBOUR LETTER STORM BELL DOG, STORM BELL DOG HARBOUR LETTER, "2=0 3=1 4=2 0=3* 1=4*");
}

static void a_moved_and_edited_sentence_is_found(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER STORM BELL DOG,
                 "The harbour master rowed out long before dawn to count the fishing boats.\n"
                 "The old dog refused to leave the threshold of that bakery.\n" LETTER STORM BELL,
                 "0~0 4~1* 1=2 2=3 3=4");
}

static void a_common_short_sentence_has_not_moved(void **state)
{
    (void)state;
    expect_links(NOD HARBOUR LETTER STORM BELL DOG, HARBOUR LETTER STORM BELL DOG NOD, "-0 1=0 2=1 3=2 4=3 5=4 +5");
}

static void unrelated_texts_have_no_links(void **state)
{
    (void)state;
    expect_links(HARBOUR LETTER STORM,
                 "Seven judges quarrelled about the inheritance of a tailor.\n"
                 "Nothing grows in that valley but thistles and rumours.\n",
                 "-0 -1 -2 +0 +1");
}

/* Sentences of words that come again and again, in no order: no anchor, no landmark, no end of look-alikes. */
static void put_babble(story_buf *buf, size_t sentences, uint32_t seed)
{
    size_t k, n;

    for (k = 0; k < sentences; k++) {
        for (n = 0; n < 9; n++) {
            seed = seed * 1664525u + 1013904223u;
            story_buf_printf(buf, "%c%cr%c ", (int)('a' + (seed >> 28)), "aeiou"[(seed >> 20) % 5],
                             (int)('a' + (seed >> 24) % 16));
        }
        story_buf_puts(buf, "end.\n");
    }
}

static void texts_beyond_the_budget_are_said_to_be_partial(void **state)
{
    story_buf left = STORY_BUF, right = STORY_BUF;
    pairing p;

    (void)state;
    put_babble(&left, 4000, 1);
    put_babble(&right, 4000, 2);
    p = pairing_read(story_buf_text(&left), story_buf_text(&right));
    pairing_align(&p);
    assert_true(p.alignment.partial);
    story_buf_dispose(&left);
    story_buf_dispose(&right);
    story_arena_free(p.arena);
}

static void put_again(story_buf *buf, const char *text, size_t times)
{
    while (times--)
        story_buf_puts(buf, text);
}

static void one_sentence_over_and_over_is_still_compared(void **state)
{
    story_buf left = STORY_BUF, right = STORY_BUF;
    pairing p;
    size_t k;

    (void)state;
    put_again(&left, "He saw the dog.\n", 1500);
    put_again(&right, "He saw the cat.\n", 1500);
    p = pairing_read(story_buf_text(&left), story_buf_text(&right));
    pairing_align(&p);
    assert_int_equal(p.alignment.count, 1500);
    for (k = 0; k < p.alignment.count; k++)
        assert_int_equal(p.alignment.links[k].change, STORY_EDITED);
    story_buf_dispose(&left);
    story_buf_dispose(&right);
    story_arena_free(p.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_the_same_as_itself),
        cmocka_unit_test(an_empty_text_has_no_links),
        cmocka_unit_test(what_is_new_is_added_and_what_is_gone_removed),
        cmocka_unit_test(an_edited_sentence_stays_in_its_place),
        cmocka_unit_test(style_alone_is_no_change),
        cmocka_unit_test(case_and_full_stops_are_changes),
        cmocka_unit_test(a_split_sentence_is_one_link),
        cmocka_unit_test(merged_sentences_are_one_link),
        cmocka_unit_test(a_split_sentence_of_a_renamed_hero_is_one_link),
        cmocka_unit_test(a_sentence_is_split_in_a_passage_that_moved_too),
        cmocka_unit_test(what_says_next_to_nothing_stays_beside_its_neighbour),
        cmocka_unit_test(a_line_that_is_a_replaced_name_stays_in_its_place),
        cmocka_unit_test(a_renamed_speaker_still_says_no),
        cmocka_unit_test(the_last_sentence_of_a_passage_that_moved_was_edited),
        cmocka_unit_test(a_sentence_beside_a_shortened_one_is_no_part_of_it),
        cmocka_unit_test(a_sentence_written_anew_stays_in_its_place),
        cmocka_unit_test(the_smaller_of_two_swapped_passages_has_moved),
        cmocka_unit_test(a_moved_and_edited_sentence_is_found),
        cmocka_unit_test(a_common_short_sentence_has_not_moved),
        cmocka_unit_test(unrelated_texts_have_no_links),
        cmocka_unit_test(texts_beyond_the_budget_are_said_to_be_partial),
        cmocka_unit_test(one_sentence_over_and_over_is_still_compared),
    };

    return RUN(tests);
}

#include "unit/pairing.h"

#include <stdlib.h>

#include "compare/change.h"
#include "util/buf.h"

static void put_span(story_buf *buf, const char *open, const char *text, story_span span, const char *close)
{
    if (span.end > span.start) {
        story_buf_puts(buf, open);
        story_buf_put(buf, text + span.start, span.end - span.start);
        story_buf_puts(buf, close);
    }
}

/* The edits as "the [-quick-]{+slow+} fox"; what stays as the right side has it. Both sides must be covered. */
static void expect_edits(const char *left, const char *right, const char *wanted)
{
    pairing p = pairing_read(left, right);
    story_link link = {.left_count = p.left.sentence_count, .right_count = p.right.sentence_count};
    story_buf buf = STORY_BUF;
    const story_edit *edits;
    size_t count, k, a = 0, b = 0;

    expect_ok(story_change_words(&edits, &count, p.arena, &p.left, &p.right, &link, NULL));
    for (k = 0; k < count; k++) {
        expect_count(edits[k].left.start, a);
        expect_count(edits[k].right.start, b);
        a = edits[k].left.end;
        b = edits[k].right.end;
        if (edits[k].change == STORY_SAME) {
            put_span(&buf, "", p.right.text.view, edits[k].right, "");
            continue;
        }
        put_span(&buf, "[-", p.left.text.view, edits[k].left, "-]");
        put_span(&buf, "{+", p.right.text.view, edits[k].right, "+}");
    }
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
    story_arena_free(p.arena);
}

static void words_are_changed_whole(void **state)
{
    (void)state;
    expect_edits("The quick fox ran.", "The slow fox ran.", "The [-quick-]{+slow+} fox ran.");
    expect_edits("A well-known man.", "A well-worn man.", "A [-well-known-]{+well-worn+} man.");
    expect_edits("Jean-Paul wept.", "Jean-Luc wept.", "[-Jean-Paul-]{+Jean-Luc+} wept.");
}

static void additions_and_removals_take_their_space_along(void **state)
{
    (void)state;
    expect_edits("The fox ran home.", "The old fox ran home.", "The {+old +}fox ran home.");
    expect_edits("The old fox ran home.", "The fox ran home.", "The [-old -]fox ran home.");
}

static void small_words_do_not_hold_a_rewritten_passage_together(void **state)
{
    (void)state;
    expect_edits("Anna told the truth of the matter gladly today.", "Anna hid the ring of the queen quickly today.",
                 "Anna [-told the truth of the matter gladly-]{+hid the ring of the queen quickly+} today.");
}

static void what_stays_between_two_edits_is_kept(void **state)
{
    (void)state;
    expect_edits("Sergio was born in Khabarovsk in winter.", "Romy was born in Moscow in winter.",
                 "[-Sergio-]{+Romy+} was born in [-Khabarovsk-]{+Moscow+} in winter.");
}

static void style_is_no_edit(void **state)
{
    (void)state;
    expect_edits("\"Go,\" he said -- now...", "\xe2\x80\x9cGo,\xe2\x80\x9d  he said \xe2\x80\x94 now\xe2\x80\xa6",
                 "\xe2\x80\x9cGo,\xe2\x80\x9d  he said \xe2\x80\x94 now\xe2\x80\xa6");
}

static void a_split_shows_where_it_is(void **state)
{
    (void)state;
    expect_edits("The barn burned down, and we wept.", "The barn burned down.\nWe wept.",
                 "The barn burned down[-, and we-]{+.\nWe+} wept.");
}

static void a_huge_rewritten_sentence_ends_in_time(void **state)
{
    enum { WORDS = 60000 };
    char *left = malloc(WORDS * 8), *right = malloc(WORDS * 8);
    size_t a = 0, b = 0, k;
    pairing p;
    story_link link = {.left_count = 1, .right_count = 1};
    const story_edit *edits;
    size_t count;

    (void)state;
    for (k = 0; k < WORDS; k++) {
        a += (size_t)sprintf(left + a, "a%zu ", k * 7919 % WORDS);
        b += (size_t)sprintf(right + b, "a%zu ", k * 104729 % WORDS);
    }
    p = pairing_read(left, right);
    expect_ok(story_change_words(&edits, &count, p.arena, &p.left, &p.right, &link, NULL));
    assert_true(count >= 1);
    story_arena_free(p.arena);
    free(left);
    free(right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_changed_whole),
        cmocka_unit_test(additions_and_removals_take_their_space_along),
        cmocka_unit_test(small_words_do_not_hold_a_rewritten_passage_together),
        cmocka_unit_test(what_stays_between_two_edits_is_kept),
        cmocka_unit_test(style_is_no_edit),
        cmocka_unit_test(a_split_shows_where_it_is),
        cmocka_unit_test(a_huge_rewritten_sentence_ends_in_time),
    };

    return RUN(tests);
}

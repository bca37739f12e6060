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
    story_link link = {
        .left_count = p.left.sentence_count, .right_count = p.right.sentence_count, .change = STORY_EDITED};
    story_buf buf = STORY_BUF;
    const story_edit *edits;
    size_t count, k, a = 0, b = 0;

    expect_ok(story_change_words(&edits, &count, NULL, p.arena, &p.left, &p.right, &link, NULL));
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

/* The seams as "split The barn burned down," or "join …": the words before the place on the side that has one sentence. */
static void expect_seams(const char *left, const char *right, const char *wanted)
{
    pairing p = pairing_read(left, right);
    story_link link = {
        .left_count = p.left.sentence_count, .right_count = p.right.sentence_count, .change = STORY_EDITED};
    story_array seams = STORY_ARRAY(story_seam);
    story_buf buf = STORY_BUF;
    const story_edit *edits;
    size_t count, k;

    expect_ok(story_change_words(&edits, &count, &seams, p.arena, &p.left, &p.right, &link, NULL));
    for (k = 0; k < seams.count; k++) {
        const story_seam *s = &STORY_ITEMS(&seams, story_seam)[k];

        story_buf_puts(&buf, k ? "; " : "");
        story_buf_puts(&buf, s->split ? "split " : "join ");
        story_buf_put(&buf, s->split ? p.left.text.view : p.right.text.view, s->split ? s->left : s->right);
    }
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
    story_array_dispose(&seams);
    story_arena_free(p.arena);
}

static void a_seam_has_its_place_on_both_sides(void **state)
{
    (void)state;
    expect_seams("The barn burned down, and we wept.", "The barn burned down.\nWe wept.",
                 "split The barn burned down,");
    expect_seams("The barn burned down.\nWe wept.", "The barn burned down, and we wept.", "join The barn burned down,");
    expect_seams("He ran; she sat.", "He ran;\nshe sat.", "split He ran;");
    expect_seams("It was bread, which I did not like. Overcome by fatigue I slept.",
                 "It was bread, which I did not like.\nThen, overcome by fatigue I slept.",
                 "split It was bread, which I did not like.");
    expect_seams("The red barn burned down.\nWe wept for three days.", "The old barn burned down and we wept for days.",
                 "join The old barn burned down");
}

static void each_of_several_seams_is_told(void **state)
{
    (void)state;
    expect_seams("One came early, two came late, and three stayed home.",
                 "One came early.\nTwo came late.\nThree stayed home.",
                 "split One came early,; split One came early, two came late,");
    expect_seams("The dog barked, the cat fled.\nNobody saw the bird leave.",
                 "The dog barked.\nThe cat fled and nobody saw the bird leave.",
                 "split The dog barked,; join The dog barked.\nThe cat fled");
}

static void a_cut_that_stays_is_no_seam(void **state)
{
    (void)state;
    expect_seams("The dog barked.\nThe cat fled.", "The dog howled.\nThe cat ran.", "");
    expect_seams("The dog barked at noon.\nHe left.", "The dog barked at noon!\nShe left.", "");
}

static void what_was_cut_or_written_anew_was_not_joined(void **state)
{
    (void)state;
    expect_seams("The dog barked.\nNobody came to see why.", "The dog barked.", "");
    expect_seams("The dog barked.\nNobody came to see why.\nThe cat fled.", "The dog barked.\nThe cat fled.", "");
    expect_seams(
        "Snow fell on the hills all through the night and the river froze over.\nIn the town below the bells rang "
        "out for the lost ones.",
        "Anna sold her last good horse to a stranger from the coast who paid her in silver, and never asked his "
        "name.",
        "");
}

static void a_huge_rewritten_sentence_ends_in_time_and_says_so(void **state)
{
    enum { WORDS = 60000 };
    char *left = malloc(WORDS * 8), *right = malloc(WORDS * 8);
    size_t a = 0, b = 0, k;
    pairing p;
    story_link link = {.left_count = 1, .right_count = 1, .change = STORY_EDITED};
    const story_edit *edits;
    size_t count;

    (void)state;
    for (k = 0; k < WORDS; k++) {
        a += (size_t)sprintf(left + a, "a%zu ", k * 7919 % WORDS);
        b += (size_t)sprintf(right + b, "a%zu ", k * 104729 % WORDS);
    }
    p = pairing_read(left, right);
    assert_int_equal(story_change_words(&edits, &count, NULL, p.arena, &p.left, &p.right, &link, NULL), 1);
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
        cmocka_unit_test(a_seam_has_its_place_on_both_sides),
        cmocka_unit_test(each_of_several_seams_is_told),
        cmocka_unit_test(a_cut_that_stays_is_no_seam),
        cmocka_unit_test(what_was_cut_or_written_anew_was_not_joined),
        cmocka_unit_test(a_huge_rewritten_sentence_ends_in_time_and_says_so),
    };

    return RUN(tests);
}

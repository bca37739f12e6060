/* Beats of two texts: the same, changed, moved, cut, added; and what of it is a guess. */
#include "unit/library.h"

static void expect_beats_as(story_markup markup, const char *left, const char *right, const char *wanted)
{
    const char *texts[] = {left, right};
    library l = collate_as(markup, texts, 2);
    story_buf buf = STORY_BUF;

    put_beats(&buf, story_collation_diff(l.collation, 0, 1));
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
    library_free(&l);
}

static void expect_beats(const char *left, const char *right, const char *wanted)
{
    expect_beats_as(STORY_MARKUP_NONE, left, right, wanted);
}

static void a_story_is_the_same_as_itself(void **state)
{
    (void)state;
    expect_beats(BORN BOAT STORM END, BORN BOAT STORM END, "0=0 1=1 2=2 3=3");
}

static void a_beat_can_be_cut_added_or_moved(void **state)
{
    (void)state;
    expect_beats(BORN BOAT STORM GIFT END, BORN BOAT GIFT END, "0=0 1=1 -2 3=2 4=3");
    expect_beats(BORN BOAT GIFT END, BORN BOAT STORM GIFT END, "0=0 1=1 +2 2=3 3=4");
    expect_beats(BORN BOAT STORM RESCUE GIFT END, BORN STORM RESCUE GIFT BOAT END, "0=0 2=1 3=2 4=3 1=4* 5=5");
}

static void a_beat_whose_sentences_were_split_is_not_removed(void **state)
{
    (void)state;
    expect_beats("She dug under the tower until her hands bled.\n\n"
                 "The compass was there, wrapped in oiled cloth, and it still pointed north.\n\n"
                 "She sailed home with it that evening.\n\n"
                 "Her sisters laughed at her, and they asked what it was worth.\n\n"
                 "She said nothing, and she hung it above the door.\n\n"
                 "In the night the great storm came over the harbour.\n",
                 "She dug under the tower until her hands bled.\n\n"
                 "The compass was there, wrapped in oiled cloth. It still pointed north.\n\n"
                 "She sailed home with it that evening.\n\n"
                 "Her sisters laughed at her, and they asked what it was worth.\n\n"
                 "She said nothing. She hung it above the door.\n\n"
                 "In the night the great storm came over the harbour.\n",
                 "0~0 1~1 2=2");
}

static void front_matter_and_code_change_no_beat(void **state)
{
    (void)state;
    expect_beats_as(STORY_MARKUP_MARKDOWN, "---\ntitle: The Boat\n---\n\n" BORN BOAT "```\nrow(hard);\n```\n\n" STORM,
                    "---\ntitle: The Sea and the Boat\nauthor: Nina Vale\n---\n\n" BORN BOAT STORM, "0=0 1=1 2=2");
}

static void a_rename_alone_leaves_the_beats_the_same(void **state)
{
    (void)state;
    expect_beats(
        "Marta Lind rowed out between the rocks to the long reef, where the herring boats of her uncle lay.\n\n"
        "On the reef an old priest, wet and trembling, gave Marta Lind a silver compass that was broken.\n\n"
        "Before the first snow Marta Lind sailed home to her seven sisters in the house above the harbour.\n",
        "Hanna Berg rowed out between the rocks to the long reef, where the herring boats of her uncle lay.\n\n"
        "On the reef an old priest, wet and trembling, gave Hanna Berg a silver compass that was broken.\n\n"
        "Before the first snow Hanna Berg sailed home to her seven sisters in the house above the harbour.\n",
        "0=0 1=1 2=2");
}

static void a_retold_beat_has_changed(void **state)
{
    (void)state;
    expect_beats(BORN BOAT STORM RESCUE GIFT END,
                 BORN BOAT STORM "Alone she took the small boat past the rocks, and from the mast she rescued an old "
                                 "priest.\n\n" GIFT END,
                 "0=0 1=1 2=2 3~3 4=4 5=5");
}

static bool share_a_sentence(const story_diff *d, const story_beat *left, const story_beat *right)
{
    size_t i, count;
    const story_link *links = story_diff_links(d, &count);

    for (i = 0; i < count; i++)
        if (links[i].left_count && links[i].right_count && links[i].left <= left->last &&
            links[i].left + links[i].left_count > left->first && links[i].right <= right->last &&
            links[i].right + links[i].right_count > right->first)
            return true;
    return false;
}

/* Adds to *guesses the pairs of beats that are nothing but guesses. */
static void expect_doubts(const char *one, const char *other, size_t *guesses)
{
    const char *texts[] = {one, other};
    library l = collate(texts, 2);
    const story_diff *d = story_collation_diff(l.collation, 0, 1);
    size_t i, count, ignored;
    const story_beat_change *beats = story_diff_beats(d, &count);
    const story_beat *left = story_diff_left_beats(d, &ignored), *right = story_diff_right_beats(d, &ignored);

    for (i = 0; i < count; i++) {
        if (beats[i].left == STORY_NONE || beats[i].right == STORY_NONE || beats[i].change == STORY_SAME)
            assert_true(beats[i].doubt == 0);
        else
            assert_int_equal(beats[i].doubt < 1, share_a_sentence(d, &left[beats[i].left], &right[beats[i].right]));
        *guesses += beats[i].doubt >= 1;
    }
    library_free(&l);
}

static void beats_without_a_sentence_in_common_are_a_guess(void **state)
{
    static const char *const texts[] = {
        "The lamp of the tower went dark. Rain fell on it. He slept.\n",
        "The storm took the roofs. It was a night of fear. All lights went out.\n",
        "Fear came in a night of storm, with rain on the roofs, and the lights. Men wept. A bell rang out.\n",
        "He slept in the dark. Rain fell on the high tower. Nobody saw the lamp. The rocks were wet.\n",
    };
    size_t i, j, guesses = 0;

    (void)state;
    for (i = 0; i < 4; i++)
        for (j = 0; j < 4; j++)
            expect_doubts(texts[i], texts[j], &guesses);
    assert_true(guesses > 0);
}

static void stories_with_nothing_in_common_share_no_beat(void **state)
{
    const char *texts[] = {
        "The committee met on Tuesday and approved the budget of the library for the coming year.\n\n"
        "Two members asked for new shelves, cheaper lamps and longer hours before examinations.\n",
        "A fox stole grapes from the vineyard behind the abbey, night after night, and grew fat.\n\n"
        "With torches and drums the monks chased it over the hill as far as the mill.\n"};
    library l = collate(texts, 2);
    size_t i, count;
    const story_beat_change *beats = story_diff_beats(story_collation_diff(l.collation, 0, 1), &count);

    (void)state;
    for (i = 0; i < count; i++)
        assert_true(beats[i].change == STORY_ADDED || beats[i].change == STORY_REMOVED);
    library_free(&l);
}

static void texts_that_agree_are_cut_alike_whatever_their_paragraphs(void **state)
{
    static const char one[] = BORN BOAT STORM RESCUE GIFT END;
    char other[sizeof one];
    const char *texts[] = {one, other};
    library l;
    const story_diff *d;
    const story_beat *left, *right;
    size_t i, count, right_count;

    (void)state;
    for (i = 0; i < sizeof one; i++)
        other[i] = one[i] == '\n' && one[i + 1] ? ' ' : one[i];
    l = collate(texts, 2);
    d = story_collation_diff(l.collation, 0, 1);
    left = story_diff_left_beats(d, &count);
    right = story_diff_right_beats(d, &right_count);
    expect_count(count, right_count);
    assert_true(count > 1);
    for (i = 0; i < count; i++)
        expect_count(left[i].first, right[i].first);
    library_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_is_the_same_as_itself),
        cmocka_unit_test(a_beat_can_be_cut_added_or_moved),
        cmocka_unit_test(a_beat_whose_sentences_were_split_is_not_removed),
        cmocka_unit_test(front_matter_and_code_change_no_beat),
        cmocka_unit_test(a_rename_alone_leaves_the_beats_the_same),
        cmocka_unit_test(a_retold_beat_has_changed),
        cmocka_unit_test(beats_without_a_sentence_in_common_are_a_guess),
        cmocka_unit_test(stories_with_nothing_in_common_share_no_beat),
        cmocka_unit_test(texts_that_agree_are_cut_alike_whatever_their_paragraphs),
    };

    return RUN(tests);
}

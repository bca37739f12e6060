/* Beats across variants: linked, moved, gone; slots, likeness and the tree; and what must hold whatever the texts. */
#include "expect.h"

#include <stdlib.h>

#include "util/buf.h"

enum { MOST = 6 };

typedef struct library {
    const story_variant *variants[MOST];
    size_t count;
    story_collation *collation;
} library;

static library collate_as(story_markup markup, const char *const *texts, size_t count)
{
    const story_read_options opts = {.markup = markup};
    static const char *const labels[MOST] = {"a", "b", "c", "d", "e", "f"};
    library l = {.count = count};
    size_t i;

    for (i = 0; i < count; i++) {
        story_variant *v = NULL;

        expect_ok(story_variant_new(&v, labels[i], texts[i], strlen(texts[i]), &opts, NULL));
        l.variants[i] = v;
    }
    expect_ok(story_collation_new(&l.collation, l.variants, count, NULL, NULL));
    return l;
}

static library collate(const char *const *texts, size_t count)
{
    return collate_as(STORY_MARKUP_NONE, texts, count);
}

static void dispose(library *l)
{
    size_t i;

    story_collation_free(l->collation);
    for (i = 0; i < l->count; i++)
        story_variant_free((story_variant *)l->variants[i]);
}

/* "0=0 1~2* -1 +3": same, changed, moved, removed, added, by number of beat. */
static void put_beats(story_buf *buf, const story_diff *d)
{
    size_t i, count;
    const story_beat_change *beats = story_diff_beats(d, &count);

    for (i = 0; i < count; i++) {
        const story_beat_change *b = &beats[i];

        story_buf_puts(buf, buf->len ? " " : "");
        if (b->right == STORY_NONE)
            story_buf_printf(buf, "-%zu", b->left);
        else if (b->left == STORY_NONE)
            story_buf_printf(buf, "+%zu", b->right);
        else
            story_buf_printf(buf, "%zu%c%zu%s", b->left, b->change == STORY_SAME ? '=' : '~', b->right,
                             b->moved ? "*" : "");
    }
}

static void expect_beats_as(story_markup markup, const char *left, const char *right, const char *wanted)
{
    const char *texts[] = {left, right};
    library l = collate_as(markup, texts, 2);
    story_buf buf = STORY_BUF;

    put_beats(&buf, story_collation_diff(l.collation, 0, 1));
    expect_text(story_buf_text(&buf), wanted);
    story_buf_dispose(&buf);
    dispose(&l);
}

static void expect_beats(const char *left, const char *right, const char *wanted)
{
    expect_beats_as(STORY_MARKUP_NONE, left, right, wanted);
}

#define BORN "Marta Lind was born in a small house above the harbour of Bergen, the third of seven sisters.\n\n"
#define BOAT "Every winter she built one boat of larch and oak, and she painted its name in white on the bow.\n\n"
#define STORM "Then the great storm came over the islands, tore the roofs from the sheds and drowned the lights.\n\n"
#define RESCUE "She rowed out alone between the rocks and saved an old priest who was clinging to a broken mast.\n\n"
#define GIFT "In return the priest gave her a silver compass that had belonged to a drowned captain.\n\n"
#define END "They say that the compass still hangs above her door, and that it always points to the sea.\n"
#define QUARREL "Her brother quarrelled with the bailiff about the price of herring and was thrown into prison.\n\n"

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
    dispose(&l);
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
    dispose(&l);
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
    dispose(&l);
}

/* Every slot as "IDENT 0 - 1": its type, a beat or '-' for each variant. */
static void put_slots(story_buf *buf, const library *l)
{
    size_t i, v, count;
    const story_slot *slots = story_collation_slots(l->collation, &count);

    for (i = 0; i < count; i++) {
        story_buf_puts(buf, i ? "; " : "");
        for (v = 0; v < l->count; v++) {
            story_buf_puts(buf, v ? " " : "");
            if (slots[i].beats[v] == STORY_NONE)
                story_buf_putc(buf, '-');
            else
                story_buf_printf(buf, "%zu", slots[i].beats[v]);
        }
    }
}

static void slots_tell_what_all_share_some_share_and_one_has(void **state)
{
    const char *texts[] = {BORN BOAT STORM END, BORN STORM GIFT END, BORN BOAT STORM QUARREL END};
    library l = collate(texts, 3);
    story_buf buf = STORY_BUF;

    (void)state;
    put_slots(&buf, &l);
    expect_text(story_buf_text(&buf), "0 0 0; 1 - 1; 2 1 2; - 2 -; - - 3; 3 3 4");
    story_buf_dispose(&buf);
    dispose(&l);
}

static void likeness_follows_what_is_shared(void **state)
{
    const char *texts[] = {BORN BOAT STORM RESCUE GIFT END, BORN BOAT STORM RESCUE END, QUARREL END,
                           BORN BOAT STORM RESCUE GIFT END};
    library l = collate(texts, 4);

    (void)state;
    assert_true(story_collation_similarity(l.collation, 0, 0) == 1);
    assert_true(story_collation_similarity(l.collation, 0, 3) > 0.999);
    assert_true(story_collation_similarity(l.collation, 0, 1) > story_collation_similarity(l.collation, 0, 2));
    assert_true(story_collation_similarity(l.collation, 1, 2) == story_collation_similarity(l.collation, 2, 1));
    dispose(&l);
}

static size_t parent_of(const library *l, size_t variant)
{
    size_t count;

    return story_collation_tree(l->collation, &count)[variant].parent;
}

static void the_tree_joins_the_drafts_that_stand_closest(void **state)
{
    const char *texts[] = {BORN BOAT STORM RESCUE GIFT END, QUARREL STORM END, BORN BOAT STORM RESCUE END,
                           QUARREL GIFT STORM END};
    library l = collate(texts, 4);
    size_t count, i, leaves = 0;
    const story_tree_node *nodes = story_collation_tree(l.collation, &count);

    (void)state;
    expect_count(count, 7);
    for (i = 0; i < count; i++)
        leaves += nodes[i].variant != STORY_NONE;
    expect_count(leaves, 4);
    expect_count(nodes[6].parent, STORY_NONE);
    expect_count(parent_of(&l, 0), parent_of(&l, 2));
    dispose(&l);
}

static void one_variant_alone_is_a_collation_too(void **state)
{
    const char *texts[] = {BORN BOAT END};
    library l = collate(texts, 1);
    size_t slots, beats;

    (void)state;
    story_collation_slots(l.collation, &slots);
    story_collation_beats(l.collation, 0, &beats);
    expect_count(slots, beats);
    dispose(&l);
}

static const char *const corpus[] = {
    BORN BOAT STORM RESCUE GIFT END,
    BORN STORM RESCUE QUARREL END,
    "",
    "Marta Lind had never left Bergen. She built boats and sang.\n\nA storm came. She rowed to the rocks. There hung a "
    "priest.\n\n\"Take my compass,\" he said. She took it.\n\nIt hangs there still.\n",
    QUARREL GIFT,
};

enum { CORPUS = sizeof corpus / sizeof *corpus };

/* The texts of the corpus in a given order. */
static library collate_in_order(const size_t *order)
{
    const char *texts[CORPUS];
    size_t i;

    for (i = 0; i < CORPUS; i++)
        texts[i] = corpus[order[i]];
    return collate(texts, CORPUS);
}

static void expect_partition(const library *l, size_t v)
{
    size_t i, count, sentences, next = 0;
    const story_beat *beats = story_collation_beats(l->collation, v, &count);

    story_variant_sentences(l->variants[v], &sentences);
    for (i = 0; i < count; i++) {
        expect_count(beats[i].first, next);
        next = beats[i].last + 1;
    }
    expect_count(next, sentences);
}

/* Every beat of both sides is in exactly one change, every change speaks of beats that are there. */
static void expect_covered(const story_diff *d)
{
    size_t i, count, left, right, seen_left = 0, seen_right = 0;
    const story_beat_change *beats = story_diff_beats(d, &count);

    story_diff_left_beats(d, &left);
    story_diff_right_beats(d, &right);
    for (i = 0; i < count; i++) {
        assert_true(beats[i].left == STORY_NONE || beats[i].left < left);
        assert_true(beats[i].right == STORY_NONE || beats[i].right < right);
        seen_left += beats[i].left != STORY_NONE;
        seen_right += beats[i].right != STORY_NONE;
    }
    expect_count(seen_left, left);
    expect_count(seen_right, right);
}

static void beats_partition_and_changes_cover_them(void **state)
{
    static const size_t order[CORPUS] = {0, 1, 2, 3, 4};
    library l = collate_in_order(order);
    size_t i, j;

    (void)state;
    for (i = 0; i < CORPUS; i++) {
        expect_partition(&l, i);
        for (j = i + 1; j < CORPUS; j++)
            expect_covered(story_collation_diff(l.collation, i, j));
    }
    dispose(&l);
}

/* Whether slot i of one collation is slot k of the other, whose variant v is variant order[v] of the first. */
static bool same_slot(const story_slot *a, const story_slot *b, const size_t *order)
{
    size_t v;

    for (v = 0; v < CORPUS; v++)
        if (a->beats[order[v]] != b->beats[v])
            return false;
    return strcmp(a->type, b->type) == 0;
}

static void the_order_of_the_arguments_changes_nothing_but_the_columns(void **state)
{
    static const size_t straight[CORPUS] = {0, 1, 2, 3, 4}, order[CORPUS] = {3, 0, 4, 2, 1};
    library a = collate_in_order(straight), b = collate_in_order(order);
    size_t i, j, a_count, b_count;
    const story_slot *a_slots = story_collation_slots(a.collation, &a_count);
    const story_slot *b_slots = story_collation_slots(b.collation, &b_count);

    (void)state;
    expect_count(a_count, b_count);
    for (i = 0; i < a_count; i++)
        assert_true(same_slot(&a_slots[i], &b_slots[i], order));
    for (i = 0; i < CORPUS; i++)
        for (j = 0; j < CORPUS; j++)
            assert_true(story_collation_similarity(b.collation, i, j) ==
                        story_collation_similarity(a.collation, order[i], order[j]));
    dispose(&a);
    dispose(&b);
}

static void a_comparison_alone_is_that_of_a_collation_of_two(void **state)
{
    const char *texts[] = {corpus[0], corpus[3]};
    library l = collate(texts, 2);
    story_diff *d = NULL;
    story_buf alone = STORY_BUF, together = STORY_BUF;

    (void)state;
    expect_ok(story_diff_new(&d, l.variants[0], l.variants[1], NULL, NULL));
    put_beats(&alone, d);
    put_beats(&together, story_collation_diff(l.collation, 0, 1));
    expect_text(story_buf_text(&alone), story_buf_text(&together));
    story_buf_dispose(&alone);
    story_buf_dispose(&together);
    story_diff_free(d);
    dispose(&l);
}

static void no_variant_is_an_error(void **state)
{
    story_collation *c = NULL;

    (void)state;
    assert_int_equal(story_collation_new(&c, NULL, 0, NULL, NULL), STORY_EARGUMENT);
    assert_null(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_is_the_same_as_itself),
        cmocka_unit_test(a_beat_can_be_cut_added_or_moved),
        cmocka_unit_test(front_matter_and_code_change_no_beat),
        cmocka_unit_test(a_rename_alone_leaves_the_beats_the_same),
        cmocka_unit_test(a_retold_beat_has_changed),
        cmocka_unit_test(beats_without_a_sentence_in_common_are_a_guess),
        cmocka_unit_test(stories_with_nothing_in_common_share_no_beat),
        cmocka_unit_test(texts_that_agree_are_cut_alike_whatever_their_paragraphs),
        cmocka_unit_test(slots_tell_what_all_share_some_share_and_one_has),
        cmocka_unit_test(likeness_follows_what_is_shared),
        cmocka_unit_test(the_tree_joins_the_drafts_that_stand_closest),
        cmocka_unit_test(one_variant_alone_is_a_collation_too),
        cmocka_unit_test(beats_partition_and_changes_cover_them),
        cmocka_unit_test(the_order_of_the_arguments_changes_nothing_but_the_columns),
        cmocka_unit_test(a_comparison_alone_is_that_of_a_collation_of_two),
        cmocka_unit_test(no_variant_is_an_error),
    };

    return RUN(tests);
}

/* Several texts: slots, likeness, the tree; and what must hold whatever the texts and their order. */
#include "unit/library.h"

/* Every slot as "0 - 1": a beat or '-' for each variant. */
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
    library_free(&l);
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
    library_free(&l);
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
    library_free(&l);
}

static void texts_that_are_only_compared_have_the_beats_of_the_comparison_alone(void **state)
{
    const char *texts[] = {BORN BOAT STORM END, BORN STORM GIFT END};
    library read = collate(texts, 2), compared = {.count = 2};
    story_buf beats = STORY_BUF, expected = STORY_BUF;
    size_t i, count, failed;

    (void)state;
    for (i = 0; i < 2; i++) {
        story_input input = {
            .label = "text", .bytes = texts[i], .len = strlen(texts[i]), .options.only_compared = true};

        expect_ok(story_variants_new((story_variant **)&compared.variants[i], &input, 1, 1, &failed, NULL));
        story_variant_beats(compared.variants[i], &count);
        expect_count(count, 0);
    }
    expect_ok(story_collation_new(&compared.collation, compared.variants, 2, NULL, NULL));
    put_slots(&beats, &compared);
    put_slots(&expected, &read);
    expect_text(story_buf_text(&beats), story_buf_text(&expected));
    story_buf_dispose(&beats);
    story_buf_dispose(&expected);
    library_free(&read);
    library_free(&compared);
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
    library_free(&l);
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
    library_free(&l);
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
    library_free(&a);
    library_free(&b);
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
    library_free(&l);
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
        cmocka_unit_test(slots_tell_what_all_share_some_share_and_one_has),
        cmocka_unit_test(likeness_follows_what_is_shared),
        cmocka_unit_test(the_tree_joins_the_drafts_that_stand_closest),
        cmocka_unit_test(texts_that_are_only_compared_have_the_beats_of_the_comparison_alone),
        cmocka_unit_test(one_variant_alone_is_a_collation_too),
        cmocka_unit_test(beats_partition_and_changes_cover_them),
        cmocka_unit_test(the_order_of_the_arguments_changes_nothing_but_the_columns),
        cmocka_unit_test(a_comparison_alone_is_that_of_a_collation_of_two),
        cmocka_unit_test(no_variant_is_an_error),
    };

    return RUN(tests);
}

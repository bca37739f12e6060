/* The page: what it says, and that it holds nothing of the story but text. */
#include "unit/formats.h"

static void a_page_holds_no_markup_of_the_story_and_no_address(void **state)
{
    story_variant *a = variant("<img src=x>", hostile_left), *b = variant("b\" onload=\"x", hostile_right);
    const story_variant *const variants[] = {a, b};
    story_buf out = compared(variants, 2, STORY_HTML, NULL);

    (void)state;
    expect_no_text(&out, "<script>alert");
    expect_no_text(&out, "<img");
    expect_no_text(&out, "<!-- Carl");
    expect_no_text(&out, "onload=\"");
    expect_no_text(&out, "src=\"http");
    expect_no_text(&out, "href=\"http");
    expect_no_text(&out, "url(");
    expect_no_text(&out, "@import");
    assert_non_null(strstr(story_buf_text(&out), "default-src 'none'"));
    assert_non_null(strstr(story_buf_text(&out), "&lt;script&gt;"));
    story_buf_dispose(&out);
    story_variant_free(a);
    story_variant_free(b);
}

static void a_page_says_first_which_beats_are_gone(void **state)
{
    static const char kept[] =
        "Anna Vale was a patient woman who mended clocks. Nobody in the street was as careful as she was.\n\n"
        "In the spring she sailed from Lisbon to Oslo. The crossing took nine days, and she was ill on all of them.\n\n"
        "At the harbour she met Bob Brandt, who sold maps. He asked her to dinner and told her about the islands.\n\n";
    story_buf text = STORY_BUF, out;
    story_variant *a, *b;

    (void)state;
    story_buf_puts(&text, kept);
    story_buf_puts(
        &text,
        "Months later the old pilot gave her a brass compass. She kept the gift under her pillow and told nobody.\n");
    a = variant("a", story_buf_text(&text));
    b = variant("b", kept);
    out = compared((const story_variant *const[]){a, b}, 2, STORY_HTML, NULL);
    assert_non_null(strstr(story_buf_text(&out), "gone</b>: She kept the gift under her pillow"));
    story_buf_dispose(&out);
    story_buf_dispose(&text);
    story_variant_free(a);
    story_variant_free(b);
}

static const char titled[] = "The Clocks\n\n"
                             "Anna Vale was a patient woman who mended clocks. Nobody in the street was as careful.\n\n"
                             "In the spring she sailed from Lisbon to Oslo. She was ill on all nine days of it.\n\n"
                             "At the harbour she met Bob Brandt, who sold maps. He asked her to dinner.\n\n";

/* Three of the texts: the one in the middle has not what stands last in the others. */
static void make_three(const story_variant *three[3], story_buf *longer)
{
    story_buf_puts(longer, titled);
    story_buf_puts(longer,
                   "Months later the old pilot gave her a brass compass. She kept the gift under her pillow.\n");
    three[0] = variant("a", story_buf_text(longer));
    three[1] = variant("b", titled);
    three[2] = variant("c", story_buf_text(longer));
}

static void free_three(const story_variant *const three[3], story_buf *longer)
{
    for (size_t i = 0; i < 3; i++)
        story_variant_free((story_variant *)(uintptr_t)three[i]);
    story_buf_dispose(longer);
}

static void a_title_is_a_paragraph_of_its_own_beside_other_variants(void **state)
{
    const story_variant *three[3];
    story_buf longer = STORY_BUF, out;

    (void)state;
    make_three(three, &longer);
    out = compared(three, 3, STORY_HTML, NULL);
    assert_non_null(strstr(story_buf_text(&out), "<span id=\"v0s0\">The Clocks</span></p><p><span id=\"v0s1\">"));
    story_buf_dispose(&out);
    free_three(three, &longer);
}

static size_t count_words(const story_buf *out, const char *word)
{
    size_t n = 0;

    for (const char *at = story_buf_text(out); (at = strstr(at, word)); at++)
        n++;
    return n;
}

static void a_ribbon_leads_to_the_next_variant_that_has_the_beat(void **state)
{
    const story_variant *three[3];
    story_buf longer = STORY_BUF, out = STORY_BUF;
    story_collation *c = NULL;
    const story_slot *slots;
    size_t i, count, wanted = 0, passing = 0;

    (void)state;
    make_three(three, &longer);
    expect_ok(story_collation_new(&c, three, 3, NULL, NULL));
    expect_ok(story_render_collation(c, STORY_HTML, NULL, take, &out, NULL));
    slots = story_collation_slots(c, &count);
    for (i = 0; i < count; i++) {
        wanted += slots[i].shared - 1;
        passing += slots[i].shared == 2 && slots[i].beats[1] == STORY_NONE;
    }
    assert_true(wanted > 2 && passing == 1);
    /* Behind the drawing of all stand those of two. */
    *strstr(out.bytes, "id=\"likeness\"") = 0;
    expect_count(count_words(&out, "<path class=\"rib "), wanted);
    expect_count(count_words(&out, "<path class=\"rib via\""), passing);
    story_collation_free(c);
    story_buf_dispose(&out);
    free_three(three, &longer);
}

static void the_caption_explains_the_ribbons_that_are_drawn(void **state)
{
    const story_variant *three[3];
    story_buf longer = STORY_BUF, out;

    (void)state;
    make_three(three, &longer);
    out = compared(three, 2, STORY_HTML, NULL);
    assert_non_null(strstr(story_buf_text(&out), "in the next variant: pale where it is unchanged.</figcaption>"));
    story_buf_dispose(&out);
    out = compared(three, 3, STORY_HTML, NULL);
    assert_non_null(strstr(story_buf_text(&out), "unchanged, dashed behind a variant that lacks it.</figcaption>"));
    story_buf_dispose(&out);
    free_three(three, &longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_holds_no_markup_of_the_story_and_no_address),
        cmocka_unit_test(a_page_says_first_which_beats_are_gone),
        cmocka_unit_test(a_title_is_a_paragraph_of_its_own_beside_other_variants),
        cmocka_unit_test(a_ribbon_leads_to_the_next_variant_that_has_the_beat),
        cmocka_unit_test(the_caption_explains_the_ribbons_that_are_drawn),
    };

    return RUN(tests);
}

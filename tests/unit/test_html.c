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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_holds_no_markup_of_the_story_and_no_address),
        cmocka_unit_test(a_page_says_first_which_beats_are_gone),
    };

    return RUN(tests);
}

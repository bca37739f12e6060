#include <stdlib.h>

#include "compare/castlike.h"
#include "unit/expect.h"

#define LEFT                                                          \
    "Anna Weiss kept the light on the rock for nineteen years. "      \
    "Nobody knew where she came from. "                               \
    "The lamp was cleaned every morning, and the birds were fed. "    \
    "Ships went by and were written into a book. "                    \
    "Then a storm came and broke the roof. "                          \
    "The sea climbed the cliff. "                                     \
    "In the boat sat a painter named Peter. "                         \
    "He stayed till the spring. "                                     \
    "The letter of the office came, and the lamp was to be put out. " \
    "Anna Weiss tore it up."

#define RIGHT                                                      \
    "Maria Holm was the keeper of the tower. "                     \
    "She never spoke of her family. "                              \
    "Every day she polished the glass and gave the cat its milk. " \
    "All vessels were noted. "                                     \
    "One night the wind took the chimney. "                        \
    "Waves beat on the door. "                                     \
    "A man named Jonas, who drew maps, was washed ashore. "        \
    "He did not leave before May. "                                \
    "A note from the town said that the tower would be closed. "   \
    "Maria Holm burnt it."

enum { LINES = 10 };

static story_variant *read(const char *text)
{
    story_variant *v;

    expect_ok(story_variant_new(&v, "text", text, strlen(text), NULL, NULL));
    return v;
}

static void fill(float *cells, const char *left, const char *right)
{
    story_variant *a = read(left), *b = read(right);
    struct story_diff d;

    d = (struct story_diff){.left = a, .right = b, .alignment = {.kinship = 0.1, .related = 1}};
    expect_ok(story_castlike_fill(cells, &d));
    story_variant_free(a);
    story_variant_free(b);
}

static void who_comes_once_tells_where(void **state)
{
    float cells[LINES * LINES];

    (void)state;
    fill(cells, LEFT, RIGHT);
    assert_true(cells[6 * LINES + 6] > 0.3f);
    assert_true(cells[6 * LINES + 6] > cells[6 * LINES + 3] + 0.3f);
    assert_true(cells[6 * LINES + 6] > cells[3 * LINES + 6] + 0.3f);
}

static void the_nearer_the_more(void **state)
{
    float cells[LINES * LINES];

    (void)state;
    fill(cells, LEFT, RIGHT);
    assert_true(cells[6 * LINES + 6] > cells[6 * LINES + 7]);
    assert_true(cells[6 * LINES + 7] > cells[6 * LINES + 8]);
}

static void exchanged_sides_mirror_it(void **state)
{
    float cells[LINES * LINES], mirrored[LINES * LINES];
    size_t i, j;

    (void)state;
    fill(cells, LEFT, RIGHT);
    fill(mirrored, RIGHT, LEFT);
    for (i = 0; i < LINES; i++)
        for (j = 0; j < LINES; j++)
            assert_float_equal(cells[i * LINES + j], mirrored[j * LINES + i], 1e-5f);
}

static void without_names_nothing_is_told(void **state)
{
    float cells[4] = {9, 9, 9, 9};
    size_t k;

    (void)state;
    fill(cells, "The sea was calm. Nobody came.", "It rained. The road was long.");
    for (k = 0; k < 4; k++)
        assert_float_equal(cells[k], 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_comes_once_tells_where),
        cmocka_unit_test(the_nearer_the_more),
        cmocka_unit_test(exchanged_sides_mirror_it),
        cmocka_unit_test(without_names_nothing_is_told),
    };

    return RUN(tests);
}

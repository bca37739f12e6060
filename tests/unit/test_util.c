#include "unit/expect.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "util/arena.h"
#include "util/array.h"
#include "util/buf.h"
#include "util/eight.h"
#include "util/map.h"
#include "util/parallel.h"
#include "util/sort.h"
#include "util/utf8.h"

/* Every byte at every place among others that are like it. */
static void eight_bytes_tell_what_each_of_them_does(void **state)
{
    unsigned byte, place;
    char bytes[9] = "aZ{@ z[A";

    (void)state;
    for (place = 0; place < 8; place++) {
        char before = bytes[place];

        for (byte = 0; byte < 256; byte++) {
            bool large = byte >= 'A' && byte <= 'Z', small = byte >= 'a' && byte <= 'z';
            uint64_t eight, at;

            bytes[place] = (char)byte;
            eight = story_eight_read(bytes);
            at = place ? STORY_EIGHT_HIGH & ~story_eight_first(place) : STORY_EIGHT_HIGH;
            at &= place < 7 ? story_eight_first(place + 1) : UINT64_MAX;
            assert_int_equal((story_eight_letters(eight) & at) > 0, large || small);
            assert_int_equal((story_eight_small(eight, story_eight_letters(eight)) & at) > 0, small);
            assert_int_equal(story_eight_characters(eight), (byte & 0xC0) == 0x80 ? 7 : 8);
            assert_true(story_eight_equal(eight, (unsigned char)byte) & at);
            assert_true(story_eight_before(story_eight_equal(eight, (unsigned char)byte)) <= place);
            if (byte < 0x80) {
                eight = story_eight_fold(eight);
                memcpy(bytes, &eight, 8);
                assert_int_equal(bytes[place], large ? byte + 0x20 : byte);
                memcpy(bytes, "aZ{@ z[A", 8);
            }
        }
        bytes[place] = before;
    }
}

static void an_arena_gives_zeroed_memory_of_any_size(void **state)
{
    story_arena *arena = story_arena_new();
    size_t sizes[] = {0, 1, 15, 16, 4096, 5000, 3 << 20, 7}, i, k;

    (void)state;
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *bytes = story_arena_alloc(arena, sizes[i]);

        assert_non_null(bytes);
        for (k = 0; k < sizes[i]; k++)
            assert_int_equal(bytes[k], 0);
        memset(bytes, 0xff, sizes[i]);
    }
    assert_null(story_arena_calloc(arena, SIZE_MAX / 2, 3));
    assert_true(story_arena_size(arena) > 3 << 20);
    story_arena_free(arena);
}

static void an_array_keeps_its_items_in_an_arena(void **state)
{
    story_arena *arena = story_arena_new();
    story_array numbers = STORY_ARRAY(int);
    int i, *kept;

    (void)state;
    for (i = 0; i < 1000; i++)
        *(int *)story_array_push(&numbers) = i;
    expect_count(numbers.count, 1000);
    kept = story_array_keep(&numbers, arena);
    assert_int_equal(kept[999], 999);
    story_arena_free(arena);
}

static void a_large_array_changes_hands_without_a_copy(void **state)
{
    enum { MANY = 100000 };
    story_arena *arena = story_arena_new();
    story_array numbers = STORY_ARRAY(int);
    size_t before = story_arena_size(arena);
    int i, *kept;

    (void)state;
    for (i = 0; i < MANY; i++)
        *(int *)story_array_push(&numbers) = i;
    kept = story_array_keep(&numbers, arena);
    expect_count(numbers.count, 0);
    assert_null(numbers.items);
    assert_int_equal(kept[MANY - 1], MANY - 1);
    assert_true(story_arena_size(arena) - before >= MANY * sizeof(int));
    story_arena_free(arena);
}

static void a_buf_formats_and_never_gives_null(void **state)
{
    story_buf buf = STORY_BUF;
    int i;

    (void)state;
    expect_text(story_buf_text(&buf), "");
    for (i = 0; i < 100; i++)
        story_buf_printf(&buf, "%d,", i % 10);
    story_buf_putc(&buf, '.');
    expect_count(buf.len, 201);
    assert_false(buf.failed);
    story_buf_dispose(&buf);
}

static void a_map_numbers_keys_in_order_of_first_sight(void **state)
{
    static char keys[5000][8];
    story_map map = STORY_MAP;
    uint32_t i;

    (void)state;
    assert_int_equal(story_map_get(&map, "x", 1), STORY_MAP_NONE);
    for (i = 0; i < 5000; i++) {
        snprintf(keys[i], sizeof keys[i], "%u", i);
        assert_int_equal(story_map_add(&map, keys[i], strlen(keys[i])), i);
    }
    for (i = 0; i < 5000; i++)
        assert_int_equal(story_map_add(&map, keys[i], strlen(keys[i])), i);
    assert_int_equal(story_map_get(&map, "nobody", 6), STORY_MAP_NONE);
    story_map_dispose(&map);
}

static void invalid_utf8_is_found_at_its_offset(void **state)
{
    static const struct {
        const char *bytes;
        size_t len, wrong;
    } rows[] = {
        {"", 0, 0},
        {"plain ascii, long enough", 24, 24},
        {"caf\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80", 14, 14},
        {"12345678\xff", 9, 8},
        {"abc\xc3", 4, 3},
        {"\xed\xa0\x80", 3, 0},          /* a surrogate */
        {"12345678901\xc0\xaf", 13, 11}, /* an overlong slash */
        {"\xf4\x90\x80\x80", 4, 0},      /* past the last plane */
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_count(story_utf8_check(rows[i].bytes, rows[i].len), rows[i].wrong);
}

static void width_counts_columns_not_bytes(void **state)
{
    (void)state;
    expect_count(story_utf8_width("Sofia", 5), 5);
    expect_count(story_utf8_width("caf\xc3\xa9", 5), 4);
    expect_count(story_utf8_width("cafe\xcc\x81", 6), 4);
    expect_count(story_utf8_width("\xe4\xb8\xad\xe6\x96\x87", 6), 4);
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Numbers that rise, but for every step-th. */
static void expect_sorted(int count, int step)
{
    int *items = calloc((size_t)count + 1, sizeof *items), *expected = calloc((size_t)count + 1, sizeof *items), i;

    for (i = 0; i < count; i++)
        expected[i] = items[i] = step && i % step == step - 1 ? i * 7919 % 101 : i / 2;
    story_sort(items, (size_t)count, sizeof *items, by_value);
    qsort(expected, (size_t)count, sizeof *expected, by_value);
    assert_memory_equal(items, expected, (size_t)count * sizeof *items);
    free(items);
    free(expected);
}

static void a_list_mostly_in_order_is_sorted_like_any_other(void **state)
{
    (void)state;
    expect_sorted(0, 0);
    expect_sorted(1, 0);
    expect_sorted(200, 0);   /* in order */
    expect_sorted(200, 1);   /* out of it */
    expect_sorted(200, 150); /* but for one */
    expect_sorted(200, 199);
    expect_sorted(200, 120);
    expect_sorted(2000, 1500);
}

static void count_one(void *context, size_t i)
{
    atomic_fetch_add((atomic_size_t *)context, i);
}

static void threads_are_started_for_work_that_is_worth_them(void **state)
{
    unsigned cores = story_parallel_cores();

    (void)state;
    expect_count(story_parallel_worth(0, 999, 1000), 1);
    expect_count(story_parallel_worth(4, 999, 1000), 1);
    expect_count(story_parallel_worth(4, 2500, 1000), 3);
    expect_count(story_parallel_worth(4, 1000000, 1000), 4);
    expect_count(story_parallel_worth(0, 1000000, 1000), cores);
}

static void parallel_work_is_done_once_each(void **state)
{
    atomic_size_t sum = 0;

    (void)state;
    story_parallel(1000, 4, count_one, &sum);
    expect_count(sum, 999 * 1000 / 2);
    story_parallel(0, 0, count_one, &sum);
    expect_count(sum, 999 * 1000 / 2);
}

enum { ITEMS = 100, STEPS = 3 };

typedef struct walk {
    atomic_size_t at[ITEMS]; /* the step that each item is to take next */
    atomic_size_t wrong;
} walk;

static void take_step(void *context, size_t i, size_t step)
{
    walk *w = context;

    if (atomic_load(&w->at[i]) != step)
        atomic_fetch_add(&w->wrong, 1);
    atomic_fetch_add(&w->at[i], 1);
}

static void steps_of_an_item_are_taken_in_order(void **state)
{
    unsigned threads;
    size_t i;

    (void)state;
    for (threads = 0; threads < 5; threads++) {
        walk w = {.wrong = 0};

        story_parallel_steps(ITEMS, STEPS, threads, take_step, &w);
        for (i = 0; i < ITEMS; i++)
            expect_count(atomic_load(&w.at[i]), STEPS);
        expect_count(atomic_load(&w.wrong), 0);
    }
    story_parallel_steps(0, STEPS, 0, take_step, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_gives_zeroed_memory_of_any_size),
        cmocka_unit_test(an_array_keeps_its_items_in_an_arena),
        cmocka_unit_test(a_large_array_changes_hands_without_a_copy),
        cmocka_unit_test(a_buf_formats_and_never_gives_null),
        cmocka_unit_test(a_map_numbers_keys_in_order_of_first_sight),
        cmocka_unit_test(invalid_utf8_is_found_at_its_offset),
        cmocka_unit_test(width_counts_columns_not_bytes),
        cmocka_unit_test(a_list_mostly_in_order_is_sorted_like_any_other),
        cmocka_unit_test(threads_are_started_for_work_that_is_worth_them),
        cmocka_unit_test(eight_bytes_tell_what_each_of_them_does),
        cmocka_unit_test(parallel_work_is_done_once_each),
        cmocka_unit_test(steps_of_an_item_are_taken_in_order),
    };

    return RUN(tests);
}

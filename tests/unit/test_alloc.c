/* Fails the n-th allocation, for every n, over everything that the library does with the three seeds: each time an error
 * or a result, never a crash; the sanitizer build adds that nothing leaks. malloc and its kin are wrapped by the linker. */
#include "unit/expect.h"

#include <stdio.h>
#include <stdlib.h>

static size_t calls, fail_at;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool fails(void)
{
    return ++calls == fail_at;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

enum { SEEDS = 3, LONGEST = 8192 };

static const char *const seeds[SEEDS] = {"sergio", "romy", "jasper"};
static char texts[SEEDS][LONGEST];
static size_t lengths[SEEDS];

static int read_seeds(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < SEEDS; i++) {
        char path[1024];
        FILE *f;

        snprintf(path, sizeof path, "%s/%s.txt", SEEDS_FOLDER, seeds[i]);
        f = fopen(path, "rb");
        if (!f)
            return -1;
        lengths[i] = fread(texts[i], 1, LONGEST, f);
        fclose(f);
    }
    return 0;
}

static int swallow(void *payload, const char *bytes, size_t len)
{
    (void)bytes;
    *(size_t *)payload += len;
    return 0;
}

static int render_all(const story_collation *c, const story_variant *v, story_error *err)
{
    static const char *const formats[] = {"term", "plain", "json", "html", "tei", "csv", "markdown"};
    size_t i, written = 0;
    int code = STORY_OK;

    for (i = 0; i < sizeof formats / sizeof *formats && code == STORY_OK; i++) {
        int format = story_format_from_name(formats[i]);

        code = story_render_collation(c, (story_format)format, NULL, swallow, &written, err);
        if (code == STORY_OK && (format == STORY_JSON || format == STORY_PLAIN))
            code = story_render_variant(v, (story_format)format, NULL, swallow, &written, err);
    }
    return code;
}

/* Reads, compares and renders the seeds with the n-th allocation failing; gives the code. */
static int everything(size_t n, story_error *err)
{
    story_variant *v[SEEDS] = {NULL, NULL, NULL};
    story_diff_options opts = {.threads = 1};
    story_collation *c = NULL;
    int code = STORY_OK;
    size_t i;

    calls = 0;
    fail_at = n;
    for (i = 0; i < SEEDS && code == STORY_OK; i++)
        code = story_variant_new(&v[i], seeds[i], texts[i], lengths[i], NULL, err);
    if (code == STORY_OK)
        code = story_collation_new(&c, (const story_variant *const *)v, SEEDS, &opts, err);
    if (code == STORY_OK)
        code = render_all(c, v[0], err);
    story_collation_free(c);
    for (i = 0; i < SEEDS; i++)
        story_variant_free(v[i]);
    return code;
}

static void every_failed_allocation_is_an_error_like_any_other(void **state)
{
    size_t n, total;
    story_error err = {0};

    (void)state;
    expect_ok(everything(0, &err));
    total = calls;
    assert_true(total > 100);
    for (n = 1; n <= total; n++) {
        int code;

        err = (story_error){0};
        code = everything(n, &err);
        if (code == STORY_OK)
            continue; /* what was asked for could be done without */
        if (code != STORY_ENOMEM || !err.message[0])
            fail_msg("allocation %zu of %zu: code %d, \"%s\"", n, total, code, err.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error_like_any_other),
    };

    return cmocka_run_group_tests(tests, read_seeds, NULL);
}

/* Out of memory: the n-th allocation fails, for every n. Each stage then says so, leaves nothing behind and can be called
 * again. The linker leads the library's allocations through the functions below (--wrap). */
#include "unit/expect.h"

#include <stdlib.h>

#include "util/buf.h"

static size_t allowed = SIZE_MAX; /* allocations until one fails */
static bool refused;

static bool refuse(void)
{
    if (allowed == SIZE_MAX || allowed-- > 0)
        return false;
    allowed = SIZE_MAX;
    refused = true;
    return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
    return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return refuse() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return refuse() ? NULL : __real_realloc(old, size);
}

static const char left_text[] = "Anna Vale left Lisbon at dawn. \"Where to?\" asked Mr. Berg.\n\nShe met Carl in "
                                "Porto, who sold old maps. He wept.";
static const char right_text[] =
    "She met Carl in Porto, who sold maps. He wept.\n\nMaria Vale left Madrid at dawn. \"Where to?\" asked Mr. Berg.";

static int drop(void *payload, const char *bytes, size_t len)
{
    (void)payload;
    (void)bytes;
    (void)len;
    return 0;
}

/* Calls work with ever more allocations allowed, until none is refused; gives how often one was. */
static size_t starve(int (*work)(void *context, story_error *err), void *context)
{
    size_t n;

    for (n = 0;; n++) {
        story_error err = {0};
        int code;

        refused = false;
        allowed = n;
        code = work(context, &err);
        allowed = SIZE_MAX;
        if (!refused) {
            assert_int_equal(code, STORY_OK);
            return n;
        }
        if (code != STORY_ENOMEM)
            print_error("allocation %zu failed, and the answer was %d %s\n", n, code, err.message);
        assert_int_equal(code, STORY_ENOMEM);
        expect_text(err.message, "out of memory");
    }
}

static int read_text(void *context, story_error *err)
{
    story_read_options opts = {.markup = *(const bool *)context ? STORY_MARKUP_MARKDOWN : STORY_MARKUP_NONE};
    story_variant *v = NULL;
    int code = story_variant_new(&v, "left", left_text, strlen(left_text), &opts, err);

    assert_true((code == STORY_OK) == (v != NULL));
    story_variant_free(v);
    return code;
}

typedef struct texts {
    const story_variant *variants[3];
    size_t count;
} texts;

static texts read_texts(size_t count)
{
    static const char *const bytes[] = {left_text, right_text, left_text};
    texts t = {{NULL}, count};
    size_t i;

    for (i = 0; i < count; i++) {
        story_variant *v = NULL;

        expect_ok(story_variant_new(&v, "a text", bytes[i], strlen(bytes[i]), NULL, NULL));
        t.variants[i] = v;
    }
    return t;
}

static void forget_texts(texts *t)
{
    size_t i;

    for (i = 0; i < t->count; i++)
        story_variant_free((story_variant *)t->variants[i]);
}

static int compare_texts(void *context, story_error *err)
{
    const texts *t = context;
    const story_diff_options opts = {.threads = 1};
    story_collation *c = NULL;
    int code = story_collation_new(&c, t->variants, t->count, &opts, err);

    assert_true((code == STORY_OK) == (c != NULL));
    story_collation_free(c);
    return code;
}

typedef struct rendering {
    const story_variant *v;
    const story_collation *c; /* or NULL: v alone */
    story_format format;
    story_render_options opts;
} rendering;

static int render(void *context, story_error *err)
{
    const rendering *r = context;

    return r->c ? story_render_collation(r->c, r->format, &r->opts, drop, NULL, err)
                : story_render_variant(r->v, r->format, &r->opts, drop, NULL, err);
}

static void reading_says_when_memory_runs_out(void **state)
{
    bool markdown = false;

    (void)state;
    assert_true(starve(read_text, &markdown) > 0);
    markdown = true;
    assert_true(starve(read_text, &markdown) > 0);
}

static void comparing_says_when_memory_runs_out(void **state)
{
    size_t count;

    (void)state;
    for (count = 2; count <= 3; count++) {
        texts t = read_texts(count);

        assert_true(starve(compare_texts, &t) > 0);
        forget_texts(&t);
    }
}

static void every_format_says_when_memory_runs_out(void **state)
{
    static const char *const tables[] = {"sentences", "names", "places", "beats"};
    size_t count, table;
    int format;

    (void)state;
    for (count = 1; count <= 3; count++) {
        texts t = read_texts(count);
        story_collation *c = NULL;

        if (count > 1)
            expect_ok(story_collation_new(&c, t.variants, count, NULL, NULL));
        for (format = STORY_TERM; format <= STORY_MARKDOWN; format++)
            for (table = 0; table < (format == STORY_CSV ? 4 : 1); table++) {
                rendering r = {t.variants[0], c, (story_format)format, {.colour = true, .all = true, .context = 1}};

                r.opts.table = tables[table];
                assert_true(starve(render, &r) > 0);
            }
        story_collation_free(c);
        forget_texts(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_says_when_memory_runs_out),
        cmocka_unit_test(comparing_says_when_memory_runs_out),
        cmocka_unit_test(every_format_says_when_memory_runs_out),
    };

    return RUN(tests);
}

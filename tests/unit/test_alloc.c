/* Fails the n-th allocation, for every n, over everything that the library does with the three seeds: each time an error
 * or a result, never a crash; the sanitizer build adds that nothing leaks. */
#include "unit/expect.h"

#include <stdio.h>

#include "unit/failing.h"

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

enum { FORMATS = 7 };

static const char *const formats[FORMATS] = {"term", "plain", "json", "html", "tei", "csv", "markdown"};

/* What has been made so far; each step makes the next thing of what the steps before it made. */
typedef struct made {
    story_variant *variants[SEEDS];
    story_collation *collation;
    story_findings *findings;
} made;

static int read_one(made *m, size_t which, story_error *err)
{
    return story_variant_new(&m->variants[which], seeds[which], texts[which], lengths[which], NULL, err);
}

static void forget_one(made *m, size_t which)
{
    story_variant_free(m->variants[which]);
    m->variants[which] = NULL;
}

static int collate(made *m, size_t which, story_error *err)
{
    story_diff_options opts = {.threads = 1};

    (void)which;
    return story_collation_new(&m->collation, (const story_variant *const *)m->variants, SEEDS, &opts, err);
}

static void forget_collation(made *m, size_t which)
{
    (void)which;
    story_collation_free(m->collation);
    m->collation = NULL;
}

static int render(made *m, size_t which, story_error *err)
{
    story_format format = (story_format)story_format_from_name(formats[which]);
    size_t written = 0;

    return story_render_collation(m->collation, format, NULL, swallow, &written, err);
}

static int render_one(made *m, size_t which, story_error *err)
{
    story_format format = (story_format)story_format_from_name(formats[which]);
    size_t written = 0;

    return story_render_variant(m->variants[0], format, NULL, swallow, &written, err);
}

static int check(made *m, size_t which, story_error *err)
{
    (void)which;
    return story_check_diff(&m->findings, story_collation_diff(m->collation, 0, 1), NULL, err);
}

static void forget_findings(made *m, size_t which)
{
    (void)which;
    story_findings_free(m->findings);
    m->findings = NULL;
}

static void forget_nothing(made *m, size_t which)
{
    (void)m;
    (void)which;
}

typedef struct step {
    const char *name;
    size_t count;
    int (*run)(made *m, size_t which, story_error *err);
    void (*forget)(made *m, size_t which);
} step;

/* Fails each allocation of a step in turn, then takes the step. */
static void expect_errors(const step *s, made *m, size_t which)
{
    story_error err = {0};
    size_t n;

    for (n = 1;; n++) {
        int code;

        err = (story_error){0};
        failing_set(n);
        code = s->run(m, which, &err);
        if (failing_count() < n)
            break; /* there is no n-th allocation */
        if (code == STORY_OK)
            s->forget(m, which); /* what was asked for could be done without */
        else if (code != STORY_ENOMEM || !err.message[0])
            fail_msg("%s %zu, allocation %zu: code %d, \"%s\"", s->name, which, n, code, err.message);
    }
    assert_true(n > 1);
}

static void every_failed_allocation_is_an_error_like_any_other(void **state)
{
    static const step steps[] = {
        {"reading seed", SEEDS, read_one, forget_one},
        {"comparing", 1, collate, forget_collation},
        {"checking", 1, check, forget_findings},
        {"rendering a comparison as", FORMATS, render, forget_nothing},
        {"rendering a variant as", FORMATS, render_one, forget_nothing},
    };
    made m = {0};
    size_t s, which;

    (void)state;
    for (s = 0; s < sizeof steps / sizeof *steps; s++)
        for (which = 0; which < steps[s].count; which++)
            expect_errors(&steps[s], &m, which);
    forget_findings(&m, 0);
    forget_collation(&m, 0);
    for (which = 0; which < SEEDS; which++)
        forget_one(&m, which);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_an_error_like_any_other),
    };

    return cmocka_run_group_tests(tests, read_seeds, NULL);
}

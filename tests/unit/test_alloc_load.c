/* Fails the n-th allocation of ours, for every n, over a load of the three seeds into a new repository and over reading
 * one of them back: each time an error or a result, and a repository that holds all three or none. libgit2's own
 * allocations are left alone: 1.5.1 crashes where some of them fail. */
#include "unit/expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "storydiff_repo.h"
#include "unit/failing.h"

enum { SEEDS = 3 };

static const char *const seeds[SEEDS] = {SEEDS_FOLDER "/sergio.txt", SEEDS_FOLDER "/romy.txt",
                                         SEEDS_FOLDER "/jasper.txt"};
static char folder[] = "/tmp/storydiff-alloc.XXXXXX", repository[64];

static void run(const char *command, const char *path)
{
    char line[256];

    snprintf(line, sizeof line, command, path);
    if (system(line) != 0)
        fail_msg("%s", line);
}

static int count_one(void *payload, const story_entry *entry)
{
    (void)entry;
    ++*(size_t *)payload;
    return 0;
}

/* All or nothing, and git finds no fault. */
static void expect_whole(bool fsck)
{
    story_repo *repo = NULL;
    size_t count = 0;

    if (access(repository, F_OK) != 0)
        return;
    if (story_repo_open(&repo, repository, false, NULL) == STORY_OK)
        expect_ok(story_repo_list(repo, count_one, &count, NULL));
    story_repo_free(repo);
    if (count != 0 && count != SEEDS)
        fail_msg("%zu of %d variants are there", count, SEEDS);
    if (fsck && count)
        run("git -C '%s' fsck --strict --no-progress >/dev/null 2>&1", repository);
}

static int load(story_error *err)
{
    static const story_load_options options = {.author = "Ada <ada@example.org>"};
    story_repo *repo = NULL;
    story_config *config = NULL;
    story_loads *loads = NULL;
    int code = story_repo_open(&repo, repository, true, err);

    if (!code)
        code = story_config_new(&config, repo, true, err);
    if (!code)
        code = story_repo_load(&loads, repo, config, seeds, SEEDS, &options, err);
    story_loads_free(loads);
    story_config_free(config);
    story_repo_free(repo);
    return code;
}

static int read_back(story_error *err)
{
    story_repo *repo = NULL;
    story_operand operand = {0};
    int code = story_repo_open(&repo, repository, false, err);

    if (!code)
        code = story_operand_read(&operand, repo, "romy", err);
    story_operand_dispose(&operand);
    story_repo_free(repo);
    return code;
}

static void expect_errors(const char *what, int (*step)(story_error *err), bool fresh)
{
    size_t n, errors = 0;

    for (n = 1;; n++) {
        story_error err = {0};
        int code;

        if (fresh)
            run("rm -rf '%s'", repository);
        failing_set(n);
        code = step(&err);
        if (failing_count() < n)
            break; /* there is no n-th allocation */
        failing_set(0);
        if (code != STORY_OK && (code != STORY_ENOMEM || !err.message[0]))
            fail_msg("%s, allocation %zu: code %d, \"%s\"", what, n, code, err.message);
        errors += code != STORY_OK;
        expect_whole(fresh && n % 8 == 1);
    }
    failing_set(0);
    printf("%s: %zu allocations, %zu told\n", what, n - 1, errors);
    assert_true(errors > 0);
}

static void each_of_our_allocations_may_fail(void **state)
{
    (void)state;
    expect_errors("loading", load, true);
    expect_errors("reading back", read_back, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_our_allocations_may_fail),
    };
    int failed;

    if (!mkdtemp(folder))
        return 1;
    setenv("HOME", folder, 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    snprintf(repository, sizeof repository, "%s/stories.git", folder);
    if (chdir(folder))
        return 1;
    failed = RUN(tests);
    run("rm -rf '%s'", folder);
    return failed;
}

/* Fails the n-th allocation of ours, for every n, over a load of the three seeds into a new repository and over reading
 * one of them back: each time an error or a result, and a repository that holds all three or none. First
 * ours fail alone, then libgit2's too, through the allocator that it lets one set. */
#include "unit/expect.h"

#include <git2.h>
#include <git2/sys/alloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storydiff_repo.h"
#include "unit/failing.h"

enum { SEEDS = 3 };

static const char *const seeds[SEEDS] = {SEEDS_FOLDER "/sergio.txt", SEEDS_FOLDER "/romy.txt",
                                         SEEDS_FOLDER "/jasper.txt"};
static char folder[64], repository[96];

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

/* ---- the allocations of libgit2 ---- */

/* Where libgit2 1.5.1 itself crashes when memory runs out, since nobody looks whether there was some: lists of settings
 * and their iterators (config_entries.c, 55 to 156), new maps (git_strmap_new, git_oidmap_new), names of references
 * (alloc_ref in refs.c, 42 and 62), a database of references (refdb.c, 30), pages of a pool (pool.c, 68). */
static bool is_spared(const char *file)
{
    static const char *const spared[] = {"config_entries.c", "strmap.c", "oidmap.c", "refs.c", "refdb.c", "pool.c"};
    const char *name = strrchr(file, '/');
    size_t i;

    name = name ? name + 1 : file;
    for (i = 0; i < sizeof spared / sizeof *spared; i++)
        if (strcmp(name, spared[i]) == 0)
            return true;
    return false;
}

static void *git_realloc(void *old, size_t n, const char *file, int line)
{
    void *memory;

    (void)line;
    failing_hold(is_spared(file));
    memory = realloc(old, n ? n : 1);
    failing_hold(false);
    if (!memory)
        git_error_set_oom();
    return memory;
}

static void *git_malloc(size_t n, const char *file, int line)
{
    return git_realloc(NULL, n, file, line);
}

static void *git_reallocarray(void *old, size_t count, size_t size, const char *file, int line)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return git_realloc(old, count * size, file, line);
}

static void *git_mallocarray(size_t count, size_t size, const char *file, int line)
{
    return git_reallocarray(NULL, count, size, file, line);
}

static void *git_calloc(size_t count, size_t size, const char *file, int line)
{
    void *memory = git_mallocarray(count, size, file, line);

    return memory ? memset(memory, 0, count * size) : NULL;
}

static char *git_substrdup(const char *text, size_t len, const char *file, int line)
{
    char *copy = git_malloc(len + 1, file, line);

    if (copy) {
        memcpy(copy, text, len);
        copy[len] = 0;
    }
    return copy;
}

static char *git_strndup(const char *text, size_t most, const char *file, int line)
{
    return git_substrdup(text, strnlen(text, most), file, line);
}

static char *git_strdup(const char *text, const char *file, int line)
{
    return git_substrdup(text, strlen(text), file, line);
}

/* One load in a process of its own: what libgit2 leaves behind after a failure is lost with it. */
static void load_in_child(size_t n)
{
    pid_t child;
    int status = 0;

    run("rm -rf '%s'", repository);
    child = fork();
    if (child == 0) {
        story_error err = {0};
        int code;

        signal(SIGSEGV, SIG_DFL);
        failing_set(n);
        code = load(&err);
        failing_set(0);
        _exit(code > 0 || (code && !err.message[0]));
    }
    assert_true(child > 0 && waitpid(child, &status, 0) == child);
    if (status)
        fail_msg("allocation %zu: %s %d", n, WIFSIGNALED(status) ? "killed by" : "exit status",
                 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    expect_whole(n % 32 == 1);
}

static void each_allocation_of_libgit2_may_fail(void **state)
{
    git_allocator allocator = {git_malloc,  git_calloc,       git_strdup,      git_strndup, git_substrdup,
                               git_realloc, git_reallocarray, git_mallocarray, free};
    story_error err = {0};
    size_t n, total;

    (void)state;
    expect_ok(git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator));
    git_libgit2_init();
    run("rm -rf '%s'", repository);
    failing_set(0);
    expect_ok(load(&err));
    total = failing_count();
    for (n = 1; n <= total; n++)
        load_in_child(n);
    git_libgit2_shutdown();
    assert_true(total > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_our_allocations_may_fail),
        cmocka_unit_test(each_allocation_of_libgit2_may_fail),
    };
    int failed;

    /* Loads wait for the disk: thousands of them are made in memory where there is room. */
    snprintf(folder, sizeof folder, "%s/storydiff-alloc.XXXXXX", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
    if (!mkdtemp(folder))
        return 1;
    setenv("HOME", folder, 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    unsetenv("GIT_CONFIG_GLOBAL");
    unsetenv("GIT_DIR");
    snprintf(repository, sizeof repository, "%s/stories.git", folder);
    if (chdir(folder))
        return 1;
    failed = RUN(tests);
    run("rm -rf '%s'", folder);
    return failed;
}

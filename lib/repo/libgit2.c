#include "repo/libgit2.h"

#include <pthread.h>
#include <stdbool.h>

#include "util/library.h"

story_git2_calls story_git2;

static const char *const names[] = {
#define CALL(call) #call,
#include "repo/libgit2.def"
#undef CALL
};
_Static_assert(sizeof names == sizeof story_git2, "a pointer for every name");

/* Not pthread_once(): what failed for want of memory may be tried again. */
static int open_once(story_error *err)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static bool is_open;
    story_error why = {0};
    int code = STORY_OK;

    pthread_mutex_lock(&lock);
    if (!is_open)
        code = story_library_open(&story_git2, STORY_LIBGIT2, names, sizeof names / sizeof *names, &why);
    is_open = !code;
    pthread_mutex_unlock(&lock);
    return code ? story_error__set(err, code, "revisions and repositories need libgit2: %s", why.message) : STORY_OK;
}

int story_git2_start(story_error *err)
{
    int code = open_once(err);

    if (!code && git_libgit2_init() < 0)
        code = story_error__set(err, STORY_EREPO, "libgit2 can't start");
    return code;
}

void story_git2_stop(void)
{
    git_libgit2_shutdown();
}

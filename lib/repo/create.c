/* Making a repository so that it is there whole or not at all: beside its place, under a lock of the kernel that dies
 * with us, then renamed. What a killed maker left is cleared away by the next. */
#define _XOPEN_SOURCE 700 /* nftw */
#define _DEFAULT_SOURCE   /* flock */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "repo/create.h"
#include "util/buf.h"

enum { PAUSE_MS = 20, PAUSES = 500, DESCRIPTORS = 16 };

static bool exists(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    (void)type;
    /* All but the folder itself, which is locked. */
    if (at->level > 0)
        remove(path);
    return 0;
}

static void empty_folder(const char *path)
{
    nftw(path, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
}

static int wait_for_lock(int fd)
{
    struct timespec pause = {0, PAUSE_MS * 1000000L};

    for (int i = 0; flock(fd, LOCK_EX | LOCK_NB); i++) {
        if (i >= PAUSES || (errno != EWOULDBLOCK && errno != EINTR))
            return -1;
        nanosleep(&pause, NULL);
    }
    return 0;
}

static int init(const char *path, story_error *err)
{
    git_repository_init_options how;
    git_repository *git = NULL;
    int code;

    git_repository_init_options_init(&how, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    how.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH;
    code = git_repository_init_ext(&git, path, &how);
    git_repository_free(git);
    return code ? story_git__error(err, code, path) : 0;
}

/* The folder at fresh is locked by fd. Whoever had it locked before may have put it in its place already. */
static int make(const char *fresh, const char *path, story_error *err)
{
    int code;

    if (exists(path))
        return 0;
    empty_folder(fresh);
    code = init(fresh, err);
    if (!code && rename(fresh, path))
        code = story_error__set(err, STORY_EIO, "%s: %s", path, strerror(errno));
    if (code)
        empty_folder(fresh);
    return code;
}

/* The folders above the place, as git init makes them. What can't be made is told where it is missed. */
static void make_parents(const char *path)
{
    story_buf parent = STORY_BUF;

    for (size_t i = 0; path[i] && !parent.failed; i++) {
        if (!i || path[i] != '/' || path[i - 1] == '/')
            continue;
        story_buf_clear(&parent);
        story_buf_put(&parent, path, i);
        if (!parent.failed)
            mkdir(story_buf_text(&parent), 0777);
    }
    story_buf_dispose(&parent);
}

int story_repo__create(const char *path, story_error *err)
{
    story_buf fresh = STORY_BUF;
    size_t len = strlen(path);
    int fd = -1, code;

    while (len > 1 && path[len - 1] == '/')
        len--;
    story_buf_put(&fresh, path, len);
    story_buf_puts(&fresh, ".new");
    make_parents(story_buf_text(&fresh));
    if (fresh.failed)
        code = story_error__no_memory(err);
    else if (mkdir(story_buf_text(&fresh), 0777) && errno != EEXIST)
        code = story_error__set(err, STORY_EIO, "%s: %s", path, strerror(errno));
    else if ((fd = open(story_buf_text(&fresh), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
        code = exists(path) ? 0 : story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&fresh), strerror(errno));
    else if (wait_for_lock(fd))
        code = story_error__set(err, STORY_EREPO, "%s: another storydiff is making it", path);
    else
        code = make(story_buf_text(&fresh), path, err);
    /* Gone where it became the repository; a folder that was made too late or in vain goes. */
    if (fd >= 0) {
        rmdir(story_buf_text(&fresh));
        close(fd);
    }
    story_buf_dispose(&fresh);
    return code;
}

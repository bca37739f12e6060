#include "repo/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char mark[] = "storydiff\n";

enum { PAUSE_MS = 20, LOADER_PAUSES = 500, GIT_PAUSES = 50 };

static void pause_briefly(void)
{
    struct timespec t = {0, PAUSE_MS * 1000000L};

    nanosleep(&t, NULL);
}

static int take_kernel_lock(story_locks *l, story_error *err)
{
    story_buf path = STORY_BUF;
    int code = 0;

    story_buf_printf(&path, "%sstorydiff.lock", l->folder);
    l->kernel = path.failed ? -1 : open(story_buf_text(&path), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (path.failed)
        code = story_error__no_memory(err);
    else if (l->kernel < 0)
        code = story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&path), strerror(errno));
    for (int i = 0; !code && flock(l->kernel, LOCK_EX | LOCK_NB); i++) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            code = story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&path), strerror(errno));
        else if (i >= LOADER_PAUSES)
            code = story_error__set(err, STORY_EREPO, "another storydiff is loading into this repository");
        else
            pause_briefly();
    }
    story_buf_dispose(&path);
    return code;
}

static int write_mark(const char *path, int flags)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0666), failed;

    if (fd < 0)
        return -1;
    failed = write(fd, mark, sizeof mark - 1) != (ssize_t)(sizeof mark - 1);
    if (close(fd) || failed) {
        unlink(path);
        return -1;
    }
    return 0;
}

int story_locks_open(story_locks *l, const char *folder, story_error *err)
{
    int code;

    *l = (story_locks){.folder = folder, .kernel = -1, .held = STORY_ARRAY(char *)};
    code = take_kernel_lock(l, err);
    if (code)
        return code;
    story_buf_printf(&l->seed, "%sstorydiff.mark", folder);
    if (l->seed.failed)
        return story_error__no_memory(err);
    story_locks__sweep(l, story_buf_text(&l->seed));
    unlink(story_buf_text(&l->seed));
    if (write_mark(story_buf_text(&l->seed), O_EXCL))
        return story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&l->seed), strerror(errno));
    return 0;
}

bool story_locks_are_left(const char *folder)
{
    story_buf path = STORY_BUF;
    struct stat info;
    bool left;

    story_buf_printf(&path, "%sstorydiff.mark", folder);
    left = !path.failed && lstat(story_buf_text(&path), &info) == 0;
    story_buf_dispose(&path);
    return left;
}

/* Whether a lock file is one that a killed loader left: ours, and we are the only loader now. */
static bool is_left_over(const char *path)
{
    char bytes[sizeof mark];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t n = fd < 0 ? 0 : read(fd, bytes, sizeof bytes);

    if (fd >= 0)
        close(fd);
    return n == (ssize_t)(sizeof mark - 1) && memcmp(bytes, mark, sizeof mark - 1) == 0;
}

static void make_folders(char *path, size_t from)
{
    for (char *c = path + from; *c; c++)
        if (*c == '/') {
            *c = 0;
            mkdir(path, 0777);
            *c = '/';
        }
}

/* A hard link has its mark from the first moment on; where links can't be had, a file of its own. */
static int create_lock(const story_locks *l, const char *path)
{
    if (link(story_buf_text(&l->seed), path) == 0)
        return 0;
    if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK)
        return write_mark(path, O_EXCL);
    return -1;
}

static int lock_path(story_locks *l, char *path, const char *name, story_error *err)
{
    bool made = false;

    for (int i = 0;;) {
        if (create_lock(l, path) == 0)
            return 0;
        if (errno == ENOENT && !made) {
            make_folders(path, strlen(l->folder));
            made = true;
        } else if (errno != EEXIST) {
            return story_error__set(err, STORY_EIO, "%s: %s", name, strerror(errno));
        } else if (is_left_over(path)) {
            unlink(path);
        } else if (++i > GIT_PAUSES) {
            return story_error__set(err, STORY_EREPO, "%s: locked by another program (%s)", name, path);
        } else {
            pause_briefly();
        }
    }
}

int story_locks_take(story_locks *l, const char *name, story_error *err)
{
    story_buf path = STORY_BUF;
    char **slot;
    int code;

    story_buf_printf(&path, "%s%s.lock", l->folder, name);
    slot = path.failed ? NULL : story_array_push(&l->held);
    if (!slot) {
        story_buf_dispose(&path);
        return story_error__no_memory(err);
    }
    code = lock_path(l, path.bytes, name, err);
    if (code) {
        l->held.count--;
        story_buf_dispose(&path);
        return code;
    }
    *slot = path.bytes;
    return 0;
}

void story_locks_close(story_locks *l)
{
    for (size_t i = 0; i < l->held.count; i++) {
        unlink(STORY_ITEMS(&l->held, char *)[i]);
        free(STORY_ITEMS(&l->held, char *)[i]);
    }
    story_array_dispose(&l->held);
    if (l->seed.len)
        unlink(story_buf_text(&l->seed));
    story_buf_dispose(&l->seed);
    if (l->kernel >= 0)
        close(l->kernel);
}

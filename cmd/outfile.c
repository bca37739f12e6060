/* The file of -o: written beside the one that is there, which it replaces when it is whole. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

enum { MOST_TRIES = 100 };

static const int deadly[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE};

/* A signal handler can be told of the file in no other way. */
static char beside[PATH_MAX];

static void remove_and_die(int number)
{
    unlink(beside);
    signal(number, SIG_DFL);
    raise(number);
}

static void guard(void)
{
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        if (signal(deadly[i], remove_and_die) == SIG_IGN)
            signal(deadly[i], SIG_IGN);
}

static bool is_standard_output(const struct stat *info)
{
    struct stat output;

    return fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == info->st_dev && output.st_ino == info->st_ino;
}

/* Whether another file in its place is the same to everybody: it has one name, one owner, and nobody has it open for us. */
static bool may_replace(const char *path, const struct stat *old)
{
    return S_ISREG(old->st_mode) && old->st_nlink == 1 && old->st_uid == geteuid() && !is_standard_output(old) &&
           strncmp(path, "/dev/", 5) != 0 && strncmp(path, "/proc/", 6) != 0 && access(path, W_OK) == 0;
}

/* The file that a path leads to through links. */
static bool find_target(cmd_output *out)
{
    struct stat info;

    if (lstat(out->path, &info) && errno == ENOENT) {
        out->target = strdup(out->path);
        return out->target != NULL;
    }
    if (stat(out->path, &info) || !may_replace(out->path, &info))
        return false;
    out->target = realpath(out->path, NULL);
    return out->target != NULL;
}

/* A new file in the folder of the target, with the mode of what is there; -1 where there can be none. */
static int open_beside(const char *target)
{
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash + 1 - target) : 0, fd = -1, tries;
    struct stat old;

    for (tries = 0; fd < 0 && tries < MOST_TRIES; tries++) {
        char name[PATH_MAX];

        if (snprintf(name, sizeof name, "%.*s.storydiff-%ld-%d", folder, target, (long)getpid(), tries) >=
            (int)sizeof name)
            return -1;
        fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0)
            memcpy(beside, name, sizeof beside);
        else if (errno != EEXIST)
            return -1;
    }
    if (fd >= 0 && stat(target, &old) == 0 && fchmod(fd, old.st_mode & 07777) != 0) {
        close(fd);
        unlink(beside);
        return -1;
    }
    return fd;
}

static void forget(cmd_output *out)
{
    free(out->target);
    out->target = NULL;
}

int cmd_file_open(cmd_output *out)
{
    sigset_t held, before;
    int fd = -1;

    sigemptyset(&held);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaddset(&held, deadly[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    if (find_target(out))
        fd = open_beside(out->target);
    if (fd >= 0)
        guard();
    else
        forget(out);
    sigprocmask(SIG_SETMASK, &before, NULL);
    out->file = fd >= 0 ? fdopen(fd, "wb") : fopen(out->path, "wb");
    if (!out->file && fd >= 0) {
        close(fd);
        unlink(beside);
        forget(out);
    }
    return out->file ? CMD_OK : cmd_fail("%s: %s", out->path, strerror(errno));
}

bool cmd_file_close(cmd_output *out, bool keep)
{
    bool good = fclose(out->file) == 0;

    if (!out->target)
        return good;
    good = good && (!keep || rename(beside, out->target) == 0);
    if (!good || !keep) {
        int why = errno;

        unlink(beside);
        errno = why;
    }
    beside[0] = 0;
    forget(out);
    return good;
}

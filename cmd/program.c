/* Where this program is, and asking git. */
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd.h"

void cmd_program_path(char *to, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", to, size - 1);

    if (n <= 0)
        snprintf(to, size, "storydiff");
    else
        to[n] = 0;
}

int cmd_program_quoted(char *to, size_t size)
{
    char path[2048];
    size_t n = 0;

    cmd_program_path(path, sizeof path);
    if (size < 3)
        return -1;
    to[n++] = '\'';
    for (const char *c = path; *c; c++) {
        if (n + 6 > size)
            return -1;
        if (*c == '\'') {
            memcpy(to + n, "'\\''", 4);
            n += 4;
        } else {
            to[n++] = *c;
        }
    }
    to[n++] = '\'';
    to[n] = 0;
    return 0;
}

/* Nothing that a repository's configuration names runs while git answers. */
int cmd_git_ask(const char *const *arguments, char *answer, size_t size)
{
    static const char *const safe[] = {"git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"};
    char *argv[24];
    int ends[2], status = 0;
    size_t n = 0, len = 0;
    ssize_t got;
    pid_t child;

    for (; n < sizeof safe / sizeof *safe; n++)
        argv[n] = (char *)(uintptr_t)safe[n];
    for (; *arguments && n < 23; arguments++)
        argv[n++] = (char *)(uintptr_t)*arguments;
    argv[n] = NULL;
    if (pipe(ends))
        return -1;
    child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);

        dup2(null, STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        close(ends[0]);
        execvp("git", argv);
        _exit(127);
    }
    close(ends[1]);
    while (len + 1 < size && (got = read(ends[0], answer + len, size - 1 - len)) > 0)
        len += (size_t)got;
    answer[len] = 0;
    close(ends[0]);
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int cmd_git_unset(bool global, const char *name)
{
    const char *ask[] = {"config", global ? "--global" : "--local", "--unset", name, NULL};
    char answer[64];

    return cmd_git_ask(ask, answer, sizeof answer);
}

/* The pager, chosen as git chooses it: $GIT_PAGER, core.pager, $PAGER, less. What the repository's own configuration
 * names is not run: it came with the repository. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd.h"

static const char *choose(const story_config *config)
{
    const char *choices[] = {getenv("GIT_PAGER"), config ? story_config_get(config, "storydiff.pager", true) : NULL,
                             config ? story_config_get(config, "core.pager", true) : NULL, getenv("PAGER"), "less"};
    size_t i = 0;

    while (!choices[i])
        i++;
    return !*choices[i] || strcmp(choices[i], "cat") == 0 ? NULL : choices[i];
}

static void be_silent(void)
{
    int null = open("/dev/null", O_RDWR);

    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
}

/* Whether the shell knows the first word of a command; one that the shell makes something else of is taken to be known. */
static bool is_known(const char *command)
{
    char word[1024];
    char *argv[] = {"sh", "-c", "command -v \"$1\"", "sh", word, NULL};
    size_t len;
    int status = 0;
    pid_t child;

    command += strspn(command, " \t");
    len = strcspn(command, " \t");
    if (len >= sizeof word || strcspn(command, "|&;<>()$`\\\"'*?[]#~=%!{}\n") < len)
        return true;
    snprintf(word, sizeof word, "%.*s", (int)len, command);
    child = fork();
    if (child == 0) {
        be_silent();
        execv("/bin/sh", argv);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void be_pager(const char *command, const int *ends)
{
    char *argv[] = {"sh", "-c", (char *)(uintptr_t)command, NULL};

    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    setenv("LESS", "FRX", 0);
    setenv("LV", "-c", 0);
    execv("/bin/sh", argv);
    _exit(127);
}

/* A signal handler can be told of the pager in no other way. */
static volatile sig_atomic_t waited_for;

/* Whoever interrupts us must not find the pager still reading the terminal beside the shell. */
static void wait_and_die(int signal_number)
{
    close(STDOUT_FILENO);
    while (waitpid((pid_t)waited_for, NULL, 0) < 0 && errno == EINTR)
        ;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void cmd_pager_start(cmd_output *out, const cmd_call *call)
{
    const char *command = choose(call->config);
    sigset_t deadly, before;
    int ends[2];

    if (!call->options.pager || !out->terminal || !command || !is_known(command) || pipe(ends))
        return;
    fflush(NULL);
    /* A signal that comes before we are ready to wait for the pager waits too. */
    sigemptyset(&deadly);
    sigaddset(&deadly, SIGINT);
    sigaddset(&deadly, SIGTERM);
    sigprocmask(SIG_BLOCK, &deadly, &before);
    out->pager = fork();
    if (out->pager == 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        be_pager(command, ends);
    }
    close(ends[0]);
    if (out->pager > 0 && dup2(ends[1], STDOUT_FILENO) >= 0) {
        setenv("GIT_PAGER_IN_USE", "1", 1);
        waited_for = (sig_atomic_t)out->pager;
        signal(SIGINT, wait_and_die);
        signal(SIGTERM, wait_and_die);
        signal(SIGPIPE, wait_and_die);
    }
    close(ends[1]);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void cmd_pager_wait(cmd_output *out)
{
    int status;

    if (out->pager <= 0)
        return;
    fflush(stdout);
    close(STDOUT_FILENO);
    while (waitpid(out->pager, &status, 0) < 0)
        ;
}

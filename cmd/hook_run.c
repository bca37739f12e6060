/* What the hooks do. All of it is done by a child, so that nothing that goes wrong in it, a crash or an endless loop
 * included, stops git: only a rule that is set to error does. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "examine.h"

enum { MOST_LINES = 24, MOST_FINDINGS = 14, LEAST_NOTES = 4, PATIENCE = 10, MOST_PATIENCE = 86400 };

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Findings come last on the screen, but the room is theirs first, the worst before others; but notes, which mostly say
 * again what the summary says, have few lines for sure. */
static void print_report(const examined *e, bool summary)
{
    size_t errors = lesser(e->lines[EXAMINED_ERRORS], MOST_FINDINGS);
    size_t warnings = lesser(e->lines[EXAMINED_WARNINGS], MOST_FINDINGS - errors);
    size_t left = MOST_LINES - errors - warnings,
           notes = lesser(e->lines[EXAMINED_NOTES], summary ? LEAST_NOTES : left);

    if (summary)
        left -= examined_print(stdout, e, EXAMINED_SUMMARY, left - notes);
    examined_print(stdout, e, EXAMINED_ERRORS, errors);
    examined_print(stdout, e, EXAMINED_WARNINGS, warnings);
    examined_print(stdout, e, EXAMINED_NOTES, left);
    fflush(stdout);
}

static int report_between(cmd_call *call, const char *left, const char *right, bool summary)
{
    examined e;
    int code = examine(&e, call, left, right);
    bool stop = e.lines[EXAMINED_ERRORS] > 0;

    if (e.files && !call->options.quiet)
        print_report(&e, summary);
    examined_dispose(&e);
    return stop ? CMD_DIFFERENT : code;
}

static int run_pre_commit(cmd_call *call)
{
    return report_between(call, "HEAD", STORY_INDEX, true);
}

static int run_commit_msg(cmd_call *call)
{
    return report_between(call, "HEAD", STORY_INDEX, false);
}

/* What HEAD was made from. */
static const char *head_base(cmd_call *call)
{
    story_operand parent;
    story_error err = {0};
    bool first = story_operand_read(&parent, call->repo, "HEAD^", &err) != 0 && err.code == STORY_ENOTFOUND;

    story_operand_dispose(&parent);
    return first ? STORY_NOTHING : "HEAD^";
}

static int run_post_commit(cmd_call *call)
{
    report_between(call, head_base(call), "HEAD", true);
    return CMD_OK;
}

/* git says that no editor will open by naming ":" as the editor. */
static bool has_editor(void)
{
    const char *editor = getenv("GIT_EDITOR");

    return !editor || strcmp(editor, ":") != 0;
}

/* "run", a hook and what git hands to that: of prepare-commit-msg a file, what the message is, and of which commit. */
static const char *operand_at(const cmd_call *call, size_t n)
{
    return call->operands.count > n ? call->operands.items[n] : "";
}

/* An amended commit is made from what HEAD was made from: git names HEAD as the commit whose message is taken then. For
 * --amend -m it says what it says of any message, and nobody can know. */
static const char *message_base(cmd_call *call)
{
    bool amends = strcmp(operand_at(call, 3), "commit") == 0 && strcmp(operand_at(call, 4), "HEAD") == 0;

    return amends ? head_base(call) : "HEAD";
}

static message_style style_of(const cmd_call *call, bool trailers)
{
    const char *mark = story_config_get(call->config, "core.commentstring", false);

    return (message_style){mark ? mark : story_config_get(call->config, "core.commentchar", false),
                           story_config_get(call->config, "commit.cleanup", false),
                           trailers && strcmp(operand_at(call, 3), "commit") == 0};
}

static int edit_message(cmd_call *call, const examined *e, bool trailers, bool comments)
{
    message_style style = style_of(call, trailers);
    char *text = NULL;
    size_t size;
    FILE *file = e->files || style.reused ? open_memstream(&text, &size) : NULL;
    int code = CMD_OK;

    if (!file)
        return CMD_OK;
    examined_print(file, e, EXAMINED_SUMMARY, MOST_LINES);
    if (fclose(file) == 0)
        code = hook_message_edit(&style, operand_at(call, 2), trailers ? e->text[EXAMINED_TRAILERS] : "",
                                 comments ? text : "");
    free(text);
    return code;
}

static int run_prepare_commit_msg(cmd_call *call)
{
    bool trailers = cmd_setting_is_on(call, "storydiff.hook.trailers"), comments = has_editor();
    examined e;
    int code;

    if (call->operands.count < 3)
        return cmd_fail("prepare-commit-msg wants the message's file");
    if (!trailers && !comments)
        return CMD_OK;
    code = examine(&e, call, message_base(call), STORY_INDEX);
    if (!code)
        code = edit_message(call, &e, trailers, comments);
    examined_dispose(&e);
    return code;
}

/* What git writes for a commit: anything else is no business of ours, and no revision that we would look for. */
static bool is_id(const char *text)
{
    size_t len = strlen(text);

    return (len == 40 || len == 64) && strspn(text, "0123456789abcdef") == len;
}

static bool is_zero(const char *oid)
{
    return *oid && oid[strspn(oid, "0")] == 0;
}

/* Where a branch that is new over there begins: where it left what is there already, else at nothing. */
static void new_base(cmd_call *call, const char *remote, const char *local, char *to, size_t size)
{
    static const char *const branches[] = {"HEAD", "main", "master"};
    char range[512];

    snprintf(to, size, "%s", STORY_NOTHING);
    for (size_t i = 0; i < sizeof branches / sizeof *branches; i++) {
        char *left = NULL, *right = NULL;

        snprintf(range, sizeof range, "refs/remotes/%.200s/%s...%s", remote, branches[i], local);
        if (story_range_split(call->repo, range, &left, &right, NULL) == 0 && left)
            snprintf(to, size, "%s", left);
        free(left);
        free(right);
        if (*to)
            return;
    }
}

/* "lref loid rref roid" a line on standard input; the pre-commit framework has read it already and says it otherwise. */
static int run_pre_push(cmd_call *call)
{
    const char *from = getenv("PRE_COMMIT_FROM_REF"), *to = getenv("PRE_COMMIT_TO_REF");
    const char *remote = call->operands.count > 2 ? call->operands.items[2] : "origin";
    char line[4096], local[128], there[128], base[128];
    int stop = CMD_OK;

    if (from && to)
        return report_between(call, from, to, true);
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%*s %127s %*s %127s", local, there) != 2 || !is_id(local) || !is_id(there) || is_zero(local))
            continue;
        if (is_zero(there))
            new_base(call, remote, local, base, sizeof base);
        else
            snprintf(base, sizeof base, "%s", there);
        if (report_between(call, base, local, true) == CMD_DIFFERENT)
            stop = CMD_DIFFERENT;
    }
    return stop;
}

static const struct {
    const char *name;
    int (*run)(cmd_call *call);
} runs[] = {
    {"pre-commit", run_pre_commit},   {"commit-msg", run_commit_msg}, {"prepare-commit-msg", run_prepare_commit_msg},
    {"post-commit", run_post_commit}, {"pre-push", run_pre_push},
};

/* Only a rule's status is passed on; what killed the child is told. */
static int watch(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return CMD_OK;
    if (WIFEXITED(status) && WEXITSTATUS(status) == CMD_DIFFERENT)
        return CMD_DIFFERENT;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        cmd_note("this takes too long; git goes on");
    else if (WIFSIGNALED(status))
        cmd_note("the hook crashed (signal %d); git goes on", WTERMSIG(status));
    return CMD_OK;
}

bool cmd_hook_is_run(const cmd_call *call)
{
    return call->spec->run == cmd_hook && call->operands.count && strcmp(call->operands.items[0], "run") == 0;
}

int cmd_hook_guard(cmd_call *call, int argc, char **argv, int (*run)(cmd_call *call, int argc, char **argv))
{
    pid_t child;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        int code;

        alarm(PATIENCE);
        code = run(call, argc, argv);
        fflush(NULL);
        _exit(code);
    }
    return child < 0 ? CMD_OK : watch(child);
}

/* Another patience where a setting has one. One that is no number of seconds is told once a commit: by the hook before
 * prepare-commit-msg. */
static void set_patience(const cmd_call *call, const char *hook)
{
    static const char name[] = "storydiff.hook.timeout";
    const char *text = story_config_get(call->config, name, false);
    char *end;
    long seconds;

    if (!text)
        return;
    seconds = strtol(text, &end, 10);
    if (end != text && !*end && seconds > 0 && seconds <= MOST_PATIENCE)
        alarm((unsigned)seconds);
    else if (strcmp(hook, "prepare-commit-msg") != 0)
        cmd_note("git config: %s is a number of seconds, not %.64s; %d are taken", name, text, PATIENCE);
}

int cmd_hook_run(cmd_call *call)
{
    const char *name = operand_at(call, 1);

    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (strcmp(runs[i].name, name) == 0) {
            set_patience(call, name);
            return runs[i].run(call);
        }
    return cmd_fail("hook run wants a hook's name");
}

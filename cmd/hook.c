/* hook install, uninstall, status; run is in hook_run.c. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static const char *const hook_names[] = {"pre-commit", "commit-msg", "prepare-commit-msg", "post-commit", "pre-push"};
static const char *const default_names[] = {"pre-commit", "prepare-commit-msg"};

enum { HOOKS = sizeof hook_names / sizeof *hook_names, DEFAULTS = sizeof default_names / sizeof *default_names };

/* What to write where a manager runs the hooks. */
static const struct {
    const char *manager, *advice;
} advices[] = {
    {"husky", "add to .husky/%s:\n\n    storydiff hook run %s \"$@\"\n"},
    {"lefthook", "add to lefthook.yml:\n\n    %s:\n      commands:\n        storydiff:\n          run: storydiff hook "
                 "run %s {0}\n"},
    {"pre-commit",
     "add storydiff's repository to .pre-commit-config.yaml (its hooks stand in .pre-commit-hooks.yaml), or:\n\n"
     "    - repo: local\n      hooks:\n        - id: storydiff\n          name: storydiff\n          stages: [%s]\n"
     "          entry: storydiff hook run %s\n          language: system\n          pass_filenames: false\n          "
     "verbose: true\n"},
    {"overcommit", "add to .overcommit.yml a hook for %s that runs:\n\n    storydiff hook run %s\n"},
};

static void advise(const char *manager, const char *name)
{
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (strcmp(advices[i].manager, manager) == 0)
            printf(advices[i].advice, name, name);
}

static bool is_known(const char *name)
{
    for (size_t i = 0; i < HOOKS; i++)
        if (strcmp(hook_names[i], name) == 0)
            return true;
    return false;
}

/* ---- git that runs hooks from its configuration ---- */

/* Whether this git does: it is asked to list one. */
static bool git_lists_hooks(const char *name)
{
    char event[64], answer[1024];
    const char *ask[] = {"-c", event, "-c", "hook.storydiff-probe.command=true", "hook", "list", name, NULL};

    snprintf(event, sizeof event, "hook.storydiff-probe.event=%s", name);
    return cmd_git_ask(ask, answer, sizeof answer) == 0 && strstr(answer, "storydiff-probe");
}

static void setting_name(char *to, size_t size, const char *name, const char *key)
{
    snprintf(to, size, "hook.storydiff-%s.%s", name, key);
}

static bool is_configured(cmd_call *call, const char *name)
{
    char key[128];

    setting_name(key, sizeof key, name, "command");
    return story_config_get(call->config, key, false) != NULL;
}

static int configure(cmd_call *call, const char *name, bool on)
{
    char key[128], program[4096], command[8192];
    story_error err = {0};

    if (cmd_program_quoted(program, sizeof program))
        return cmd_fail("the program's own path is too long");
    /* git puts the hook's arguments behind the command: a function takes them, and only status 1 stops git. */
    snprintf(command, sizeof command, "storydiff_hook() { %s hook run %s \"$@\"; [ $? -ne 1 ]; }; storydiff_hook",
             program, name);
    setting_name(key, sizeof key, name, "command");
    if ((on || cmd_git_unset(false, key)) && story_config_write(call->repo, false, key, on ? command : NULL, &err))
        return cmd_fail_with(NULL, &err);
    setting_name(key, sizeof key, name, "event");
    if (!on && cmd_git_unset(false, key) == 0)
        return CMD_OK;
    return story_config_write(call->repo, false, key, on ? name : NULL, &err) ? cmd_fail_with(NULL, &err) : CMD_OK;
}

/* ---- the three commands, each for one hook ---- */

static int install(cmd_call *call, const char *name)
{
    char program[4096];
    story_hook state;
    story_error err = {0};
    int code = CMD_OK;

    if (story_hook_find(&state, call->repo, call->config, name, &err))
        return cmd_fail_with(NULL, &err);
    if (state.manager) {
        cmd_fail("%s: %s runs the hooks here; nothing is changed", name, state.manager);
        advise(state.manager, name);
        return CMD_TROUBLE;
    }
    if (state.state == STORY_HOOK_NONE && git_lists_hooks(name)) {
        code = configure(call, name, true);
    } else {
        cmd_program_path(program, sizeof program);
        if (story_hook_install(call->repo, call->config, name, program, &err))
            code = cmd_fail_with(NULL, &err);
    }
    if (!code && !call->options.quiet)
        printf("%s: installed%s\n", name, state.state == STORY_HOOK_OTHER ? "; the hook that was here runs first" : "");
    return code;
}

static int uninstall(cmd_call *call, const char *name)
{
    story_hook state;
    story_error err = {0};
    bool configured = is_configured(call, name);

    if (story_hook_find(&state, call->repo, call->config, name, &err))
        return cmd_fail_with(NULL, &err);
    if (configured && configure(call, name, false))
        return CMD_TROUBLE;
    if (story_hook_uninstall(call->repo, call->config, name, &err))
        return cmd_fail_with(NULL, &err);
    if ((configured || state.state == STORY_HOOK_INSTALLED) && !call->options.quiet)
        printf("%s: taken out%s\n", name, state.chained ? "; the hook that was here before is back" : "");
    return CMD_OK;
}

static int status(cmd_call *call, const char *name)
{
    story_hook state;
    story_error err = {0};
    const char *word = "not installed";

    if (story_hook_find(&state, call->repo, call->config, name, &err))
        return cmd_fail_with(NULL, &err);
    if (is_configured(call, name))
        word = "installed, by git's configuration";
    else if (state.state == STORY_HOOK_INSTALLED)
        word = state.chained ? "installed; runs the hook that was here first" : "installed";
    else if (state.state == STORY_HOOK_CHANGED)
        word = "installed, and changed by hand since";
    else if (state.state == STORY_HOOK_OTHER && !state.manager)
        word = "not installed; there is another hook";
    printf("%-18s %s%s%s\n", name, word, state.manager ? "; run by " : "", state.manager ? state.manager : "");
    return CMD_OK;
}

static const struct {
    const char *name;
    int (*run)(cmd_call *call, const char *name);
    const char *const *names; /* without operands */
    size_t count;
} verbs[] = {
    {"install", install, default_names, DEFAULTS},
    {"uninstall", uninstall, hook_names, HOOKS},
    {"status", status, hook_names, HOOKS},
};

static int run_verb(cmd_call *call, size_t v)
{
    const char *const *names = call->operands.count > 1 ? call->operands.items + 1 : verbs[v].names;
    size_t count = call->operands.count > 1 ? call->operands.count - 1 : verbs[v].count;
    int worst = CMD_OK;

    for (size_t i = 0; i < count; i++)
        if (!is_known(names[i]))
            return cmd_fail("no such hook: %s", names[i]);
    for (size_t i = 0; i < count; i++)
        if (verbs[v].run(call, names[i]))
            worst = CMD_TROUBLE;
    return worst;
}

int cmd_hook(cmd_call *call)
{
    const char *verb = call->operands.count ? call->operands.items[0] : "status";

    if (strcmp(verb, "run") == 0)
        return cmd_hook_run(call);
    if (!call->repo)
        return cmd_fail_with(NULL, &call->repo_error);
    if (!story_repo_git_folder(call->repo))
        return cmd_fail("not in a git repository");
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++)
        if (strcmp(verbs[v].name, verb) == 0)
            return run_verb(call, v);
    return cmd_fail("hook: no such verb: %s (install, uninstall, status, run)", verb);
}

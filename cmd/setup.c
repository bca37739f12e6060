#include <string.h>
#include <unistd.h>

#include "cmd.h"

/* What git is told. %s is the program, quoted for the shell. */
static const struct {
    const char *name, *value;
} settings[] = {
    {"diff.storydiff.command", "%s driver --"}, /* what git puts behind it is no option, whatever a file is called */
    {"difftool.storydiff.cmd", "%s driver -- \"$LOCAL\" \"$REMOTE\" \"$MERGED\""},
};

static void print_told(bool undo)
{
    if (undo) {
        puts("git diff and git difftool are as they were before.");
        puts("A line \"diff=storydiff\" in .gitattributes does no harm, and can go too.");
        return;
    }
    puts("git knows storydiff now. Say which files are stories by a line in .gitattributes:\n\n"
         "    *.txt diff=storydiff\n    *.md  diff=storydiff\n\n"
         "Then git diff, git log -p --ext-diff and git show --ext-diff print the story diff for them, and\n"
         "git difftool --tool=storydiff does for any file.");
}

/* Ours or nobody's: a driver of that name that runs something else stays. */
static int check(cmd_call *call, const char *name)
{
    const char *now = story_config_get(call->config, name, false);

    return now && !strstr(now, "storydiff' driver") && !strstr(now, "storydiff driver")
               ? cmd_fail("%s is set to something else; git config --unset %s first", name, name)
               : CMD_OK;
}

int cmd_setup(cmd_call *call)
{
    char program[4096], value[8192];
    story_error err = {0};
    bool undo = call->options.undo;

    if (call->operands.count)
        return cmd_fail("setup takes no operands");
    if (!call->options.global && (!call->repo || !story_repo_git_folder(call->repo)))
        return call->repo ? cmd_fail("not in a git repository; --global sets it up for all")
                          : cmd_fail_with(NULL, &call->repo_error);
    if (cmd_program_quoted(program, sizeof program))
        return cmd_fail("the program's own path has no shell quoting that fits");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (check(call, settings[i].name))
            return CMD_TROUBLE;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        snprintf(value, sizeof value, settings[i].value, program);
        if (undo && cmd_git_unset(call->options.global, settings[i].name) == 0)
            continue;
        if (story_config_write(call->repo, call->options.global, settings[i].name, undo ? NULL : value, &err))
            return cmd_fail_with(NULL, &err);
    }
    if (!call->options.quiet)
        print_told(undo);
    return CMD_OK;
}

/* What a call opens: settings, the repository, variants. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cmd.h"

/* Settings that git itself has, looked at where storydiff's own say nothing. */
static void read_colour(cmd_call *call)
{
    static const char *const names[] = {"storydiff.color", "color.storydiff", "color.ui"};
    opt_error error;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = story_config_get(call->config, names[i], false);

        if (!value)
            continue;
        if (strcmp(value, "true") == 0)
            value = "auto";
        else if (strcmp(value, "false") == 0)
            value = "never";
        opt_assign(call->spec->options, &call->options, "color", value, false, &error);
        return;
    }
}

static int read_settings(cmd_call *call)
{
    size_t count;
    const story_setting *list = story_config_list(call->config, &count);
    opt_error error;

    for (size_t i = 0; i < count; i++) {
        const char *name = list[i].name;

        if (strncmp(name, "storydiff.", 10) != 0 || strchr(name + 10, '.'))
            continue;
        if (opt_assign(call->spec->options, &call->options, name + 10, list[i].value,
                       story_config_get(call->config, name, true) != list[i].value, &error) < 0)
            return cmd_fail("configuration: %s: %s", name, error.message);
    }
    read_colour(call);
    return CMD_OK;
}

bool cmd_setting_is_on(const cmd_call *call, const char *name)
{
    static const char *const off[] = {"", "false", "no", "off", "0"};
    const char *value = story_config_get(call->config, name, false);

    for (size_t i = 0; value && i < sizeof off / sizeof *off; i++)
        if (strcasecmp(value, off[i]) == 0)
            return false;
    return value != NULL;
}

/* Whether all is said without git: the operands are files, and no setting is ours. */
static bool needs_no_git(const cmd_call *call)
{
    size_t least = call->spec->run == cmd_diff ? 2 : 1;

    return call->spec->needs == CMD_TEXTS && !call->options.repo && !call->options.cached &&
           call->operands.count >= least && !call->operands.has_dashes &&
           !story_repo_may_matter(call->operands.items, call->operands.count);
}

/* Without libgit2 a name that is no file is most likely a mistyped one: so it is named first. */
static int fail_without_git(const cmd_call *call, const story_error *err)
{
    struct stat info;

    for (size_t i = 0; i < call->operands.count && call->spec->needs == CMD_TEXTS; i++) {
        const char *operand = call->operands.items[i];

        if (err->code == STORY_ENOTFOUND && strcmp(operand, "-") != 0 && stat(operand, &info))
            return cmd_fail("%s: no such file; %s", operand, err->message);
    }
    return cmd_fail_with(NULL, err);
}

/* Where the stories are may be a setting too, of the user's: it is asked for before any repository is opened. */
static int find_repo_setting(cmd_call *call)
{
    story_error err = {0};
    const char *dir;

    if (call->options.repo || getenv("STORYDIFF_REPO"))
        return CMD_OK;
    if (story_config_new(&call->user_config, NULL, true, &err))
        return fail_without_git(call, &err);
    dir = story_config_get(call->user_config, "storydiff.repo", true);
    if (dir && *dir)
        call->options.repo = dir;
    return CMD_OK;
}

int cmd_call_open(cmd_call *call)
{
    story_error err = {0};

    if (needs_no_git(call))
        return story_config_new(&call->config, NULL, false, &err) ? cmd_fail_with(NULL, &err) : read_settings(call);
    if (find_repo_setting(call))
        return CMD_TROUBLE;
    if (call->spec->needs != CMD_CONFIG &&
        story_repo_open(&call->repo, call->options.repo, call->spec->needs == CMD_NEW_REPO, &call->repo_error) &&
        call->spec->needs == CMD_NEW_REPO)
        return cmd_fail_with(NULL, &call->repo_error);
    if (story_config_new(&call->config, call->repo, true, &err))
        return cmd_fail_with(NULL, &err);
    return read_settings(call);
}

void cmd_call_close(cmd_call *call)
{
    story_config_free(call->config);
    story_config_free(call->user_config);
    story_repo_free(call->repo);
}

story_repo *cmd_repo(cmd_call *call)
{
    if (!call->repo)
        cmd_fail_with(NULL, &call->repo_error);
    else if (!story_repo_path(call->repo))
        cmd_fail("no story repository here; storydiff load makes one");
    else
        return call->repo;
    return NULL;
}

int cmd_operand_read(cmd_call *call, const char *operand, story_operand *out)
{
    story_error err = {0};

    if (story_operand_read(out, call->repo, operand, &err)) {
        if (err.code == STORY_ENOTFOUND && call->repo_error.code)
            return cmd_fail_with(operand, &call->repo_error);
        return cmd_fail_with(operand, &err);
    }
    if (out->ambiguous && !call->options.quiet)
        cmd_note("%s is a variant too; taking the file", operand);
    return CMD_OK;
}

int cmd_variant_read(cmd_call *call, const char *operand, size_t n, story_variant **out)
{
    story_operand text;
    int code;

    *out = NULL;
    if (cmd_operand_read(call, operand, &text))
        return CMD_TROUBLE;
    code = cmd_variant_from(call, &text, n, operand, out);
    story_operand_dispose(&text);
    return code;
}

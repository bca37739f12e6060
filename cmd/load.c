#include <string.h>

#include "cmd.h"

static void tell(const story_loaded *one)
{
    const char *what = one->is_same ? "unchanged" : one->is_new ? "new" : "updated";

    printf("%-9s %.8s  ", what, one->commit);
    cmd_print_safe(stdout, one->label);
    if (strcmp(one->source, one->label) != 0) {
        fputs("  from ", stdout);
        cmd_print_safe(stdout, strcmp(one->source, "-") == 0 ? "standard input" : one->source);
    }
    putchar('\n');
}

int cmd_load(cmd_call *call)
{
    story_repo *repo = cmd_repo(call);
    cmd_progress progress = {.what = "loading"};
    story_load_options how = {
        .label = call->options.as,
        .story = call->options.story,
        .author = call->options.author,
        .message = call->options.message,
        .encoding = call->options.encoding,
        .progress = cmd_progress_show,
        .payload = &progress,
    };
    story_loads *loads = NULL;
    story_error err = {0};
    size_t count;
    int code;

    if (!repo)
        return CMD_TROUBLE;
    code = story_repo_load(&loads, repo, call->config, call->operands.items, call->operands.count, &how, &err);
    cmd_progress_end(&progress);
    if (code)
        return cmd_fail_with(NULL, &err);
    for (size_t i = 0; i < (story_loads_list(loads, &count), count) && !call->options.quiet; i++)
        tell(&story_loads_list(loads, &count)[i]);
    story_loads_free(loads);
    return fflush(stdout) ? cmd_fail("standard output: writing failed") : CMD_OK;
}

/* storydiff - the command line: every command reads its options by its tables. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static const opt_spec *const common_options[] = {cmd_common_options, NULL};

static int parse(cmd_call *call, int argc, char **argv)
{
    opt_error error;

    call->operands = (opt_operands){.items = call->operands.items};
    if (opt_parse(call->spec->options, &call->options, argc, argv, false, &call->operands, &error) < 0)
        return cmd_fail("%s: %s", argv[0], error.message);
    return CMD_OK;
}

/* Settings come before the command line, which wins; but which repository they are read in is on the command line, so
 * that it is read twice. */
static int open_and_run(cmd_call *call, int argc, char **argv)
{
    int code = CMD_OK;

    if (call->spec->needs != CMD_NOTHING) {
        code = cmd_call_open(call);
        if (!code)
            code = parse(call, argc, argv);
    }
    if (!code)
        code = call->spec->run(call);
    cmd_call_close(call);
    return code;
}

/* A command that opened an output has looked already. */
static int flush(int code)
{
    if (code == CMD_TROUBLE || (fflush(stdout) == 0 && !ferror(stdout)))
        return code;
    return cmd_fail("standard output: writing failed: %s", strerror(errno));
}

/* argv[0] is the command's name. */
static int run(cmd_call *call, int argc, char **argv)
{
    int code;

    call->spec = cmd_find(argv[0]);
    if (!call->spec)
        return cmd_fail_unknown(argv[0]);
    call->operands.items = calloc((size_t)argc, sizeof *call->operands.items);
    if (!call->operands.items)
        return cmd_fail("out of memory");
    code = parse(call, argc, argv);
    call->typed_table = call->options.table != NULL;
    call->typed_profile = call->options.tei_profile != NULL;
    if (!code && call->options.help)
        cmd_help_print(call->spec, stdout);
    else if (!code && cmd_hook_is_run(call))
        code = cmd_hook_guard(call, argc, argv, open_and_run);
    else if (!code)
        code = open_and_run(call, argc, argv);
    if (!cmd_hook_is_run(call)) /* what a hook can't say stops no commit */
        code = flush(code);
    free(call->operands.items);
    return code;
}

static int print_version(void)
{
    printf("storydiff %s\n", story_version());
    return CMD_OK;
}

int main(int argc, char **argv)
{
    cmd_call call = {0};
    opt_error error;
    int first;

    /* A file that grows past a limit is an error of the write then, told as any other. */
    signal(SIGXFSZ, SIG_IGN);
    cmd_options_init(&call.options);
    if (argc > 1 && strcmp(argv[1], "--version") == 0)
        return flush(print_version());
    first = opt_parse(common_options, &call.options, argc, argv, true, &call.operands, &error);
    if (first < 0)
        return cmd_fail("%s", error.message);
    if (call.options.help || first == argc) {
        cmd_overview_print(call.options.help ? stdout : stderr);
        return flush(call.options.help ? CMD_OK : CMD_TROUBLE);
    }
    return run(&call, argc - first, argv + first);
}

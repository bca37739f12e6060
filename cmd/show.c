#include "cmd.h"

static int render(cmd_call *call, const story_variant *v)
{
    cmd_output out;
    story_error err = {0};
    int code;

    if (call->options.quiet)
        return CMD_OK;
    if (cmd_output_open(&out, call))
        return CMD_TROUBLE;
    code = story_render_variant(v, out.format, &out.render, cmd_output_write, &out, &err);
    if (code && code != STORY_EIO)
        return cmd_output_close(&out, cmd_fail_with(NULL, &err));
    return cmd_output_close(&out, CMD_OK);
}

int cmd_show(cmd_call *call)
{
    story_variant *v = NULL;
    int code;

    if (call->operands.count != 1)
        return cmd_fail("show wants one variant");
    code = cmd_variant_read(call, call->operands.items[0], 0, &v);
    if (!code)
        code = render(call, v);
    story_variant_free(v);
    return code;
}

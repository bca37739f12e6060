#include <stdlib.h>
#include <string.h>

#include "cmd.h"

enum { MOST_VARIANTS = 1000 };

static bool is_different(const story_collation *c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            if (!story_diff_is_empty(story_collation_diff(c, i, j)))
                return true;
    return false;
}

static int render(cmd_call *call, const story_collation *c, int code)
{
    cmd_output out;
    story_error err = {0};
    int failed;

    if (call->options.quiet)
        return code;
    if (cmd_output_open(&out, call))
        return CMD_TROUBLE;
    failed = story_render_collation(c, out.format, &out.render, cmd_output_write, &out, &err);
    if (failed && failed != STORY_EIO)
        code = cmd_fail_with(NULL, &err);
    return cmd_output_close(&out, code);
}

static int compare(cmd_call *call, const story_variant *const *variants, size_t count)
{
    story_diff_options how = {.no_semantic = !call->options.semantic};
    story_collation *c = NULL;
    story_error err = {0};
    int code;

    if (story_collation_new(&c, variants, count, &how, &err))
        return cmd_fail_with(NULL, &err);
    code = render(call, c, is_different(c, count) ? CMD_DIFFERENT : CMD_OK);
    story_collation_free(c);
    return code;
}

int cmd_diff(cmd_call *call)
{
    size_t count = call->operands.count;
    story_variant **variants;
    int code = CMD_OK;

    if (count < 2)
        return cmd_fail("diff wants two variants or more");
    if (count > MOST_VARIANTS)
        return cmd_fail("diff takes %d variants at most", MOST_VARIANTS);
    variants = calloc(count, sizeof *variants);
    if (!variants)
        return cmd_fail("out of memory");
    for (size_t i = 0; i < count && !code; i++)
        code = cmd_variant_read(call, call->operands.items[i], &variants[i]);
    if (!code)
        code = compare(call, (const story_variant *const *)variants, count);
    for (size_t i = 0; i < count; i++)
        story_variant_free(variants[i]);
    free(variants);
    return code;
}

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

int cmd_collate(cmd_call *call, const story_variant *const *variants, size_t count, cmd_output *out)
{
    story_diff_options how = {.no_semantic = !call->options.semantic};
    story_collation *c = NULL;
    story_error err = {0};
    int code, failed = 0;

    if (story_collation_new(&c, variants, count, &how, &err))
        return cmd_fail_with(NULL, &err);
    code = is_different(c, count) ? CMD_DIFFERENT : CMD_OK;
    if (!call->options.quiet)
        failed = story_render_collation(c, out->format, &out->render, cmd_output_write, out, &err);
    /* Failed writing is told where the output is closed. */
    if (failed && failed != STORY_EIO)
        code = cmd_fail_with(NULL, &err);
    story_collation_free(c);
    return code;
}

static int compare(cmd_call *call, const char *const *operands, size_t count)
{
    story_variant **variants = calloc(count, sizeof *variants);
    cmd_output out;
    int code = CMD_OK;

    if (!variants)
        return cmd_fail("out of memory");
    for (size_t i = 0; i < count && !code; i++)
        code = cmd_variant_read(call, operands[i], &variants[i]);
    if (!code)
        code = cmd_output_open(&out, call);
    if (!code)
        code = cmd_output_close(&out, cmd_collate(call, (const story_variant *const *)variants, count, &out));
    for (size_t i = 0; i < count; i++)
        story_variant_free(variants[i]);
    free(variants);
    return code;
}

/* One operand: a range, or a revision against the work tree. */
static int compare_one(cmd_call *call, const char *operand, const char *const *paths, size_t path_count)
{
    char *left = NULL, *right = NULL;
    story_error err = {0};
    int code;

    if (story_range_split(call->repo, operand, &left, &right, &err))
        return cmd_fail_with(operand, &err);
    if (left)
        code = cmd_diff_states(call, left, right, paths, path_count);
    else
        code = cmd_diff_states(call, operand, call->options.cached ? STORY_INDEX : STORY_WORK_TREE, paths, path_count);
    free(left);
    free(right);
    return code;
}

int cmd_diff(cmd_call *call)
{
    const opt_operands *o = &call->operands;
    size_t before = o->dashes;
    const char *const *paths = o->items + before;
    size_t path_count = o->count - before;

    if (o->count > MOST_VARIANTS)
        return cmd_fail("diff takes %d variants at most", MOST_VARIANTS);
    /* "--" ends the options, and parts revisions from paths. Two names or more with nothing before it are variants. */
    if (before == 0 && path_count >= 2 && !call->options.cached)
        return compare(call, paths, path_count);
    if (before == 0)
        return cmd_diff_states(call, call->options.cached ? "HEAD" : STORY_INDEX,
                               call->options.cached ? STORY_INDEX : STORY_WORK_TREE, paths, path_count);
    if (before == 1)
        return compare_one(call, o->items[0], paths, path_count);
    if (before == 2 && path_count)
        return cmd_diff_states(call, o->items[0], o->items[1], paths, path_count);
    if (path_count)
        return cmd_fail("diff takes paths with two variants at most");
    return compare(call, o->items, before);
}

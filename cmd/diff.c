#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/* --check: findings are for people, below a report for people. */
static int check(cmd_call *call, const story_diff *d, cmd_output *out)
{
    size_t found;

    if (call->options.quiet || out->format > STORY_PLAIN)
        return CMD_DIFFERENT;
    fputs(out->render.colour ? "\n\033[1mCONTINUITY\033[m\n" : "\nCONTINUITY\n", out->file);
    if (cmd_check_diff(call, d, out->file, &found))
        return CMD_TROUBLE;
    if (!found)
        fputs("nothing found\n", out->file);
    return CMD_DIFFERENT;
}

int cmd_collate(cmd_call *call, const story_variant *const *variants, size_t count, cmd_output *out)
{
    story_diff_options how = {.no_semantic = !call->options.semantic, .threads = (unsigned)call->options.threads};
    story_collation *c = NULL;
    story_error err = {0};
    cmd_busy busy;
    int code, failed = 0;

    cmd_busy_start(&busy, "comparing");
    code = story_collation_new(&c, variants, count, &how, &err);
    cmd_busy_end(&busy);
    if (code)
        return cmd_fail_with(NULL, &err);
    code = is_different(c, count) ? CMD_DIFFERENT : CMD_OK;
    if (!call->options.quiet)
        failed = story_render_collation(c, out->format, &out->render, cmd_output_write, out, &err);
    if (!failed && code == CMD_DIFFERENT && count == 2 && call->options.rules)
        code = check(call, story_collation_diff(c, 0, 1), out);
    /* Failed writing is told where the output is closed. */
    if (failed && failed != STORY_EIO)
        code = cmd_fail_with(NULL, &err);
    story_collation_free(c);
    return code;
}

static int compare_texts(cmd_call *call, story_operand *texts, const char *const *operands, size_t count)
{
    story_variant **variants = calloc(count, sizeof *variants);
    cmd_output out;
    int code = variants ? CMD_OK : cmd_fail("out of memory");

    if (!code)
        code = cmd_variants_from(call, texts, operands, count, true, variants);
    for (size_t i = 0; i < count; i++) /* variants hold all that they need */
        story_operand_dispose(&texts[i]);
    if (!code)
        code = cmd_output_open(&out, call);
    if (!code)
        code = cmd_output_close(&out, cmd_collate(call, (const story_variant *const *)variants, count, &out));
    for (size_t i = 0; variants && i < count; i++)
        story_variant_free(variants[i]);
    free(variants);
    return code;
}

static int compare(cmd_call *call, const char *const *operands, size_t count)
{
    story_operand *texts = calloc(count, sizeof *texts);
    char **names = calloc(count, sizeof *names);
    size_t inputs = 0;
    int code = texts && names ? CMD_OK : cmd_fail("out of memory");

    for (size_t i = 0; i < count; i++)
        inputs += strcmp(operands[i], "-") == 0;
    if (inputs > 1)
        code = cmd_fail("standard input can be read once only");

    for (size_t i = 0; i < count && !code; i++)
        code = cmd_operand_read(call, operands[i], &texts[i]);
    if (!code)
        code = cmd_namesakes_part(texts, operands, count, names);
    if (!code)
        code = compare_texts(call, texts, operands, count);
    for (size_t i = 0; texts && i < count; i++)
        story_operand_dispose(&texts[i]);
    for (size_t i = 0; names && i < count; i++)
        free(names[i]);
    free(names);
    free(texts);
    return code;
}

/* No variants: what is not staged, or what is. */
static int compare_states(cmd_call *call, const char *const *paths, size_t path_count)
{
    bool cached = call->options.cached;

    if (!call->repo_error.code && (!call->repo || !story_repo_git_folder(call->repo)))
        return cmd_fail("diff wants two variants or more");
    return cmd_diff_states(call, cached ? "HEAD" : STORY_INDEX, cached ? STORY_INDEX : STORY_WORK_TREE, paths,
                           path_count);
}

/* A file of the work tree: git takes such a name for a path, so that its changes are asked for. */
static bool is_path(const cmd_call *call, const char *operand)
{
    struct stat info;

    return call->repo && story_repo_work_tree(call->repo) && stat(operand, &info) == 0;
}

/* One operand: a range, a path, or a revision against the work tree. */
static int compare_one(cmd_call *call, const char *operand, const char *const *paths, size_t path_count)
{
    char *left = NULL, *right = NULL;
    story_error err = {0};
    int code;

    if (story_range_split(call->repo, operand, &left, &right, &err))
        return cmd_fail_with(operand, &err);
    if (!left && is_path(call, operand))
        code = compare_states(call, &operand, 1);
    else if (!left && (!call->repo || !story_repo_git_folder(call->repo)))
        code = cmd_fail("diff wants two variants or more");
    else if (left)
        code = cmd_diff_states(call, left, right, paths, path_count);
    else
        code = cmd_diff_states(call, operand, call->options.cached ? STORY_INDEX : STORY_WORK_TREE, paths, path_count);
    free(left);
    free(right);
    return code;
}

/* "diff HEAD story.txt" is what git makes of it: the file as it was, against the file as it is. Where stories lie in a
 * repository of their own the first one is a variant. */
static bool is_revision_and_path(cmd_call *call, const char *rev, const char *path)
{
    const char *stories = call->repo ? story_repo_path(call->repo) : NULL;
    const char *around = call->repo ? story_repo_git_folder(call->repo) : NULL;
    char operand[1024];
    story_operand text;
    struct stat info;
    int code;

    if (!stories || !around || strcmp(stories, around) != 0 || stat(rev, &info) == 0 || strchr(rev, ':'))
        return false;
    if (*path == '/' || stat(path, &info) || !S_ISREG(info.st_mode))
        return false;
    if (snprintf(operand, sizeof operand, "%s:./%s", rev, path) >= (int)sizeof operand)
        return false;
    code = story_operand_read(&text, call->repo, operand, NULL);
    if (!code)
        story_operand_dispose(&text);
    return !code;
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
        return compare_states(call, paths, path_count);
    if (before == 1)
        return compare_one(call, o->items[0], paths, path_count);
    if (before == 2 && !path_count && !o->has_dashes && is_revision_and_path(call, o->items[0], o->items[1]))
        return cmd_diff_states(call, o->items[0], STORY_WORK_TREE, o->items + 1, 1);
    if (before == 2 && path_count)
        return cmd_diff_states(call, o->items[0], o->items[1], paths, path_count);
    if (path_count)
        return cmd_fail("diff takes paths with two variants at most");
    return compare(call, o->items, before);
}

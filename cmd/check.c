/* check - the rules of continuity, on a text, on two, or on what changed in git. */
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { MOST_SETTINGS = 64 };

/* One run: what it found, whichever files it looked at. */
typedef struct check_run {
    cmd_call *call;
    check_report report;
    story_setting *settings; /* git's, then those of --check, which win */
    size_t setting_count;
    char *memory; /* that the latter lie in */
    size_t found;
    bool checked; /* anything */
    cmd_told told;
    bool left_out; /* a file that is no text, of several that one operand means */
} check_run;

/* Splits "name-drift=off,leftover-name=error" into settings. */
static int read_option(check_run *run, const char *text)
{
    const char *prefix = "storydiff.check.";
    char *at;

    run->memory = malloc((strlen(prefix) + 1) * MOST_SETTINGS + strlen(text) + 1);
    if (!run->memory)
        return cmd_fail("out of memory");
    at = run->memory;
    for (size_t n = 0; *text; n++) {
        size_t len = strcspn(text, ","), name = strcspn(text, "=,");

        if (n >= MOST_SETTINGS || name >= len)
            return cmd_fail("--check wants RULE=LEVEL,…, not %s", text);
        run->settings[run->setting_count++] = (story_setting){at, at + strlen(prefix) + name + 1};
        at += sprintf(at, "%s%.*s", prefix, (int)name, text) + 1;
        at += sprintf(at, "%.*s", (int)(len - name - 1), text + name + 1) + 1;
        text += len + (text[len] == ',');
    }
    return CMD_OK;
}

static int read_settings(check_run *run)
{
    size_t count;
    const story_setting *list = story_config_list(run->call->config, &count);

    run->settings = calloc(count + MOST_SETTINGS, sizeof *run->settings);
    if (!run->settings)
        return cmd_fail("out of memory");
    memcpy(run->settings, list, count * sizeof *list);
    run->setting_count = count;
    return run->call->options.rules ? read_option(run, run->call->options.rules) : CMD_OK;
}

/* Where the .storydiff of a text lies: beside a file, at the top of a revision. NULL: nowhere, or out of memory. */
static char *rules_operand(const story_source *source)
{
    const char *path = source->path ? source->path : "", *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0, size;
    char *out;

    if (source->kind == STORY_SOURCE_STDIN)
        return NULL;
    size = folder + (source->rev ? strlen(source->rev) : 0) + 32;
    out = malloc(size);
    if (out && source->kind == STORY_SOURCE_GIT)
        snprintf(out, size, "%s:.storydiff", source->rev ? source->rev : "");
    else if (out)
        snprintf(out, size, "%.*s.storydiff", (int)folder, path);
    return out;
}

/* The rules for a text; a .storydiff that can't be read is trouble, as its protections would be lost in silence. */
static int read_rules(check_run *run, const story_source *source, story_rules **out)
{
    char *name = rules_operand(source);
    story_operand text = {0};
    story_error err = {0};
    int code;

    if (!name || story_operand_read(&text, run->call->repo, name, &err))
        text = (story_operand){0};
    err = (story_error){0};
    code = story_rules_new(out, text.bytes, text.len, run->settings, run->setting_count, &err);
    story_operand_dispose(&text);
    free(name);
    /* The error of a file names it; a setting may be one of --check. */
    return code ? cmd_fail_with(code == STORY_EARGUMENT && !run->call->options.rules ? "git config" : NULL, &err)
                : CMD_OK;
}

static int put_findings(check_run *run, const story_findings *found, const story_variant *left, const char *left_path,
                        const story_variant *right, const char *right_path)
{
    size_t count;
    const story_finding *list = story_findings_list(found, &count);

    for (size_t i = 0; i < count && !run->call->options.quiet; i++)
        check_report_put(&run->report, &list[i], list[i].left ? left : right, list[i].left ? left_path : right_path);
    run->found += count;
    run->checked = true;
    return CMD_OK;
}

static const char *path_of(const story_variant *v, const char *operand)
{
    const story_source *source = story_variant_source(v);

    return source->path ? source->path : operand;
}

static int check_one(check_run *run, const story_variant *v, const char *operand)
{
    story_rules *rules = NULL;
    story_findings *found = NULL;
    story_error err = {0};
    int code = read_rules(run, story_variant_source(v), &rules);

    if (!code && story_check_variant(&found, v, rules, &err))
        code = cmd_fail_with(operand, &err);
    if (!code)
        code = put_findings(run, found, NULL, NULL, v, path_of(v, operand));
    story_findings_free(found);
    story_rules_free(rules);
    return code;
}

static int check_compared(check_run *run, const story_diff *d, const char *left_operand, const char *right_operand)
{
    const story_variant *left = story_diff_left(d), *right = story_diff_right(d);
    story_rules *rules = NULL;
    story_findings *found = NULL;
    story_error err = {0};
    int code = read_rules(run, story_variant_source(right), &rules);

    if (!code && story_check_diff(&found, d, rules, &err))
        code = cmd_fail_with(right_operand, &err);
    if (!code)
        code = put_findings(run, found, left, path_of(left, left_operand), right, path_of(right, right_operand));
    story_findings_free(found);
    story_rules_free(rules);
    return code;
}

static int check_two(check_run *run, const story_variant *left, const char *left_operand, const story_variant *right,
                     const char *right_operand)
{
    story_diff_options how = {.no_semantic = !run->call->options.semantic};
    story_diff *d = NULL;
    story_error err = {0};
    int code;

    if (story_diff_new(&d, left, right, &how, &err))
        return cmd_fail_with(right_operand, &err);
    code = check_compared(run, d, left_operand, right_operand);
    story_diff_free(d);
    return code;
}

int cmd_check_diff(cmd_call *call, const story_diff *d, FILE *file, size_t *found)
{
    check_run run = {.call = call};
    int code = read_settings(&run);

    check_report_start(&run.report, file, CHECK_TEXT);
    if (!code)
        code =
            check_compared(&run, d, story_variant_label(story_diff_left(d)), story_variant_label(story_diff_right(d)));
    *found = run.found;
    free(run.settings);
    free(run.memory);
    return code;
}

/* What is no text in a folder or a revision does not hide the rest. */
static int read_operand(check_run *run, const char *operand, size_t n, story_variant **out)
{
    story_operand text;
    int code;

    if (cmd_operand_read(run->call, operand, &text))
        return CMD_TROUBLE;
    code = !text.source.chapter_count
               ? CMD_OK
               : cmd_leave_out(run->call, &run->told, &text, n, text.source.kind == STORY_SOURCE_FILE ? operand : "");
    run->left_out |= text.unread_count > 0;
    if (!code)
        code = cmd_variant_from(run->call, &text, n, operand, out);
    story_operand_dispose(&text);
    return code;
}

static int check_operands(check_run *run, const char *const *operands, size_t count)
{
    story_variant *pair[2] = {NULL, NULL};
    int code = CMD_OK;

    for (size_t i = 0; i < count && !code; i++)
        code = read_operand(run, operands[i], i, &pair[i]);
    if (!code)
        code = count == 1 ? check_one(run, pair[0], operands[0])
                          : check_two(run, pair[0], operands[0], pair[1], operands[1]);
    story_variant_free(pair[0]);
    story_variant_free(pair[1]);
    return code;
}

static int check_file(check_run *run, const story_changes *changes, size_t n)
{
    story_variant *pair[2] = {NULL, NULL};
    size_t count;
    const story_changed *file = &story_changes_list(changes, &count)[n];
    const char *path = file->new_path ? file->new_path : file->old_path;
    story_operand left, right;
    story_error err = {0};
    int code;

    if (story_changes_read(changes, n, &left, &right, &err))
        return cmd_fail_with(path, &err);
    if (file->unmerged && !run->call->options.quiet)
        cmd_note("%s: unmerged", path);
    code = cmd_variant_from(run->call, &left, 0, path, &pair[0]);
    if (!code)
        code = cmd_variant_from(run->call, &right, 1, path, &pair[1]);
    if (!code)
        code = check_two(run, pair[0], left.label, pair[1], right.label);
    story_variant_free(pair[0]);
    story_variant_free(pair[1]);
    story_operand_dispose(&left);
    story_operand_dispose(&right);
    return code;
}

/* Every story file that differs between two states of the repository. */
static int check_states(check_run *run, const char *left, const char *right)
{
    story_changes *changes = NULL;
    story_error err = {0};
    size_t count;
    int code = CMD_OK;

    if (!run->call->repo && run->call->repo_error.code && run->call->repo_error.code != STORY_ENOTFOUND)
        return cmd_fail_with(NULL, &run->call->repo_error);
    if (!run->call->repo || !story_repo_git_folder(run->call->repo))
        return cmd_fail("check wants a variant where there is no git repository");
    if (story_changes_new(&changes, run->call->repo, left, right, NULL, 0, &err))
        return cmd_fail_with(NULL, &err);
    story_changes_list(changes, &count);
    for (size_t i = 0; i < count; i++)
        code |= check_file(run, changes, i);
    story_changes_free(changes);
    return code;
}

static int check(check_run *run)
{
    const opt_operands *o = &run->call->operands;
    char *left = NULL, *right = NULL;
    story_error err = {0};
    int code;

    if (o->count == 0)
        return check_states(run, "HEAD", STORY_WORK_TREE);
    if (o->count > 2)
        return cmd_fail("check wants one variant or two");
    if (o->count == 1 && story_range_split(run->call->repo, o->items[0], &left, &right, &err))
        return cmd_fail_with(o->items[0], &err);
    code = left ? check_states(run, left, right) : check_operands(run, o->items, o->count);
    free(left);
    free(right);
    return code;
}

/* Without operands it is the work tree that is read: to be known before the output is opened. */
static int refuse_overwriting(const cmd_call *call)
{
    story_changes *changes = NULL;
    int code = CMD_OK;

    if (!call->options.output || call->operands.count || !call->repo || !story_repo_git_folder(call->repo))
        return CMD_OK;
    if (!story_changes_new(&changes, call->repo, "HEAD", STORY_WORK_TREE, NULL, 0, NULL))
        code = cmd_overwrite_refuse_changed(call, changes);
    story_changes_free(changes);
    return code;
}

int cmd_check(cmd_call *call)
{
    check_run run = {.call = call};
    cmd_output out;
    int code = read_settings(&run);

    if (!code)
        code = refuse_overwriting(call);
    if (!code)
        code = cmd_output_open(&out, call);
    if (!code) {
        check_report_start(&run.report, out.file, check_format_of(call->options.report, out.path));
        code = check(&run);
        if (!call->options.quiet)
            check_report_end(&run.report);
        if (cmd_output_close(&out, run.checked ? CMD_OK : code))
            code = CMD_TROUBLE;
        code = code || run.left_out ? CMD_TROUBLE : run.found ? CMD_DIFFERENT : CMD_OK;
    }
    cmd_told_dispose(&run.told);
    free(run.settings);
    free(run.memory);
    return code;
}

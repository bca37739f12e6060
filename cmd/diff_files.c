/* diff where git's states are compared: every changed story file against what it was. */
#include <string.h>

#include "cmd.h"

/* A heading where there are several, in the words of git. */
static void print_heading(const cmd_output *out, const story_changed *file)
{
    const char *old_path = file->old_path ? file->old_path : file->new_path;
    const char *new_path = file->new_path ? file->new_path : file->old_path;

    if (out->format != STORY_TERM && out->format != STORY_PLAIN)
        return;
    fputs(out->render.colour ? "\033[1m" : "", out->file);
    fputs("diff --story a/", out->file);
    cmd_print_safe(out->file, old_path);
    fputs(" b/", out->file);
    cmd_print_safe(out->file, new_path);
    fputs(out->render.colour ? "\033[m\n" : "\n", out->file);
}

static int compare_texts(cmd_call *call, const story_operand *texts, cmd_output *out)
{
    const char *const subjects[2] = {texts[0].label, texts[1].label};
    story_variant *pair[2] = {NULL, NULL};
    int code = cmd_variants_from(call, texts, subjects, 2, true, pair);

    if (!code)
        code = cmd_collate(call, (const story_variant *const *)pair, 2, out);
    story_variant_free(pair[0]);
    story_variant_free(pair[1]);
    return code;
}

static int compare_file(cmd_call *call, const story_changes *changes, size_t n, cmd_output *out)
{
    size_t count;
    const story_changed *file = &story_changes_list(changes, &count)[n];
    const char *path = file->new_path ? file->new_path : file->old_path;
    story_operand texts[2];
    story_error err = {0};
    int code;

    if (story_changes_read(changes, n, &texts[0], &texts[1], &err))
        return cmd_fail_with(path, &err);
    if (file->unmerged && !call->options.quiet)
        cmd_note("%s: unmerged", path);
    if (!call->options.quiet && count > 1) {
        if (n && out->format <= STORY_PLAIN)
            fputc('\n', out->file);
        print_heading(out, file);
    }
    code = compare_texts(call, texts, out);
    story_operand_dispose(&texts[0]);
    story_operand_dispose(&texts[1]);
    return code;
}

int cmd_diff_states(cmd_call *call, const char *left, const char *right, const char *const *paths, size_t path_count)
{
    story_changes *changes = NULL;
    story_error err = {0};
    cmd_output out;
    size_t count;
    int worst = CMD_OK;
    bool any = false;

    if (!call->repo)
        return cmd_fail_with(NULL, &call->repo_error);
    if (story_changes_new(&changes, call->repo, left, right, paths, path_count, &err))
        return cmd_fail_with(NULL, &err);
    story_changes_list(changes, &count);
    if ((strcmp(right, STORY_WORK_TREE) == 0 && cmd_overwrite_refuse_changed(call, changes)) ||
        (count && cmd_output_open(&out, call))) {
        story_changes_free(changes);
        return CMD_TROUBLE;
    }
    for (size_t i = 0; i < count; i++) {
        int code = compare_file(call, changes, i, &out);

        worst = code > worst ? code : worst;
        any |= code != CMD_TROUBLE;
    }
    story_changes_free(changes);
    if (count && cmd_output_close(&out, any ? CMD_OK : CMD_TROUBLE))
        worst = CMD_TROUBLE;
    return worst;
}

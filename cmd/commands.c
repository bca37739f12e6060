/* The table of commands, one row each, and the help that is made of it. */
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"
#include "suggest.h"

static const opt_spec *const compare_options[] = {cmd_view_options, cmd_output_options, cmd_text_options,
                                                  cmd_common_options, NULL};
static const opt_spec *const diff_options[] = {cmd_diff_options, cmd_view_options,   cmd_output_options,
                                               cmd_text_options, cmd_common_options, NULL};
static const opt_spec *const check_options[] = {cmd_check_options, cmd_text_options, cmd_common_options, NULL};
static const opt_spec *const list_options[] = {cmd_output_options, cmd_common_options, NULL};
static const opt_spec *const hook_options[] = {cmd_text_options, cmd_common_options, NULL};
static const opt_spec *const setup_options[] = {cmd_setup_options, cmd_common_options, NULL};
static const opt_spec *const log_options[] = {cmd_log_options, cmd_output_options, cmd_text_options, cmd_common_options,
                                              NULL};
static const opt_spec *const load_options[] = {cmd_load_options, cmd_common_options, NULL};
static const opt_spec *const common_options[] = {cmd_common_options, NULL};

const cmd_spec cmd_table[] = {
    {"load", "FILE|DIR|- …", "version story variants: one branch a variant, one commit a revision",
     "A label is the file's stem in lower case. All of a call is stored, or nothing; the same bytes again are no new "
     "revision. Without a repository here, stories.git is made.",
     load_options, CMD_NEW_REPO, cmd_load},
    {"list", "", "the variants in the repository", NULL, list_options, CMD_REPO, cmd_list},
    {"diff", "[A [B [C …]]] [-- PATH …]", "what changed between variants: names, cities, beats, sentences",
     "A variant is a file, a folder of chapters, - for standard input, or a label or revision in the repository. "
     "A..B and A...B compare as git does. Without a B: the work tree; without an A too: what is not staged. "
     "storydiff help beats tells what the types of beats mean. "
     "Exit status: 0 nothing changed, 1 something did, 2 trouble.",
     diff_options, CMD_TEXTS, cmd_diff},
    {"show", "A", "what storydiff reads in one variant: names, cities, beats, sentences",
     "A comparison cuts the beats of its variants together: there may be more or fewer of them than here.",
     compare_options, CMD_TEXTS, cmd_show},
    {"log", "[LABEL|A..B] [-- PATH]", "the revisions of a variant, each with what changed in the story",
     "Newest first. With a path, of that file only, followed through renames, or of that folder or pattern.",
     log_options, CMD_REPO, cmd_log},
    {"check", "[A [B]]", "continuity: names left over, drifting or too early, beats that are cut",
     "One text, or what changed from A to B (A..B too); without a text, what changed since HEAD. A .storydiff beside "
     "the text lists its cast and places, protects beats and sets rules. "
     "Exit status: 0 nothing found, 1 something was, 2 trouble.",
     check_options, CMD_TEXTS, cmd_check},
    {"hook", "install|uninstall|status|run [HOOK …]", "the git hook: what a commit changes in the story",
     "Hooks: pre-commit and prepare-commit-msg (the default), commit-msg, post-commit, pre-push. A hook that is there "
     "already is kept and runs first. A commit is stopped only by a rule that is set to error.",
     hook_options, CMD_REPO, cmd_hook},
    {"setup", "", "tell git diff and git difftool to call storydiff", NULL, setup_options, CMD_REPO, cmd_setup},
    {"driver", "PATH OLD … NEW …", "what git calls after setup", NULL, compare_options, CMD_REPO, cmd_driver},
    {"help", "[COMMAND|beats]", "how to use a command", NULL, common_options, CMD_NOTHING, cmd_help},
    {NULL, NULL, NULL, NULL, NULL, CMD_NOTHING, NULL},
};

const cmd_spec *cmd_find(const char *name)
{
    for (const cmd_spec *c = cmd_table; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

/* Who names two files and no command most likely wants to compare them. */
int cmd_fail_unknown(const char *name)
{
    suggestion s = {.typed = name, .len = strlen(name)};
    struct stat info;

    if (stat(name, &info) == 0)
        return cmd_fail("no such command: %s; storydiff diff compares files", name);
    for (const cmd_spec *c = cmd_table; c->name; c++)
        suggest(&s, c->name);
    return s.name ? cmd_fail("no such command: %s; did you mean %s?", name, s.name)
                  : cmd_fail("no such command: %s; storydiff help lists them", name);
}

void cmd_overview_print(FILE *out)
{
    fputs("usage: storydiff COMMAND [OPTION …] [VARIANT …]\n\n"
          "What changed between the variants of a story.\n\n",
          out);
    for (const cmd_spec *c = cmd_table; c->name; c++)
        fprintf(out, "  %-7s %s\n", c->name, c->summary);
    fputs("\nstorydiff help COMMAND tells more; storydiff --version which one this is.\n", out);
}

void cmd_help_print(const cmd_spec *spec, FILE *out)
{
    fprintf(out, "usage: storydiff %s [OPTION …] %s\n\n%s\n\n", spec->name, spec->synopsis, spec->summary);
    for (const opt_spec *const *table = spec->options; *table; table++)
        opt_print(*table, out);
    if (spec->more) {
        fputc('\n', out);
        opt_print_wrapped(spec->more, 0, out);
    }
}

static void print_beat_types(FILE *out)
{
    size_t count;
    const story_beat_type *types = story_beat_types(&count);

    for (size_t i = 0; i < count; i++)
        fprintf(out, "  %-7s %s\n", types[i].id, types[i].definition);
}

int cmd_help(cmd_call *call)
{
    const cmd_spec *spec;

    if (call->operands.count == 0) {
        cmd_overview_print(stdout);
        return CMD_OK;
    }
    if (strcmp(call->operands.items[0], "beats") == 0) {
        print_beat_types(stdout);
        return CMD_OK;
    }
    spec = cmd_find(call->operands.items[0]);
    if (!spec)
        return cmd_fail_unknown(call->operands.items[0]);
    cmd_help_print(spec, stdout);
    return CMD_OK;
}

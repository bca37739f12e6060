/* Where output goes, and what that means for format, colour and width. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd.h"

static size_t terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long n = columns ? strtol(columns, NULL, 10) : 0;

    if (n > 0)
        return (size_t)n;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

static bool wants_colour(int when, bool terminal)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    if (when != CMD_AUTO)
        return when == CMD_ALWAYS;
    return terminal && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

/* What a file is called says how it is to be written, where nobody said so; -1: it says something else. */
static int format_of(const char *path)
{
    static const struct {
        const char *ending;
        story_format format;
    } endings[] = {{".html", STORY_HTML},   {".htm", STORY_HTML},          {".json", STORY_JSON},
                   {".csv", STORY_CSV},     {".xml", STORY_TEI},           {".tei", STORY_TEI},
                   {".md", STORY_MARKDOWN}, {".markdown", STORY_MARKDOWN}, {".txt", STORY_PLAIN},
                   {".text", STORY_PLAIN},  {".diff", STORY_PLAIN},        {".log", STORY_PLAIN}};
    const char *slash = path ? strrchr(path, '/') : NULL, *name = slash ? slash + 1 : path;
    const char *dot = name ? strrchr(name, '.') : NULL;

    if (!dot || dot == name)
        return STORY_PLAIN;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i].ending) == 0)
            return endings[i].format;
    return -1;
}

static void settle(cmd_output *out, const cmd_options *o)
{
    bool to_person = out->terminal || out->paged;
    int by_name = format_of(out->path);

    out->format = o->format != CMD_FORMAT_DEFAULT ? (story_format)o->format
                  : to_person                     ? STORY_TERM
                  : by_name < 0                   ? STORY_PLAIN
                                                  : (story_format)by_name;
    out->render = (story_render_options){
        .width = o->width    ? o->width
                 : to_person ? terminal_width()
                             : 80,
        .colour = wants_colour(o->colour, to_person),
        .parts = o->parts,
        .context = o->context,
        .all = o->all,
        .stat = o->stat,
        .side_by_side = o->side_by_side,
        .table = o->table,
        .tei_profile = o->tei_profile,
    };
    if (out->render.colour && out->format == STORY_PLAIN && o->format == CMD_FORMAT_DEFAULT)
        out->format = STORY_TERM;
}

/* An option of one format is a mistake with another, unless it is but a setting that waits for its format. */
static int check_format(const cmd_output *out, const cmd_call *call)
{
    if (call->typed_table && out->format != STORY_CSV)
        return cmd_fail("--table is of --format=csv");
    if (call->typed_profile && out->format != STORY_TEI)
        return cmd_fail("--tei-profile is of --format=tei");
    return CMD_OK;
}

int cmd_output_open(cmd_output *out, const cmd_call *call)
{
    const char *path = call->options.output;

    *out = (cmd_output){.file = stdout, .path = path};
    if (!path || strcmp(path, "-") == 0) {
        out->path = NULL;
        out->terminal = isatty(STDOUT_FILENO) == 1;
        out->paged = !out->terminal && getenv("GIT_PAGER_IN_USE") != NULL;
    }
    settle(out, &call->options);
    if (check_format(out, call))
        return CMD_TROUBLE;
    if (out->path && cmd_overwrite_refuse(call, path))
        return CMD_TROUBLE;
    if (out->path && format_of(out->path) < 0 && call->options.format == CMD_FORMAT_DEFAULT &&
        call->spec->needs == CMD_TEXTS && call->spec->run != cmd_check && !call->options.quiet)
        cmd_note("%s: plain text; --format=NAME for another", path);
    if (out->path && cmd_file_open(out))
        return CMD_TROUBLE;
    cmd_pager_start(out, call);
    return CMD_OK;
}

int cmd_output_close(cmd_output *out, int code)
{
    bool bad = ferror(out->file) != 0;

    if (out->file == stdout)
        bad |= fflush(stdout) != 0;
    else
        bad |= !cmd_file_close(out, !bad && code != CMD_TROUBLE);
    cmd_pager_wait(out);
    if (bad)
        return cmd_fail("%s: writing failed: %s", out->path ? out->path : "standard output", strerror(errno));
    return code;
}

int cmd_output_write(void *payload, const char *bytes, size_t len)
{
    cmd_output *out = payload;

    return fwrite(bytes, 1, len, out->file) == len ? 0 : -1;
}

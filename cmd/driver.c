/* What git calls for a file with the attribute diff=storydiff, and git difftool: one pair of files, exit status 0
 * whatever differs, since git takes any other for a crash. */
#include <string.h>
#include <unistd.h>

#include "cmd.h"

enum { GIT_OPERANDS = 7, GIT_RENAME_OPERANDS = 9, TOOL_OPERANDS = 3, WHY_ROOM = 1024 };

typedef struct driven {
    const char *old_path, *new_path, *header;
    const char *files[2], *modes[2];
} driven;

static bool is_absent(const char *file)
{
    return strcmp(file, "/dev/null") == 0;
}

static void print_line(const cmd_output *out, const char *before, const char *text)
{
    fputs(out->render.colour ? "\033[1m" : "", out->file);
    fputs(before, out->file);
    cmd_print_safe(out->file, text);
    fputs(out->render.colour ? "\033[m\n" : "\n", out->file);
}

/* What git's own diff says above a file. */
static void print_head(const cmd_output *out, const driven *d)
{
    bool gone = is_absent(d->files[1]), fresh = is_absent(d->files[0]);
    char line[64];

    fputs(out->render.colour ? "\033[1m" : "", out->file);
    fputs("diff --story a/", out->file);
    cmd_print_safe(out->file, d->old_path);
    fputs(" b/", out->file);
    cmd_print_safe(out->file, d->new_path);
    fputs(out->render.colour ? "\033[m\n" : "\n", out->file);
    if (fresh || gone) {
        print_line(out, fresh ? "new file mode " : "deleted file mode ", d->modes[fresh ? 1 : 0]);
    } else if (strcmp(d->modes[0], d->modes[1]) != 0) {
        print_line(out, "old mode ", d->modes[0]);
        print_line(out, "new mode ", d->modes[1]);
    }
    for (const char *at = d->header; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
        snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
        if (strncmp(line, "index ", 6) != 0)
            print_line(out, "", line);
    }
}

/* git hands files over as they lie in the work tree, so that its attribute tells the encoding: in the room, or NULL where
 * it is not set. */
static const char *attribute_encoding(const char *path, char room[CMD_ENCODING_ROOM])
{
    const char *ask[] = {"check-attr", "working-tree-encoding", "--", path, NULL};
    char answer[4096];
    const char *value;

    if (cmd_git_ask(ask, answer, sizeof answer) || !(value = strrchr(answer, ' ')))
        return NULL;
    snprintf(room, CMD_ENCODING_ROOM, "%.*s", (int)strcspn(value + 1, "\n"), value + 1);
    return strcmp(room, "unspecified") == 0 || strcmp(room, "set") == 0 || strcmp(room, "unset") == 0 ? NULL : room;
}

/* side: 0 the old file, 1 the new one. */
static int read_side(cmd_call *call, const driven *d, int side, story_variant **out, char why[WHY_ROOM])
{
    const char *file = d->files[side], *path = side ? d->new_path : d->old_path;
    story_operand text = {.bytes = ""};
    story_operand named;
    story_error err = {0};
    char label[512], room[CMD_ENCODING_ROOM];
    story_read_options how = {.encoding = cmd_encoding_for(call, (size_t)side, room),
                              .split = (story_split)call->options.split};
    size_t len = strlen(path);
    int code;

    snprintf(label, sizeof label, "%s%s", side ? "b/" : "a/", path);
    if (!is_absent(file) && story_operand_read(&text, NULL, file, &err))
        return cmd_fail_with(path, &err);
    named = text;
    /* The file is a temporary one: its name says little, that of the story all. */
    how.source = (story_source){.kind = STORY_SOURCE_FILE, .path = path};
    how.markup =
        (len > 3 && strcmp(path + len - 3, ".md") == 0) || (len > 9 && strcmp(path + len - 9, ".markdown") == 0)
            ? STORY_MARKUP_MARKDOWN
            : STORY_MARKUP_NONE;
    code = story_variant_new(out, label, named.bytes, named.len, &how, &err);
    if (code == STORY_EINPUT && !how.encoding && (how.encoding = attribute_encoding(path, room)))
        code = story_variant_new(out, label, named.bytes, named.len, &how, &err);
    if (code == STORY_EINPUT)
        snprintf(why, WHY_ROOM, "%s: %s; if it is Latin-1, set working-tree-encoding=latin1 in .gitattributes", label,
                 err.message);
    if (!is_absent(file))
        story_operand_dispose(&text);
    return code == STORY_EINPUT ? CMD_DIFFERENT : code ? cmd_fail_with(path, &err) : CMD_OK;
}

static int compare(cmd_call *call, const driven *d, cmd_output *out)
{
    story_variant *pair[2] = {NULL, NULL};
    char why[WHY_ROOM] = "";
    int code = read_side(call, d, 0, &pair[0], why);

    if (!code)
        code = read_side(call, d, 1, &pair[1], why);
    if (code == CMD_DIFFERENT) {
        fputs("Binary files a/", out->file);
        cmd_print_safe(out->file, d->old_path);
        fputs(" and b/", out->file);
        cmd_print_safe(out->file, d->new_path);
        fputs(" differ\n", out->file);
        if (strstr(why, "not UTF-8"))
            print_line(out, "", why);
    } else if (!code) {
        code = cmd_collate(call, (const story_variant *const *)pair, 2, out);
    }
    story_variant_free(pair[0]);
    story_variant_free(pair[1]);
    return code == CMD_TROUBLE ? CMD_TROUBLE : CMD_OK;
}

/* The text of a symbolic link is a path, not a story; git hands it over in a file, or leaves the link as it lies. */
static void print_link(const cmd_output *out, const char *sign, const char *file)
{
    char target[1024];
    ssize_t n = is_absent(file) ? 0 : readlink(file, target, sizeof target - 1);

    if (n < 0) {
        FILE *in = fopen(file, "rb");

        n = in ? (ssize_t)fread(target, 1, sizeof target - 1, in) : 0;
        if (in)
            fclose(in);
    }
    if (n <= 0)
        return;
    target[n] = 0;
    print_line(out, sign, target);
}

static bool is_link(const driven *d)
{
    return strcmp(d->modes[0], "120000") == 0 || strcmp(d->modes[1], "120000") == 0;
}

static int drive(cmd_call *call, const driven *d, bool with_head)
{
    cmd_output out;
    int code = CMD_OK;

    if (cmd_output_open(&out, call))
        return CMD_TROUBLE;
    if (with_head && out.format <= STORY_PLAIN)
        print_head(&out, d);
    if (is_link(d)) {
        print_link(&out, "-link to ", d->files[0]);
        print_link(&out, "+link to ", d->files[1]);
    } else {
        code = compare(call, d, &out);
    }
    return cmd_output_close(&out, code);
}

int cmd_driver(cmd_call *call)
{
    const char **o = call->operands.items;
    size_t count = call->operands.count;
    driven d = {.modes = {"", ""}};

    if (count == TOOL_OPERANDS) {
        d = (driven){.old_path = o[2], .new_path = o[2], .files = {o[0], o[1]}, .modes = {"", ""}};
        return drive(call, &d, false);
    }
    /* An unmerged path comes alone. */
    if (count == 1) {
        printf("* Unmerged path ");
        cmd_print_safe(stdout, o[0]);
        putchar('\n');
        return CMD_OK;
    }
    if (count != GIT_OPERANDS && count != GIT_RENAME_OPERANDS)
        return cmd_fail("driver is called by git; storydiff setup tells git how");
    d = (driven){.old_path = o[0],
                 .new_path = count == GIT_RENAME_OPERANDS ? o[7] : o[0],
                 .header = count == GIT_RENAME_OPERANDS ? o[8] : NULL,
                 .files = {o[1], o[4]},
                 .modes = {o[3], o[6]}};
    return drive(call, &d, true);
}

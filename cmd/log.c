/* The revisions of a story in the shape of git log, each with what it changed. */
#include <string.h>
#include <sys/stat.h>

#include "cmd.h"
#include "log.h"

/* Reading a text is most of the work, and what one revision was before is what the next one down made. */
typedef struct reading {
    story_variant *variant;
    char oid[80];
} reading;

typedef struct logging {
    cmd_call *call;
    cmd_output out;
    reading last;
    cmd_told told;
    bool one_file; /* is followed */
    log_page page;
} logging;

/* A file in another encoding or of no text at all must not hide the history of the others. */
static int read_text(logging *l, story_operand *text, const char *commit, story_variant **out)
{
    char room[CMD_ENCODING_ROOM];
    story_error err = {0};

    if (!l->one_file && cmd_leave_out(l->call, &l->told, text, 0, ""))
        return CMD_TROUBLE;
    if (l->one_file && story_operand_leave_out(text, cmd_encoding_for(l->call, 0, room), &err))
        return cmd_fail_with(text->label, &err);
    if (l->one_file && text->unread_count) {
        cmd_note("%.7s: %s: %s; passed over", commit, text->unread->path, text->unread->why);
        return CMD_DIFFERENT;
    }
    return cmd_variant_from(l->call, text, 0, text->label, out);
}

/* CMD_DIFFERENT where there is nothing to compare. */
static int read_cached(logging *l, story_operand *text, const char *commit, story_variant **out)
{
    const char *oid = text->source.oid ? text->source.oid : "";

    if (l->last.variant && *oid && strcmp(l->last.oid, oid) == 0) {
        *out = l->last.variant;
        l->last.variant = NULL;
        return CMD_OK;
    }
    return read_text(l, text, commit, out);
}

static void keep(logging *l, story_variant *v, const story_operand *text)
{
    story_variant_free(l->last.variant);
    l->last.variant = v;
    snprintf(l->last.oid, sizeof l->last.oid, "%s", text->source.oid ? text->source.oid : "");
}

/* Whether a name or one of its other forms is what is asked for. */
static bool is_named(const char *asked, const char *name, const char *const *aliases, size_t count)
{
    if (name && strcmp(name, asked) == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(aliases[i], asked) == 0)
            return true;
    return false;
}

static bool variant_names(const story_variant *v, size_t index, bool place, const char *asked)
{
    size_t n;

    if (index == STORY_NONE)
        return false;
    if (place) {
        const story_place *p = &story_variant_places(v, &n)[index];

        return is_named(asked, p->name, NULL, 0);
    } else {
        const story_name *name = &story_variant_names(v, &n)[index];

        return is_named(asked, name->name, name->aliases, name->alias_count);
    }
}

/* Whether the name came, went or was renamed here. */
static bool has_change(const story_diff *d, bool place, const char *asked)
{
    size_t n;
    const story_pairing *p = cmd_summary_pairings(d, place, &n);

    for (size_t i = 0; i < n; i++)
        if (p[i].change != STORY_SAME && (variant_names(story_diff_left(d), p[i].left, place, asked) ||
                                          variant_names(story_diff_right(d), p[i].right, place, asked)))
            return true;
    return false;
}

static bool is_wanted(const cmd_options *o, const story_diff *d)
{
    return (!o->name && !o->city) || (o->name && has_change(d, false, o->name)) ||
           (o->city && has_change(d, true, o->city));
}

/* As in the hook: a revision leaves most sentences as they were, and there may be thousands of revisions. */
static int print_revision(logging *l, const story_revision *r, const story_variant *before, const story_variant *after)
{
    story_diff_options how = {.no_semantic = !cmd_setting_is_on(l->call, "storydiff.log.semantic")};
    story_diff *d = NULL;
    story_error err = {0};

    if (story_diff_new(&d, before, after, &how, &err))
        return cmd_fail_with(r->commit, &err);
    if (is_wanted(&l->call->options, d)) {
        log_print(&l->page, r, d);
        fflush(l->out.file);
    }
    story_diff_free(d);
    return CMD_OK;
}

static int one_revision(logging *l, story_history *history, const story_revision *r)
{
    story_operand before, after;
    story_variant *pair[2] = {NULL, NULL};
    story_error err = {0};
    int code;

    l->one_file = r->one_file;
    if (story_history_read(history, &before, &after, &err))
        return cmd_fail_with(r->commit, &err);
    code = read_cached(l, &after, r->commit, &pair[1]);
    if (!code)
        code = read_cached(l, &before, r->commit, &pair[0]);
    if (!code)
        code = print_revision(l, r, pair[0], pair[1]);
    story_variant_free(pair[1]);
    keep(l, pair[0], &before);
    story_operand_dispose(&before);
    story_operand_dispose(&after);
    return code == CMD_DIFFERENT ? CMD_OK : code;
}

static int fail_to_start(const char *start, const char *path, const story_error *err)
{
    struct stat info;

    /* It names the path. */
    if (path && err->code == STORY_EARGUMENT)
        return cmd_fail_with(NULL, err);
    if (err->code == STORY_ENOTFOUND && stat(start, &info) == 0)
        return cmd_fail("%s: %s; for the history of a file: storydiff log -- %s", start, err->message, start);
    return cmd_fail_with(start, err);
}

static int run(logging *l, const char *start, const char *path)
{
    story_history *history = NULL;
    story_revision revision;
    story_error err = {0};
    int code = CMD_OK;

    if (story_history_new(&history, l->call->repo, start, path, &err))
        return fail_to_start(start, path, &err);
    if (cmd_output_open(&l->out, l->call)) {
        story_history_free(history);
        return CMD_TROUBLE;
    }
    l->page = (log_page){.file = l->out.file,
                         .json = l->out.format == STORY_JSON,
                         .oneline = l->call->options.oneline,
                         .stat = l->call->options.stat,
                         .colour = l->out.render.colour};
    while (l->page.shown < l->call->options.count && (code = story_history_next(history, &revision, &err)) == 0)
        if ((code = one_revision(l, history, &revision)) || ferror(l->out.file))
            break;
    if (err.code)
        code = cmd_fail_with(path && err.code == STORY_ENOTFOUND ? path : start, &err);
    story_history_free(history);
    story_variant_free(l->last.variant);
    cmd_told_dispose(&l->told);
    return cmd_output_close(&l->out, code == CMD_TROUBLE ? CMD_TROUBLE : CMD_OK);
}

int cmd_log(cmd_call *call)
{
    const opt_operands *o = &call->operands;
    logging l = {.call = call};
    const char *start = o->dashes ? o->items[0] : "HEAD";

    if (o->dashes > 1 || o->count - o->dashes > 1)
        return cmd_fail("log wants one variant, and one path after --");
    if (!call->repo)
        return cmd_fail_with(NULL, &call->repo_error);
    return run(&l, start, o->count > o->dashes ? o->items[o->dashes] : NULL);
}

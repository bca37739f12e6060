#include "examine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct gathering {
    cmd_call *call;
    FILE *files[EXAMINED_PARTS];
    story_rules *rules;
    examined *out;
} gathering;

/* The trailers that name a kind of change, so that git log --grep finds it. */
static const struct {
    story_change change;
    const char *name, *place;
} trailer_keys[] = {
    {STORY_RENAMED, "Story-Renamed", NULL},
    {STORY_RESPELLED, "Story-Respelled", "Story-Place-Respelled"},
    {STORY_REPLACED, NULL, "Story-Place-Replaced"},
    {STORY_REMOVED, "Story-Removed", "Story-Place-Removed"},
    {STORY_ADDED, "Story-Added", "Story-Place-Added"},
};

static void put_trailer(FILE *file, const char *key, const char *left, const char *right)
{
    fprintf(file, "%s: ", key);
    cmd_print_change(file, left, right);
    fputc('\n', file);
}

static void put_trailers(FILE *file, const story_diff *d, bool place)
{
    size_t n;
    const story_pairing *p = cmd_summary_pairings(d, place, &n);

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof trailer_keys / sizeof *trailer_keys; k++) {
            const char *key = place ? trailer_keys[k].place : trailer_keys[k].name, *left, *right;

            if (trailer_keys[k].change != p[i].change || !key)
                continue;
            cmd_summary_name(d, &p[i], place, &left, &right);
            put_trailer(file, key, left, right);
        }
}

static bool has_key(const char *line, const char *key)
{
    size_t n = key ? strlen(key) : 0;

    return n && strncmp(line, key, n) == 0 && line[n] == ':';
}

bool examined_is_trailer(const char *line)
{
    for (size_t k = 0; k < sizeof trailer_keys / sizeof *trailer_keys; k++)
        if (has_key(line, trailer_keys[k].name) || has_key(line, trailer_keys[k].place))
            return true;
    return false;
}

static examined_part part_of(story_level level)
{
    return level == STORY_ERROR ? EXAMINED_ERRORS : level == STORY_WARN ? EXAMINED_WARNINGS : EXAMINED_NOTES;
}

/* That a story which went took its beats along is no news: such notes are left out. */
static void put_findings(gathering *g, const char *path, const story_diff *d, const story_findings *found, bool gone)
{
    size_t n;
    const story_finding *list = story_findings_list(found, &n);

    for (size_t i = 0; i < n; i++)
        if (!gone || !list[i].left || list[i].level > STORY_NOTE)
            cmd_finding_print(g->files[part_of(list[i].level)], path,
                              list[i].left ? story_diff_left(d) : story_diff_right(d), &list[i]);
}

static bool has_story(const story_variant *v)
{
    size_t n;

    story_variant_sentences(v, &n);
    return n > 0;
}

/* A file that was moved, or has other blank lines, is the same story. */
static void put_summary(gathering *g, const char *path, const story_diff *d, const story_changed *file)
{
    const story_variant *left = story_diff_left(d), *right = story_diff_right(d);
    FILE *to = g->files[EXAMINED_SUMMARY];

    if (story_diff_is_empty(d))
        return;
    fputs("storydiff: ", to);
    cmd_print_safe(to, path);
    fputs("  ", to);
    if (file->new_path && !has_story(left)) {
        cmd_summary_whole(to, right, "new", "  ");
    } else if (!file->new_path) {
        cmd_summary_whole(to, left, "gone", "  ");
    } else if (!has_story(right)) {
        cmd_summary_whole(to, left, "emptied", NULL);
    } else {
        cmd_summary_headline(to, d);
        fputc('\n', to);
        cmd_summary_details(to, d, "  ");
    }
}

/* Between two commits most sentences are what they were: similar words are looked up only where a setting wants them, as
 * that takes longer than all the rest, and somebody is waiting for the commit. */
static int compare(gathering *g, const story_changed *file, const story_variant *left, const story_variant *right)
{
    const char *path = file->new_path ? file->new_path : file->old_path;
    story_diff_options how = {.no_semantic = !cmd_setting_is_on(g->call, "storydiff.hook.semantic")};
    story_findings *found = NULL;
    story_diff *d = NULL;
    story_error err = {0};
    int code = story_diff_new(&d, left, right, &how, &err);

    if (!code)
        code = story_check_diff(&found, d, g->rules, &err);
    if (!code) {
        put_summary(g, path, d, file);
        put_trailers(g->files[EXAMINED_TRAILERS], d, false);
        put_trailers(g->files[EXAMINED_TRAILERS], d, true);
        put_findings(g, path, d, found, !has_story(right));
    }
    story_findings_free(found);
    story_diff_free(d);
    return code ? cmd_fail_with(path, &err) : CMD_OK;
}

static int examine_file(gathering *g, const story_changes *changes, size_t n)
{
    size_t count;
    const story_changed *file = &story_changes_list(changes, &count)[n];
    const char *path = file->new_path ? file->new_path : file->old_path;
    story_variant *pair[2] = {NULL, NULL};
    const char *const subjects[2] = {path, path};
    story_operand texts[2];
    story_error err = {0};
    int code;

    if (story_changes_read(changes, n, &texts[0], &texts[1], &err))
        return cmd_fail_with(path, &err);
    code = cmd_variants_from(g->call, texts, subjects, 2, false, pair);
    if (!code)
        code = compare(g, file, pair[0], pair[1]);
    story_variant_free(pair[0]);
    story_variant_free(pair[1]);
    story_operand_dispose(&texts[0]);
    story_operand_dispose(&texts[1]);
    return code;
}

/* Rules that lie in the work tree only count for no commit: who wrote them should know. */
static void tell_unstaged_rules(gathering *g)
{
    const char *top = story_repo_work_tree(g->call->repo);
    char path[4096];
    struct stat info;

    if (!top || snprintf(path, sizeof path, "%s.storydiff", top) >= (int)sizeof path || lstat(path, &info))
        return;
    fputs("storydiff: .storydiff is not staged, so its rules don't count: git add .storydiff\n",
          g->files[EXAMINED_WARNINGS]);
}

/* The rules as the right side's .storydiff and the settings have them. Which of the two can't be read is told, and then
 * the other counts alone. */
static void read_rules(gathering *g, const char *state)
{
    char operand[256];
    story_operand text = {0};
    story_error err = {0};
    size_t count;
    const story_setting *settings = story_config_list(g->call->config, &count);

    snprintf(operand, sizeof operand, "%s.storydiff", strcmp(state, STORY_INDEX) == 0 ? ":" : "");
    if (strcmp(state, STORY_INDEX) != 0)
        snprintf(operand, sizeof operand, "%.200s:.storydiff", state);
    if (story_operand_read(&text, g->call->repo, operand, &err)) {
        text = (story_operand){0};
        if (err.code == STORY_ENOTFOUND && strcmp(state, STORY_INDEX) == 0)
            tell_unstaged_rules(g);
    }
    err = (story_error){0};
    if (story_rules_new(&g->rules, text.bytes, text.len, settings, count, &err)) {
        bool setting = err.code == STORY_EARGUMENT;

        /* The error of a file names it. */
        cmd_fail_with(setting ? "git config" : NULL, &err);
        if (setting)
            story_rules_new(&g->rules, text.bytes, text.len, NULL, 0, NULL);
        else
            story_rules_new(&g->rules, NULL, 0, settings, count, NULL);
    }
    story_operand_dispose(&text);
}

static int gather(gathering *g, const char *left, const char *right)
{
    story_changes *changes = NULL;
    story_error err = {0};
    size_t count;
    int code = CMD_OK;

    if (!g->call->repo)
        return cmd_fail_with(NULL, &g->call->repo_error);
    if (story_changes_new(&changes, g->call->repo, left, right, NULL, 0, &err))
        return cmd_fail_with(NULL, &err);
    story_changes_list(changes, &count);
    g->out->files = count;
    if (count)
        read_rules(g, right);
    /* One file that can't be read, told by its line, does not hide the others. */
    for (size_t i = 0; i < count; i++)
        code |= examine_file(g, changes, i);
    story_rules_free(g->rules);
    story_changes_free(changes);
    return code ? CMD_TROUBLE : CMD_OK;
}

static size_t count_lines(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += *text == '\n';
    return n;
}

int examine(examined *out, cmd_call *call, const char *left, const char *right)
{
    gathering g = {.call = call, .out = out};
    size_t sizes[EXAMINED_PARTS];
    bool ready = true;
    int code;

    *out = (examined){0};
    for (int i = 0; i < EXAMINED_PARTS; i++) {
        g.files[i] = open_memstream(&out->text[i], &sizes[i]);
        ready = ready && g.files[i];
    }
    code = ready ? gather(&g, left, right) : cmd_fail("out of memory");
    for (int i = 0; i < EXAMINED_PARTS; i++)
        if (g.files[i] && fclose(g.files[i]) == 0 && out->text[i])
            out->lines[i] = count_lines(out->text[i]);
    return code;
}

void examined_dispose(examined *e)
{
    for (int i = 0; i < EXAMINED_PARTS; i++)
        free(e->text[i]);
    *e = (examined){0};
}

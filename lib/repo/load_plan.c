/* What a load would make, and every reason not to: all are found before a byte is written. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "repo/label.h"
#include "repo/load.h"
#include "util/buf.h"
#include "util/map.h"

static const char prefix[] = "refs/heads/";

static char *join(story_arena *arena, const char *a, const char *b, const char *c)
{
    story_buf text = STORY_BUF;
    char *copy;

    story_buf_printf(&text, "%s%s%s", a, b, c);
    copy = text.failed ? NULL : story_arena_strndup(arena, text.bytes, text.len);
    story_buf_dispose(&text);
    return copy;
}

static const char *last_part(const char *path, story_arena *arena)
{
    return story_label_stem(path, true, arena);
}

static int plan_item(const story_load *l, story_load_item *item, const char *operand)
{
    const story_load_options *options = l->options;
    bool input = strcmp(operand, "-") == 0;
    struct stat info;
    char *real = NULL;
    const char *label;

    item->operand = operand;
    if (!input && stat(operand, &info))
        return story_error__set(l->err, errno == ENOENT ? STORY_ENOTFOUND : STORY_EIO, "%s: %s", operand,
                                strerror(errno));
    if (input && !options->label)
        return story_error__set(l->err, STORY_EARGUMENT, "standard input has no name: give one with --as");
    item->folder = !input && S_ISDIR(info.st_mode);
    if (item->folder)
        real = realpath(operand, NULL);
    item->source = input ? "standard input" : last_part(real ? real : operand, l->arena);
    label = options->label ? options->label
                           : story_label_from_path(item->source ? item->source : "", item->folder, l->arena);
    free(real);
    if (label && options->story)
        label = join(l->arena, options->story, "/", label);
    item->label = label;
    item->ref = label ? join(l->arena, prefix, label, "") : NULL;
    if (!item->source || !label || !item->ref)
        return story_error__no_memory(l->err);
    if (!story_label_is_valid(label))
        return story_error__set(
            l->err, STORY_EARGUMENT,
            "%s: \"%s\" can't be a label (letters, digits, . _ -, a letter or digit first); give one "
            "with --as",
            operand, label);
    return 0;
}

/* The item that has this label already, or NULL. */
static const story_load_item *find_label(const story_map *labels, const story_load_item *items, const char *label,
                                         size_t len)
{
    uint32_t n = story_map_get(labels, label, len);

    return n == STORY_MAP_NONE ? NULL : &items[n];
}

/* Two items must not be one variant, nor one a folder of the other's branch. */
static int check_together(const story_load *l)
{
    const story_load_item *items = l->items;
    story_map labels = STORY_MAP;
    int code = 0;

    for (size_t i = 0; i < l->count && !code; i++) {
        const story_load_item *other = find_label(&labels, items, items[i].label, strlen(items[i].label));

        if (other)
            code = story_error__set(l->err, STORY_EARGUMENT, "%s and %s would both be \"%s\"", other->operand,
                                    items[i].operand, items[i].label);
        else if (story_map_add(&labels, items[i].label, strlen(items[i].label)) == STORY_MAP_NONE)
            code = story_error__no_memory(l->err);
    }
    story_map_dispose(&labels);
    return code;
}

typedef struct branch_check {
    const story_load *load;
    const story_map *labels;
    int code;
} branch_check;

/* An existing branch that one of the labels can't live beside: another case, a folder, or inside one. */
static int check_branch(branch_check *c, const char *branch)
{
    char lower[512];
    size_t len = strlen(branch);
    const story_load_item *item;

    if (len >= sizeof lower)
        return 0;
    for (size_t i = 0; i <= len; i++)
        lower[i] = (char)(branch[i] >= 'A' && branch[i] <= 'Z' ? branch[i] - 'A' + 'a' : branch[i]);
    item = find_label(c->labels, c->load->items, lower, len);
    if (item && strcmp(item->label, branch) != 0)
        return c->code =
                   story_error__set(c->load->err, STORY_EREPO, "%s: \"%s\" differs from the branch \"%s\" in case only",
                                    item->operand, item->label, branch);
    for (size_t i = 0; i < len; i++) {
        item = branch[i] == '/' ? find_label(c->labels, c->load->items, lower, i) : NULL;
        if (item)
            return c->code = story_error__set(c->load->err, STORY_EREPO, "%s: \"%s\" is a folder of branches (\"%s\")",
                                              item->operand, item->label, branch);
    }
    return 0;
}

static int visit_branch(const char *name, void *payload)
{
    return check_branch(payload, name + sizeof prefix - 1) ? GIT_EUSER : 0;
}

static int check_branches(const story_load *l)
{
    story_map labels = STORY_MAP;
    branch_check c = {l, &labels, 0};
    int code = 0;

    for (size_t i = 0; i < l->count && !code; i++)
        if (story_map_add(&labels, l->items[i].label, strlen(l->items[i].label)) == STORY_MAP_NONE)
            code = story_error__no_memory(l->err);
    if (!code) {
        code = git_reference_foreach_glob(l->git, "refs/heads/*", visit_branch, &c);
        if (code)
            code = c.code ? c.code : story_git__error(l->err, code, "branches");
    }
    story_map_dispose(&labels);
    return code;
}

/* "a/b" where "a" is a branch. */
static int check_parent(const story_load *l, const story_load_item *item)
{
    const char *slash = strchr(item->label, '/');
    char *parent =
        slash ? story_arena_strndup(l->arena, item->ref, (size_t)(slash - item->label) + sizeof prefix - 1) : NULL;
    git_oid oid;

    if (slash && !parent)
        return story_error__no_memory(l->err);
    if (parent && git_reference_name_to_id(&oid, l->git, parent) == 0)
        return story_error__set(l->err, STORY_EREPO, "%s: there is a branch \"%s\", so there can be no \"%s\"",
                                item->operand, parent + sizeof prefix - 1, item->label);
    return 0;
}

int story_load__plan(story_load *l, const char *const *operands)
{
    int code = 0;

    if (l->options->label && l->count != 1)
        return story_error__set(l->err, STORY_EARGUMENT, "--as names one variant, but %zu are given", l->count);
    if (l->options->encoding && strpbrk(l->options->encoding, "\r\n"))
        return story_error__set(l->err, STORY_EARGUMENT, "no such encoding");
    for (size_t i = 0; i < l->count && !code; i++)
        code = plan_item(l, &l->items[i], operands[i]);
    if (!code)
        code = check_together(l);
    if (!code)
        code = check_branches(l);
    for (size_t i = 0; i < l->count && !code; i++)
        code = check_parent(l, &l->items[i]);
    return code;
}

/* A work tree that has this branch checked out, or would have it with its first commit, would be left behind by its
 * files. */
static bool is_checked_out(git_repository *git, const char *ref)
{
    git_reference *branch = NULL, *head = NULL;
    bool out = false;

    if (git_repository_is_bare(git))
        return false;
    if (git_reference_lookup(&branch, git, ref) == 0)
        out = git_branch_is_checked_out(branch) == 1;
    else if (git_reference_lookup(&head, git, "HEAD") == 0 && git_reference_type(head) == GIT_REFERENCE_SYMBOLIC)
        out = strcmp(git_reference_symbolic_target(head), ref) == 0;
    git_reference_free(branch);
    git_reference_free(head);
    return out;
}

static int fail_checked_out(const story_load_item *item, story_error *err)
{
    return story_error__set(err, STORY_EREPO, "%s: \"%s\" is checked out in a work tree; commit there instead",
                            item->operand, item->label);
}

static int find_one(story_load_item *item, git_repository *git, story_error *err)
{
    git_commit *commit = NULL;
    git_tree *tree = NULL;
    int code = git_reference_name_to_id(&item->old, git, item->ref);

    memset(&item->old_tree, 0, sizeof item->old_tree);
    if (code == GIT_ENOTFOUND) {
        memset(&item->old, 0, sizeof item->old);
        return is_checked_out(git, item->ref) ? fail_checked_out(item, err) : 0;
    }
    if (!code)
        code = git_commit_lookup(&commit, git, &item->old);
    if (!code)
        code = git_commit_tree(&tree, commit);
    if (code)
        code = story_git__error(err, code, item->ref);
    else if (!story_git__is_variant(commit, tree))
        code = story_error__set(err, STORY_EREPO,
                                "%s: the branch \"%s\" holds something else; give another label with --as",
                                item->operand, item->label);
    else if (is_checked_out(git, item->ref))
        code = fail_checked_out(item, err);
    else
        git_oid_cpy(&item->old_tree, git_tree_id(tree));
    git_tree_free(tree);
    git_commit_free(commit);
    return code;
}

int story_load__find_old(story_load *l)
{
    int code = 0;

    for (size_t i = 0; i < l->count && !code; i++)
        code = find_one(&l->items[i], l->git, l->err);
    return code;
}

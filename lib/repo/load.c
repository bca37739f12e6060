/* A load: plan everything, store every object, then move all branches at once. */
#include "repo/load.h"

#include <stdlib.h>
#include <string.h>

#include "repo/refs.h"
#include "repo/signature.h"

enum { MOST_LOGGED = 1000 }; /* a log is a file a branch */
enum { TRIES = 8 }; /* other loaders may move the same branches; each time the new commits get the new parents */

struct story_loads {
    story_arena *arena;
    story_loaded *list;
    size_t count;
};

static int move_branches(const story_load_item *items, size_t count, git_repository *git, story_error *err)
{
    story_ref_update *updates = calloc(count, sizeof *updates);
    size_t moving = 0;
    int code;

    if (!updates)
        return story_error__no_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!git_oid_equal(&items[i].old, &items[i].next))
            updates[moving++] = (story_ref_update){items[i].ref, items[i].old, items[i].next};
    code = story_refs_update(git, updates, moving, err);
    free(updates);
    return code;
}

/* git's own rule: the moves of branches are logged where there is a work tree, unless a setting says otherwise. */
static bool keeps_logs(git_repository *git, size_t count)
{
    git_config *config = NULL;
    int on = !git_repository_is_bare(git);

    if (git_repository_config_snapshot(&config, git) == 0)
        git_config_get_bool(&on, config, "core.logAllRefUpdates");
    git_config_free(config);
    return on && count <= MOST_LOGGED;
}

/* The branches have moved: a log that can't be written is no reason to say that they have not. */
static void log_moves(const story_load_item *items, size_t count, git_repository *git, const story_config *config)
{
    git_signature *who = NULL;

    if (!keeps_logs(git, count) || story_signature_new(&who, STORY_COMMITTER, NULL, config, NULL))
        return;
    for (size_t i = 0; i < count; i++) {
        git_reflog *log = NULL;

        if (!git_oid_equal(&items[i].old, &items[i].next) && git_reflog_read(&log, git, items[i].ref) == 0 &&
            git_reflog_append(log, &items[i].next, who, "load") == 0)
            git_reflog_write(log);
        git_reflog_free(log);
    }
    git_signature_free(who);
}

/* A fresh repository's HEAD names a branch that never comes to be; then a clone would check out nothing. */
static void settle_head(git_repository *git, const char *ref)
{
    if (git_repository_is_bare(git) && git_repository_head_unborn(git) == 1)
        git_repository_set_head(git, ref);
}

static int tell(story_loads *l, const story_load_item *items, size_t count, story_error *err)
{
    l->list = story_arena_calloc(l->arena, count, sizeof *l->list);
    if (!l->list)
        return story_error__no_memory(err);
    for (size_t i = 0; i < count; i++) {
        char hex[GIT_OID_HEXSZ + 1];
        story_loaded *one = &l->list[l->count++];

        one->label = items[i].label;
        one->source = story_arena_strndup(l->arena, items[i].operand, strlen(items[i].operand));
        one->commit = story_arena_strndup(l->arena, git_oid_tostr(hex, sizeof hex, &items[i].next), GIT_OID_HEXSZ);
        one->is_new = git_oid_is_zero(&items[i].old);
        one->is_same = git_oid_equal(&items[i].old, &items[i].next);
        if (!one->source || !one->commit)
            return story_error__no_memory(err);
    }
    return 0;
}

static int load(story_loads *l, git_repository *git, const story_config *config, const char *const *operands,
                size_t count, const story_load_options *options, story_error *err)
{
    story_load_item *items = story_arena_calloc(l->arena, count, sizeof *items);
    int code =
        items ? story_load__plan(items, operands, count, options, git, l->arena, err) : story_error__no_memory(err);

    for (int i = 0; !code; i++) {
        code = story_load__find_old(items, count, git, err);
        if (!code)
            code = story_load__store(items, count, options, config, git, l->arena, err);
        if (!code)
            code = move_branches(items, count, git, err);
        if (code != STORY_REFS_CHANGED)
            break;
        code = i < TRIES && strcmp(operands[0], "-") != 0
                   ? 0
                   : story_error__set(err, STORY_EREPO, "another program keeps moving these branches; try again");
    }
    if (code)
        return code;
    log_moves(items, count, git, config);
    settle_head(git, items[0].ref);
    return tell(l, items, count, err);
}

int story_repo_load(story_loads **out, story_repo *repo, const story_config *config, const char *const *operands,
                    size_t count, const story_load_options *options, story_error *err)
{
    story_loads *l = calloc(1, sizeof *l);
    int code;

    *out = NULL;
    if (!l)
        return story_error__no_memory(err);
    l->arena = story_arena_new();
    if (!l->arena)
        code = story_error__no_memory(err);
    else if (!count)
        code = story_error__set(err, STORY_EARGUMENT, "nothing to load");
    else
        code = load(l, repo->story, config, operands, count, options, err);
    if (code) {
        story_loads_free(l);
        return code;
    }
    *out = l;
    return 0;
}

const story_loaded *story_loads_list(const story_loads *l, size_t *count)
{
    *count = l->count;
    return l->list;
}

void story_loads_free(story_loads *l)
{
    if (!l)
        return;
    story_arena_free(l->arena);
    free(l);
}

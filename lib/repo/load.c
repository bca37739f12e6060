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

static int move_branches(const story_load *l)
{
    story_ref_update *updates = calloc(l->count, sizeof *updates);
    size_t moving = 0;
    int code;

    if (!updates)
        return story_error__no_memory(l->err);
    for (size_t i = 0; i < l->count; i++)
        if (!git_oid_equal(&l->items[i].old, &l->items[i].next))
            updates[moving++] = (story_ref_update){l->items[i].ref, l->items[i].old, l->items[i].next};
    code = story_refs_update(l->git, updates, moving, l->err);
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
static void log_moves(const story_load *l)
{
    git_signature *who = NULL;

    if (!keeps_logs(l->git, l->count) || story_signature_new(&who, STORY_COMMITTER, NULL, l->config, NULL))
        return;
    for (size_t i = 0; i < l->count; i++) {
        const story_load_item *item = &l->items[i];
        git_reflog *log = NULL;

        if (!git_oid_equal(&item->old, &item->next) && git_reflog_read(&log, l->git, item->ref) == 0 &&
            git_reflog_append(log, &item->next, who, "load") == 0)
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

static int tell(story_loads *out, const story_load *l)
{
    out->list = story_arena_calloc(out->arena, l->count, sizeof *out->list);
    if (!out->list)
        return story_error__no_memory(l->err);
    for (size_t i = 0; i < l->count; i++) {
        const story_load_item *item = &l->items[i];
        char hex[GIT_OID_HEXSZ + 1];
        story_loaded *one = &out->list[out->count++];

        one->label = item->label;
        one->source = story_arena_strndup(out->arena, item->operand, strlen(item->operand));
        one->commit = story_arena_strndup(out->arena, git_oid_tostr(hex, sizeof hex, &item->next), GIT_OID_HEXSZ);
        one->is_new = git_oid_is_zero(&item->old);
        one->is_same = git_oid_equal(&item->old, &item->next);
        if (!one->source || !one->commit)
            return story_error__no_memory(l->err);
    }
    return 0;
}

/* Standard input can't be read twice, and so not tried again. */
static int load(story_load *l, bool again)
{
    int code = 0;

    for (int i = 0; !code; i++) {
        code = story_load__find_old(l);
        if (!code)
            code = story_load__store(l);
        if (!code)
            code = move_branches(l);
        if (code != STORY_REFS_CHANGED)
            break;
        code = i < TRIES && again
                   ? 0
                   : story_error__set(l->err, STORY_EREPO, "another program keeps moving these branches; try again");
    }
    if (code)
        return code;
    log_moves(l);
    settle_head(l->git, l->items[0].ref);
    return 0;
}

int story_repo_load(story_loads **out, story_repo *repo, const story_config *config, const char *const *operands,
                    size_t count, const story_load_options *options, story_error *err)
{
    story_load l = {.git = repo->story, .config = config, .options = options, .count = count, .err = err};
    story_loads *loads = calloc(1, sizeof *loads);
    int code;

    *out = NULL;
    if (!loads)
        return story_error__no_memory(err);
    l.arena = loads->arena = story_arena_new();
    l.items = l.arena ? story_arena_calloc(l.arena, count, sizeof *l.items) : NULL;
    if (!l.items)
        code = story_error__no_memory(err);
    else if (!count)
        code = story_error__set(err, STORY_EARGUMENT, "nothing to load");
    else
        code = story_load__plan(&l, operands);
    if (!code)
        code = load(&l, strcmp(operands[0], "-") != 0);
    if (!code)
        code = tell(loads, &l);
    if (code) {
        story_loads_free(loads);
        return code;
    }
    *out = loads;
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

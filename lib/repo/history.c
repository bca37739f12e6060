/* Revisions along first parents, one at a time: nothing is kept but the current one, however long the history. */
#include <stdlib.h>
#include <string.h>

#include "repo/changes.h"
#include "repo/operand.h"
#include "repo/tree.h"

struct story_history {
    git_repository *git;
    git_revwalk *walk;
    git_commit *commit, *parent; /* the current revision; parent NULL for the first */
    char *path;                  /* of the followed file, as it is called in the commits still to come; or NULL */
    char *limit;                 /* or a folder or pattern that the files lie in or match; or NULL */
    char *older, *newer;         /* what the current revision calls it; NULL where it isn't there */
    git_oid older_oid, newer_oid;
    char hex[GIT_OID_HEXSZ + 1];
    bool there; /* something is at the path where the history starts or ends, */
    bool found; /* or was there */
    bool over;
};

static char *copy(const char *text)
{
    return text ? strdup(text) : NULL;
}

/* Whether the revision has something at the followed path; a folder is a limit. */
static void look(story_history *h, const git_object *revision)
{
    git_object *tree = NULL;
    git_tree_entry *entry = NULL;

    if (h->path && git_object_peel(&tree, revision, GIT_OBJECT_TREE) == 0 &&
        git_tree_entry_bypath(&entry, (git_tree *)tree, h->path) == 0) {
        h->there = true;
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
            h->limit = h->path;
            h->path = NULL;
        }
    }
    git_tree_entry_free(entry);
    git_object_free(tree);
}

static int set_path(story_history *h, const char *path, story_error *err)
{
    story_arena *arena = story_arena_new();
    const char *from_top = NULL;
    int code = arena ? story_git__path_from_top(&from_top, h->git, path, arena, err) : story_error__no_memory(err);

    /* The top itself is all there is. */
    h->path = code || !*from_top ? NULL : copy(from_top);
    if (!code && *from_top && !h->path)
        code = story_error__no_memory(err);
    story_arena_free(arena);
    return code;
}

static int push_revision(story_history *h, story_repo *repo, const char *start, const char *path, story_error *err)
{
    git_object *object = NULL, *commit = NULL;
    int code;

    if (strcmp(start, "HEAD") == 0 && repo->around && git_repository_head_unborn(repo->around) == 1 && !repo->chosen)
        return story_error__set(err, STORY_ENOTFOUND, "no commits yet");
    if (story_git__find(&object, &h->git, repo, start))
        return story_error__set(err, STORY_ENOTFOUND, "no such variant or revision");
    if (path && (code = set_path(h, path, err)) != 0) {
        git_object_free(object);
        return code;
    }
    look(h, object);
    code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    if (!code)
        code = git_revwalk_new(&h->walk, h->git);
    if (!code)
        code = git_revwalk_simplify_first_parent(h->walk);
    if (!code)
        code = git_revwalk_push(h->walk, git_object_id(commit));
    git_object_free(object);
    git_object_free(commit);
    return code ? story_git__error(err, code, "history") : 0;
}

static int hide_revision(story_history *h, const char *rev, story_error *err)
{
    git_object *object = NULL;
    int code = git_revparse_single(&object, h->git, rev);

    if (!code)
        code = git_revwalk_hide(h->walk, git_object_id(object));
    if (!code)
        look(h, object);
    git_object_free(object);
    return code ? story_git__error(err, code, rev) : 0;
}

int story_history_new(story_history **out, story_repo *repo, const char *start, const char *path, story_error *err)
{
    story_history *h = calloc(1, sizeof *h);
    char *left = NULL, *right = NULL;
    int code;

    *out = NULL;
    if (!h)
        return story_error__no_memory(err);
    code = story_range_split(repo, start, &left, &right, err);
    if (!code)
        code = push_revision(h, repo, right ? right : start, path, err);
    if (!code && left)
        code = hide_revision(h, left, err);
    if (!code && h->path && !h->there && strpbrk(h->path, "*?[")) {
        h->limit = h->path;
        h->path = NULL;
        h->there = left != NULL;
    }
    free(left);
    free(right);
    if (code) {
        story_history_free(h);
        return code;
    }
    *out = h;
    return 0;
}

static void forget(story_history *h)
{
    git_commit_free(h->commit);
    git_commit_free(h->parent);
    free(h->older);
    free(h->newer);
    h->commit = h->parent = NULL;
    h->older = h->newer = NULL;
}

void story_history_free(story_history *h)
{
    if (!h)
        return;
    forget(h);
    free(h->path);
    free(h->limit);
    git_revwalk_free(h->walk);
    free(h);
}

/* Follows the file into what the commit changed: 1 where it is touched. */
static int follow(story_history *h, const story_array *changed, story_error *err)
{
    for (size_t i = 0; i < changed->count; i++) {
        const story_change_files *f = &STORY_ITEMS(changed, story_change_files)[i];

        if (!f->paths.new_path || strcmp(f->paths.new_path, h->path) != 0) {
            if (!f->paths.old_path || f->paths.new_path || strcmp(f->paths.old_path, h->path) != 0)
                continue;
        }
        h->older = copy(f->paths.old_path);
        h->newer = copy(f->paths.new_path);
        if ((f->paths.old_path && !h->older) || (f->paths.new_path && !h->newer))
            return story_error__no_memory(err);
        h->older_oid = f->left;
        h->newer_oid = f->right;
        if (h->older && strcmp(h->older, h->path) != 0) {
            free(h->path);
            h->path = copy(h->older);
            if (!h->path)
                return story_error__no_memory(err);
        }
        return 1;
    }
    return 0;
}

static bool is_within(const story_array *changed, const char *limit)
{
    for (size_t i = 0; i < changed->count; i++) {
        const story_changed *paths = &STORY_ITEMS(changed, story_change_files)[i].paths;

        if ((paths->old_path && story_tree_is_within(paths->old_path, limit)) ||
            (paths->new_path && story_tree_is_within(paths->new_path, limit)))
            return true;
    }
    return false;
}

/* 1 where what was asked for is touched. */
static int choose(story_history *h, const story_array *changed, story_error *err)
{
    int code = h->limit ? is_within(changed, h->limit) : h->path ? follow(h, changed, err) : changed->count > 0;

    /* A folder that is gone by now. */
    if (!code && h->path && !h->found && !h->there && is_within(changed, h->path)) {
        h->limit = h->path;
        h->path = NULL;
        code = 1;
    }
    h->found |= code == 1;
    return code;
}

/* 1 where the current commit changed the story, 0 where it did not. */
static int examine(story_history *h, story_error *err)
{
    git_tree *left = NULL, *right = NULL;
    struct story_changes changed = {
        .git = h->git, .arena = story_arena_new(), .files = STORY_ARRAY(story_change_files)};
    int code = changed.arena ? git_commit_tree(&right, h->commit) : GIT_ERROR;

    if (!code && h->parent)
        code = git_commit_tree(&left, h->parent);
    if (!changed.arena)
        code = story_error__no_memory(err);
    else if (code)
        code = story_git__error(err, code, "history");
    else
        code = story_changes__between(&changed, left, right, git_commit_id(h->commit), err);
    if (!code)
        code = choose(h, &changed.files, err);
    story_array_dispose(&changed.files);
    story_arena_free(changed.arena);
    git_tree_free(left);
    git_tree_free(right);
    return code;
}

static int step(story_history *h, story_error *err)
{
    git_oid oid;
    int code;

    forget(h);
    code = git_revwalk_next(&oid, h->walk);
    if (code == GIT_ITEROVER) {
        h->over = true;
        return 0;
    }
    if (!code)
        code = git_commit_lookup(&h->commit, h->git, &oid);
    if (!code && git_commit_parentcount(h->commit) > 0)
        code = git_commit_parent(&h->parent, h->commit, 0);
    /* A shallow clone ends where the parent is not there. */
    if (code == GIT_ENOTFOUND && h->commit)
        code = 0;
    return code ? story_git__error(err, code, "history") : examine(h, err);
}

int story_history_next(story_history *h, story_revision *out, story_error *err)
{
    const git_signature *author;
    int code = 0;

    while (!code && !h->over)
        code = step(h, err);
    if (code < 0)
        return code;
    if (h->over && (h->path || h->limit) && !h->found && !h->there)
        return story_error__set(err, STORY_ENOTFOUND, "no such file in this history");
    if (h->over)
        return 1;
    author = git_commit_author(h->commit);
    git_oid_tostr(h->hex, sizeof h->hex, git_commit_id(h->commit));
    *out = (story_revision){.commit = h->hex,
                            .author = author->name,
                            .mail = author->email,
                            .message = git_commit_message(h->commit),
                            .time = author->when.time,
                            .offset = author->when.offset,
                            .one_file = h->path != NULL};
    return 0;
}

/* path: what a commit, which may be NULL, calls the followed file. */
static int read_path(const story_history *h, story_operand *out, const char *path, const git_oid *oid,
                     const git_commit *commit, story_error *err)
{
    story_arena *arena = story_arena_new();
    story_change_text text = {path, oid, path ? path : h->path, NULL};
    int code;

    if (arena && commit)
        text.encoding = story_git__encoding(commit, arena);
    code = arena ? story_changes__read(out, h->git, &text, err) : story_error__no_memory(err);

    story_arena_free(arena);
    return code;
}

int story_history_read(story_history *h, story_operand *before, story_operand *after, story_error *err)
{
    int code;

    *after = (story_operand){0};
    if (h->path) {
        code = read_path(h, before, h->older, &h->older_oid, h->parent, err);
        if (!code)
            code = read_path(h, after, h->newer, &h->newer_oid, h->commit, err);
    } else {
        code = story_operand__read_commit(before, h->git, h->parent, h->limit, "before", err);
        if (!code)
            code = story_operand__read_commit(after, h->git, h->commit, h->limit, "after", err);
    }
    if (code)
        story_operand_dispose(before);
    return code;
}

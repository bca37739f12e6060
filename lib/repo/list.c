#include <stdlib.h>
#include <string.h>

#include "repo/folder.h"
#include "repo/tree.h"
#include "util/array.h"

static const char prefix[] = "refs/heads/";

typedef struct names {
    story_array list; /* const char * */
    story_arena *arena;
} names;

static int keep_name(const char *name, void *payload)
{
    names *n = payload;
    const char **slot = story_array_push(&n->list);

    if (slot)
        *slot = story_arena_strndup(n->arena, name, strlen(name));
    return slot && *slot ? 0 : GIT_EUSER;
}

static int compare_names(const void *a, const void *b)
{
    return story_folder_compare(*(const char *const *)a, *(const char *const *)b);
}

/* Revisions along the first parents: those of the variant itself. */
static int count_revisions(git_repository *git, const git_oid *tip, size_t *count)
{
    git_revwalk *walk = NULL;
    git_oid oid;
    int code = git_revwalk_new(&walk, git);

    *count = 0;
    if (!code)
        code = git_revwalk_simplify_first_parent(walk);
    if (!code)
        code = git_revwalk_push(walk, tip);
    while (!code && (code = git_revwalk_next(&oid, walk)) == 0)
        ++*count;
    git_revwalk_free(walk);
    return code == GIT_ITEROVER ? 0 : code;
}

/* Words as the eye counts them: what white space parts. */
static size_t count_words(const char *bytes, size_t len)
{
    size_t words = 0;
    bool inside = false;

    for (size_t i = 0; i < len; i++) {
        bool space = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r');

        words += !space && !inside;
        inside = !space;
    }
    return words;
}

typedef struct lister {
    git_repository *git;
    int (*each)(void *payload, const story_entry *entry);
    void *payload;
    story_error *err;
} lister;

static int tell(lister *l, const char *ref, const git_oid *oid, const git_commit *commit, size_t words)
{
    char hex[GIT_OID_HEXSZ + 1];
    const char *subject = git_commit_summary((git_commit *)(uintptr_t)commit);
    story_entry entry = {.label = ref + strlen(prefix),
                         .commit = git_oid_tostr(hex, sizeof hex, oid),
                         .subject = subject ? subject : "",
                         .time = git_commit_time(commit),
                         .offset = git_commit_time_offset(commit),
                         .words = words};
    int code = count_revisions(l->git, oid, &entry.revisions);

    return code ? story_git__error(l->err, code, ref) : l->each(l->payload, &entry);
}

/* A branch that is no variant's is passed over. */
static int visit(lister *l, const char *ref)
{
    git_commit *commit = NULL;
    git_tree *tree = NULL;
    git_oid oid;
    story_arena *arena = story_arena_new();
    story_buf bytes = STORY_BUF;
    story_tree_file *files;
    size_t count = 0, words = 0;
    int code = 0;

    if (!arena)
        return story_error__no_memory(l->err);
    if (git_reference_name_to_id(&oid, l->git, ref) || git_commit_lookup(&commit, l->git, &oid) ||
        git_commit_tree(&tree, commit) || !story_git__is_variant(commit, tree))
        goto out;
    code = story_tree_files(&files, &count, &(story_tree){l->git, tree, "", &oid}, arena, l->err);
    for (size_t i = 0; i < count && !code; i++) {
        story_buf_clear(&bytes);
        code = story_tree_read(&bytes, l->git, &files[i].oid, l->err);
        words += count_words(story_buf_text(&bytes), bytes.len);
    }
    if (!code)
        code = tell(l, ref, &oid, commit, words);
out:
    story_buf_dispose(&bytes);
    story_arena_free(arena);
    git_tree_free(tree);
    git_commit_free(commit);
    return code;
}

int story_repo_list(story_repo *repo, int (*each)(void *payload, const story_entry *entry), void *payload,
                    story_error *err)
{
    names n = {STORY_ARRAY(const char *), story_arena_new()};
    lister l = {repo->story, each, payload, err};
    int code = n.arena ? git_reference_foreach_glob(repo->story, "refs/heads/*", keep_name, &n) : GIT_EUSER;

    if (code == GIT_EUSER)
        code = story_error__no_memory(err);
    else if (code)
        code = story_git__error(err, code, "branches");
    if (!code && n.list.count)
        qsort(n.list.items, n.list.count, sizeof(char *), compare_names);
    for (size_t i = 0; i < n.list.count && !code; i++)
        code = visit(&l, STORY_ITEMS(&n.list, const char *)[i]);
    story_array_dispose(&n.list);
    story_arena_free(n.arena);
    return code;
}

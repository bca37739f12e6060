/* Files that a merge left in conflict. The index has no text of them but those of the two sides and of their ancestor:
 * what a delta says of them is that one state has nothing. So each state is asked, and the index for our side. */
#include <string.h>
#include <sys/stat.h>

#include "repo/changes.h"
#include "repo/tree.h"

static bool is_in_work_tree(git_repository *git, const char *path)
{
    story_buf full = STORY_BUF;
    struct stat info;
    bool found;

    story_buf_printf(&full, "%s%s", git_repository_workdir(git), path);
    found = !full.failed && lstat(story_buf_text(&full), &info) == 0 && S_ISREG(info.st_mode);
    story_buf_dispose(&full);
    return found;
}

static bool is_in_tree(git_oid *oid, const git_tree *tree, const char *path)
{
    git_tree_entry *entry = NULL;
    bool found = tree && git_tree_entry_bypath(&entry, tree, path) == 0 &&
                 git_tree_entry_type(entry) == GIT_OBJECT_BLOB && git_tree_entry_filemode(entry) != GIT_FILEMODE_LINK;

    if (found)
        git_oid_cpy(oid, git_tree_entry_id(entry));
    git_tree_entry_free(entry);
    return found;
}

static bool is_ours(git_oid *oid, git_index *index, const char *path)
{
    const git_index_entry *entry = git_index_get_bypath(index, path, GIT_INDEX_STAGE_OURS);

    if (!entry || (entry->mode & 0170000) != 0100000)
        return false;
    git_oid_cpy(oid, &entry->id);
    return true;
}

/* Whether the state has the file, and its bytes where they are in git. */
static bool is_there(git_oid *oid, git_repository *git, git_index *index, const story_change_side *side,
                     const char *path)
{
    if (side->is_work_tree)
        return is_in_work_tree(git, path);
    return side->is_index ? is_ours(oid, index, path) : is_in_tree(oid, side->tree, path);
}

static int keep_file(struct story_changes *c, git_index *index, const char *path, const story_change_side *left,
                     const story_change_side *right, story_error *err)
{
    story_change_files file = {.paths = {.unmerged = true}}, *kept;
    bool before = is_there(&file.left, c->git, index, left, path);
    bool after = is_there(&file.right, c->git, index, right, path);
    const char *copy;

    if (!before && !after)
        return 0;
    copy = story_arena_strndup(c->arena, path, strlen(path));
    kept = copy ? story_array_push(&c->files) : NULL;
    if (!kept)
        return story_error__no_memory(err);
    file.paths.old_path = before ? copy : NULL;
    file.paths.new_path = after ? copy : NULL;
    *kept = file;
    return 0;
}

int story_changes__unmerged(struct story_changes *c, git_diff *diff, const story_change_side *left,
                            const story_change_side *right, story_error *err)
{
    const git_oid *commit = right->is_commit ? &right->commit : NULL;
    git_index *index = NULL;
    int code;

    if (!right->is_index && !right->is_work_tree)
        return 0;
    code = git_repository_index(&index, c->git);
    if (code)
        return story_git__error(err, code, "index");
    for (size_t i = 0; i < git_diff_num_deltas(diff) && !code; i++) {
        const git_diff_delta *delta = git_diff_get_delta(diff, i);
        const char *path = delta->new_file.path ? delta->new_file.path : delta->old_file.path;

        if (delta->status == GIT_DELTA_CONFLICTED && story_tree_is_story(c->git, commit, path))
            code = keep_file(c, index, path, left, right, err);
    }
    git_index_free(index);
    return code;
}

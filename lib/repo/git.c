#include "repo/git.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/buf.h"

/* What a reader needs to be told otherwise than libgit2 does. NULL takes its own words. */
static const struct {
    int code, ours;
    const char *message;
} meanings[] = {
    {GIT_ENOTFOUND, STORY_ENOTFOUND, NULL},
    {-36, STORY_EREPO,
     "the repository belongs to somebody else; git config --global --add safe.directory DIR allows it"},
    {GIT_ELOCKED, STORY_EREPO, "locked by another program; try again when it is done"},
    {GIT_EEXISTS, STORY_EREPO, NULL},
    {GIT_EINVALIDSPEC, STORY_EARGUMENT, NULL},
    {GIT_EAMBIGUOUS, STORY_EREPO, "ambiguous"},
};

/* libgit2 has no words for a file that it could not write to its end; the system's reason is the last that it met. */
static const char *reason(int number)
{
    static const int full[] = {ENOSPC, EDQUOT, EFBIG, EROFS, EIO, EMFILE, ENFILE};

    for (size_t i = 0; i < sizeof full / sizeof *full; i++)
        if (number == full[i])
            return strerror(number);
    return "failed";
}

int story_git__error(story_error *err, int code, const char *what)
{
    int number = errno;
    const git_error *last = git_error_last();
    const char *message = last && last->klass != GIT_ERROR_NONE && last->message ? last->message : reason(number);
    int ours = STORY_EREPO;

    if (last && last->klass == GIT_ERROR_NOMEMORY)
        return story_error__no_memory(err);
    /* libgit2 1.5 says of another owner's repository that a setting was not found. */
    if (code == GIT_ENOTFOUND && strstr(message, "safe.directory"))
        code = -36;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].code == code) {
            ours = meanings[i].ours;
            if (meanings[i].message)
                message = meanings[i].message;
        }
    return story_error__set(err, ours, "%s: %s", what, message);
}

const char *story_git__file_name(story_markup markup)
{
    return markup == STORY_MARKUP_MARKDOWN ? "story.md" : "story.txt";
}

/* The value of a trailer line, its length in *len; NULL where the message has none. */
static const char *trailer(const git_commit *commit, const char *name, size_t *len)
{
    const char *at = strstr(git_commit_message(commit), name);

    if (!at)
        return NULL;
    at += strlen(name);
    *len = strcspn(at, "\n");
    return at;
}

bool story_git__is_variant(const git_commit *commit, const git_tree *tree)
{
    size_t len;

    return trailer(commit, "\nStorydiff-Version: ", &len) || git_tree_entry_byname(tree, "story.txt") ||
           git_tree_entry_byname(tree, "story.md");
}

const char *story_git__encoding(const git_commit *commit, story_arena *arena)
{
    size_t len = 0;
    const char *value = trailer(commit, "\nStorydiff-Encoding: ", &len);

    /* Those are found by the text itself, which a later commit made by git may have changed. */
    if (!value || !len || len > 60 || strncmp(value, "UTF-", 4) == 0)
        return NULL;
    return story_arena_strndup(arena, value, len);
}

/* Takes "." and ".." out of a path in place; false where it leads above its beginning. */
static bool tidy(char *path)
{
    char *to = path, *from = path;
    bool ends = !*path;

    while (!ends) {
        size_t len = strcspn(from, "/");

        ends = !from[len];
        if (len == 2 && from[0] == '.' && from[1] == '.') {
            if (to == path)
                return false;
            for (to--; to > path && to[-1] != '/'; to--)
                ;
        } else if (len && !(len == 1 && *from == '.')) {
            memmove(to, from, len);
            to += len;
            *to++ = '/'; /* over the end of the path, where this is its last part */
        }
        from += len + 1;
    }
    if (to > path)
        to--;
    *to = 0;
    return true;
}

/* What follows the top, which ends in a slash, in an absolute path; NULL where that leads elsewhere. */
static const char *below(const char *path, const char *top, size_t len)
{
    if (strncmp(path, top, len - 1) != 0 || (path[len - 1] && path[len - 1] != '/'))
        return NULL;
    return path[len - 1] ? path + len : path + len - 1;
}

/* The same for a path through links, such as a home folder may be: its last part may be a link of the story's own. */
static bool put_below_real(story_buf *to, const char *path, const char *top, size_t len)
{
    const char *slash = strrchr(path, '/'), *rest;
    char folder[PATH_MAX], real[PATH_MAX];
    bool found;

    if ((size_t)(slash - path) + 2 > sizeof folder)
        return false;
    snprintf(folder, sizeof folder, "%.*s/", (int)(slash - path), path);
    rest = realpath(folder, real) ? below(real, top, len) : NULL;
    found = rest != NULL;
    if (found)
        story_buf_printf(to, "%s%s", rest, slash);
    return found;
}

int story_git__path_from_top(const char **out, git_repository *git, const char *path, story_arena *arena,
                             story_error *err)
{
    const char *top = git_repository_workdir(git), *rest = NULL;
    char here[PATH_MAX];
    size_t len = top ? strlen(top) : 0;
    story_buf full = STORY_BUF;
    char *copy = NULL;
    bool outside = false;

    if (top && *path == '/') {
        rest = below(path, top, len);
        outside = !rest && !put_below_real(&full, path, top, len);
    } else if (top && getcwd(here, sizeof here) && below(here, top, len)) {
        story_buf_printf(&full, "%s/", below(here, top, len));
    }
    if (*path != '/' || rest || !top)
        story_buf_puts(&full, rest ? rest : path);
    if (!full.failed)
        copy = story_arena_strndup(arena, story_buf_text(&full), full.len);
    story_buf_dispose(&full);
    *out = copy;
    if (!copy)
        return story_error__no_memory(err);
    return !outside && tidy(copy) ? 0 : story_error__set(err, STORY_EARGUMENT, "%s: outside the repository", path);
}

bool story_git__is_label(const story_repo *repo, const char *text)
{
    char name[512];
    git_oid oid;

    if (!repo->story || strlen(text) > 400)
        return false;
    snprintf(name, sizeof name, "refs/heads/%s", text);
    return git_reference_name_to_id(&oid, repo->story, name) == 0;
}

int story_git__find(git_object **out, git_repository **git, const story_repo *repo, const char *rev)
{
    bool story_first = repo->chosen || story_git__is_label(repo, rev);
    git_repository *places[] = {story_first ? repo->story : repo->around, story_first ? repo->around : repo->story};

    for (size_t i = 0; i < 2; i++)
        if (places[i] && git_revparse_single(out, places[i], rev) == 0) {
            *git = places[i];
            return 0;
        }
    *out = NULL;
    return GIT_ENOTFOUND;
}

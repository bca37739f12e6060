#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "repo/git.h"

static int find(const story_repo *repo, const char *rev, git_repository **git, git_oid *oid)
{
    git_object *object = NULL, *commit = NULL;
    int code = story_git__find(&object, git, repo, rev);

    if (!code)
        code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    if (!code)
        git_oid_cpy(oid, git_object_id(commit));
    git_object_free(object);
    git_object_free(commit);
    return code;
}

static char *copy(const char *text, size_t len)
{
    char *to;

    if (!len) {
        text = "HEAD";
        len = 4;
    }
    to = malloc(len + 1);
    if (to) {
        memcpy(to, text, len);
        to[len] = 0;
    }
    return to;
}

static int merge_base(char **left, git_repository *git, const git_oid *a, const git_oid *b, story_error *err)
{
    git_oid base;
    int code = git_merge_base(&base, git, a, b);

    if (code == GIT_ENOTFOUND)
        return story_error__set(err, STORY_ENOTFOUND, "no common ancestor");
    if (code)
        return story_git__error(err, code, "merge base");
    free(*left);
    *left = malloc(GIT_OID_HEXSZ + 1);
    if (!*left)
        return story_error__no_memory(err);
    git_oid_tostr(*left, GIT_OID_HEXSZ + 1, &base);
    return 0;
}

int story_range_split(story_repo *repo, const char *text, char **left, char **right, story_error *err)
{
    const char *dots = strstr(text, "..");
    size_t width = dots && dots[2] == '.' ? 3 : 2;
    git_repository *git = NULL, *other = NULL;
    git_oid a, b;
    struct stat info;
    int code = 0;

    *left = *right = NULL;
    if (!repo || !dots || strcmp(text, "..") == 0 || stat(text, &info) == 0)
        return 0;
    *left = copy(text, (size_t)(dots - text));
    *right = copy(dots + width, strlen(dots + width));
    if (!*left || !*right)
        code = story_error__no_memory(err);
    else if (find(repo, *left, &git, &a))
        code = story_error__set(err, STORY_ENOTFOUND, "no such revision: %.200s", *left);
    else if (find(repo, *right, &other, &b))
        code = story_error__set(err, STORY_ENOTFOUND, "no such revision: %.200s", *right);
    else if (git != other)
        code = story_error__set(err, STORY_ENOTFOUND, "the two sides are in different repositories");
    else if (width == 3)
        code = merge_base(left, git, &a, &b, err);
    if (code) {
        free(*left);
        free(*right);
        *left = *right = NULL;
    }
    return code;
}

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/create.h"
#include "util/buf.h"

static const char default_name[] = "stories.git";

static bool exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0;
}

/* git takes a HEAD that is a link for a branch's old form where it leads to refs/, and for no repository elsewhere;
 * libgit2 would follow it to any file. Frees the repository where it refuses. */
static int refuse_linked_head(git_repository **repo, story_error *err)
{
    story_buf path = STORY_BUF;
    char target[5];
    ssize_t len;
    int code = 0;

    story_buf_printf(&path, "%sHEAD", git_repository_path(*repo));
    len = path.failed ? -1 : readlink(story_buf_text(&path), target, sizeof target);
    if (path.failed)
        code = story_error__no_memory(err);
    else if (len >= 0 && (len < 5 || memcmp(target, "refs/", 5) != 0))
        code = story_error__set(err, STORY_EREPO, "%s: HEAD is a link that leads out of the repository",
                                git_repository_path(*repo));
    if (code) {
        git_repository_free(*repo);
        *repo = NULL;
    }
    story_buf_dispose(&path);
    return code;
}

/* The repository that dir is, not one around it. */
static int open_exactly(git_repository **out, const char *dir, story_error *err)
{
    int code = git_repository_open_ext(out, dir, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);

    return code ? story_git__error(err, code, dir) : refuse_linked_head(out, err);
}

static int create(git_repository **out, const char *dir, story_error *err)
{
    int code = story_repo__create(dir, err);

    return code ? code : open_exactly(out, dir, err);
}

/* What git would take in this directory; *out stays NULL where there is nothing. */
static int open_around(git_repository **out, story_error *err)
{
    int code = git_repository_open_ext(out, NULL, GIT_REPOSITORY_OPEN_FROM_ENV, NULL);
    const git_error *last = git_error_last();

    if (code == GIT_ENOTFOUND && !(last && last->message && strstr(last->message, "safe.directory")))
        return 0;
    return code ? story_git__error(err, code, "git repository") : refuse_linked_head(out, err);
}

static int open_story(story_repo *r, const char *dir, bool may_create, story_error *err)
{
    if (!dir || !*dir)
        dir = getenv("STORYDIFF_REPO");
    r->chosen = dir && *dir;
    if (r->chosen)
        return may_create && !exists(dir) ? create(&r->story, dir, err) : open_exactly(&r->story, dir, err);
    if (exists(default_name))
        return open_exactly(&r->story, default_name, err);
    if (r->around) {
        r->story = r->around;
        return 0;
    }
    return may_create ? create(&r->story, default_name, err) : 0;
}

int story_repo_open(story_repo **out, const char *dir, bool may_create, story_error *err)
{
    story_repo *r = calloc(1, sizeof *r);
    story_error why = {0};
    int code, around;

    *out = NULL;
    if (!r)
        return story_error__no_memory(err);
    code = story_git2_start(err);
    if (code) {
        free(r);
        return code;
    }
    around = open_around(&r->around, &why);
    code = open_story(r, dir, may_create && !around, err);
    /* A repository around that can't be read is no trouble as long as the stories are elsewhere. */
    if (!code && around && !r->story)
        code = story_error__set(err, around, "%s", why.message);
    if (code) {
        story_repo_free(r);
        return code;
    }
    *out = r;
    return 0;
}

void story_repo_free(story_repo *r)
{
    if (!r)
        return;
    if (r->story != r->around)
        git_repository_free(r->story);
    git_repository_free(r->around);
    free(r);
    story_git2_stop();
}

const char *story_repo_path(const story_repo *r)
{
    return r->story ? git_repository_path(r->story) : NULL;
}

const char *story_repo_work_tree(const story_repo *r)
{
    return r->around ? git_repository_workdir(r->around) : NULL;
}

const char *story_repo_git_folder(const story_repo *r)
{
    return r->around ? git_repository_path(r->around) : NULL;
}

#include <stdlib.h>

#include "repo/git.h"
#include "util/buf.h"

/* The user's file, by the name that git takes; it need not be there yet. */
static int open_user_file(git_config **out)
{
    const char *named = getenv("GIT_CONFIG_GLOBAL"), *home = getenv("HOME");
    git_buf found = {0};
    story_buf path = STORY_BUF;
    int code;

    if (named)
        story_buf_puts(&path, named);
    else if (git_config_find_global(&found) == 0)
        story_buf_puts(&path, found.ptr);
    else
        story_buf_printf(&path, "%s/.gitconfig", home ? home : "");
    code = git_config_open_ondisk(out, story_buf_text(&path));
    git_buf_dispose(&found);
    story_buf_dispose(&path);
    return code;
}

static int open_repository_file(git_config **out, const story_repo *repo)
{
    git_config *all = NULL;
    int code = git_repository_config(&all, repo->around);

    if (!code)
        code = git_config_open_level(out, all, GIT_CONFIG_LEVEL_LOCAL);
    git_config_free(all);
    return code;
}

int story_config_write(const story_repo *repo, bool global, const char *name, const char *value, story_error *err)
{
    git_config *file = NULL;
    int code;

    if (!global && !repo->around)
        return story_error__set(err, STORY_ENOTFOUND, "not in a git repository");
    code = global ? open_user_file(&file) : open_repository_file(&file, repo);
    if (!code)
        code = value ? git_config_set_string(file, name, value) : git_config_delete_entry(file, name);
    if (code == GIT_ENOTFOUND && !value)
        code = 0;
    git_config_free(file);
    return code ? story_git__error(err, code, name) : 0;
}

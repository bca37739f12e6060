/* Putting hooks in and taking them out. What was there before is renamed, never rewritten, so that it comes back byte
 * for byte. */
#include "repo/hook.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/git.h"
#include "repo/text.h"

enum { LARGEST_HOOK = 1 << 20 };

typedef struct hook_paths {
    story_buf folder, hook, kept, fresh;
} hook_paths;

static void dispose_paths(hook_paths *p)
{
    story_buf_dispose(&p->folder);
    story_buf_dispose(&p->hook);
    story_buf_dispose(&p->kept);
    story_buf_dispose(&p->fresh);
}

/* core.hooksPath, relative to where git runs hooks, else "hooks" of the common folder. */
static int find_paths(hook_paths *p, const story_repo *repo, const story_config *config, const char *name,
                      story_error *err)
{
    const char *set = story_config_get(config, "core.hookspath", false), *home = getenv("HOME");
    const char *base = git_repository_workdir(repo->around);

    *p = (hook_paths){STORY_BUF, STORY_BUF, STORY_BUF, STORY_BUF};
    if (set && !*set)
        return story_error__set(err, STORY_EREPO, "core.hooksPath is empty: hooks are switched off here");
    if (!base)
        base = git_repository_path(repo->around);
    if (!set)
        story_buf_printf(&p->folder, "%shooks", git_repository_commondir(repo->around));
    else if (strncmp(set, "~/", 2) == 0 && home)
        story_buf_printf(&p->folder, "%s%s", home, set + 1);
    else
        story_buf_printf(&p->folder, "%s%s", *set == '/' ? "" : base, set);
    story_buf_printf(&p->hook, "%s/%s", story_buf_text(&p->folder), name);
    story_buf_printf(&p->kept, "%s.before-storydiff", story_buf_text(&p->hook));
    story_buf_printf(&p->fresh, "%s.storydiff-new", story_buf_text(&p->hook));
    if (p->folder.failed || p->hook.failed || p->kept.failed || p->fresh.failed)
        return story_error__no_memory(err);
    return 0;
}

static bool exists(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

static int look(story_hook *out, const hook_paths *p, const story_repo *repo, const char *name, story_error *err)
{
    story_buf bytes = STORY_BUF;
    struct stat info;
    int code = 0;

    *out = (story_hook){.name = name};
    if (exists(story_buf_text(&p->hook))) {
        if (stat(story_buf_text(&p->hook), &info) || !S_ISREG(info.st_mode) || info.st_size > LARGEST_HOOK)
            out->state = STORY_HOOK_OTHER;
        else
            code = story_text__read_file(&bytes, story_buf_text(&p->hook), true, err);
        if (!code)
            out->state = story_hook__is_ours(name, story_buf_text(&bytes)) ? STORY_HOOK_INSTALLED : STORY_HOOK_OTHER;
        if (!code && out->state == STORY_HOOK_OTHER &&
            strncmp(story_buf_text(&bytes), "#!/bin/sh\n# storydiff's ", 24) == 0)
            out->state = STORY_HOOK_CHANGED;
    }
    if (out->state != STORY_HOOK_INSTALLED)
        out->manager = story_hook__manager(story_buf_text(&p->folder), story_buf_text(&bytes));
    if (out->state == STORY_HOOK_NONE && !out->manager)
        out->manager = story_hook__coming_manager(git_repository_workdir(repo->around));
    out->chained = exists(story_buf_text(&p->kept));
    story_buf_dispose(&bytes);
    return code;
}

int story_hook_find(story_hook *out, const story_repo *repo, const story_config *config, const char *name,
                    story_error *err)
{
    hook_paths p;
    int code = find_paths(&p, repo, config, name, err);

    if (!code)
        code = look(out, &p, repo, name, err);
    dispose_paths(&p);
    return code;
}

static int write_script(const char *path, const char *name, const char *program, story_error *err)
{
    story_buf script = STORY_BUF;
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0777), code = 0;

    story_hook__script(&script, name, program);
    if (script.failed)
        code = story_error__no_memory(err);
    else if (fd < 0 || write(fd, script.bytes, script.len) != (ssize_t)script.len)
        code = story_error__set(err, STORY_EIO, "%s: %s", path, strerror(errno));
    if (fd >= 0 && close(fd) && !code)
        code = story_error__set(err, STORY_EIO, "%s: %s", path, strerror(errno));
    story_buf_dispose(&script);
    return code;
}

/* The old hook is linked to its new name before ours takes the old one, so that there is a hook at any moment. */
static int put_in(const hook_paths *p, const story_hook *state, const char *program, story_error *err)
{
    int code;

    mkdir(story_buf_text(&p->folder), 0777);
    if (state->state == STORY_HOOK_OTHER && state->chained)
        return story_error__set(err, STORY_EREPO, "%s is there from before; move it away first",
                                story_buf_text(&p->kept));
    code = write_script(story_buf_text(&p->fresh), state->name, program, err);
    if (!code && state->state == STORY_HOOK_OTHER && link(story_buf_text(&p->hook), story_buf_text(&p->kept)))
        code = story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&p->kept), strerror(errno));
    if (!code && rename(story_buf_text(&p->fresh), story_buf_text(&p->hook)))
        code = story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&p->hook), strerror(errno));
    if (code)
        unlink(story_buf_text(&p->fresh));
    return code;
}

int story_hook_install(const story_repo *repo, const story_config *config, const char *name, const char *program,
                       story_error *err)
{
    story_hook state = {0};
    hook_paths p;
    int code = find_paths(&p, repo, config, name, err);

    if (!code)
        code = look(&state, &p, repo, name, err);
    if (!code && state.manager)
        code = story_error__set(err, STORY_EREPO, "%s: %s runs the hooks here", name, state.manager);
    else if (!code && state.state == STORY_HOOK_CHANGED)
        code = story_error__set(err, STORY_EREPO, "%s was changed by hand; take storydiff's part out first",
                                story_buf_text(&p.hook));
    if (!code)
        code = put_in(&p, &state, program, err);
    dispose_paths(&p);
    return code;
}

int story_hook_uninstall(const story_repo *repo, const story_config *config, const char *name, story_error *err)
{
    story_hook state = {0};
    hook_paths p;
    int code = find_paths(&p, repo, config, name, err);

    if (!code)
        code = look(&state, &p, repo, name, err);
    if (!code && state.state == STORY_HOOK_CHANGED)
        code = story_error__set(err, STORY_EREPO, "%s was changed by hand; take storydiff's part out yourself",
                                story_buf_text(&p.hook));
    if (!code && state.state == STORY_HOOK_INSTALLED &&
        (state.chained ? rename(story_buf_text(&p.kept), story_buf_text(&p.hook)) : unlink(story_buf_text(&p.hook))))
        code = story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&p.hook), strerror(errno));
    dispose_paths(&p);
    return code;
}

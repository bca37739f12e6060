/* Settings: git's configuration files by libgit2; what `git -c` and GIT_CONFIG_COUNT hand down in the environment is
 * read here, as libgit2 doesn't look at it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "repo/git.h"
#include "util/arena.h"
#include "util/array.h"
#include "util/buf.h"

enum { MOST_FROM_ENVIRONMENT = 10000 };

struct story_config {
    story_arena *arena;
    story_array settings; /* story_setting */
    story_array foreign;  /* bool each: from the repository's own file */
    bool started;         /* libgit2; it stays so for what follows: its start reads all certificates of the system */
};

static bool is_on(const char *value)
{
    return value && *value && strcmp(value, "0") && strcmp(value, "false") && strcmp(value, "no");
}

/* Section and key in lower case, what stands between them as it is. */
static void lower_name(char *name)
{
    char *last = strrchr(name, '.');

    for (char *c = name; *c && *c != '.'; c++)
        *c = (char)tolower((unsigned char)*c);
    for (char *c = last ? last : name; *c; c++)
        *c = (char)tolower((unsigned char)*c);
}

static int add(story_config *c, const char *name, size_t len, const char *value, bool foreign)
{
    story_setting *setting = story_array_push(&c->settings);
    bool *flag = story_array_push(&c->foreign);
    char *copy = story_arena_strndup(c->arena, name, len);

    if (!setting || !flag || !copy)
        return STORY_ENOMEM;
    lower_name(copy);
    setting->name = copy;
    /* A name without a value is git's way to say true. */
    setting->value = value ? story_arena_strndup(c->arena, value, strlen(value)) : "true";
    *flag = foreign;
    return setting->value ? 0 : STORY_ENOMEM;
}

static int visit(const git_config_entry *entry, void *payload)
{
    bool foreign = entry->level >= GIT_CONFIG_LEVEL_LOCAL;

    return add(payload, entry->name, strlen(entry->name), entry->value, foreign);
}

static void add_file(git_config *config, const char *path, git_config_level_t level, const git_repository *git)
{
    git_config_add_file_ondisk(config, path, level, git, 0);
}

typedef int (*find_cb)(git_buf *out);

/* A user's file: named by an environment variable, as git does, or where libgit2 finds it. */
static void add_found(git_config *config, const char *variable, find_cb find, git_config_level_t level,
                      const git_repository *git)
{
    const char *named = variable ? getenv(variable) : NULL;
    git_buf path = {0};

    if (named)
        add_file(config, named, level, git);
    else if (find(&path) == 0)
        add_file(config, path.ptr, level, git);
    git_buf_dispose(&path);
}

static void add_repository(git_config *config, git_repository *git)
{
    story_buf path = STORY_BUF;

    story_buf_printf(&path, "%sconfig", git_repository_commondir(git));
    if (!path.failed)
        add_file(config, story_buf_text(&path), GIT_CONFIG_LEVEL_LOCAL, git);
    story_buf_dispose(&path);
}

static int read_files(story_config *c, const story_repo *repo, story_error *err)
{
    git_repository *git = repo ? (repo->around ? repo->around : repo->story) : NULL;
    git_config *config = NULL;
    int code = git_config_new(&config);

    if (code)
        return story_git__error(err, code, "configuration");
    if (!is_on(getenv("GIT_CONFIG_NOSYSTEM")))
        add_found(config, "GIT_CONFIG_SYSTEM", git_config_find_system, GIT_CONFIG_LEVEL_SYSTEM, git);
    if (!getenv("GIT_CONFIG_GLOBAL"))
        add_found(config, NULL, git_config_find_xdg, GIT_CONFIG_LEVEL_XDG, git);
    add_found(config, "GIT_CONFIG_GLOBAL", git_config_find_global, GIT_CONFIG_LEVEL_GLOBAL, git);
    if (git)
        add_repository(config, git);
    code = git_config_foreach(config, visit, c);
    if (code)
        code = code == STORY_ENOMEM ? story_error__no_memory(err) : story_git__error(err, code, "configuration");
    git_config_free(config);
    return code;
}

static int read_counted(story_config *c, story_error *err)
{
    const char *text = getenv("GIT_CONFIG_COUNT");
    long count = text ? strtol(text, NULL, 10) : 0;

    for (long i = 0; i < count && i < MOST_FROM_ENVIRONMENT; i++) {
        char variable[64];
        const char *name, *value;

        snprintf(variable, sizeof variable, "GIT_CONFIG_KEY_%ld", i);
        name = getenv(variable);
        snprintf(variable, sizeof variable, "GIT_CONFIG_VALUE_%ld", i);
        value = getenv(variable);
        if (!name || !value)
            return story_error__set(err, STORY_EARGUMENT, "GIT_CONFIG_COUNT says %ld, but there is no number %ld",
                                    count, i);
        if (add(c, name, strlen(name), value, false))
            return story_error__no_memory(err);
    }
    return 0;
}

/* Appends what a shell's single quotes at *text hold, quoted characters (\' and \!) between them too. */
static bool unquote(const char **text, story_buf *to)
{
    const char *t = *text;

    if (*t != '\'')
        return false;
    while (*t == '\'') {
        size_t len = strcspn(++t, "'");

        story_buf_put(to, t, len);
        t += len;
        if (*t++ != '\'')
            return false;
        if (t[0] == '\\' && (t[1] == '\'' || t[1] == '!') && t[2] == '\'') {
            story_buf_putc(to, t[1]);
            t += 2;
        }
    }
    *text = t;
    return true;
}

/* 'name'='value', 'name'= or, from older git, 'name=value'. */
static int read_parameter(story_config *c, const char **text, bool *good)
{
    story_buf name = STORY_BUF, value = STORY_BUF;
    const char *equals;
    int code = 0;

    *good = unquote(text, &name);
    if (*good && **text == '=') {
        ++*text;
        if (**text == '\'')
            *good = unquote(text, &value);
        if (*good)
            code = add(c, story_buf_text(&name), name.len, story_buf_text(&value), false);
    } else if (*good) {
        equals = strchr(story_buf_text(&name), '=');
        code = add(c, story_buf_text(&name), equals ? (size_t)(equals - story_buf_text(&name)) : name.len,
                   equals ? equals + 1 : NULL, false);
    }
    if (name.failed || value.failed)
        code = STORY_ENOMEM;
    story_buf_dispose(&name);
    story_buf_dispose(&value);
    return code;
}

static int read_parameters(story_config *c, story_error *err)
{
    const char *text = getenv("GIT_CONFIG_PARAMETERS");
    bool good = true;

    while (text && *text && good) {
        while (*text == ' ')
            text++;
        if (*text && read_parameter(c, &text, &good))
            return story_error__no_memory(err);
    }
    return good ? 0 : story_error__set(err, STORY_EARGUMENT, "GIT_CONFIG_PARAMETERS can't be read");
}

int story_config_new(story_config **out, const story_repo *repo, bool files, story_error *err)
{
    story_config *c = calloc(1, sizeof *c);
    int code;

    *out = NULL;
    if (!c)
        return story_error__no_memory(err);
    c->settings = STORY_ARRAY(story_setting);
    c->foreign = STORY_ARRAY(bool);
    c->arena = story_arena_new();
    code = c->arena ? STORY_OK : story_error__no_memory(err);
    if (!code && files) {
        code = story_git2_start(err);
        c->started = !code;
    }
    if (c->started)
        code = read_files(c, repo, err);
    if (!code)
        code = read_counted(c, err);
    if (!code)
        code = read_parameters(c, err);
    if (code) {
        story_config_free(c);
        return code;
    }
    *out = c;
    return 0;
}

void story_config_free(story_config *c)
{
    if (!c)
        return;
    story_array_dispose(&c->settings);
    story_array_dispose(&c->foreign);
    story_arena_free(c->arena);
    if (c->started)
        story_git2_stop();
    free(c);
}

const char *story_config_get(const story_config *c, const char *name, bool own)
{
    for (size_t i = c->settings.count; i-- > 0;) {
        const story_setting *s = &STORY_ITEMS(&c->settings, story_setting)[i];

        if (strcmp(s->name, name) == 0 && !(own && STORY_ITEMS(&c->foreign, bool)[i]))
            return s->value;
    }
    return NULL;
}

const story_setting *story_config_list(const story_config *c, size_t *count)
{
    *count = c->settings.count;
    return c->settings.items;
}

/* Starting libgit2 takes longer than comparing two short stories: it reads every certificate of the system. So first a
 * look at the few files in which git could have something to say. What is in doubt counts as yes. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/text.h"
#include "storydiff_repo.h"

enum { MOST_LEVELS = 64 };

/* A repository's folders: the work tree's own, and that of all its work trees; often the same. */
typedef struct git_folders {
    story_buf own, common;
    bool found;
} git_folders;

static bool exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value && *value;
}

static bool has_word(const story_buf *text, const char *word)
{
    size_t len = strlen(word), i;

    for (i = 0; i + len <= text->len; i++)
        if (strncasecmp(text->bytes + i, word, len) == 0)
            return true;
    return false;
}

/* Whether folder/name is there and has one of the words in it. */
static bool speaks(const char *folder, const char *name, const char *const *words)
{
    story_buf path = STORY_BUF, text = STORY_BUF;
    bool found;

    story_buf_printf(&path, "%s/%s", folder, name);
    found = path.failed || (exists(story_buf_text(&path)) &&
                            story_text__read_file(&text, story_buf_text(&path), false, NULL) != STORY_OK);
    for (; *words && !found; words++)
        found = has_word(&text, *words);
    story_buf_dispose(&path);
    story_buf_dispose(&text);
    return found;
}

static bool is_configured(const git_folders *git)
{
    static const char *const words[] = {"storydiff", "include", "color", "pager", "worktree", NULL};
    const char *home = getenv("HOME"), *xdg = getenv("XDG_CONFIG_HOME");

    return speaks("/etc", "gitconfig", words) || (home && speaks(home, ".gitconfig", words)) ||
           (home && speaks(home, ".config/git/config", words)) || (xdg && speaks(xdg, "git/config", words)) ||
           (git->found && speaks(story_buf_text(&git->common), "config", words));
}

/* Whether a file's name may be a label or revision too. */
static bool is_ambiguous(const git_folders *git, const char *operand)
{
    static const char *const folders[] = {"", "refs/", "refs/heads/", "refs/tags/", "refs/remotes/"};
    const char *const word[] = {operand, NULL};
    bool found = strspn(operand, "0123456789abcdefABCDEF") == strlen(operand);
    size_t i;

    for (i = 0; i < sizeof folders / sizeof *folders * 2 && !found; i++) {
        story_buf path = STORY_BUF;

        story_buf_printf(&path, "%s/%s%s", story_buf_text(i % 2 ? &git->own : &git->common), folders[i / 2], operand);
        found = path.failed || exists(story_buf_text(&path));
        story_buf_dispose(&path);
    }
    return found || strpbrk(operand, "@^~:") || speaks(story_buf_text(&git->common), "packed-refs", word);
}

/* How many folders are around the working directory, and it. */
static size_t count_levels(void)
{
    char here[PATH_MAX];
    size_t levels = 1;

    if (!getcwd(here, sizeof here))
        return MOST_LEVELS;
    for (const char *c = here; c[0] == '/' && c[1] && levels < MOST_LEVELS; c += strcspn(c + 1, "/") + 1)
        levels++;
    return levels;
}

/* The folder that a line of a file leads to, from where the file is. false: there is no such line. */
static bool follow(story_buf *out, const char *file, const char *mark)
{
    const char *slash = strrchr(file, '/'), *path;
    story_buf text = STORY_BUF;
    bool good = story_text__read_file(&text, file, false, NULL) == STORY_OK &&
                strncmp(story_buf_text(&text), mark, strlen(mark)) == 0;

    story_buf_clear(out);
    if (good) {
        path = story_buf_text(&text) + strlen(mark);
        if (*path != '/' && slash)
            story_buf_put(out, file, (size_t)(slash + 1 - file));
        story_buf_put(out, path, strcspn(path, "\n"));
    }
    good = good && !text.failed && !out->failed && exists(story_buf_text(out));
    story_buf_dispose(&text);
    return good;
}

/* From .git, which may be a file that leads to the folder of one work tree of several, and that to what they share.
 * false: they can't be told. */
static bool read_git_folders(git_folders *git, const char *path, bool is_file)
{
    story_buf shared = STORY_BUF;
    bool good = true;

    if (is_file)
        good = follow(&git->own, path, "gitdir: ");
    else
        story_buf_puts(&git->own, path);
    story_buf_printf(&shared, "%s/commondir", story_buf_text(&git->own));
    if (shared.failed || git->own.failed)
        good = false;
    else if (good && exists(story_buf_text(&shared)))
        good = follow(&git->common, story_buf_text(&shared), "");
    else
        story_buf_puts(&git->common, story_buf_text(&git->own));
    story_buf_dispose(&shared);
    return good && !git->common.failed;
}

/* What is around the working directory. false: there is something, but a look can't tell what. */
static bool find_git_folders(git_folders *out)
{
    struct stat info = {0};
    size_t level, levels = count_levels();
    story_buf path = STORY_BUF;
    bool good = true;

    for (level = 0; level < levels && !out->found && good; level++) {
        story_buf_clear(&path);
        for (size_t up = 0; up < level; up++)
            story_buf_puts(&path, "../");
        story_buf_puts(&path, ".git");
        good = !path.failed;
        out->found = good && stat(story_buf_text(&path), &info) == 0;
    }
    if (out->found)
        good = read_git_folders(out, story_buf_text(&path), !S_ISDIR(info.st_mode));
    story_buf_dispose(&path);
    return good;
}

bool story_repo_may_matter(const char *const *operands, size_t count)
{
    static const char *const variables[] = {"STORYDIFF_REPO", "GIT_DIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"};
    git_folders git = {STORY_BUF, STORY_BUF, false};
    bool matters = exists("stories.git");
    size_t i;

    for (i = 0; i < sizeof variables / sizeof *variables; i++)
        matters = matters || is_set(variables[i]);
    for (i = 0; i < count; i++)
        matters = matters || (strcmp(operands[i], "-") != 0 && !exists(operands[i]));
    matters = matters || !find_git_folders(&git) || is_configured(&git);
    for (i = 0; i < count && !matters && git.found; i++)
        matters = is_ambiguous(&git, operands[i]);
    story_buf_dispose(&git.own);
    story_buf_dispose(&git.common);
    return matters;
}

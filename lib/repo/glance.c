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

static bool is_configured(const char *git_folder)
{
    static const char *const words[] = {"storydiff", "include", "color", "pager", "worktree", NULL};
    const char *home = getenv("HOME"), *xdg = getenv("XDG_CONFIG_HOME");

    return speaks("/etc", "gitconfig", words) || (home && speaks(home, ".gitconfig", words)) ||
           (home && speaks(home, ".config/git/config", words)) || (xdg && speaks(xdg, "git/config", words)) ||
           (git_folder && speaks(git_folder, "config", words));
}

/* Whether a file's name may be a label or revision too. */
static bool is_ambiguous(const char *git_folder, const char *operand)
{
    static const char *const folders[] = {"", "refs/", "refs/heads/", "refs/tags/", "refs/remotes/"};
    const char *const word[] = {operand, NULL};
    bool found = strspn(operand, "0123456789abcdefABCDEF") == strlen(operand);
    size_t i;

    for (i = 0; i < sizeof folders / sizeof *folders && !found; i++) {
        story_buf path = STORY_BUF;

        story_buf_printf(&path, "%s/%s%s", git_folder, folders[i], operand);
        found = path.failed || exists(story_buf_text(&path));
        story_buf_dispose(&path);
    }
    return found || strpbrk(operand, "@^~:") || speaks(git_folder, "packed-refs", word);
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

/* The .git folder around, in *out. false: there is one, but of a kind that a look can't tell all about. */
static bool find_git_folder(story_buf *out, bool *found)
{
    struct stat info;
    size_t level, levels = count_levels();

    *found = false;
    for (level = 0; level < levels; level++) {
        story_buf_clear(out);
        for (size_t up = 0; up < level; up++)
            story_buf_puts(out, "../");
        story_buf_puts(out, ".git");
        if (out->failed)
            return false;
        if (stat(story_buf_text(out), &info) == 0) {
            *found = true;
            return S_ISDIR(info.st_mode);
        }
    }
    return true;
}

bool story_repo_may_matter(const char *const *operands, size_t count)
{
    static const char *const variables[] = {"STORYDIFF_REPO", "GIT_DIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"};
    story_buf folder = STORY_BUF;
    bool matters = exists("stories.git"), around;
    size_t i;

    for (i = 0; i < sizeof variables / sizeof *variables; i++)
        matters = matters || is_set(variables[i]);
    for (i = 0; i < count; i++)
        matters = matters || (strcmp(operands[i], "-") != 0 && !exists(operands[i]));
    matters = matters || !find_git_folder(&folder, &around) || is_configured(around ? story_buf_text(&folder) : NULL);
    for (i = 0; i < count && !matters && around; i++)
        matters = is_ambiguous(story_buf_text(&folder), operands[i]);
    story_buf_dispose(&folder);
    return matters;
}

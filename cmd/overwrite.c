/* Whether the file of -o is one that the call reads. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool is_chapter(const cmd_call *call, const char *folder, const struct stat *file)
{
    story_operand text;
    bool found = false;

    if (story_operand_read(&text, call->repo, folder, NULL))
        return false;
    for (size_t i = 0; i < text.source.chapter_count && !found; i++) {
        char path[4096];
        struct stat info;

        snprintf(path, sizeof path, "%s/%s", folder, text.source.chapters[i].path);
        found = stat(path, &info) == 0 && is_same(&info, file);
    }
    story_operand_dispose(&text);
    return found;
}

static bool is_read_as(const cmd_call *call, const char *operand, const struct stat *file)
{
    struct stat info;

    if (strcmp(operand, "-") == 0)
        return fstat(STDIN_FILENO, &info) == 0 && is_same(&info, file);
    if (stat(operand, &info))
        return false;
    return S_ISDIR(info.st_mode) ? is_chapter(call, operand, file) : is_same(&info, file);
}

static int refuse(const char *path)
{
    return cmd_fail("%s: it is read here too; not written", path);
}

int cmd_overwrite_refuse(const cmd_call *call, const char *path)
{
    struct stat file;

    if (stat(path, &file) || !S_ISREG(file.st_mode))
        return CMD_OK;
    for (size_t i = 0; i < call->operands.count; i++)
        if (is_read_as(call, call->operands.items[i], &file))
            return refuse(path);
    return CMD_OK;
}

int cmd_overwrite_refuse_changed(const cmd_call *call, const story_changes *changes)
{
    const char *path = call->options.output, *top = story_repo_work_tree(call->repo);
    struct stat file, info;
    size_t count;
    const story_changed *list = story_changes_list(changes, &count);

    if (!path || !top || stat(path, &file) || !S_ISREG(file.st_mode))
        return CMD_OK;
    for (size_t i = 0; i < count; i++) {
        char changed[4096];

        if (!list[i].new_path)
            continue;
        snprintf(changed, sizeof changed, "%s/%s", top, list[i].new_path);
        if (stat(changed, &info) == 0 && is_same(&info, &file))
            return refuse(path);
    }
    return CMD_OK;
}

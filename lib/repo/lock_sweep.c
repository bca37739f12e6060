/* Removing what a killed loader left: every lock file that is a hard link of its mark. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/lock.h"

typedef struct sweep {
    dev_t device;
    ino_t mark;
    story_array folders; /* char *, allocated, read while it grows */
} sweep;

static bool ends_in_lock(const char *name)
{
    size_t len = strlen(name);

    return len > 5 && strcmp(name + len - 5, ".lock") == 0;
}

/* Takes the path over, or frees it. */
static void visit(sweep *s, char *path)
{
    struct stat info;
    char **slot;

    if (!path || lstat(path, &info))
        goto out;
    if (S_ISREG(info.st_mode) && info.st_ino == s->mark && info.st_dev == s->device && ends_in_lock(path))
        unlink(path);
    if (!S_ISDIR(info.st_mode) || !(slot = story_array_push(&s->folders)))
        goto out;
    *slot = path;
    return;
out:
    free(path);
}

static char *join(const char *folder, const char *name)
{
    size_t len = strlen(folder) + strlen(name) + 2;
    char *path = malloc(len);

    if (path)
        snprintf(path, len, "%s/%s", folder, name);
    return path;
}

static void read_folder(sweep *s, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    while (dir && (entry = readdir(dir)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            visit(s, join(folder, entry->d_name));
    if (dir)
        closedir(dir);
}

void story_locks__sweep(const story_locks *l, const char *mark)
{
    sweep s = {0, 0, STORY_ARRAY(char *)};
    struct stat info;

    if (lstat(mark, &info) || info.st_nlink < 2)
        return;
    s.device = info.st_dev;
    s.mark = info.st_ino;
    visit(&s, join(l->folder, "packed-refs.lock"));
    visit(&s, join(l->folder, "refs"));
    for (size_t i = 0; i < s.folders.count; i++) {
        read_folder(&s, STORY_ITEMS(&s.folders, char *)[i]);
        free(STORY_ITEMS(&s.folders, char *)[i]);
    }
    story_array_dispose(&s.folders);
}

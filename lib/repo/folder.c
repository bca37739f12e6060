#include "repo/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "util/array.h"
#include "util/buf.h"

enum { MOST_ENTRIES = 100000 };

static const struct {
    const char *ending;
    story_markup markup;
} endings[] = {
    {".txt", STORY_MARKUP_NONE},
    {".md", STORY_MARKUP_MARKDOWN},
    {".markdown", STORY_MARKUP_MARKDOWN},
    {".fountain", STORY_MARKUP_NONE},
};

static int ending_of(const char *path)
{
    size_t len = strlen(path);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i].ending);

        if (len > n && strcasecmp(path + len - n, endings[i].ending) == 0)
            return (int)i;
    }
    return -1;
}

bool story_folder_is_story(const char *path)
{
    return ending_of(path) >= 0;
}

story_markup story_folder_markup(const char *path)
{
    int i = ending_of(path);

    return i < 0 ? STORY_MARKUP_NONE : endings[i].markup;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Compares the numbers that *a and *b begin with, and moves past them. */
static int compare_numbers(const char **a, const char **b)
{
    size_t m, n;
    int order;

    while (**a == '0')
        ++*a;
    while (**b == '0')
        ++*b;
    for (m = 0; is_digit((*a)[m]); m++)
        ;
    for (n = 0; is_digit((*b)[n]); n++)
        ;
    order = m != n ? (m < n ? -1 : 1) : memcmp(*a, *b, m);
    *a += m;
    *b += n;
    return order;
}

/* "/" sorts before every other character, so that what lies in one folder stays together. */
static int rank(char c)
{
    return c == '/' ? 1 : c ? (unsigned char)c + 1 : 0;
}

int story_folder_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;

    while (*x && *y) {
        if (is_digit(*x) && is_digit(*y)) {
            int order = compare_numbers(&x, &y);

            if (order)
                return order < 0 ? -1 : 1;
        } else if (*x != *y) {
            return rank(*x) < rank(*y) ? -1 : 1;
        } else {
            x++;
            y++;
        }
    }
    if (rank(*x) != rank(*y))
        return rank(*x) < rank(*y) ? -1 : 1;
    return strcmp(a, b) < 0 ? -1 : strcmp(a, b) > 0;
}

static int compare_items(const void *a, const void *b)
{
    return story_folder_compare(*(const char *const *)a, *(const char *const *)b);
}

typedef struct walk {
    const char *root;
    story_array files, folders; /* relative paths; folders is read while it grows, so that nothing recurses */
    story_arena *arena;
    size_t seen;
} walk;

static int add_entry(walk *w, const char *folder, const char *name, story_error *err)
{
    story_buf path = STORY_BUF, full = STORY_BUF;
    struct stat info;
    char *kept;
    const char **slot = NULL;
    int code = 0;

    story_buf_printf(&path, "%s%s%s", folder, *folder ? "/" : "", name);
    story_buf_printf(&full, "%s/%s", w->root, story_buf_text(&path));
    kept = story_arena_strndup(w->arena, story_buf_text(&path), path.len);
    if (path.failed || full.failed || !kept) {
        code = story_error__no_memory(err);
        goto out;
    }
    if (lstat(story_buf_text(&full), &info))
        goto out; /* gone since it was listed */
    if (S_ISDIR(info.st_mode))
        slot = story_array_push(&w->folders);
    else if (S_ISREG(info.st_mode) && story_folder_is_story(kept))
        slot = story_array_push(&w->files);
    else
        goto out;
    if (slot)
        *slot = kept;
    else
        code = story_error__no_memory(err);
out:
    story_buf_dispose(&path);
    story_buf_dispose(&full);
    return code;
}

static int walk_folder(walk *w, const char *folder, story_error *err)
{
    story_buf full = STORY_BUF;
    struct dirent *entry;
    DIR *dir;
    int code = 0;

    story_buf_printf(&full, "%s/%s", w->root, folder);
    dir = full.failed ? NULL : opendir(story_buf_text(&full));
    if (!dir) {
        code = full.failed ? story_error__no_memory(err)
                           : story_error__set(err, STORY_EIO, "%s: %s", story_buf_text(&full), strerror(errno));
    } else {
        while (!code && (entry = readdir(dir))) {
            if (entry->d_name[0] == '.')
                continue;
            code = ++w->seen > MOST_ENTRIES
                       ? story_error__set(err, STORY_ELIMIT, "more than %d entries in the folder", MOST_ENTRIES)
                       : add_entry(w, folder, entry->d_name, err);
        }
        closedir(dir);
    }
    story_buf_dispose(&full);
    return code;
}

int story_folder_list(const char *const **out, size_t *count, const char *folder, story_arena *arena, story_error *err)
{
    walk w = {folder, STORY_ARRAY(const char *), STORY_ARRAY(const char *), arena, 0};
    int code = walk_folder(&w, "", err);

    *out = NULL;
    *count = 0;
    for (size_t i = 0; !code && i < w.folders.count; i++)
        code = walk_folder(&w, STORY_ITEMS(&w.folders, const char *)[i], err);
    if (!code) {
        *count = w.files.count;
        if (w.files.count)
            qsort(w.files.items, w.files.count, sizeof(char *), compare_items);
        *out = story_array_keep(&w.files, arena);
        if (!*out)
            code = story_error__no_memory(err);
    } else {
        story_array_dispose(&w.files);
    }
    story_array_dispose(&w.folders);
    return code;
}

#include "repo/label.h"

#include <string.h>

#include "repo/git.h"

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_part(const char *text, size_t len)
{
    if (!len || !is_plain(*text))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!is_plain(text[i]) && !strchr("._-", text[i]))
            return false;
    return true;
}

bool story_label_is_valid(const char *text)
{
    const char *slash = strchr(text, '/');
    char name[512] = "refs/heads/";
    int valid = 0;

    if (strlen(text) > 400)
        return false;
    if (slash && !is_part(text, (size_t)(slash - text)))
        return false;
    if (slash)
        slash++;
    if (!is_part(slash ? slash : text, strlen(slash ? slash : text)))
        return false;
    strcat(name, text);
    return git_reference_name_is_valid(&valid, name) == 0 && valid;
}

char *story_label_stem(const char *path, bool folder, story_arena *arena)
{
    size_t end = strlen(path), start, dot;

    while (end > 1 && path[end - 1] == '/')
        end--;
    for (start = end; start > 0 && path[start - 1] != '/'; start--)
        ;
    for (dot = end; dot > start && path[dot] != '.'; dot--)
        ;
    if (!folder && dot > start)
        end = dot;
    return story_arena_strndup(arena, path + start, end - start);
}

char *story_label_from_path(const char *path, bool folder, story_arena *arena)
{
    char *label = story_label_stem(path, folder, arena), *to = label;
    bool joins = false; /* the last hyphen stands for something else, and for all that follows it up to the next word */

    for (const char *from = label; from && *from; from++) {
        char c = *from;
        bool is_kept = is_plain(c) || strchr("._", c) || (c >= 'A' && c <= 'Z');

        if (is_kept)
            *to++ = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        else if (!joins && (c == '-' || to == label || to[-1] != '-'))
            *to++ = '-';
        joins = !is_kept && (joins || c != '-');
    }
    if (to)
        *to = 0;
    return label;
}

/* Telling of files that are left out, as they are no text. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static bool is_told(const cmd_told *told, const char *path)
{
    for (size_t i = 0; i < told->count; i++)
        if (told->paths[i] && strcmp(told->paths[i], path) == 0)
            return true;
    return false;
}

void cmd_unread_tell(cmd_told *told, const story_operand *text)
{
    for (size_t i = 0; i < text->unread_count && !told->more; i++) {
        const story_unread *u = &text->unread[i];

        if (is_told(told, u->path))
            continue;
        if (told->count == CMD_MOST_TOLD) {
            cmd_note("%s and others are no texts; left out", u->path);
            told->more = true;
        } else {
            cmd_note("%s: %s; left out", u->path, u->why);
            told->paths[told->count++] = strdup(u->path);
        }
    }
}

void cmd_told_dispose(cmd_told *told)
{
    while (told->count)
        free(told->paths[--told->count]);
}

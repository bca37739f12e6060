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

static void tell(cmd_told *told, const char *folder, const story_unread *u)
{
    char path[1024];

    snprintf(path, sizeof path, "%s%s%s", folder, *folder && folder[strlen(folder) - 1] != '/' ? "/" : "", u->path);
    if (is_told(told, path))
        return;
    if (told->count == CMD_MOST_TOLD) {
        cmd_note("%s and others are no texts; left out", path);
        told->more = true;
    } else {
        cmd_note("%s: %s; left out", path, u->why);
        told->paths[told->count++] = strdup(path);
    }
}

int cmd_leave_out(const cmd_call *call, cmd_told *told, story_operand *text, size_t n, const char *folder)
{
    char room[CMD_ENCODING_ROOM];
    story_error err = {0};

    if (story_operand_leave_out(text, cmd_encoding_for(call, n, room), &err))
        return cmd_fail_with(text->label, &err);
    for (size_t i = 0; i < text->unread_count && !told->more; i++)
        tell(told, folder, &text->unread[i]);
    return CMD_OK;
}

void cmd_told_dispose(cmd_told *told)
{
    while (told->count)
        free(told->paths[--told->count]);
}

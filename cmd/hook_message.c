/* Writing into the file of a commit message: trailers at the end of the message, the summary as comment lines under it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "examine.h"

enum { LARGEST_MESSAGE = 16 << 20 };

static char *read_all(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size;

    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 && size < LARGEST_MESSAGE) {
        rewind(file);
        bytes = malloc((size_t)size + 1);
        if (bytes) {
            *len = fread(bytes, 1, (size_t)size, file);
            bytes[*len] = 0;
        }
    }
    fclose(file);
    return bytes;
}

/* What begins a comment line. git tells "auto" by what it has put into the file already. */
static const char *comment_mark(const cmd_call *call, const char *text, size_t len, char room[2])
{
    const char *set = story_config_get(call->config, "core.commentstring", false);

    if (!set)
        set = story_config_get(call->config, "core.commentchar", false);
    if (!set || !*set)
        return "#";
    if (strcasecmp(set, "auto") != 0)
        return set;
    while (len > 0 && text[len - 1] == '\n')
        len--;
    while (len > 0 && text[len - 1] != '\n')
        len--;
    room[0] = text[len] && strchr("#;@!$%^&|:", text[len]) ? text[len] : '#';
    room[1] = 0;
    return room;
}

/* Where the line ">8" begins, below which git keeps nothing; len where there is none. */
static size_t find_scissors(const char *text, size_t len, const char *mark)
{
    char line[64];
    const char *at;

    snprintf(line, sizeof line, "%.8s ------------------------ >8 ------------------------\n", mark);
    for (at = text; (at = strstr(at, line)); at++)
        if (at == text || at[-1] == '\n')
            return (size_t)(at - text);
    return len;
}

/* Where the comment lines at the end of text[0, end) begin. */
static size_t find_comments(const char *text, size_t end, const char *mark)
{
    size_t start = end, n = strlen(mark);

    while (start > 0) {
        size_t line = start - 1;

        while (line > 0 && text[line - 1] != '\n')
            line--;
        if (strncmp(text + line, mark, n) != 0)
            break;
        start = line;
    }
    return start;
}

static bool is_trailer(const char *line, size_t len)
{
    size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    return n > 0 && n + 1 < len && line[n] == ':' && line[n + 1] == ' ';
}

/* Whether the message's last paragraph, not its first, is all trailers, so that more can follow at once. */
static bool ends_in_trailers(const char *text, size_t len)
{
    while (len > 0) {
        size_t line = len - 1;

        while (line > 0 && text[line - 1] != '\n')
            line--;
        if (line + 1 == len)
            return true;
        if (!is_trailer(text + line, len - line))
            return false;
        len = line;
    }
    return false;
}

/* Each trailer once, however often a commit is amended. */
static void put_trailers(FILE *file, const char *text, size_t len, const char *trailers)
{
    while (*trailers) {
        size_t n = strcspn(trailers, "\n") + 1;
        bool there = false;

        for (size_t i = 0; i + n <= len && !there; i++)
            there = (i == 0 || text[i - 1] == '\n') && memcmp(text + i, trailers, n) == 0;
        if (!there)
            fwrite(trailers, 1, n, file);
        trailers += n;
    }
}

static void put_comments(FILE *file, const char *mark, const char *comments)
{
    for (; *comments; comments += strcspn(comments, "\n") + 1)
        fprintf(file, "%s %.*s\n", mark, (int)strcspn(comments, "\n"), comments);
    fprintf(file, "%s\n", mark);
}

static void put_message(FILE *file, const char *text, size_t end, const char *trailers)
{
    size_t len = end;

    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
        len--;
    if (!*trailers) {
        fwrite(text, 1, end, file);
        return;
    }
    len += len < end;
    fwrite(text, 1, len, file);
    /* A message still to be written keeps its empty first line. */
    if (len <= 1 || !ends_in_trailers(text, len))
        fputs(len && text[len - 1] != '\n' ? "\n\n" : "\n", file);
    put_trailers(file, text, len, trailers);
    if (end > len || text[end])
        fputc('\n', file);
}

/* Whether comment lines above the scissors would be kept as part of the message, or all of them. */
static const char *cleanup_mode(const cmd_call *call)
{
    const char *mode = story_config_get(call->config, "commit.cleanup", false);

    return mode ? mode : "default";
}

static void put_all(const cmd_call *call, FILE *file, const char *text, size_t len, const char *trailers,
                    const char *comments)
{
    char room[2];
    const char *mark = comment_mark(call, text, len, room), *mode = cleanup_mode(call);
    size_t scissors = find_scissors(text, len, mark), start = find_comments(text, scissors, mark), after;
    bool below = strcmp(mode, "scissors") == 0;

    if (strcmp(mode, "verbatim") == 0 || strcmp(mode, "whitespace") == 0 || (below && scissors == len))
        comments = "";
    put_message(file, text, start, trailers);
    if (*comments && !below)
        put_comments(file, mark, comments);
    after = scissors;
    if (*comments && below)
        while (after < len && strncmp(text + after, mark, strlen(mark)) == 0)
            after += strcspn(text + after, "\n") + 1;
    if (after > len)
        after = len;
    fwrite(text + start, 1, after - start, file);
    if (*comments && below)
        put_comments(file, mark, comments);
    fwrite(text + after, 1, len - after, file);
}

int hook_message_edit(const cmd_call *call, const char *path, const char *trailers, const char *comments)
{
    char fresh[4096];
    size_t len = 0;
    char *text = read_all(path, &len);
    FILE *file;
    bool bad;

    if (!text)
        return cmd_fail("%s: %s", path, strerror(errno));
    snprintf(fresh, sizeof fresh, "%.4000s.storydiff", path);
    file = fopen(fresh, "wb");
    if (!file) {
        free(text);
        return cmd_fail("%s: %s", fresh, strerror(errno));
    }
    put_all(call, file, text, len, trailers, comments);
    free(text);
    bad = ferror(file) != 0;
    bad |= fclose(file) != 0;
    if (!bad && rename(fresh, path) == 0)
        return CMD_OK;
    remove(fresh);
    return cmd_fail("%s: %s", path, strerror(errno));
}

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
static const char *comment_mark(const char *set, const char *text, size_t len, char room[2])
{
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

/* Where the message's last paragraph begins if it is not its first and all trailers, so that more can follow at once;
 * else len. */
static size_t find_trailers(const char *text, size_t len)
{
    size_t start = len;

    while (start > 0) {
        size_t line = start - 1;

        while (line > 0 && text[line - 1] != '\n')
            line--;
        if (text[line] == '\n')
            return start;
        if (!is_trailer(text + line, start - line))
            return len;
        start = line;
    }
    return len;
}

/* Takes our trailers out of those that end the message text[0, end), and the empty lines before where no other is left;
 * gives the new length of all. */
static size_t drop_trailers(char *text, size_t len, size_t end)
{
    size_t start, to, at, n;

    while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == ' '))
        end--;
    end += text[end] == '\n';
    to = start = find_trailers(text, end);
    /* No message before them: nothing that git took from a commit. */
    if (strspn(text, " \n") >= start)
        return len;
    for (at = start; at < end; at += n) {
        n = strcspn(text + at, "\n");
        n += text[at + n] == '\n';
        if (examined_is_trailer(text + at))
            continue;
        memmove(text + to, text + at, n);
        to += n;
    }
    while (to == start && to < at && text[to - 1] == '\n' && text[to - 2] == '\n')
        start = --to;
    memmove(text + to, text + at, len - at + 1);
    return len - (at - to);
}

/* Whether one of the lines of text is this one of n bytes, its end included. */
static bool has_line(const char *text, size_t len, const char *line, size_t n)
{
    for (size_t i = 0; i + n <= len; i++)
        if ((i == 0 || text[i - 1] == '\n') && memcmp(text + i, line, n) == 0)
            return true;
    return false;
}

/* The trailers that are not among those of the message: each once, however often a commit is amended. */
static size_t put_trailers(FILE *file, const char *text, size_t len, const char *trailers)
{
    size_t count = 0;

    for (size_t n; *trailers; trailers += n) {
        n = strcspn(trailers, "\n") + 1;
        if (has_line(text, len, trailers, n))
            continue;
        if (file)
            fwrite(trailers, 1, n, file);
        count++;
    }
    return count;
}

static void put_comments(FILE *file, const char *mark, const char *comments)
{
    for (; *comments; comments += strcspn(comments, "\n") + 1)
        fprintf(file, "%s %.*s\n", mark, (int)strcspn(comments, "\n"), comments);
    fprintf(file, "%s\n", mark);
}

/* more: something follows, and an empty line parts it. */
static void put_message(FILE *file, const char *text, size_t end, const char *trailers, bool more)
{
    size_t len = end, block;

    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
        len--;
    len += len < end;
    block = find_trailers(text, len);
    if (!put_trailers(NULL, text + block, len - block, trailers)) {
        fwrite(text, 1, end, file);
        return;
    }
    fwrite(text, 1, len, file);
    if (len && text[len - 1] != '\n')
        fputc('\n', file);
    /* A message still to be written keeps its empty first line. */
    if (block == len)
        fputc('\n', file);
    put_trailers(file, text + block, len - block, trailers);
    if (end > len || more)
        fputc('\n', file);
}

static void put_all(const message_style *style, FILE *file, char *text, size_t len, const char *trailers,
                    const char *comments)
{
    char room[2];
    const char *mark = comment_mark(style->mark, text, len, room);
    const char *mode = style->cleanup ? style->cleanup : "default";
    size_t scissors, start, after;
    bool below = strcmp(mode, "scissors") == 0;

    if (style->reused)
        len = drop_trailers(text, len, find_comments(text, find_scissors(text, len, mark), mark));
    scissors = find_scissors(text, len, mark);
    start = find_comments(text, scissors, mark);
    if (strcmp(mode, "verbatim") == 0 || strcmp(mode, "whitespace") == 0 || (below && scissors == len))
        comments = "";
    put_message(file, text, start, trailers, text[start] || (*comments && !below));
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

int hook_message_edit(const message_style *style, const char *path, const char *trailers, const char *comments)
{
    char fresh[4096];
    size_t len = 0;
    char *text = read_all(path, &len);
    FILE *file;
    bool bad;

    if (!text)
        return cmd_fail("%s: %s", path, strerror(errno));
    /* git takes no such message. */
    if (memchr(text, 0, len)) {
        free(text);
        return CMD_OK;
    }
    snprintf(fresh, sizeof fresh, "%.4000s.storydiff", path);
    file = fopen(fresh, "wb");
    if (!file) {
        free(text);
        return cmd_fail("%s: %s", fresh, strerror(errno));
    }
    put_all(style, file, text, len, trailers, comments);
    free(text);
    bad = ferror(file) != 0;
    bad |= fclose(file) != 0;
    if (!bad && rename(fresh, path) == 0)
        return CMD_OK;
    remove(fresh);
    return cmd_fail("%s: %s", path, strerror(errno));
}

/* fuzz_hook - what git hands to a hook. The first byte chooses the hook; for prepare-commit-msg the rest is a message,
 * for the others it is operands, then standard input, parted by NULs. */
#define _GNU_SOURCE /* memmem */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "examine.h"
#include "fuzz/command.h"
#include "fuzz/fuzz.h"

static const char *const names[] = {"pre-push", "pre-push", "pre-commit", "commit-msg", "post-commit", "no-such-hook"};

static void run_hook(const char *name, const uint8_t *bytes, size_t len)
{
    command_pieces p = command_cut(bytes, len, 2);
    const char *operands[COMMAND_OPERANDS] = {"run", name};

    for (size_t i = 0; i < p.count; i++)
        operands[2 + i] = p.items[i];
    if (command_run("hook", operands, 2 + p.count, p.rest, p.rest_len) == CMD_DIFFERENT)
        command_stop("git is stopped though no rule is an error", name);
    free(p.bytes);
}

static char *read_back(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 1 << 20;

    if (!file || !(bytes = calloc(1, room)))
        command_stop("the message is gone", path);
    *len = fread(bytes, 1, room - 1, file);
    fclose(file);
    return bytes;
}

static size_t without_end(const char *line, size_t len)
{
    while (len && (line[len - 1] == ' ' || line[len - 1] == '\n'))
        len--;
    return len;
}

static bool starts_with(const char *line, size_t n, const char *what)
{
    return n >= strlen(what) && memcmp(line, what, strlen(what)) == 0;
}

/* Every line of the message but comments and blank ones is still there, in order; trailers may be others where the
 * message is reused. */
static void expect_kept(const char *text, size_t len, const message_style *style, const char *now, size_t now_len)
{
    const char *end = text + len, *stop;

    for (const char *line = text; line < end; line = stop) {
        const char *found;
        size_t n;

        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop + 1 : end;
        n = without_end(line, (size_t)(stop - line));
        if (!n || starts_with(line, n, style->mark) || (style->reused && starts_with(line, n, "Story-")))
            continue;
        found = memmem(now, now_len, line, n);
        if (!found)
            command_stop("a line of the message is gone", line);
        now_len -= (size_t)(found - now) + n;
        now = found + n;
    }
}

/* The first bytes choose the mark of comments, the mode of cleaning, and whether the message is reused. A
 * second time, no trailer is added to one that is not. */
static void run_message(const uint8_t *bytes, size_t len)
{
    static const char *const marks[] = {"#", ";", "//"};
    static const char *const modes[] = {NULL, "verbatim", "whitespace", "scissors", "strip"};
    static const char trailers[] = "Story-Renamed: Anna -> Olga\n", comments[] = "storydiff: a.txt\n";
    message_style style = {marks[bytes[0] % 3], modes[bytes[1] % 5], bytes[1] / 5 % 2};
    const char *text = (const char *)bytes + 2, *path = command_file("message", text, len - 2);
    size_t first_len, second_len;
    char *first, *second;

    if (hook_message_edit(&style, path, trailers, comments))
        command_stop("the message can't be edited", path);
    first = read_back(path, &first_len);
    expect_kept(text, len - 2, &style, first, first_len);
    if (hook_message_edit(&style, path, trailers, ""))
        command_stop("the message can't be edited again", path);
    second = read_back(path, &second_len);
    if (!style.reused && (second_len != first_len || memcmp(first, second, first_len) != 0))
        command_stop("a second time adds something", second);
    free(first);
    free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len < 3)
        return 0;
    if (*bytes % 2)
        run_message(bytes + 1, len - 1);
    else
        run_hook(names[*bytes / 2 % (sizeof names / sizeof *names)], bytes + 1, len - 1);
    return 0;
}

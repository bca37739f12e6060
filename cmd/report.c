/* Telling errors and notes. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

/* How many bytes at text a terminal might obey or be led astray by: control characters of ASCII and Latin-1, and the
 * marks that turn the direction of writing (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069). 0: they are plain. */
static size_t hostile(const unsigned char *text)
{
    if (text[0] < 0x20 || text[0] == 0x7f)
        return 1;
    if (text[0] == 0xc2 && text[1] >= 0x80 && text[1] < 0xa0)
        return 2;
    if (text[0] == 0xe2 && text[1] == 0x80 && ((text[2] >= 0xaa && text[2] <= 0xae) || (text[2] & 0xfe) == 0x8e))
        return 3;
    if (text[0] == 0xe2 && text[1] == 0x81 && text[2] >= 0xa6 && text[2] <= 0xa9)
        return 3;
    return 0;
}

void cmd_print_safe(FILE *file, const char *text)
{
    while (*text) {
        size_t len = hostile((const unsigned char *)text);

        fputc(len ? '?' : *text, file);
        text += len ? len : 1;
    }
}

void cmd_print_json(FILE *file, const char *text)
{
    if (!text) {
        fputs("null", file);
        return;
    }
    fputc('"', file);
    for (size_t len; *text; text += len) {
        const unsigned char *u = (const unsigned char *)text;
        size_t bad = hostile(u);

        len = bad ? bad : 1;
        if (bad == 1)
            fprintf(file, "\\u%04x", u[0]);
        else if (bad == 2)
            fprintf(file, "\\u%04x", (unsigned)((u[0] & 0x1f) << 6 | (u[1] & 0x3f)));
        else if (bad == 3)
            fprintf(file, "\\u%04x", (unsigned)((u[0] & 0x0f) << 12 | (u[1] & 0x3f) << 6 | (u[2] & 0x3f)));
        else
            fprintf(file, *u == '"' || *u == '\\' ? "\\%c" : "%c", *u);
    }
    fputc('"', file);
}

void cmd_date_format(char *to, size_t size, const char *format, int64_t time, int offset)
{
    time_t there = (time_t)(time + offset * 60);
    struct tm parts;

    if (!gmtime_r(&there, &parts) || !strftime(to, size, format, &parts))
        snprintf(to, size, "?");
}

static void say(const char *format, va_list args)
{
    char line[1024];

    vsnprintf(line, sizeof line, format, args);
    fputs("storydiff: ", stderr);
    cmd_print_safe(stderr, line);
    fputc('\n', stderr);
}

int cmd_fail(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
    return CMD_TROUBLE;
}

void cmd_note(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
}

int cmd_fail_with(const char *subject, const story_error *err)
{
    const char *message = err->message[0] ? err->message : "failed";

    return subject ? cmd_fail("%s: %s", subject, message) : cmd_fail("%s", message);
}

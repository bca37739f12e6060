/* Telling errors and notes. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

/* Names and messages may hold anything: control characters are shown as "?", so that no terminal obeys them. */
static void say(const char *format, va_list args)
{
    char line[1024];

    vsnprintf(line, sizeof line, format, args);
    for (char *c = line; *c; c++) {
        unsigned char u = (unsigned char)*c;

        if (u < 0x20 || u == 0x7f || (u == 0xc2 && (unsigned char)c[1] < 0xa0))
            *c = '?';
    }
    fprintf(stderr, "storydiff: %s\n", line);
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

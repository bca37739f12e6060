/* Telling errors and notes. */
#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "cmd.h"

/* The longest form of a character in UTF-8. */
enum { LONGEST_CHARACTER = 4 };

void cmd_print_safe(FILE *file, const char *text)
{
    bool steers;

    for (size_t used; *text; text += used)
        if (story_character_read(text, strnlen(text, LONGEST_CHARACTER), &used, &steers) < 0 || steers)
            fputc('?', file);
        else
            fwrite(text, 1, used, file);
}

void cmd_print_change(FILE *file, const char *left, const char *right)
{
    if (left)
        cmd_print_safe(file, left);
    if (left && right)
        fputs(" -> ", file);
    if (right)
        cmd_print_safe(file, right);
}

/* As JSON has it: what lies past U+FFFF by two. */
static void print_code(FILE *file, int32_t code)
{
    if (code >= 0x10000)
        fprintf(file, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((code - 0x10000) >> 10)),
                (unsigned)(0xdc00 + ((code - 0x10000) & 0x3ff)));
    else
        fprintf(file, "\\u%04x", (unsigned)code);
}

void cmd_print_json(FILE *file, const char *text)
{
    bool steers;

    if (!text) {
        fputs("null", file);
        return;
    }
    fputc('"', file);
    for (size_t used; *text; text += used) {
        int32_t code = story_character_read(text, strnlen(text, LONGEST_CHARACTER), &used, &steers);

        if (code < 0 || steers) {
            print_code(file, code < 0 ? 0xfffd : code);
            continue;
        }
        if (code == '"' || code == '\\')
            fputc('\\', file);
        fwrite(text, 1, used, file);
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

void cmd_note(const char *format, ...)
{
    char line[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    fputs("storydiff: ", stderr);
    cmd_print_safe(stderr, line);
    fputc('\n', stderr);
}

int cmd_fail_with(const char *subject, const story_error *err)
{
    const char *message = err->message[0] ? err->message : "failed";

    return subject ? cmd_fail("%s: %s", subject, message) : cmd_fail("%s", message);
}

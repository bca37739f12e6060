#include "util/error.h"

#include <stdarg.h>
#include <stdio.h>

static void fill(story_error *err, int code, size_t offset, const char *format, va_list args)
{
    if (!err || err->code)
        return;
    err->code = code;
    err->offset = offset;
    vsnprintf(err->message, sizeof err->message, format, args);
}

int story_error__set(story_error *err, int code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fill(err, code, STORY_NONE, format, args);
    va_end(args);
    return code;
}

int story_error__set_at(story_error *err, int code, size_t offset, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fill(err, code, offset, format, args);
    va_end(args);
    return code;
}

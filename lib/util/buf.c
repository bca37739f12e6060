#include "util/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool story_buf_room(story_buf *buf, size_t more)
{
    size_t need, capacity = buf->capacity ? buf->capacity : 64;
    char *bytes;

    if (buf->failed || more > SIZE_MAX / 2 - buf->len - 1) {
        buf->failed = true;
        return false;
    }
    need = buf->len + more + 1;
    if (need <= buf->capacity)
        return true;
    while (capacity < need)
        capacity *= 2;
    bytes = realloc(buf->bytes, capacity);
    if (!bytes) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->capacity = capacity;
    return true;
}

void story_buf_put(story_buf *buf, const char *bytes, size_t len)
{
    if (!story_buf_room(buf, len))
        return;
    if (len)
        memcpy(buf->bytes + buf->len, bytes, len);
    buf->len += len;
    buf->bytes[buf->len] = '\0';
}

void story_buf_puts(story_buf *buf, const char *text)
{
    story_buf_put(buf, text, strlen(text));
}

void story_buf_putc(story_buf *buf, char c)
{
    story_buf_put(buf, &c, 1);
}

void story_buf_printf(story_buf *buf, const char *format, ...)
{
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0 || !story_buf_room(buf, (size_t)len)) {
        buf->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(buf->bytes + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}

void story_buf_clear(story_buf *buf)
{
    buf->len = 0;
    if (buf->bytes)
        buf->bytes[0] = '\0';
}

void story_buf_dispose(story_buf *buf)
{
    free(buf->bytes);
    *buf = (story_buf)STORY_BUF;
}

const char *story_buf_text(const story_buf *buf)
{
    return buf->bytes ? buf->bytes : "";
}

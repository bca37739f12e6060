#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/render.h"

void story_sink_flush(story_sink *sink)
{
    if (!sink->failed && sink->len && sink->write(sink->payload, sink->bytes, sink->len) != 0)
        sink->failed = true;
    sink->len = 0;
}

void story_sink__put_slow(story_sink *sink, const char *bytes, size_t len)
{
    story_sink_flush(sink);
    while (len > STORY_SINK_SIZE) {
        memcpy(sink->bytes, bytes, STORY_SINK_SIZE);
        sink->len = STORY_SINK_SIZE;
        story_sink_flush(sink);
        bytes += STORY_SINK_SIZE;
        len -= STORY_SINK_SIZE;
    }
    memcpy(sink->bytes, bytes, len);
    sink->len = len;
}

void story_sink_number(story_sink *sink, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    story_sink_put(sink, digits + at, sizeof digits - at);
}

void story_sink_score(story_sink *sink, double score)
{
    unsigned parts = score >= 1 ? 10000 : score > 0 ? (unsigned)(score * 10000 + 0.5) : 0;
    char text[7] = {(char)('0' + parts / 10000), '.', 0, 0, 0, 0, 0};
    size_t len = 6, i;

    for (i = 5; i >= 2; i--, parts /= 10)
        text[i] = (char)('0' + parts % 10);
    while (text[len - 1] == '0')
        len--;
    story_sink_put(sink, text, text[len - 1] == '.' ? len - 1 : len);
}

void story_sink_printf(story_sink *sink, const char *format, ...)
{
    char text[512];
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len > 0)
        story_sink_put(sink, text, (size_t)len < sizeof text ? (size_t)len : sizeof text - 1);
}

int story_render__begin(story_sink *sink, story_render_options *full, const story_render_options *opts,
                        story_write_cb write, void *payload, story_error *err)
{
    *sink = (story_sink){write, payload, malloc(STORY_SINK_SIZE), 0, false, false};
    if (!sink->bytes)
        return story_error__no_memory(err);
    *full = opts ? *opts : (story_render_options){.context = STORY_NONE};
    if (full->width == 0)
        full->width = 80;
    if (full->parts == 0)
        full->parts = STORY_PART_ALL;
    return STORY_OK;
}

int story_render__end(story_sink *sink, int code, story_error *err)
{
    if (code == STORY_OK && sink->no_memory)
        code = story_error__no_memory(err);
    if (code == STORY_OK)
        story_sink_flush(sink);
    free(sink->bytes);
    sink->bytes = NULL;
    if (code == STORY_OK && sink->failed)
        return story_error__set(err, STORY_EIO, "writing the output failed");
    return code;
}

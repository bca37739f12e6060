#include "render/escape.h"

#include <stdio.h>

#include "util/utf8.h"

void story_sink_dispose(story_sink *sink, story_buf *buf)
{
    sink->no_memory |= buf->failed;
    story_buf_dispose(buf);
}

typedef struct range {
    int32_t first, last;
} range;

static const range steering[] = {
    {0x00, 0x1f},     {0x7f, 0x9f},     {0x061c, 0x061c}, {0x200e, 0x200f},   {0x2028, 0x202e},
    {0x2066, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
};

bool story_escape_steers(int32_t code)
{
    size_t i;

    for (i = 0; i < sizeof steering / sizeof *steering; i++)
        if (code >= steering[i].first && code <= steering[i].last)
            return true;
    return false;
}

int32_t story_character_read(const char *bytes, size_t len, size_t *used, bool *steers)
{
    int32_t code = story_utf8_decode(bytes, len, used);

    *steers = code >= 0 && story_escape_steers(code);
    return code;
}

/* How many bytes from the start on need no look: printable ASCII but for the marks of the format. */
static size_t plain_run(const char *bytes, size_t len, const char *marks)
{
    size_t i = 0;

    while (i < len && bytes[i] >= 0x20 && bytes[i] < 0x7f && !strchr(marks, bytes[i]))
        i++;
    return i;
}

static void json_code(story_sink *sink, int32_t code)
{
    if (code >= 0x10000)
        story_sink_printf(sink, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((code - 0x10000) >> 10)),
                          (unsigned)(0xdc00 + ((code - 0x10000) & 0x3ff)));
    else
        story_sink_printf(sink, "\\u%04x", (unsigned)code);
}

void story_escape_json(story_sink *sink, const char *bytes, size_t len)
{
    size_t i = 0, used;

    story_sink_putc(sink, '"');
    while (i < len) {
        size_t run = plain_run(bytes + i, len - i, "\"\\");
        int32_t code;

        story_sink_put(sink, bytes + i, run);
        i += run;
        if (i == len)
            break;
        code = story_utf8_decode(bytes + i, len - i, &used);
        if (code == '"' || code == '\\') {
            story_sink_putc(sink, '\\');
            story_sink_putc(sink, (char)code);
        } else if (code < 0 || story_escape_steers(code)) {
            json_code(sink, code < 0 ? 0xfffd : code);
        } else {
            story_sink_put(sink, bytes + i, used);
        }
        i += used;
    }
    story_sink_putc(sink, '"');
}

/* The form in which a steering character is shown; room for 16 bytes. */
static size_t picture(char *out, int32_t code)
{
    if (code < 0)
        return story_utf8_encode(0xfffd, out);
    if (code == '\t' || code == '\n' || code == '\r' || code == '\v' || code == '\f' || code == 0x2028 ||
        code == 0x2029)
        return (size_t)snprintf(out, 16, " ");
    if (code < 0x20)
        return story_utf8_encode(0x2400 + code, out);
    if (code == 0x7f)
        return story_utf8_encode(0x2421, out);
    return (size_t)snprintf(out, 16, "<U+%04X>", (unsigned)code);
}

static void html_mark(story_sink *sink, char c)
{
    switch (c) {
    case '&':
        story_sink_puts(sink, "&amp;");
        break;
    case '<':
        story_sink_puts(sink, "&lt;");
        break;
    case '>':
        story_sink_puts(sink, "&gt;");
        break;
    case '"':
        story_sink_puts(sink, "&quot;");
        break;
    default:
        story_sink_puts(sink, "&#39;");
        break;
    }
}

void story_escape_html(story_sink *sink, const char *bytes, size_t len)
{
    size_t i = 0, j, used, room;
    char shown[16];

    while (i < len) {
        size_t run = plain_run(bytes + i, len - i, "&<>\"'");
        int32_t code;

        story_sink_put(sink, bytes + i, run);
        i += run;
        if (i == len)
            break;
        code = story_utf8_decode(bytes + i, len - i, &used);
        if (code >= 0 && strchr("&<>\"'", bytes[i]) && bytes[i]) {
            html_mark(sink, bytes[i]);
        } else if (code < 0 || story_escape_steers(code)) {
            room = picture(shown, code);
            for (j = 0; j < room; j++)
                shown[j] == '<' || shown[j] == '>' ? html_mark(sink, shown[j]) : story_sink_putc(sink, shown[j]);
        } else {
            story_sink_put(sink, bytes + i, used);
        }
        i += used;
    }
}

void story_escape_visible(story_buf *buf, const char *bytes, size_t len)
{
    size_t i = 0, used;
    char shown[16];
    bool space = false;

    while (i < len) {
        int32_t code = story_utf8_decode(bytes + i, len - i, &used);
        bool white = code >= 0 && (code == ' ' || (story_escape_steers(code) && picture(shown, code) == 1));

        if (white && !space)
            story_buf_putc(buf, ' ');
        else if (!white && (code < 0 || story_escape_steers(code)))
            story_buf_put(buf, shown, picture(shown, code));
        else if (!white)
            story_buf_put(buf, bytes + i, used);
        space = white;
        i += used;
    }
}

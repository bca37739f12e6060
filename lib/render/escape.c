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

/* Where the writing of a text is, and the character there. */
typedef struct writing {
    const char *bytes;
    size_t len, at, used; /* used: bytes of the character */
    int32_t code;         /* -1: no valid UTF-8 */
} writing;

/* Writes what needs no look, printable ASCII but for the marks of the format, up to the next character that does; false
 * at the end. */
static bool write_plain(story_sink *sink, writing *w, const char *marks)
{
    size_t i = w->at;

    while (i < w->len && w->bytes[i] >= 0x20 && w->bytes[i] < 0x7f && !strchr(marks, w->bytes[i]))
        i++;
    story_sink_put(sink, w->bytes + w->at, i - w->at);
    w->at = i;
    if (i < w->len)
        w->code = story_utf8_decode(w->bytes + i, w->len - i, &w->used);
    return i < w->len;
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
    writing w = {.bytes = bytes, .len = len};

    story_sink_putc(sink, '"');
    for (; write_plain(sink, &w, "\"\\"); w.at += w.used)
        if (w.code == '"' || w.code == '\\') {
            story_sink_putc(sink, '\\');
            story_sink_putc(sink, (char)w.code);
        } else if (w.code < 0 || story_escape_steers(w.code)) {
            json_code(sink, w.code < 0 ? 0xfffd : w.code);
        } else {
            story_sink_put(sink, bytes + w.at, w.used);
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

static void html_picture(story_sink *sink, int32_t code)
{
    char shown[16];
    size_t i, len = picture(shown, code);

    for (i = 0; i < len; i++)
        shown[i] == '<' || shown[i] == '>' ? html_mark(sink, shown[i]) : story_sink_putc(sink, shown[i]);
}

void story_escape_html(story_sink *sink, const char *bytes, size_t len)
{
    static const char marks[] = "&<>\"'";
    writing w = {.bytes = bytes, .len = len};

    for (; write_plain(sink, &w, marks); w.at += w.used)
        if (w.code > 0 && w.code < 0x80 && strchr(marks, (char)w.code))
            html_mark(sink, (char)w.code);
        else if (w.code < 0 || story_escape_steers(w.code))
            html_picture(sink, w.code);
        else
            story_sink_put(sink, bytes + w.at, w.used);
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

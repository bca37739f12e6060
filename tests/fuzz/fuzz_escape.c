/* fuzz_escape - any bytes, as a string of each format, read back: they are what they were, and nothing in them is
 * obeyed by what reads that format. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "fuzz/command.h"
#include "fuzz/fuzz.h"
#include "render/csv.h"
#include "render/escape.h"
#include "render/markdown.h"
#include "util/utf8.h"

static int take(void *payload, const char *bytes, size_t len)
{
    story_buf_put(payload, bytes, len);
    return 0;
}

/* What write makes of the bytes. */
static story_buf written(void (*write)(story_sink *sink, const char *bytes, size_t len), const char *bytes, size_t len)
{
    story_buf out = STORY_BUF;
    story_sink sink = {take, &out, malloc(STORY_SINK_SIZE), 0, false, false};

    if (!sink.bytes)
        abort();
    write(&sink, bytes, len);
    story_sink_flush(&sink);
    free(sink.bytes);
    return out;
}

/* The same bytes, with U+FFFD for what is no UTF-8. */
static story_buf repaired(const char *bytes, size_t len)
{
    story_buf out = STORY_BUF;
    size_t used;

    for (size_t i = 0; i < len; i += used)
        if (story_utf8_decode(bytes + i, len - i, &used) < 0)
            story_buf_puts(&out, "\xef\xbf\xbd");
        else
            story_buf_put(&out, bytes + i, used);
    return out;
}

static void expect_same(const story_buf *a, const char *bytes, size_t len, const char *what)
{
    if (a->len != len || memcmp(story_buf_text(a), bytes, len) != 0)
        command_stop(what, bytes);
}

static void expect_plain(const story_buf *text, const char *allowed, const char *what)
{
    size_t used;
    bool steers;

    for (size_t i = 0; i < text->len; i += used)
        if (story_character_read(text->bytes + i, text->len - i, &used, &steers) < 0 ||
            (steers && !strchr(allowed, text->bytes[i])))
            command_stop(what, text->bytes);
}

/* ---- JSON, of the library and of the commands ---- */

static void expect_json(const story_buf *json, const story_buf *meant)
{
    json_t *value = json_loadb(json->bytes, json->len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

    if (!json_is_string(value))
        command_stop("no JSON string", story_buf_text(json));
    expect_same(meant, json_string_value(value), json_string_length(value), "JSON says something else");
    expect_plain(json, "", "JSON with a raw control");
    json_decref(value);
}

static void check_command_json(const char *text)
{
    story_buf meant = repaired(text, strlen(text)), out = STORY_BUF;
    char *bytes = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&bytes, &len);

    cmd_print_json(file, text);
    fclose(file);
    story_buf_put(&out, bytes, len);
    expect_json(&out, &meant);
    free(bytes);
    story_buf_dispose(&out);
    story_buf_dispose(&meant);
}

static void check_json(const char *bytes, size_t len)
{
    story_buf json = written(story_escape_json, bytes, len), meant = repaired(bytes, len);

    expect_json(&json, &meant);
    story_buf_dispose(&json);
    story_buf_dispose(&meant);
}

/* ---- CSV ---- */

static void write_row(story_sink *sink, const char *bytes, size_t len)
{
    story_csv_row row = {sink, false};

    story_csv__cell(&row, bytes, len);
    story_csv__text(&row, "end");
    story_csv__end(&row);
}

/* The first cell of a row as RFC 4180 reads it; gives where it ends. */
static size_t first_cell(story_buf *cell, const story_buf *row)
{
    bool quoted = row->len && row->bytes[0] == '"';
    size_t i = quoted;

    for (; i < row->len; i++) {
        if (quoted ? row->bytes[i] == '"' : row->bytes[i] == ',')
            if (!quoted || i + 1 >= row->len || row->bytes[++i] != '"')
                break;
        story_buf_putc(cell, row->bytes[i]);
    }
    return i;
}

static void check_csv(const char *bytes, size_t len)
{
    story_buf row = written(write_row, bytes, len), cell = STORY_BUF, seen = STORY_BUF;
    size_t end = first_cell(&cell, &row), start = strspn(story_buf_text(&cell), " ");
    const char *text = story_buf_text(&cell);

    story_escape_visible(&seen, bytes, len);
    if (row.len - end != 6 || memcmp(row.bytes + end, ",end\r\n", 6) != 0)
        command_stop("a cell breaks out of its place", story_buf_text(&row));
    if (text[start] && strchr("=+-@", text[start]))
        command_stop("a cell is a formula", text);
    if (text[0] == '\'' && cell.len == seen.len + 1)
        expect_same(&seen, text + 1, cell.len - 1, "a cell says something else");
    else
        expect_same(&seen, text, cell.len, "a cell says something else");
    expect_plain(&row, "\r\n", "CSV with a raw control");
    story_buf_dispose(&row);
    story_buf_dispose(&cell);
    story_buf_dispose(&seen);
}

/* ---- HTML, Markdown, a terminal ---- */

static void check_html(const char *bytes, size_t len)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    story_buf html = written(story_escape_html, bytes, len);
    size_t k;

    expect_plain(&html, "", "HTML with a raw control");
    if (strpbrk(story_buf_text(&html), "<>\"'"))
        command_stop("HTML with a mark of its own", html.bytes);
    for (const char *at = story_buf_text(&html); (at = strchr(at, '&')); at++) {
        for (k = 0; k < 5 && strncmp(at, entities[k], strlen(entities[k])) != 0; k++)
            ;
        if (k == 5)
            command_stop("HTML with an entity that is none", at);
    }
    story_buf_dispose(&html);
}

static void check_markdown(const char *bytes, size_t len)
{
    story_buf text = written(story_markdown__text, bytes, len);
    const char *at = story_buf_text(&text);

    expect_plain(&text, "", "Markdown with a raw control");
    for (; *at; at += *at == '\\' ? 2 : 1)
        if (strchr("<>`*_{}[]#+|~$", *at))
            command_stop("Markdown with a mark of its own", at);
    story_buf_dispose(&text);
}

static void check_visible(const char *bytes, size_t len)
{
    story_buf visible = STORY_BUF;

    story_escape_visible(&visible, bytes, len);
    expect_plain(&visible, "", "a raw control on a terminal");
    story_buf_dispose(&visible);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    command_pieces p = command_cut(data, len, 1);

    check_json((const char *)data, len);
    check_csv((const char *)data, len);
    check_html((const char *)data, len);
    check_markdown((const char *)data, len);
    check_visible((const char *)data, len);
    check_command_json(p.count ? p.items[0] : "");
    free(p.bytes);
    return 0;
}

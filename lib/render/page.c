#include "render/page.h"

#include <stdio.h>

#include "util/utf8.h"

/* Sixteen colours at most, readable on dark and light, and no pair that colour-blind people can't tell apart: red
 * against cyan, never against green. */
static const char *const sgr[] = {
    [1] = "\x1b[0m",    [2] = "\x1b[0;1m",    [3] = "\x1b[0;2m",     [4] = "\x1b[0;31m",      [5] = "\x1b[0;36m",
    [6] = "\x1b[0;35m", [7] = "\x1b[0;1;34m", [14] = "\x1b[0;31;4m", [15] = "\x1b[0;36;1;4m",
};

static bool is_style(char c)
{
    return (c >= 1 && c <= 7) || c == 14 || c == 15;
}

void story_page_open(story_page *page, story_sink *sink, const story_render_options *opts, bool colour)
{
    *page = (story_page){sink, opts, opts->width < 30 ? 30 : opts->width, colour};
}

size_t story_page_width(const char *text)
{
    size_t width = 0;

    while (*text) {
        size_t run = 0;

        while (text[run] && !is_style(text[run]))
            run++;
        width += story_utf8_width(text, run);
        text += run + (text[run] != '\0');
    }
    return width;
}

/* Closing marks that may not begin a line of Chinese or Japanese. */
static bool must_not_begin(int32_t code)
{
    static const int32_t closing[] = {0x3001, 0x3002, 0x300d, 0x300f, 0x3009, 0x300b, 0x3011, 0xff01,
                                      0xff09, 0xff0c, 0xff0e, 0xff1a, 0xff1b, 0xff1f, 0x30fc};
    size_t i;

    for (i = 0; i < sizeof closing / sizeof *closing; i++)
        if (closing[i] == code)
            return true;
    return false;
}

/* The width of the character at a place, and what and how long it is. Most are ASCII, and one column wide. */
static size_t read_glyph(const char *at, int32_t *code, size_t *used)
{
    if (*at >= ' ' && *at <= '~') {
        *code = *at;
        return *used = 1;
    }
    *code = story_utf8_decode(at, strnlen(at, 4), used);
    return story_utf8_width(at, *used);
}

const char *story_page_break(const char *text, size_t width, const char **end)
{
    const char *at = text, *gap_end = NULL, *gap_next = NULL;
    size_t used, filled = 0;
    bool wide_before = false, space_before = true;

    while (*at) {
        int32_t code;
        size_t w;

        if (is_style(*at)) {
            at++;
            continue;
        }
        w = read_glyph(at, &code, &used);
        if (code == ' ') {
            if (!space_before)
                gap_end = at;
            if (gap_end)
                gap_next = at + 1;
        } else if ((w == 2 || wide_before) && w > 0 && !space_before && !must_not_begin(code)) {
            gap_end = gap_next = at;
        }
        if (filled + w > width && code != ' ')
            break;
        space_before = code == ' ';
        wide_before = w == 2;
        filled += w;
        at += used;
    }
    if (!*at)
        return *end = at;
    if (gap_end && gap_end > text) {
        *end = gap_end;
        return gap_next;
    }
    if (at == text) /* a column narrower than one character: it goes over rather than in a circle */
        at += used;
    return *end = at;
}

/* Puts out one line of a cell and gives its width; *style is what holds at its end. */
static size_t put_line(story_page *page, const char *text, const char *end, char *style)
{
    size_t width = 0;

    if (page->colour && *style != 1)
        story_sink_puts(page->sink, sgr[(unsigned char)*style]);
    while (text < end) {
        size_t run = 0;

        while (text + run < end && !is_style(text[run]))
            run++;
        story_sink_put(page->sink, text, run);
        width += story_utf8_width(text, run);
        text += run;
        if (text < end) {
            *style = *text++;
            if (page->colour)
                story_sink_puts(page->sink, sgr[(unsigned char)*style]);
        }
    }
    if (page->colour && *style != 1)
        story_sink_puts(page->sink, sgr[1]);
    return width;
}

static void spaces(story_page *page, size_t count)
{
    while (count--)
        story_sink_putc(page->sink, ' ');
}

typedef struct cursor {
    const char *at; /* NULL: nothing left */
    char style;
    bool later;
} cursor;

/* The next line of a cell. Blanks are put out only before something: no line ends in a blank. */
static void cell_line(story_page *page, const story_cell *cell, cursor *cur, size_t *pending)
{
    size_t indent = cur->later ? cell->hang : 0, room = cell->width > indent ? cell->width - indent : 1, width;
    const char *end, *next;

    if (!cur->at || !*cur->at) {
        cur->at = NULL;
        *pending += cell->width;
        return;
    }
    next = story_page_break(cur->at, room, &end);
    if (cell->to_right && !cur->later) {
        width = story_page_width(cell->text);
        indent = cell->width > width ? cell->width - width : 0;
    }
    spaces(page, *pending + indent);
    width = indent + put_line(page, cur->at, end, &cur->style);
    *pending = cell->width > width ? cell->width - width : 0;
    for (; end < next; end++)
        if (is_style(*end))
            cur->style = *end;
    cur->at = *next ? next : NULL;
    cur->later = true;
}

void story_page_row(story_page *page, const story_cell *cells, size_t count, size_t gap)
{
    cursor cursors[STORY_PAGE_COLUMNS];
    size_t i;
    bool more = true;

    for (i = 0; i < count; i++)
        cursors[i] = (cursor){cells[i].text, 1, false};
    while (more) {
        size_t pending = 0;

        more = false;
        for (i = 0; i < count; i++) {
            if (i)
                pending += gap;
            cell_line(page, &cells[i], &cursors[i], &pending);
            more = more || cursors[i].at;
        }
        story_sink_putc(page->sink, '\n');
    }
}

void story_page_text(story_page *page, const char *text, size_t indent, size_t hang)
{
    story_cell cells[2] = {{"", indent, 0, false},
                           {text, page->width > indent ? page->width - indent : 1, hang, false}};

    story_page_row(page, cells, 2, 0);
}

void story_page_buf(story_page *page, story_buf *text, size_t indent, size_t hang)
{
    page->sink->no_memory |= text->failed;
    story_page_text(page, story_buf_text(text), indent, hang);
    story_buf_clear(text);
}

void story_page_blank(story_page *page)
{
    story_sink_putc(page->sink, '\n');
}

void story_page_heading(story_page *page, const char *title)
{
    char line[128];

    snprintf(line, sizeof line, STORY_STYLE_STRONG "%s" STORY_STYLE_PLAIN, title);
    story_page_text(page, line, 0, 0);
}

/* page - text set for a terminal: styles, wrapping by display width, rows of columns.
 *
 * Text for a page carries its styles inside, as control bytes (enum story_style). Nothing from a story can be mistaken
 * for one: it comes through story_escape_visible(), which lets no control byte pass. Styles never carry meaning alone:
 * without colour the same marks and words are there. */
#ifndef STORY_RENDER_PAGE_H
#define STORY_RENDER_PAGE_H

#include "render/escape.h"

/* Style bytes: what follows is set so until the next one. */
#define STORY_STYLE_PLAIN "\x01"
#define STORY_STYLE_STRONG "\x02"
#define STORY_STYLE_FAINT "\x03"
#define STORY_STYLE_REMOVED "\x04"
#define STORY_STYLE_ADDED "\x05"
#define STORY_STYLE_CHANGED "\x06"
#define STORY_STYLE_MOVED "\x07"
#define STORY_STYLE_REMOVED_WORDS "\x0e"
#define STORY_STYLE_ADDED_WORDS "\x0f"

enum { STORY_PAGE_COLUMNS = 64 };

typedef struct story_page {
    story_sink *sink;
    const story_render_options *opts;
    size_t width;
    bool colour;
} story_page;

typedef struct story_cell {
    const char *text;
    size_t width;  /* columns it may fill */
    size_t hang;   /* columns by which its second and later lines are moved in */
    bool to_right; /* numbers */
} story_cell;

void story_page_open(story_page *page, story_sink *sink, const story_render_options *opts, bool colour);

/* One row: each cell is wrapped in its width, cells stand gap columns apart. */
void story_page_row(story_page *page, const story_cell *cells, size_t count, size_t gap);

/* One wrapped paragraph over the whole width, after an indent. */
void story_page_text(story_page *page, const char *text, size_t indent, size_t hang);

/* The same for text that was gathered; the buffer is cleared. */
void story_page_buf(story_page *page, story_buf *text, size_t indent, size_t hang);
void story_page_blank(story_page *page);

/* A section's title. */
void story_page_heading(story_page *page, const char *title);

/* Display width of text without its style bytes. */
size_t story_page_width(const char *text);

/* What is left of a text when its first line of width columns is taken: the end of that line in *end, where the next
 * line starts as the result. Breaks at spaces and between wide characters, else where it must. */
const char *story_page_break(const char *text, size_t width, const char **end);

#endif

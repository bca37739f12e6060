#include "annotate/paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "util/utf8.h"

/* Widths, in characters, between which a text that is broken into lines by hand or machine is thought to be. */
enum { NARROWEST = 38, WIDEST = 130, LONGEST_HEADING = 80 };

typedef struct line {
    size_t start, end; /* without the white space around; start == end is a blank line */
    size_t width;      /* in characters, up to WIDEST + 1 */
    size_t first_word; /* width of the first word */
} line;

typedef struct finder {
    const story_text *text;
    size_t
        full; /* a wrapped line and the first word of the next one have more characters; 0: the text is not wrapped */
    story_array paragraphs;
} finder;

static size_t skip_space(const char *view, size_t at, size_t end)
{
    size_t used;

    while (at < end && story_utf8_is_space(story_utf8_decode(view + at, end - at, &used)))
        at += used;
    return at;
}

static size_t trim_space(const char *view, size_t start, size_t end)
{
    while (end > start) {
        size_t last = end - 1, used;

        while (last > start && ((unsigned char)view[last] & 0xC0) == 0x80)
            last--;
        if (!story_utf8_is_space(story_utf8_decode(view + last, end - last, &used)))
            break;
        end = last;
    }
    return end;
}

/* Characters from start on, up to white space if `word`; stops counting when it is plain that they are too many. */
static size_t measure(const char *view, size_t start, size_t end, bool word)
{
    size_t width = 0;

    for (; start < end && width <= WIDEST; start++) {
        if (word && (view[start] == ' ' || view[start] == '\t'))
            break;
        width += ((unsigned char)view[start] & 0xC0) != 0x80;
    }
    return width;
}

static line get_line(const story_text *text, size_t i)
{
    line l = {0};
    size_t end = i + 1 < text->line_count ? text->lines[i + 1] : text->len;

    l.start = skip_space(text->view, text->lines[i], end);
    l.end = trim_space(text->view, l.start, end);
    l.width = measure(text->view, l.start, l.end, false);
    l.first_word = measure(text->view, l.start, l.end, true);
    return l;
}

/* The width to which the text is wrapped, or 0. In wrapped text most lines that another follows could not have taken
 * the first word of it. */
static size_t find_width(const story_text *text)
{
    size_t counts[WIDEST + 2] = {0}, pairs = 0, full = 0, i, width = WIDEST + 1, seen = 0;
    line l = text->line_count ? get_line(text, 0) : (line){0}, next;

    for (i = 1; i < text->line_count; i++, l = next) {
        next = get_line(text, i);
        if (l.width && next.width) {
            counts[l.width]++;
            pairs++;
        }
    }
    while (width > 0 && (seen += counts[width]) * 20 <= pairs)
        width--;
    if (!pairs || width < NARROWEST || width > WIDEST)
        return 0;
    width -= width / 16;
    l = get_line(text, 0);
    for (i = 1; i < text->line_count; i++, l = next) {
        next = get_line(text, i);
        full += l.width && next.width && l.width + 1 + next.first_word > width;
    }
    return full * 2 > pairs ? width : 0;
}

static int32_t last_code(const char *view, const line *l)
{
    size_t at = l->end, used;

    while (at > l->start) {
        at--;
        if (((unsigned char)view[at] & 0xC0) != 0x80)
            break;
    }
    return l->end > l->start ? story_utf8_decode(view + at, l->end - at, &used) : -1;
}

/* Whether a line that ends so is a whole: a sentence, or what somebody says. */
static bool is_terminal(int32_t code)
{
    static const int32_t codes[] = {'.',    '!',    '?',    '"',    '\'',   ':',    ')',    ']',    0x201D, 0x2019,
                                    0x00BB, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x300D, 0x300F, 0x203A, 0x61F};
    size_t i;

    for (i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* Whether the line opens with a bullet or a number, as items of a list do. */
static bool is_item(const char *view, const line *l)
{
    const char *at = view + l->start, *end = view + l->end;
    size_t used, digits = 0;
    int32_t code = l->start < l->end ? story_utf8_decode(at, l->end - l->start, &used) : -1;

    if (code == '-' || code == '*' || code == '+' || code == 0x2022 || code == 0x2013 || code == 0x2043)
        return at + used < end && (at[used] == ' ' || at[used] == '\t');
    while (at + digits < end && digits < 3 && at[digits] >= '0' && at[digits] <= '9')
        digits++;
    at += digits;
    return digits && digits < 3 && end - at > 1 && (*at == '.' || *at == ')') && (at[1] == ' ' || at[1] == '\t');
}

static bool starts_lower(const char *view, const line *l)
{
    size_t used;

    return l->start < l->end && story_utf8_is_lower(story_utf8_decode(view + l->start, l->end - l->start, &used));
}

/* Whether the line goes on in the next one. `closed`: the last line of the block ends like a sentence; items of a list
 * that are written in lower case don't. */
static bool goes_on(const finder *f, const line *l, const line *next, bool closed)
{
    const char *view = f->text->view;
    int32_t last = last_code(view, l);

    if (f->full && l->width + 1 + next->first_word > f->full)
        return !(is_item(view, next) && (is_item(view, l) || is_terminal(last)));
    if (is_item(view, next))
        return false;
    if (last == ',' || last == ';')
        return closed;
    return closed && starts_lower(view, next) && !is_terminal(last);
}

static int add_paragraph(finder *f, size_t start, const line *last, bool one_line)
{
    story_paragraph *p = story_array_push(&f->paragraphs);

    if (!p)
        return STORY_ENOMEM;
    p->span = (story_span){start, last->end};
    p->heading = one_line && last->width <= LONGEST_HEADING && !is_terminal(last_code(f->text->view, last));
    return STORY_OK;
}

/* The line behind the block that starts at line i. */
static size_t block_end(const story_text *text, size_t i)
{
    line l;

    do
        l = get_line(text, i++);
    while (l.width && i < text->line_count);
    return l.width ? i : i - 1;
}

static int add_block(finder *f, size_t i, size_t end, story_split split)
{
    line l = get_line(f->text, i), next = get_line(f->text, end - 1);
    bool closed = is_terminal(last_code(f->text->view, &next));
    size_t start = l.start, first = i;
    int status = STORY_OK;

    for (; i + 1 < end && status == STORY_OK; i++, l = next) {
        next = get_line(f->text, i + 1);
        if (split == STORY_SPLIT_AUTO && goes_on(f, &l, &next, closed))
            continue;
        status = add_paragraph(f, start, &l, first == i);
        start = next.start;
        first = i + 1;
    }
    return status == STORY_OK ? add_paragraph(f, start, &l, first == i) : status;
}

int story_paragraph_find(story_text *text, story_arena *arena, story_split split)
{
    finder f = {.text = text, .paragraphs = STORY_ARRAY(story_paragraph)};
    size_t i = 0, end;
    int status = STORY_OK;

    f.full = split == STORY_SPLIT_AUTO ? find_width(text) : 0;
    while (i < text->line_count && status == STORY_OK) {
        end = block_end(text, i);
        if (end == i) {
            i++;
            continue;
        }
        status = add_block(&f, i, end, split);
        i = end;
    }
    text->paragraph_count = f.paragraphs.count;
    if (status == STORY_OK)
        text->paragraphs = story_array_keep(&f.paragraphs, arena);
    else
        story_array_dispose(&f.paragraphs);
    return text->paragraphs ? STORY_OK : STORY_ENOMEM;
}

#include "annotate/paragraph.h"

#include <string.h>
#include <strings.h>

#include "annotate/glyph.h"
#include "annotate/layout.h"
#include "util/eight.h"
#include "util/utf8.h"

/* Widths, in characters, between which a text that is broken into lines by hand or machine is thought to be. */
enum { NARROWEST = 38, WIDEST = 130, LONGEST_HEADING = 80, WIDEST_VERSE = 70, ENOUGH_LINES = 5000 };
enum { LEAST_VERSES = 6 };
enum { MOST_UNWRAPPED = 4 }; /* one line in so many may be too long: what somebody put in and did not wrap */

typedef struct line {
    size_t start, end; /* without the white space around; start == end is a blank line */
    size_t width;      /* in characters, up to WIDEST + 1 */
    size_t first_word; /* width of the first word */
    size_t indent;     /* bytes before it */
} line;

typedef struct finder {
    const story_text *text;
    size_t
        full; /* a wrapped line and the first word of the next one have more characters; 0: the text is not wrapped */
    story_array paragraphs;
} finder;

/* Characters from start to end; more than WIDEST are WIDEST + 1. */
static size_t measure(const char *view, size_t start, size_t end)
{
    size_t width = 0;

    for (; end - start >= 8 && width <= WIDEST; start += 8)
        width += story_eight_characters(story_eight_read(view + start));
    for (; start < end && width <= WIDEST; start++)
        width += ((unsigned char)view[start] & 0xC0) != 0x80;
    return width <= WIDEST ? width : WIDEST + 1;
}

static size_t word_end(const char *view, size_t start, size_t end)
{
    while (start < end && view[start] != ' ' && view[start] != '\t')
        start++;
    return start;
}

static line get_line(const story_text *text, size_t i)
{
    line l = {0};
    size_t end = i + 1 < text->line_count ? text->lines[i + 1] : text->len;

    l.start = story_glyph_skip(text->view, text->lines[i], end, story_utf8_is_space);
    l.end = story_glyph_trim(text->view, l.start, end);
    l.indent = l.start - text->lines[i];
    l.width = measure(text->view, l.start, l.end);
    l.first_word = measure(text->view, l.start, word_end(text->view, l.start, l.end));
    return l;
}

/* Whether the line starts with a capital, but is not all in capitals. */
static bool opens_large(const char *view, const line *l)
{
    size_t used, next;
    int32_t code = story_glyph_at(view, l->start, l->end, &used);

    return story_utf8_is_upper(code) && !story_utf8_is_upper(story_glyph_at(view, l->start + used, l->end, &next));
}

/* The width to which the text is wrapped, or 0, as its first lines tell. In wrapped text most lines that another
 * follows could not have taken the first word of it. Verses may be as wide as each other by chance; they start with a
 * capital nearly all. */
static size_t find_width(const story_text *text)
{
    size_t counts[WIDEST + 2] = {0}, pairs = 0, full = 0, large = 0, i, width = WIDEST + 1, seen = 0;
    size_t lines = text->line_count < ENOUGH_LINES ? text->line_count : ENOUGH_LINES;
    line l = text->line_count ? get_line(text, 0) : (line){0}, next;

    for (i = 1; i < lines; i++, l = next) {
        next = get_line(text, i);
        if (l.width && next.width) {
            counts[l.width]++;
            large += opens_large(text->view, &next);
            pairs++;
        }
    }
    if (pairs >= LEAST_VERSES && large * 10 >= pairs * 9)
        return 0;
    if (counts[WIDEST + 1] * MOST_UNWRAPPED < pairs) {
        pairs -= counts[WIDEST + 1];
        counts[WIDEST + 1] = 0;
    }
    while (width > 0 && (seen += counts[width]) * 10 <= pairs)
        width--;
    if (!pairs || width < NARROWEST || width > WIDEST)
        return 0;
    width -= width / 16;
    l = get_line(text, 0);
    for (i = 1; i < lines; i++, l = next) {
        next = get_line(text, i);
        full += l.width && next.width && l.width <= WIDEST && l.width + 1 + next.first_word > width;
    }
    return full * 2 > pairs ? width : 0;
}

static int32_t last_code(const char *view, const line *l)
{
    return story_glyph_before(view, l->start, l->end);
}

/* Whether the line opens with a bullet or a number, as items of a list do. */
static bool is_item(const char *view, const line *l)
{
    const char *at = view + l->start, *end = view + l->end;
    size_t used, digits = 0;
    int32_t code = story_glyph_at(view, l->start, l->end, &used);

    if (code == '-' || code == '*' || code == '+' || code == 0x2013 || story_glyph_is_bullet(code))
        return at + used < end && (at[used] == ' ' || at[used] == '\t');
    while (at + digits < end && digits < 3 && at[digits] >= '0' && at[digits] <= '9')
        digits++;
    at += digits;
    return digits && digits < 3 && end - at > 1 && (*at == '.' || *at == ')') && (at[1] == ' ' || at[1] == '\t');
}

/* "CHAPTER IV", "Part Two. The Wild Land": all capitals, or a word that heads parts of books, at the start. */
static bool is_title(const char *view, const line *l)
{
    static const char *const words[] = {"chapter", "part",     "book",     "letter",  "act",   "scene",
                                        "volume",  "prologue", "epilogue", "preface", "canto", "section"};
    size_t i, lower = 0;

    for (i = l->start; i < l->end; i++)
        lower += view[i] >= 'a' && view[i] <= 'z';
    for (i = 0; lower && i < sizeof words / sizeof *words; i++)
        if (l->first_word == strlen(words[i]) && strncasecmp(view + l->start, words[i], l->first_word) == 0)
            return true;
    return !lower;
}

/* What the lines of a block say about each other. */
typedef struct block {
    bool prose;  /* a sentence ends somewhere: no mere list */
    bool closed; /* one ends where the block does */
} block;

/* Whether the sentence goes on in the next line though there was room for more in this one: verse, or something that
 * was cut in the middle. */
static bool is_cut(const char *view, const line *l, const line *next, const block *b)
{
    size_t used;
    int32_t last = last_code(view, l), code = story_glyph_at(view, next->start, next->end, &used);

    if (!b->prose || story_glyph_is_terminal(last) || is_item(view, next))
        return false;
    if (story_utf8_is_lower(code))
        return true;
    return (b->closed || last == ',' || last == ';') && l->width <= WIDEST_VERSE && next->width <= WIDEST_VERSE &&
           story_utf8_is_letter(code) && !is_title(view, l);
}

/* Whether the line was as wide as others before somebody shortened it: at least half as wide, and in the middle of a
 * sentence. Who edits wrapped text seldom wraps it again. */
static bool is_shortened(const finder *f, const line *l, const line *next, const block *b)
{
    int32_t last = last_code(f->text->view, l);

    return f->full && b->prose && l->width * 2 >= f->full && (last == ',' || story_utf8_is_lower(last)) &&
           !is_item(f->text->view, next) && !is_title(f->text->view, l);
}

/* A short line of its own, as speech is set: "Who is it?" */
static bool is_speech(const finder *f, const line *l)
{
    const char *view = f->text->view;
    size_t used;
    int32_t code = story_glyph_at(view, l->start, l->end, &used);

    return (story_glyph_is_quote(code) || story_glyph_is_dash(code)) && l->width < f->full * 3 / 4 &&
           story_glyph_is_terminal(last_code(view, l));
}

/* Whether the line and the next one belong to one paragraph. */
static bool goes_on(const finder *f, const line *l, const line *next, const block *b)
{
    const char *view = f->text->view;
    bool ended = story_glyph_is_terminal(last_code(view, l));

    if (!f->full || l->width + 1 + next->first_word <= f->full)
        return is_cut(view, l, next, b) || is_shortened(f, l, next, b);
    if (ended && (next->indent > l->indent + 1 || is_speech(f, next)))
        return false;
    return !(is_item(view, next) && (ended || is_item(view, l)));
}

static int add_paragraph(finder *f, size_t start, const line *last, bool one_line)
{
    story_paragraph *p = story_array_push(&f->paragraphs);

    if (!p)
        return STORY_ENOMEM;
    p->span = (story_span){start, last->end};
    p->heading = one_line && last->width <= LONGEST_HEADING && !story_glyph_is_terminal(last_code(f->text->view, last));
    return STORY_OK;
}

static bool is_blank(const story_text *text, size_t i)
{
    size_t end = i + 1 < text->line_count ? text->lines[i + 1] : text->len;

    return story_glyph_skip(text->view, text->lines[i], end, story_utf8_is_space) == end;
}

/* The line behind the block that starts at line i. */
static size_t block_end(const story_text *text, size_t i)
{
    while (i < text->line_count && !is_blank(text, i))
        i++;
    return i;
}

static block look_at_block(const finder *f, const line *first, const line *last)
{
    const char *view = f->text->view;
    size_t i;
    block b = {.closed = story_glyph_is_terminal(last_code(view, last))};

    b.prose = b.closed;
    for (i = first->start; !b.prose && i + 1 < last->end; i++)
        b.prose = (view[i] == '.' || view[i] == '!' || view[i] == '?') && (view[i + 1] == ' ' || view[i + 1] == '\n');
    return b;
}

static int add_block(finder *f, size_t i, size_t end, story_split split)
{
    line l = get_line(f->text, i), next = end - i > 1 ? get_line(f->text, end - 1) : l;
    block b = look_at_block(f, &l, &next);
    size_t start = l.start, first = i;
    int status = STORY_OK;

    for (; i + 1 < end && status == STORY_OK; i++, l = next) {
        next = get_line(f->text, i + 1);
        if (split == STORY_SPLIT_AUTO && goes_on(f, &l, &next, &b))
            continue;
        status = add_paragraph(f, start, &l, first == i);
        start = next.start;
        first = i + 1;
    }
    return status == STORY_OK ? add_paragraph(f, start, &l, first == i) : status;
}

static int keep_paragraphs(story_text *text, story_arena *arena, story_array *paragraphs, int status)
{
    text->paragraph_count = paragraphs->count;
    if (status == STORY_OK)
        text->paragraphs = story_array_keep(paragraphs, arena);
    else
        story_array_dispose(paragraphs);
    return text->paragraphs ? STORY_OK : STORY_ENOMEM;
}

int story_paragraph_find(story_text *text, story_arena *arena, story_split split)
{
    finder f = {.text = text, .paragraphs = STORY_ARRAY(story_paragraph)};
    size_t i = 0, end;
    int status = STORY_OK;

    f.full = split == STORY_SPLIT_AUTO ? find_width(text) : 0;
    for (; i < text->line_count && status == STORY_OK; i = end == i ? i + 1 : end) {
        end = block_end(text, i);
        if (end > i)
            status = add_block(&f, i, end, split);
    }
    return keep_paragraphs(text, arena, &f.paragraphs, status);
}

int story_paragraph_take(story_text *text, story_arena *arena, const story_array *blocks)
{
    story_array paragraphs = STORY_ARRAY(story_paragraph);
    size_t i;
    int status = STORY_OK;

    for (i = 0; i < blocks->count && status == STORY_OK; i++) {
        const story_block *b = STORY_ITEMS(blocks, story_block) + i;
        size_t start = story_glyph_skip(text->view, b->span.start, b->span.end, story_utf8_is_space);
        story_paragraph *p = start < b->span.end ? story_array_push(&paragraphs) : NULL;

        if (p)
            *p = (story_paragraph){{start, story_glyph_trim(text->view, start, b->span.end)}, b->verbatim, b->heading};
        else if (start < b->span.end)
            status = STORY_ENOMEM;
    }
    return keep_paragraphs(text, arena, &paragraphs, status);
}

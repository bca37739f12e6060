#include "annotate/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/inline.h"

enum { LARGEST_NUMBER = 3, LONGEST_FRONT = 1 << 14 };

/* Text of several lines to its end: code, front matter, a comment. */
typedef enum fence { NO_FENCE, CODE, FRONT, COMMENT } fence;

typedef struct reader {
    story_layout *out;
    const char *bytes;
    size_t len;
    size_t line, end; /* the line at hand, without its line end */
    size_t text;      /* where its text starts, behind indentation and quote marks */
    size_t quotes;    /* how deep the line is quoted */
    fence fence;
    char fence_mark;
    size_t fence_len;
    bool open;          /* a paragraph is being gathered: */
    size_t start, stop; /* its text */
    size_t depth;       /* how deep it is quoted */
    bool heading;
    size_t first_edit; /* edits of quote marks inside it come before those of its inline markup */
    int status;
} reader;

static void edit(reader *r, size_t start, size_t end)
{
    story_edited *e = start < end ? story_array_push(&r->out->edits) : NULL;

    if (!e) {
        r->status = start < end ? STORY_ENOMEM : r->status;
        return;
    }
    e->start = start;
    e->end = end;
}

static void add_block(reader *r, size_t start, size_t end, bool verbatim, bool heading)
{
    story_block *b = story_array_push(&r->out->blocks);

    if (!b) {
        r->status = STORY_ENOMEM;
        return;
    }
    *b = (story_block){{start, end}, verbatim, heading};
}

static int by_start(const void *a, const void *b)
{
    const story_edited *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* Puts the edits of quote marks inside the paragraph and those of its inline markup into one order. */
static void sort_edits(reader *r)
{
    size_t count = r->out->edits.count - r->first_edit;

    if (count > 1)
        qsort(STORY_ITEMS(&r->out->edits, story_edited) + r->first_edit, count, sizeof(story_edited), by_start);
}

static void close_paragraph(reader *r)
{
    if (!r->open || r->status != STORY_OK)
        return;
    r->open = false;
    add_block(r, r->start, r->stop, false, r->heading);
    r->heading = false;
    if (r->status == STORY_OK)
        r->status = story_inline_read(&r->out->edits, r->bytes, r->start, r->stop);
    sort_edits(r);
}

static void open_paragraph(reader *r, size_t start)
{
    close_paragraph(r);
    r->open = true;
    r->start = start;
    r->stop = r->end;
    r->depth = r->quotes;
    r->first_edit = r->out->edits.count;
}

static void add_line(reader *r, bool verbatim)
{
    close_paragraph(r);
    add_block(r, r->text, r->end, verbatim, false);
}

static char char_at(const reader *r, size_t at)
{
    return at < r->end ? r->bytes[at] : '\n';
}

static size_t skip_blank(const reader *r, size_t at)
{
    while (char_at(r, at) == ' ' || char_at(r, at) == '\t')
        at++;
    return at;
}

static size_t run_len(const reader *r, size_t at)
{
    size_t n = 1;

    while (char_at(r, at + n) == r->bytes[at])
        n++;
    return n;
}

/* Finds the text of the line, and notes the quote marks before it as markup. */
static void read_prefix(reader *r)
{
    size_t at = skip_blank(r, r->line), mark = at;

    r->quotes = 0;
    while (char_at(r, at) == '>') {
        r->quotes++;
        at = skip_blank(r, at + 1);
    }
    r->text = at;
    if (r->quotes && r->fence == NO_FENCE)
        edit(r, mark, at);
}

/* "---", "* * *": nothing but three or more of one mark. */
static bool is_rule(const reader *r)
{
    char mark = char_at(r, r->text);
    size_t at, count = 0;

    if (mark != '-' && mark != '*' && mark != '_')
        return false;
    for (at = r->text; at < r->end; at++) {
        if (r->bytes[at] == mark)
            count++;
        else if (r->bytes[at] != ' ' && r->bytes[at] != '\t')
            return false;
    }
    return count >= 3;
}

/* The line under a heading: === or ---. */
static bool is_underline(const reader *r)
{
    char mark = char_at(r, r->text);

    if (!r->open || r->quotes != r->depth || (mark != '=' && mark != '-'))
        return false;
    return run_len(r, r->text) > 1 && skip_blank(r, r->text + run_len(r, r->text)) == r->end;
}

/* The length of "- ", "12. ", "- [x] " at the start of the text, or 0. */
static size_t marker_len(const reader *r)
{
    size_t at = r->text, digits = 0, behind;

    while (digits <= LARGEST_NUMBER && char_at(r, at + digits) >= '0' && char_at(r, at + digits) <= '9')
        digits++;
    at += digits;
    if (digits > LARGEST_NUMBER || !strchr(digits ? ".)" : "-*+", char_at(r, at)))
        return 0;
    behind = skip_blank(r, at + 1);
    if (behind == at + 1 || behind >= r->end)
        return 0;
    if (!digits && r->end - behind > 3 && r->bytes[behind] == '[' && strchr(" xX", r->bytes[behind + 1]) &&
        r->bytes[behind + 2] == ']' && r->bytes[behind + 3] == ' ')
        behind = skip_blank(r, behind + 3);
    return behind - r->text;
}

/* "# Title #". */
static bool read_heading(reader *r)
{
    size_t marks = char_at(r, r->text) == '#' ? run_len(r, r->text) : 0, start, end = r->end, tail;

    if (!marks || marks > 6 || (r->text + marks < r->end && skip_blank(r, r->text + marks) == r->text + marks))
        return false;
    start = skip_blank(r, r->text + marks);
    edit(r, r->text, start);
    while (end > start && strchr(" \t", r->bytes[end - 1]))
        end--;
    for (tail = end; tail > start && r->bytes[tail - 1] == '#'; tail--)
        ;
    if (tail == end || (tail > start && r->bytes[tail - 1] != ' '))
        tail = end;
    open_paragraph(r, start);
    r->stop = tail;
    r->heading = true;
    close_paragraph(r);
    edit(r, tail, end);
    return true;
}

static bool starts_with(const reader *r, const char *text)
{
    size_t len = strlen(text);

    return r->end - r->text >= len && memcmp(r->bytes + r->text, text, len) == 0;
}

static bool contains(const reader *r, size_t from, const char *text)
{
    size_t len = strlen(text), at;

    for (at = from; at + len <= r->end; at++)
        if (memcmp(r->bytes + at, text, len) == 0)
            return true;
    return false;
}

static bool ends_fence(const reader *r)
{
    switch (r->fence) {
    case CODE:
        return char_at(r, r->text) == r->fence_mark && run_len(r, r->text) >= r->fence_len &&
               skip_blank(r, r->text + run_len(r, r->text)) == r->end;
    case FRONT:
        return r->end - r->line == 3 && (starts_with(r, "---") || starts_with(r, "+++"));
    default:
        return contains(r, r->line, "-->");
    }
}

/* Front matter opens the text and is closed soon; else "---" is a rule like others. */
static bool opens_front(const reader *r)
{
    const char *close = starts_with(r, "---") ? "\n---\n" : "\n+++\n";
    size_t far = r->len < LONGEST_FRONT ? r->len : LONGEST_FRONT, at;

    if (r->line || r->end != 3 || !(starts_with(r, "---") || starts_with(r, "+++")))
        return false;
    for (at = r->end; at + 5 <= far; at++)
        if (memcmp(r->bytes + at, close, 5) == 0)
            return true;
    return false;
}

/* The marks of quotation before a line of code are part of it: nothing there is markup. */
static bool read_fence(reader *r)
{
    size_t run = r->text < r->end ? run_len(r, r->text) : 0;
    char mark = char_at(r, r->text);
    fence kind = NO_FENCE;

    if (opens_front(r))
        kind = FRONT;
    else if (run >= 3 && (mark == '`' || mark == '~') &&
             !(mark == '`' && memchr(r->bytes + r->text + run, '`', r->end - r->text - run)))
        kind = CODE;
    else if (starts_with(r, "<!--"))
        kind = COMMENT;
    if (kind == NO_FENCE)
        return false;
    add_line(r, true);
    if (kind == COMMENT && contains(r, r->text, "-->"))
        return true;
    r->fence = kind;
    r->fence_mark = mark;
    r->fence_len = run;
    return true;
}

static void continue_fence(reader *r)
{
    story_block *b = STORY_ITEMS(&r->out->blocks, story_block) + r->out->blocks.count - 1;

    b->span.end = r->end;
    if (ends_fence(r))
        r->fence = NO_FENCE;
}

/* "[name]: http://…", "| a | b |": no prose. */
static bool is_apparatus(const reader *r)
{
    const char *close;

    if (char_at(r, r->text) == '|')
        return true;
    if (char_at(r, r->text) != '[' || char_at(r, r->text + 1) == '^')
        return false;
    close = memchr(r->bytes + r->text, ']', r->end - r->text);
    return close && char_at(r, (size_t)(close - r->bytes) + 1) == ':' && contains(r, (size_t)(close - r->bytes), "://");
}

/* "[^1]: text". */
static size_t note_len(const reader *r)
{
    const char *close;
    size_t at;

    if (!starts_with(r, "[^"))
        return 0;
    close = memchr(r->bytes + r->text, ']', r->end - r->text);
    at = close ? (size_t)(close - r->bytes) + 1 : r->end;
    return char_at(r, at) == ':' ? skip_blank(r, at + 1) - r->text : 0;
}

static void read_text_line(reader *r)
{
    size_t marker = marker_len(r), note = marker ? 0 : note_len(r);

    if (marker + note) {
        edit(r, r->text, r->text + marker + note);
        open_paragraph(r, r->text + marker + note);
    } else if (!r->open || r->quotes > r->depth) {
        open_paragraph(r, r->text);
    } else {
        r->stop = r->end;
    }
}

static void read_line(reader *r)
{
    read_prefix(r);
    if (r->fence != NO_FENCE)
        continue_fence(r);
    else if (read_fence(r))
        return;
    else if (r->text == r->end)
        close_paragraph(r);
    else if (is_underline(r)) {
        r->heading = true;
        close_paragraph(r);
        edit(r, r->text, r->end);
    } else if (is_rule(r) || is_apparatus(r))
        add_line(r, true);
    else if (!read_heading(r))
        read_text_line(r);
}

int story_markdown_read(story_layout *out, const char *bytes, size_t len)
{
    reader r = {.out = out, .bytes = bytes, .len = len};
    const char *newline;

    for (; r.line < len && r.status == STORY_OK; r.line = r.end + 1) {
        newline = memchr(bytes + r.line, '\n', len - r.line);
        r.end = newline ? (size_t)(newline - bytes) : len;
        read_line(&r);
    }
    close_paragraph(&r);
    return r.status;
}

/* ALGORITHM. One pass from left to right. What may open something (a run of * or _, a bracket) waits on a stack of bounded
 * depth until what closes it comes; only then are both taken out, so that a lone asterisk stays. What must be looked for
 * ahead (the end of a link's address, of a tag, of code) is looked for in a bounded stretch of the same line. So the cost
 * is linear. After CommonMark, without its rule of three and its nesting of links. */
#include "annotate/inline.h"

#include <stdlib.h>
#include <string.h>

#include "util/utf8.h"

enum { DEEPEST = 32, FARTHEST = 1000 };

typedef struct opener {
    size_t at, count; /* how many of its characters still wait */
    char kind;        /* * _ ~ [ */
} opener;

typedef struct reader {
    story_array *edits;
    const char *bytes;
    size_t start, end;
    opener stack[DEEPEST];
    size_t depth;
    int status;
} reader;

static const struct {
    const char *name;
    int32_t code;
} entities[] = {
    {"amp", '&'},      {"apos", '\''},    {"copy", 0xA9},    {"gt", '>'},       {"hellip", 0x2026},
    {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014}, {"nbsp", 0xA0},
    {"ndash", 0x2013}, {"quot", '"'},     {"rdquo", 0x201D}, {"rsquo", 0x2019},
};

static void edit(reader *r, size_t start, size_t end, int32_t code)
{
    story_edited *e = start < end ? story_array_push(r->edits) : NULL;

    if (!e) {
        r->status = start < end ? STORY_ENOMEM : r->status;
        return;
    }
    e->start = start;
    e->end = end;
    if (code)
        story_utf8_encode(code, e->text);
}

/* The offset of `wanted` in the same line, not too far away, or STORY_NONE. */
static size_t find(const reader *r, size_t from, char wanted)
{
    size_t far = r->end - from > FARTHEST ? FARTHEST : r->end - from;
    const char *line = memchr(r->bytes + from, '\n', far), *found;

    found = memchr(r->bytes + from, wanted, line ? (size_t)(line - r->bytes) - from : far);
    return found ? (size_t)(found - r->bytes) : STORY_NONE;
}

static bool is_space_at(const reader *r, size_t at)
{
    return at < r->start || at >= r->end || strchr(" \t\n", r->bytes[at]);
}

static bool is_letter_at(const reader *r, size_t at)
{
    unsigned char c = at < r->start || at >= r->end ? 0 : (unsigned char)r->bytes[at];

    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static size_t run_end(const reader *r, size_t at)
{
    char c = r->bytes[at];

    while (at < r->end && r->bytes[at] == c)
        at++;
    return at;
}

static void push(reader *r, char kind, size_t at, size_t count)
{
    if (r->depth < DEEPEST)
        r->stack[r->depth++] = (opener){at, count, kind};
}

/* Takes out as many characters as both the run from `at` to `end` and the openers before it have. */
static size_t close_emphasis(reader *r, char kind, size_t at, size_t end)
{
    size_t i = r->depth, count;

    while (i-- > 0 && at < end && r->stack[i].kind != '[') {
        opener *o = r->stack + i;

        if (o->kind != kind)
            continue;
        count = o->count < end - at ? o->count : end - at;
        o->count -= count;
        edit(r, o->at + o->count, o->at + o->count + count, 0);
        edit(r, at, at + count, 0);
        at += count;
        r->depth = o->count ? i + 1 : i;
    }
    return at;
}

static size_t read_emphasis(reader *r, size_t at)
{
    char kind = r->bytes[at];
    size_t end = run_end(r, at), from = at;
    bool opens = !is_space_at(r, end), closes = at > r->start && !is_space_at(r, at - 1);

    if (kind == '_') {
        opens = opens && !is_letter_at(r, at - 1);
        closes = closes && !is_letter_at(r, end);
    }
    if (kind == '~' && end - at != 2)
        return end;
    if (closes)
        from = close_emphasis(r, kind, at, end);
    if (opens && from < end)
        push(r, kind, from, end - from);
    return end;
}

/* `code`: the marks go, the words stay as they are. */
static size_t read_code(reader *r, size_t at)
{
    size_t end = run_end(r, at), close, close_end = end;

    while ((close = find(r, close_end, '`')) != STORY_NONE && close < end + FARTHEST) {
        close_end = run_end(r, close);
        if (close_end - close != end - at)
            continue;
        edit(r, at, end, 0);
        edit(r, close, close_end, 0);
        return close_end;
    }
    return end;
}

/* Behind the address of a link that opens at `at` with "(" or "[", or STORY_NONE. */
static size_t address_end(const reader *r, size_t at)
{
    size_t depth = 0, end = r->end - at > FARTHEST ? at + FARTHEST : r->end;
    char open = at < r->end ? r->bytes[at] : '\0', close = open == '(' ? ')' : ']';

    if (open != '(' && open != '[')
        return STORY_NONE;
    for (; at < end && r->bytes[at] != '\n'; at++) {
        depth += r->bytes[at] == open;
        if (r->bytes[at] == close && --depth == 0)
            return at + 1;
    }
    return STORY_NONE;
}

/* The bracket that opened the link, with all that waited inside it dropped; STORY_NONE where there is none. */
static size_t pop_bracket(reader *r)
{
    while (r->depth > 0)
        if (r->stack[--r->depth].kind == '[')
            return r->stack[r->depth].at;
    return STORY_NONE;
}

static bool has_bracket(const reader *r)
{
    size_t i;

    for (i = 0; i < r->depth; i++)
        if (r->stack[i].kind == '[')
            return true;
    return false;
}

/* "]": with an address behind it, all but the words of the link goes. */
static size_t read_link_end(reader *r, size_t at)
{
    size_t open, end = address_end(r, at + 1);

    if (!has_bracket(r))
        return at + 1;
    open = pop_bracket(r);
    if (end == STORY_NONE)
        return at + 1;
    edit(r, open > r->start && r->bytes[open - 1] == '!' ? open - 1 : open, open + 1, 0);
    edit(r, at, end, 0);
    return end;
}

/* "[": a note's mark goes at once, a link waits for its end. */
static size_t read_link_start(reader *r, size_t at)
{
    size_t end = at + 1 < r->end && r->bytes[at + 1] == '^' ? find(r, at, ']') : STORY_NONE;

    if (end == STORY_NONE) {
        push(r, '[', at, 1);
        return at + 1;
    }
    edit(r, at, end + 1, 0);
    return end + 1;
}

/* <br>, </em>, <!-- … --> go; of <http://…> the brackets. */
static size_t read_tag(reader *r, size_t at)
{
    size_t end = find(r, at, '>');
    const char *text = r->bytes + at + 1;

    if (end == STORY_NONE || end - at < 2)
        return at + 1;
    if (memchr(text, ':', end - at - 1) && !memchr(text, ' ', end - at - 1)) {
        edit(r, at, at + 1, 0);
        edit(r, end, end + 1, 0);
    } else if (is_letter_at(r, at + 1) || *text == '/' || *text == '!') {
        edit(r, at, end + 1, 0);
    } else {
        return at + 1;
    }
    return end + 1;
}

static int32_t entity_code(const char *name, size_t len)
{
    char text[12] = "";
    long number;
    size_t i;

    if (len < 2 || len >= sizeof text)
        return 0;
    memcpy(text, name, len);
    for (i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strcmp(text, entities[i].name) == 0)
            return entities[i].code;
    if (*text != '#')
        return 0;
    number = (text[1] | 0x20) == 'x' ? strtol(text + 2, NULL, 16) : strtol(text + 1, NULL, 10);
    /* Only what prints: neither controls nor surrogates nor what the view leaves out. */
    if (number < 0x21 || number == 0x7F || (number >= 0x80 && number < 0xA0) || number == 0xAD || number > 0xD7FF ||
        (number >= 0x200B && number <= 0x200F) || (number >= 0x2028 && number <= 0x202E) || number == 0x2060)
        return 0;
    return (int32_t)number;
}

static size_t read_entity(reader *r, size_t at)
{
    size_t end = find(r, at, ';');
    int32_t code = end != STORY_NONE ? entity_code(r->bytes + at + 1, end - at - 1) : 0;

    if (!code)
        return at + 1;
    edit(r, at, end + 1, code);
    return end + 1;
}

/* A backslash goes; what it stands before, if it is punctuation, is no markup. */
static size_t read_escape(reader *r, size_t at)
{
    char next = at + 1 < r->end ? r->bytes[at + 1] : '\n';

    if (next == '\n') {
        edit(r, at, at + 1, 0);
        return at + 1;
    }
    if (next <= ' ' || is_letter_at(r, at + 1))
        return at + 1;
    edit(r, at, at + 1, 0);
    return at + 2;
}

static size_t read_one(reader *r, size_t at)
{
    switch (r->bytes[at]) {
    case '*':
    case '_':
    case '~':
        return read_emphasis(r, at);
    case '`':
        return read_code(r, at);
    case '[':
        return read_link_start(r, at);
    case ']':
        return read_link_end(r, at);
    case '<':
        return read_tag(r, at);
    case '&':
        return read_entity(r, at);
    case '\\':
        return read_escape(r, at);
    default:
        return at + 1;
    }
}

int story_inline_read(story_array *edits, const char *bytes, size_t start, size_t end)
{
    reader r = {.edits = edits, .bytes = bytes, .start = start, .end = end};
    size_t at = start;

    while (at < end && r.status == STORY_OK)
        at = read_one(&r, at);
    return r.status;
}

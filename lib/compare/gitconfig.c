#include "compare/gitconfig.h"

#include <string.h>

#include "util/buf.h"
#include "util/error.h"
#include "util/utf8.h"

enum { FILE_MAX = 1 << 20 };

typedef struct reader {
    const char *text;
    size_t len, at;
    story_arena *arena;
    story_buf buf;
    story_gitconfig_entry entry;
    int (*take)(void *payload, const story_gitconfig_entry *entry, story_error *err);
    void *payload;
    story_error *err;
} reader;

static int peek(const reader *r)
{
    return r->at < r->len ? (unsigned char)r->text[r->at] : -1;
}

static int fail(reader *r, const char *what)
{
    size_t line = 1;

    for (size_t i = 0; i < r->at && i < r->len; i++)
        line += r->text[i] == '\n';
    return story_error__set_at(r->err, STORY_EINPUT, r->at, ".storydiff: line %zu: %s", line, what);
}

static bool is_name_char(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static void skip_blanks(reader *r)
{
    while (peek(r) == ' ' || peek(r) == '\t' || (peek(r) == '\r' && r->at + 1 < r->len && r->text[r->at + 1] == '\n'))
        r->at++;
}

static void skip_line(reader *r)
{
    while (peek(r) >= 0 && peek(r) != '\n')
        r->at++;
}

/* What was gathered in the buffer, moved to the arena. */
static int keep(reader *r, const char **out)
{
    *out = r->buf.failed ? NULL : story_arena_strndup(r->arena, story_buf_text(&r->buf), r->buf.len);
    story_buf_clear(&r->buf);
    return *out ? STORY_OK : story_error__no_memory(r->err);
}

static int read_name(reader *r, const char **out)
{
    for (; is_name_char(peek(r)); r->at++) {
        char c = (char)peek(r);

        story_buf_putc(&r->buf, c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
    }
    return r->buf.len ? keep(r, out) : fail(r, "a name is missing");
}

static int read_subsection(reader *r)
{
    r->at++;
    for (int c = peek(r); c != '"'; c = peek(r)) {
        if (c == '\\') {
            r->at++;
            c = peek(r);
        }
        if (c < 0 || c == '\n')
            return fail(r, "the quote is not closed");
        story_buf_putc(&r->buf, (char)c);
        r->at++;
    }
    r->at++;
    return keep(r, &r->entry.subsection);
}

static int read_header(reader *r)
{
    int rc;

    r->entry = (story_gitconfig_entry){.offset = r->at};
    r->at++;
    skip_blanks(r);
    rc = read_name(r, &r->entry.section);
    if (rc)
        return rc;
    skip_blanks(r);
    if (peek(r) == '"')
        rc = read_subsection(r);
    if (rc)
        return rc;
    skip_blanks(r);
    if (peek(r) != ']')
        return fail(r, "a ] is missing");
    r->at++;
    return r->take(r->payload, &r->entry, r->err);
}

/* The character behind a backslash; a line end stands for nothing. */
static int read_escape(reader *r)
{
    static const char FROM[] = "nt\"\\b", TO[] = "\n\t\"\\\b";
    const char *hit;
    int c;

    r->at++;
    if (peek(r) == '\r')
        r->at++;
    c = peek(r);
    if (c == '\n') {
        r->at++;
        return STORY_OK;
    }
    hit = c > 0 ? strchr(FROM, c) : NULL;
    if (!hit)
        return fail(r, "no such escape");
    story_buf_putc(&r->buf, TO[hit - FROM]);
    r->at++;
    return STORY_OK;
}

/* Up to the end of the line or a comment; white space outside of quotes is dropped from both ends. */
static int read_value(reader *r)
{
    bool quoted = false;
    size_t solid = 0;
    int rc;

    skip_blanks(r);
    for (int c = peek(r); c >= 0 && c != '\n'; c = peek(r)) {
        if (!quoted && (c == '#' || c == ';'))
            break;
        if (c == '\\') {
            rc = read_escape(r);
            if (rc)
                return rc;
            solid = r->buf.len;
            continue;
        }
        r->at++;
        if (c == '"') {
            quoted = !quoted;
            solid = r->buf.len;
            continue;
        }
        story_buf_putc(&r->buf, (char)c);
        if (quoted || (c != ' ' && c != '\t' && c != '\r'))
            solid = r->buf.len;
    }
    if (quoted)
        return fail(r, "the quote is not closed");
    skip_line(r);
    if (!r->buf.failed)
        r->buf.len = solid;
    return keep(r, &r->entry.value);
}

static int read_entry(reader *r)
{
    int rc;

    if (!r->entry.section)
        return fail(r, "a [section] is missing");
    r->entry.offset = r->at;
    r->entry.value = NULL;
    rc = read_name(r, &r->entry.key);
    if (rc)
        return rc;
    skip_blanks(r);
    if (peek(r) == '=') {
        r->at++;
        rc = read_value(r);
    } else if (peek(r) >= 0 && peek(r) != '\n' && peek(r) != '#' && peek(r) != ';') {
        rc = fail(r, "a = is missing");
    }
    return rc ? rc : r->take(r->payload, &r->entry, r->err);
}

static int read_all(reader *r)
{
    int rc = STORY_OK;

    if (r->len >= 3 && memcmp(r->text, "\xef\xbb\xbf", 3) == 0)
        r->at = 3;
    while (!rc && r->at < r->len) {
        int c = peek(r);

        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            r->at++;
        else if (c == '#' || c == ';')
            skip_line(r);
        else
            rc = c == '[' ? read_header(r) : read_entry(r);
    }
    return rc;
}

int story_gitconfig_read(const char *text, size_t len, story_arena *arena,
                         int (*take)(void *payload, const story_gitconfig_entry *entry, story_error *err),
                         void *payload, story_error *err)
{
    reader r = {
        .text = text, .len = len, .arena = arena, .buf = STORY_BUF, .take = take, .payload = payload, .err = err};
    int rc;

    if (len > FILE_MAX)
        return story_error__set(err, STORY_ELIMIT, ".storydiff: more than 1 MB");
    r.at = story_utf8_check(text, len);
    if (r.at < len)
        return fail(&r, "not UTF-8");
    r.at = 0;
    if (memchr(text, 0, len))
        return story_error__set_at(err, STORY_EINPUT, (size_t)((const char *)memchr(text, 0, len) - text),
                                   ".storydiff: a zero byte");
    rc = read_all(&r);
    story_buf_dispose(&r.buf);
    return rc;
}

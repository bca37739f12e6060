#define _GNU_SOURCE /* memmem */
#include "annotate/item.h"

#include <stdio.h>
#include <string.h>

#include "annotate/glyph.h"
#include "storydiff.h"

typedef struct label {
    char open;     /* '(' or zero */
    char close[3]; /* "." ")" ".)" */
    char name[8];  /* 12, b, iv */
} label;

static const char *const romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};

enum { ROMANS = sizeof romans / sizeof *romans };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static size_t read_name(label *out, const char *text, size_t len)
{
    size_t n = 0;

    while (n < len && n < sizeof out->name - 1 &&
           ((text[n] >= '0' && text[n] <= '9') || ((text[n] | 0x20) >= 'a' && (text[n] | 0x20) <= 'z'))) {
        out->name[n] = text[n];
        n++;
    }
    out->name[n] = '\0';
    return n;
}

/* Reads "(ii)", "a.", "10.)"; gives its length, or 0. */
static size_t read_label(label *out, const char *text, size_t len)
{
    size_t at = 0, n;

    *out = (label){0};
    if (len && *text == '(')
        out->open = text[at++];
    n = read_name(out, text + at, len - at);
    at += n;
    if (!n)
        return 0;
    n = 0;
    if (at < len && text[at] == '.' && !out->open)
        out->close[n++] = text[at++];
    if (at < len && text[at] == ')')
        out->close[n++] = text[at++];
    return n && at < len && is_blank(text[at]) ? at : 0;
}

static int roman_number(const char *name)
{
    int i;

    for (i = 0; i < ROMANS; i++)
        if (strcmp(name, romans[i]) == 0)
            return i;
    return -1;
}

/* The name that comes after it in counting; false where it is not one to count with. */
static bool count_on(char *out, size_t size, const label *l)
{
    int number = 0, used = 0;
    char first = l->name[0];

    if (first >= '0' && first <= '9') {
        if (sscanf(l->name, "%3d%n", &number, &used) != 1 || l->name[used] || number > 99)
            return false;
        snprintf(out, size, "%d", number + 1);
    } else if (roman_number(l->name) >= 0 && (l->name[1] || first == 'i') && roman_number(l->name) + 1 < ROMANS) {
        snprintf(out, size, "%s", romans[roman_number(l->name) + 1]);
    } else if (!l->name[1] && (first | 0x20) < 'z' && (first >= 'a' || l->close[0] == ')')) {
        snprintf(out, size, "%c", first + 1); /* "A." is rather somebody's initial */
    } else if (l->close[0] == '.' && strspn(l->name, "IVXLC") == strlen(l->name)) {
        *out = '\0'; /* the number of a chapter: there is none to come */
    } else {
        return false;
    }
    return true;
}

void story_item_read(story_item *out, const char *view, size_t at, size_t limit, bool opening)
{
    size_t used, len;
    int32_t code = story_glyph_at(view, at, limit, &used);
    char name[12];
    label l;

    *out = (story_item){0};
    if (story_glyph_is_bullet(code))
        at = story_glyph_skip(view, at + used, limit, story_utf8_is_space);
    len = read_label(&l, view + at, limit - at);
    if (!len || !count_on(name, sizeof name, &l))
        return;
    out->text = at + len;
    if (*name)
        out->next_len = (size_t)snprintf(out->next, sizeof out->next, "%s%s%s", l.open ? "(" : "", name, l.close);
    if (!opening && story_item_next(out, view, out->text, limit) == STORY_NONE)
        out->text = 0;
}

/* Items are short: a list whose next label does not come soon is none, and looking no further keeps the cost linear. */
enum { LONGEST_ITEM = 2000 };

size_t story_item_next(const story_item *item, const char *view, size_t from, size_t limit)
{
    const char *at = view + from, *end = view + limit, *found;

    if (!item->next_len)
        return STORY_NONE;
    if ((size_t)(end - at) > LONGEST_ITEM)
        end = at + LONGEST_ITEM;
    while (at < end && (found = memmem(at, (size_t)(end - at), item->next, item->next_len))) {
        size_t start = (size_t)(found - view), behind = start + item->next_len;
        int32_t before = story_glyph_before(view, from, start);

        at = found + 1;
        if (behind >= limit || !is_blank(view[behind]) || before < 0)
            continue;
        if (story_utf8_is_space(before)) {
            size_t gap = story_glyph_trim(view, from, start);

            if (!story_glyph_is_bullet(story_glyph_before(view, from, gap)))
                return start;
            start = gap;
            before = story_glyph_before(view, from, start);
        }
        if (story_glyph_is_bullet(before)) {
            do
                start--;
            while (((unsigned char)view[start] & 0xC0) == 0x80);
            return start > from ? start : STORY_NONE;
        }
    }
    return STORY_NONE;
}

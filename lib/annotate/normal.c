#include "annotate/normal.h"

#include <string.h>
#include <utf8proc.h>

#include "util/utf8.h"

/* More marks on one letter than anybody writes; what follows starts anew, so that ordering them stays cheap. */
enum { MOST_MARKS = 128 };

typedef struct writer {
    const char *bytes;
    size_t len;
    size_t line_end; /* the next carriage return, or len */
    size_t kept;     /* up to here the input is dealt with; from here to where we read it will be copied as it is */
    story_buf *out;
    story_array *runs;
    int status;
} writer;

static bool is_invisible(int32_t code)
{
    switch (code) {
    case 0x00AD: /* soft hyphen */
    case 0x200B: /* zero-width space */
    case 0x200E: /* marks of direction */
    case 0x200F:
    case 0x2060: /* word joiner */
    case 0xFEFF: /* byte order mark */
        return true;
    default:
        return false;
    }
}

/* Whether the character may melt into the one before it. */
static bool is_joining(int32_t code)
{
    if (code < 0x300)
        return is_invisible(code);
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default: /* vowels and finals of Hangul syllables, full and in parts */
        return is_invisible(code) || (code >= 0x1160 && code <= 0x11FF);
    }
}

/* Whether NFC writes the character alone in another way. */
static bool is_decomposable(int32_t code)
{
    const utf8proc_property_t *property;

    if (code < 0x340)
        return false;
    property = utf8proc_get_property(code);
    return property->decomp_seqindex != UINT16_MAX && property->decomp_type == 0;
}

static void write_kept(writer *w, size_t end)
{
    if (end > w->kept && w->status == STORY_OK) {
        w->status = story_trace_add(w->runs, w->out->len, end - w->kept, w->kept, 1, 1);
        story_buf_put(w->out, w->bytes + w->kept, end - w->kept);
    }
    w->kept = end;
}

static void replace(writer *w, size_t start, size_t end, const char *text, size_t len)
{
    write_kept(w, start);
    if (len && w->status == STORY_OK) {
        w->status = story_trace_add(w->runs, w->out->len, len, start, len, end - start);
        story_buf_put(w->out, text, len);
    }
    w->kept = end;
}

/* Replaces what differs between the source and its normal form, at whole characters. */
static void replace_difference(writer *w, size_t start, size_t end, const char *text, size_t len)
{
    size_t same = 0, used;

    while (same < len && start + same < end) {
        story_utf8_decode(text + same, len - same, &used);
        if (end - start - same < used || memcmp(text + same, w->bytes + start + same, used) != 0)
            break;
        same += used;
    }
    if (same < len || start + same < end)
        replace(w, start + same, end, text + same, len - same);
}

/* The codes of a letter and its marks in NFC, as UTF-8; 0 where they can't be had. */
static size_t compose(char *text, const int32_t *codes, size_t count)
{
    utf8proc_int32_t parts[(MOST_MARKS + 2) * 18];
    char raw[(MOST_MARKS + 2) * 4];
    size_t i, len = 0;
    utf8proc_ssize_t part_count;

    for (i = 0; i < count; i++)
        len += story_utf8_encode(codes[i], raw + len);
    part_count = utf8proc_decompose((const utf8proc_uint8_t *)raw, (utf8proc_ssize_t)len, parts,
                                    sizeof parts / sizeof *parts, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (part_count < 0 || part_count > (utf8proc_ssize_t)(sizeof parts / sizeof *parts))
        return 0;
    part_count = utf8proc_normalize_utf32(parts, part_count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (i = 0, len = 0; part_count > 0 && i < (size_t)part_count; i++)
        len += story_utf8_encode(parts[i], text + len);
    return len;
}

/* A letter, what is invisible behind it, and its marks. Gives the offset behind them. */
static size_t write_cluster(writer *w, size_t start, size_t at)
{
    int32_t codes[MOST_MARKS + 2], code;
    char text[(MOST_MARKS + 2) * 18 * 4];
    size_t count = 0, used, len;

    for (at = start; at < w->len && count < MOST_MARKS + 2; at += used) {
        code = story_utf8_decode(w->bytes + at, w->len - at, &used);
        if (at > start && !is_joining(code))
            break;
        if (!is_invisible(code))
            codes[count++] = code;
    }
    len = count ? compose(text, codes, count) : 0;
    if (len || !count)
        replace_difference(w, start, at, text, len);
    return at;
}

/* Where the character before `at` starts, if it still may be changed. */
static size_t step_back(const writer *w, size_t at)
{
    size_t start = at;

    while (start > w->kept && at - start < 4) {
        start--;
        if (((unsigned char)w->bytes[start] & 0xC0) != 0x80)
            break;
    }
    return start;
}

static size_t write_line_end(writer *w, size_t at)
{
    bool pair = at + 1 < w->len && w->bytes[at + 1] == '\n';

    replace(w, at, at + 1 + pair, "\n", 1);
    return at + 1 + pair;
}

static size_t find_return(const writer *w, size_t at)
{
    const char *found = at < w->len ? memchr(w->bytes + at, '\r', w->len - at) : NULL;

    return found ? (size_t)(found - w->bytes) : w->len;
}

/* The next carriage return or byte above ASCII. */
static size_t skip_plain(writer *w, size_t at)
{
    if (w->line_end < at)
        w->line_end = find_return(w, at);
    return story_utf8_skip_ascii(w->bytes, at, w->line_end);
}

/* Dashes, quotes and the like: most of what is above ASCII in English prose. NFC leaves them alone. */
static bool is_mark(int32_t code)
{
    return code >= 0x2010 && code <= 0x2027;
}

int story_normal_write(story_buf *out, story_array *runs, bool *changed, const char *bytes, size_t len)
{
    writer w = {.bytes = bytes, .len = len, .out = out, .runs = runs};
    size_t at = 0, used;

    w.line_end = find_return(&w, 0);
    while ((at = skip_plain(&w, at)) < len && w.status == STORY_OK) {
        int32_t code;

        if (bytes[at] == '\r') {
            at = write_line_end(&w, at);
            continue;
        }
        code = story_utf8_decode(bytes + at, len - at, &used);
        if (is_mark(code))
            at += used;
        else if (is_joining(code))
            at = write_cluster(&w, step_back(&w, at), at);
        else if (is_decomposable(code))
            at = write_cluster(&w, at, at);
        else
            at += used;
    }
    *changed = w.kept > 0;
    if (*changed)
        write_kept(&w, len);
    return w.status != STORY_OK || out->failed ? STORY_ENOMEM : STORY_OK;
}

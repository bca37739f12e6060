/* Words of a story in a report: in quotes, cut to fit. */
#include "render/phrase.h"
#include "util/utf8.h"

enum { LONGEST_DROPPED = 16, TAIL = 32 };

void story_phrase_words(story_buf *buf, const story_variant *v, story_span span)
{
    size_t len;
    const char *text = story_variant_text(v, &len);

    if (span.start < span.end && span.end <= len)
        story_escape_visible(buf, text + span.start, span.end - span.start);
}

size_t story_phrase_fitting(const char *text, size_t len, size_t most)
{
    size_t i = 0, used, width = 0;

    for (; i < len; i += used) {
        story_utf8_decode(text + i, len - i, &used);
        width += story_utf8_width(text + i, used);
        if (width > most)
            return i;
    }
    return len;
}

/* The end of the last whole word among the first kept bytes; kept itself where the word is too long to drop. */
static size_t word_end(const char *text, size_t kept)
{
    size_t at = kept;

    while (at && text[at - 1] != ' ' && kept - at < LONGEST_DROPPED)
        at--;
    if (!at || text[at - 1] != ' ')
        return kept;
    while (at && text[at - 1] == ' ')
        at--;
    return at;
}

/* A quotation inside a quotation has single marks. */
static void single_marks(story_buf *buf, size_t start)
{
    static const char doubles[][4] = {"\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e"};
    static const char singles[][4] = {"\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a"};
    size_t i, k;

    for (i = start; !buf->failed && i < buf->len; i++) {
        if (buf->bytes[i] == '"')
            buf->bytes[i] = '\'';
        for (k = 0; buf->len - i >= 3 && k < sizeof doubles / sizeof *doubles; k++)
            if (memcmp(buf->bytes + i, doubles[k], 3) == 0)
                memcpy(buf->bytes + i, singles[k], 3);
    }
}

/* Drops the mark at the start where the one that closes it was cut away. */
static void drop_lone_mark(story_buf *buf, size_t start)
{
    static const char *const opening[] = {"\"", "\xe2\x80\x9c", "\xe2\x80\x9e"};
    const char *text;
    size_t k, len = 0;

    if (buf->failed || buf->len <= start)
        return;
    text = buf->bytes + start;
    for (k = 0; k < sizeof opening / sizeof *opening && !len; k++)
        if (strncmp(text, opening[k], strlen(opening[k])) == 0)
            len = strlen(opening[k]);
    text += len;
    if (!len || strchr(text, '"') || strstr(text, "\xe2\x80\x9c") || strstr(text, "\xe2\x80\x9d"))
        return;
    buf->len -= len;
    memmove(buf->bytes + start, text, buf->len - start + 1);
}

void story_phrase_excerpt(story_buf *buf, const story_variant *v, story_span span, size_t most)
{
    size_t start = buf->len, len;

    story_phrase_words(buf, v, span);
    len = buf->len - start;
    if (most && !buf->failed && story_utf8_width(buf->bytes + start, len) > most) {
        size_t kept = story_phrase_fitting(buf->bytes + start, len, most - 1);

        buf->len = start + (buf->bytes[start + kept] == ' ' ? kept : word_end(buf->bytes + start, kept));
        story_buf_puts(buf, "…"); /* no space before it: it would stand alone on a line */
    }
}

void story_phrase_quote(story_buf *buf, const story_variant *v, story_span span, size_t most)
{
    size_t start = buf->len;

    story_buf_putc(buf, '"');
    story_phrase_excerpt(buf, v, span, most);
    drop_lone_mark(buf, start + 1);
    single_marks(buf, start + 1);
    story_buf_putc(buf, '"');
}

/* The last words of a text that fit, from the start of a word on where there are spaces. */
static const char *tail_of(const char *text, size_t most)
{
    size_t len = strlen(text), used, width = story_utf8_width(text, len);
    const char *at = text;

    while (width > most && *at) {
        story_utf8_decode(at, strnlen(at, 4), &used);
        width -= story_utf8_width(at, used);
        at += used;
    }
    if (at > text && at[-1] != ' ' && strchr(at, ' '))
        at = strchr(at, ' ') + 1;
    return at;
}

/* "… through the garden,": the words of a text before an offset. */
static void words_before(story_buf *buf, const story_variant *v, size_t first, size_t offset)
{
    story_buf words = STORY_BUF;
    size_t start = buf->len;
    const char *tail;

    story_phrase_words(&words, v, (story_span){story_phrase_span(v, first, 1).start, offset});
    tail = tail_of(story_buf_text(&words), TAIL);
    story_buf_puts(buf, tail > story_buf_text(&words) ? "… " : "");
    story_buf_puts(buf, tail);
    buf->failed |= words.failed;
    single_marks(buf, start);
    story_buf_dispose(&words);
}

bool story_phrase_seams(story_buf *buf, const story_diff *d, size_t link)
{
    size_t i, count, ignored;
    const story_seam *seams = story_diff_seams(d, link, &count);
    const story_link *l = &story_diff_links(d, &ignored)[link];

    for (i = 0; i < count; i++) {
        bool split = seams[i].split, again = i && seams[i - 1].split == split;

        story_buf_puts(buf, i == 0 ? "" : again ? " and " : "; ");
        story_buf_printf(buf, "%safter \"", again ? "" : split ? "split " : "joined ");
        words_before(buf, split ? story_diff_left(d) : story_diff_right(d), split ? l->left : l->right,
                     split ? seams[i].left : seams[i].right);
        story_buf_putc(buf, '"');
    }
    return count > 0;
}

story_span story_phrase_trimmed(const story_variant *v, story_span span)
{
    size_t len;
    const char *text = story_variant_text(v, &len);

    while (span.start < span.end && (unsigned char)text[span.start] <= ' ')
        span.start++;
    while (span.end > span.start && (unsigned char)text[span.end - 1] <= ' ')
        span.end--;
    return span;
}

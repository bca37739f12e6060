/* Text with its mentions as links, and the marks of edits. */
#include <stdlib.h>

#include "render/escape.h"
#include "render/html.h"

int story_html__open(story_html *h, story_error *err)
{
    size_t v;
    int code = h->c ? story_classes_of_names(&h->names, h->c, err)
                    : story_classes_of_one(&h->names, h->variants[0], false, err);

    if (code == STORY_OK)
        code = h->c ? story_classes_of_places(&h->places, h->c, err)
                    : story_classes_of_one(&h->places, h->variants[0], true, err);
    if (code != STORY_OK)
        return code;
    h->marks = calloc(h->count, sizeof *h->marks);
    if (!h->marks)
        return story_error__no_memory(err);
    for (v = 0; v < h->count && code == STORY_OK; v++)
        code = story_marks_gather(&h->marks[v], h->variants[v], h->names.of + h->names.firsts[v],
                                  h->places.of + h->places.firsts[v], err);
    return code;
}

void story_html__close(story_html *h)
{
    size_t v;

    for (v = 0; h->marks && v < h->count; v++)
        story_marks_dispose(&h->marks[v]);
    free(h->marks);
    story_classes_dispose(&h->names);
    story_classes_dispose(&h->places);
}

void story_html__text(story_html *h, const char *text)
{
    story_escape_html(h->sink, text, strlen(text));
}

void story_html__label(story_html *h, size_t v)
{
    story_html__text(h, story_variant_label(h->variants[v]));
}

void story_html__sentences_link(story_html *h, size_t v, size_t first, size_t last)
{
    story_buf range = STORY_BUF;

    story_phrase_sentences(&range, first, last);
    story_sink_printf(h->sink, "<a href=\"#v%zus%zu\">%s</a>", v, first, story_buf_text(&range));
    story_sink_dispose(h->sink, &range);
}

void story_html__words(story_html *h, size_t v, story_span span)
{
    size_t len, at = span.start, i = story_marks_from(&h->marks[v], span.start);
    const char *text = story_variant_text(h->variants[v], &len);

    for (; i < h->marks[v].count && h->marks[v].items[i].span.start < span.end; i++) {
        const story_mark *m = &h->marks[v].items[i];
        size_t start = m->span.start < at ? at : m->span.start, end = m->span.end < span.end ? m->span.end : span.end;

        story_escape_html(h->sink, text + at, start - at);
        story_sink_printf(h->sink, m->place ? "<a class=\"m p\" href=\"#p%zu\">" : "<a class=\"m n\" href=\"#n%zu\">",
                          m->class);
        story_escape_html(h->sink, text + start, end - start);
        story_sink_puts(h->sink, "</a>");
        at = end;
    }
    story_escape_html(h->sink, text + at, span.end - at);
}

static bool is_one_word(const char *text, story_span span)
{
    size_t i;

    for (i = span.start; i < span.end; i++)
        if ((unsigned char)text[i] <= ' ')
            return false;
    return span.end > span.start;
}

/* Whether an edit turned one word into a near one; then what differs lies between *head and *tail bytes. */
static bool near_words(const char *a, story_span left, const char *b, story_span right, size_t *head, size_t *tail)
{
    size_t most = left.end - left.start, same = 0;

    if (!is_one_word(a, left) || !is_one_word(b, right))
        return false;
    most = most < right.end - right.start ? most : right.end - right.start;
    while (same < most && a[left.start + same] == b[right.start + same])
        same++;
    while (same && ((unsigned char)a[left.start + same] & 0xc0) == 0x80)
        same--; /* not inside a character */
    *head = same;
    for (same = 0; same < most - *head && a[left.end - 1 - same] == b[right.end - 1 - same];)
        same++;
    while (same &&
           (((unsigned char)a[left.end - same] & 0xc0) == 0x80 || ((unsigned char)b[right.end - same] & 0xc0) == 0x80))
        same--;
    *tail = same;
    return (*head + *tail) * 2 >= most;
}

static void changed_words(story_html *h, const story_html_pair *pair, const story_edit *e, bool left)
{
    size_t v = left ? pair->left : pair->right, head, tail, len;
    story_span span = left ? e->left : e->right, whole;
    const char *a = story_variant_text(h->variants[pair->left], &len);
    const char *b = story_variant_text(h->variants[pair->right], &len);

    if (span.start == span.end)
        return;
    whole = span;
    span = story_phrase_trimmed(h->variants[v], span);
    story_html__words(h, v, (story_span){whole.start, span.start});
    story_sink_puts(h->sink, left ? "<del>" : "<ins>");
    if (e->change == STORY_EDITED && near_words(a, e->left, b, e->right, &head, &tail)) {
        const char *text = left ? a : b;

        story_escape_html(h->sink, text + span.start, head);
        story_sink_puts(h->sink, "<b>");
        story_escape_html(h->sink, text + span.start + head, span.end - span.start - head - tail);
        story_sink_puts(h->sink, "</b>");
        story_escape_html(h->sink, text + span.end - tail, tail);
    } else {
        story_html__words(h, v, span);
    }
    story_sink_puts(h->sink, left ? "</del>" : "</ins>");
    story_html__words(h, v, (story_span){span.end, whole.end});
}

void story_html__edits(story_html *h, const story_html_pair *pair, size_t link, bool left)
{
    size_t i, count, at = STORY_NONE, v = left ? pair->left : pair->right;
    const story_edit *edits = story_diff_edits(pair->d, link, &count);

    for (i = 0; i < count; i++) {
        story_span span = left ? edits[i].left : edits[i].right;

        if (span.start == span.end)
            continue;
        if (at != STORY_NONE && at < span.start) /* white space between two stretches */
            story_html__words(h, v, (story_span){at, span.start});
        at = span.end;
        if (edits[i].change == STORY_SAME)
            story_html__words(h, v, span);
        else
            changed_words(h, pair, &edits[i], left);
    }
}

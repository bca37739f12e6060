/* The words that changed inside a link: [-old-]{+new+}, as git marks them. */
#include "render/term.h"

/* White space stays outside the marks; where it parts two stretches it is written once. */
static void blank(story_buf *buf)
{
    if (buf->len && !buf->failed && buf->bytes[buf->len - 1] != ' ')
        story_buf_putc(buf, ' ');
}

static void marked(story_buf *buf, const story_variant *v, story_span span, const char *before, const char *after)
{
    story_span inner = story_phrase_trimmed(v, span);

    if (inner.start > span.start)
        blank(buf);
    if (inner.start < inner.end) {
        story_buf_puts(buf, before);
        story_phrase_words(buf, v, inner);
        story_buf_puts(buf, after);
    }
    if (inner.end < span.end)
        blank(buf);
}

/* What lies between this stretch and the one before on the side that is shown: white space that no stretch holds. */
static void gap(story_buf *buf, size_t *at, story_span span)
{
    if (span.start == span.end)
        return;
    if (*at && *at < span.start)
        blank(buf);
    *at = span.end;
}

void story_term__edits(story_buf *buf, const story_diff *d, size_t link, story_term_side side)
{
    size_t i, count, left_at = 0, right_at = 0;
    const story_edit *edits = story_diff_edits(d, link, &count);
    const story_variant *left = story_diff_left(d), *right = story_diff_right(d);

    for (i = 0; i < count; i++) {
        const story_edit *e = &edits[i];

        if (side != STORY_TERM_RIGHT)
            gap(buf, &left_at, e->left);
        if (side != STORY_TERM_LEFT)
            gap(buf, &right_at, e->right);
        if (e->change == STORY_SAME) {
            marked(buf, side == STORY_TERM_LEFT ? left : right, side == STORY_TERM_LEFT ? e->left : e->right, "", "");
            continue;
        }
        if (side != STORY_TERM_RIGHT)
            marked(buf, left, e->left, STORY_STYLE_REMOVED_WORDS "[-", "-]" STORY_STYLE_PLAIN);
        if (side != STORY_TERM_LEFT)
            marked(buf, right, e->right, STORY_STYLE_ADDED_WORDS "{+", "+}" STORY_STYLE_PLAIN);
    }
}

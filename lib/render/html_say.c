/* Changes said in plain English. */
#include "render/html.h"

enum { TOLD = 4, QUOTE = 70 };

static void quoted(story_html *h, size_t v, story_span span)
{
    story_buf words = STORY_BUF;

    story_phrase_excerpt(&words, h->variants[v], span, QUOTE);
    story_sink_puts(h->sink, "<i>");
    story_html__text(h, story_buf_text(&words));
    story_sink_puts(h->sink, "</i>");
    story_sink_dispose(h->sink, &words);
}

static void say_edit(story_html *h, const story_html_pair *pair, const story_edit *e, const char *before)
{
    story_sink_puts(h->sink, before);
    if (e->left.start == e->left.end) {
        story_sink_puts(h->sink, "added ");
        quoted(h, pair->right, e->right);
    } else if (e->right.start == e->right.end) {
        story_sink_puts(h->sink, "cut ");
        quoted(h, pair->left, e->left);
    } else {
        story_sink_puts(h->sink, "changed ");
        quoted(h, pair->left, e->left);
        story_sink_puts(h->sink, " to ");
        quoted(h, pair->right, e->right);
    }
}

static void say_edits(story_html *h, const story_html_pair *pair, size_t link, bool *said)
{
    size_t i, count, told = 0, changes = 0;
    const story_edit *edits = story_diff_edits(pair->d, link, &count);

    for (i = 0; i < count; i++)
        changes += edits[i].change != STORY_SAME;
    for (i = 0; i < count && told < TOLD; i++)
        if (edits[i].change != STORY_SAME) {
            say_edit(h, pair, &edits[i], *said || told ? "; " : "");
            told++;
        }
    if (changes > told)
        story_sink_printf(h->sink, "; and %zu more", changes - told);
    *said = *said || told;
}

static void say_move(story_html *h, const story_html_pair *pair, const story_link *l)
{
    story_sink_printf(h->sink, "moved here from <a href=\"#v%zus%zu\">line %zu</a>", pair->left, l->left,
                      story_phrase_line(h->variants[pair->left], l->left));
}

/* Where it is told what became of which sentence the place is said, else only how many became how many. */
static void say_seams(story_html *h, const story_html_pair *pair, size_t link, bool *said)
{
    size_t count;
    const story_link *l = &story_diff_links(pair->d, &count)[link];
    story_buf text = STORY_BUF;

    if (!story_phrase_seams(&text, pair->d, link) && l->left_count && l->right_count &&
        l->left_count != l->right_count) {
        story_phrase_count(&text, l->left_count, "sentence", NULL);
        story_buf_printf(&text, " became %zu", l->right_count);
    }
    if (text.len) {
        story_sink_puts(h->sink, *said ? "; " : "");
        story_html__text(h, story_buf_text(&text));
        *said = true;
    }
    story_sink_dispose(h->sink, &text);
}

void story_html__say(story_html *h, const story_html_pair *pair, size_t link)
{
    size_t count;
    const story_link *l = &story_diff_links(pair->d, &count)[link];
    bool said = l->moved;

    if (l->moved)
        say_move(h, pair, l);
    if (l->change == STORY_REMOVED)
        story_sink_puts(h->sink, "cut");
    else if (l->change == STORY_ADDED)
        story_sink_puts(h->sink, "new");
    say_seams(h, pair, link, &said);
    if (l->change == STORY_EDITED && story_phrase_is_rewritten(pair->d, link))
        story_sink_puts(h->sink, said ? "; rewritten" : "rewritten");
    else if (l->change == STORY_EDITED)
        say_edits(h, pair, link, &said);
}

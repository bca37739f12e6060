/* Two texts side by side, a row a link; or one text alone. */
#include "render/html.h"
#include "render/passage.h"

enum { CONTEXT = 2, GONE_QUOTE = 90 };

/* Where the walk over a pair is: the paragraph that is open, the beats that come next. */
typedef struct flow {
    story_html *h;
    const story_html_pair *pair;
    const story_link *links;
    const story_sentence *left, *right;
    const story_beat *left_beats, *right_beats;
    size_t left_count, right_count, left_beat, right_beat;
    size_t paragraph; /* of the right text, or left where only that has one; STORY_NONE: none open */
} flow;

static void close_paragraph(flow *f)
{
    if (f->paragraph != STORY_NONE)
        story_sink_puts(f->h->sink, "</div>\n");
    f->paragraph = STORY_NONE;
}

static void open_paragraph(flow *f, const story_link *l)
{
    size_t paragraph = l->right_count ? f->right[l->right].paragraph : STORY_NONE;

    if (f->paragraph != STORY_NONE && (paragraph == STORY_NONE || paragraph == f->paragraph))
        return;
    close_paragraph(f);
    story_sink_puts(f->h->sink, "<div class=\"para\">\n");
    f->paragraph = paragraph == STORY_NONE ? STORY_NONE - 1 : paragraph;
}

static void ids(flow *f, size_t v, size_t first, size_t count)
{
    size_t i;

    for (i = 0; f->pair->first && i < count; i++)
        story_sink_printf(f->h->sink, "<span id=\"v%zus%zu\"></span>", v, first + i);
}

/* The line of the source where a paragraph begins: "moved to line 12" is to be found on paper too. */
static void line_number(flow *f, size_t v, const story_sentence *sentences, size_t first)
{
    if (!first || sentences[first].paragraph != sentences[first - 1].paragraph)
        story_sink_printf(f->h->sink, "<small>%zu</small>", story_phrase_line(f->h->variants[v], first));
}

static void cell(flow *f, size_t link, bool left)
{
    const story_link *l = &f->links[link];
    size_t v = left ? f->pair->left : f->pair->right, first = left ? l->left : l->right;
    size_t count = left ? l->left_count : l->right_count;

    story_sink_puts(f->h->sink, left ? "<div class=\"l\">" : "<div class=\"r\">");
    if (count) {
        ids(f, v, first, count);
        line_number(f, v, left ? f->left : f->right, first);
        if (l->change == STORY_EDITED && !story_phrase_is_rewritten(f->pair->d, link))
            story_html__edits(f->h, f->pair, link, left);
        else
            story_html__words(f->h, v, story_phrase_span(f->h->variants[v], first, count));
    }
    story_sink_puts(f->h->sink, "</div>");
}

static const char *class_of(const flow *f, const story_link *l, size_t link)
{
    if (l->moved)
        return l->change == STORY_SAME ? "mv chg" : "mv ed chg";
    switch (l->change) {
    case STORY_SAME:
        return "same";
    case STORY_REMOVED:
        return "rm chg";
    case STORY_ADDED:
        return "ad chg";
    default:
        return story_diff_is_renaming(f->pair->d, link)      ? "ren"
               : story_phrase_is_rewritten(f->pair->d, link) ? "ed rw chg"
                                                             : "ed chg";
    }
}

static void beat_side(flow *f, bool left, const story_beat *b)
{
    size_t v = left ? f->pair->left : f->pair->right;

    story_sink_puts(f->h->sink, left ? "<div class=\"l\">" : "<div class=\"r\">");
    if (b) {
        story_sink_printf(f->h->sink, "<span class=\"tag\">%s</span> ", b->type);
        story_html__sentences_link(f->h, v, b->first, b->last);
    }
    story_sink_puts(f->h->sink, "</div>");
}

/* The next beat of a side if it starts within the sentences of a link. */
static const story_beat *starting(const story_beat *beats, size_t count, size_t *next, size_t first, size_t sentences)
{
    const story_beat *b = NULL;

    while (*next < count && beats[*next].first < first + sentences) {
        if (beats[*next].first >= first)
            b = &beats[*next];
        ++*next;
    }
    return b;
}

static void beat_row(flow *f, const story_link *l)
{
    const story_beat *left = NULL, *right = NULL;

    if (!l->moved && l->left_count)
        left = starting(f->left_beats, f->left_count, &f->left_beat, l->left, l->left_count);
    if (l->right_count)
        right = starting(f->right_beats, f->right_count, &f->right_beat, l->right, l->right_count);
    if (!left && !right)
        return;
    story_sink_puts(f->h->sink, "<div class=\"row beat\">");
    beat_side(f, true, left);
    story_sink_puts(f->h->sink, "<div class=\"g\"></div>");
    beat_side(f, false, right);
    story_sink_puts(f->h->sink, "</div>\n");
}

static void row(flow *f, size_t link)
{
    static const char *const words[] = {"same",      "changed",  "changed", "renamed",
                                        "respelled", "replaced", "removed", "added"};
    const story_link *l = &f->links[link];

    open_paragraph(f, l);
    beat_row(f, l);
    story_sink_printf(f->h->sink, "<div class=\"row %s\"", class_of(f, l, link));
    if (f->pair->first)
        story_sink_printf(f->h->sink, " id=\"r%zu\"", link);
    story_sink_putc(f->h->sink, '>');
    cell(f, link, true);
    story_sink_printf(f->h->sink, "<div class=\"g\" title=\"%s\">%c</div>", l->moved ? "moved" : words[l->change],
                      l->moved ? 'v' : story_phrase_mark(l->change));
    cell(f, link, false);
    if (l->change != STORY_SAME || l->moved) {
        story_sink_puts(f->h->sink, "<p class=\"say\">");
        story_html__say(f->h, f->pair, link);
        story_sink_puts(f->h->sink, "</p>");
    }
    story_sink_puts(f->h->sink, "</div>\n");
}

static void fold(flow *f, const story_passage *p)
{
    size_t i;

    close_paragraph(f);
    story_sink_printf(f->h->sink, "<details class=\"fold\"><summary>show %zu unchanged sentence%s", p->sentences,
                      p->sentences == 1 ? "" : "s");
    if (p->renamings)
        story_sink_printf(f->h->sink, ", %zu of them but for a name", p->renamings);
    story_sink_puts(f->h->sink, "</summary>\n");
    for (i = 0; i < p->count; i++)
        row(f, p->link + i);
    close_paragraph(f);
    story_sink_puts(f->h->sink, "</details>\n");
}

/* Where a passage stood that is elsewhere now: a note with a link, and the line for who reads on paper. */
static void gone(flow *f, const story_passage *p)
{
    const story_link *l = &f->links[p->link];
    story_buf quote = STORY_BUF;

    close_paragraph(f);
    story_phrase_quote(&quote, f->h->variants[f->pair->left],
                       story_phrase_span(f->h->variants[f->pair->left], l->left, l->left_count), GONE_QUOTE);
    story_sink_puts(f->h->sink, "<div class=\"row mv gone\"><div class=\"l\">");
    story_html__text(f->h, story_buf_text(&quote));
    story_sink_printf(
        f->h->sink,
        "</div><div class=\"g\" title=\"moved\">v</div><div class=\"r\"></div><p class=\"say\">%zu sentence%s ",
        p->sentences, p->sentences == 1 ? "" : "s");
    story_sink_printf(f->h->sink, "moved from here to <a href=\"#v%zus%zu\">line %zu</a></p></div>\n", f->pair->right,
                      l->right, story_phrase_line(f->h->variants[f->pair->right], l->right));
    story_sink_dispose(f->h->sink, &quote);
}

static int rows(flow *f, story_error *err)
{
    story_passages walk;
    story_passage p;
    size_t context = f->h->opts->context == STORY_NONE ? CONTEXT : f->h->opts->context;
    int code = story_passages_open(&walk, f->pair->d, context, f->h->opts->all, err);

    if (code != STORY_OK)
        return code;
    while (story_passages_next(&walk, &p)) {
        if (p.kind == STORY_PASSAGE_FOLD)
            fold(f, &p);
        else if (p.kind == STORY_PASSAGE_GONE)
            gone(f, &p);
        else
            row(f, p.link);
    }
    close_paragraph(f);
    story_passages_close(&walk);
    return STORY_OK;
}

int story_html__pair_text(story_html *h, const story_html_pair *pair, story_error *err)
{
    size_t ignored;
    flow f = {.h = h, .pair = pair, .paragraph = STORY_NONE};
    int code;

    f.links = story_diff_links(pair->d, &ignored);
    f.left = story_variant_sentences(h->variants[pair->left], &ignored);
    f.right = story_variant_sentences(h->variants[pair->right], &ignored);
    f.left_beats = story_diff_left_beats(pair->d, &f.left_count);
    f.right_beats = story_diff_right_beats(pair->d, &f.right_count);
    story_sink_puts(h->sink, "<div class=\"pair\">\n");
    story_html__map(h, pair);
    story_sink_puts(h->sink, "<div>\n<div class=\"row heads\"><div class=\"l\">");
    story_html__label(h, pair->left);
    story_sink_puts(h->sink, "</div><div class=\"g\"></div><div class=\"r\">");
    story_html__label(h, pair->right);
    story_sink_puts(h->sink, "</div></div>\n");
    code = rows(&f, err);
    story_sink_puts(h->sink, "</div>\n</div>\n");
    return code;
}

void story_html__one_text(story_html *h, size_t v)
{
    size_t i, count, paragraph = STORY_NONE;
    const story_sentence *s = story_variant_sentences(h->variants[v], &count);

    story_sink_puts(h->sink, "<section id=\"text\" aria-labelledby=\"h-text\">\n<h2 id=\"h-text\">The text</h2>\n");
    for (i = 0; i < count; i++) {
        if (s[i].paragraph != paragraph)
            story_sink_puts(h->sink, paragraph == STORY_NONE ? "<p>" : "</p>\n<p>");
        paragraph = s[i].paragraph;
        story_sink_printf(h->sink, "<span id=\"v%zus%zu\">", v, i);
        story_html__words(h, v, s[i].span);
        story_sink_puts(h->sink, "</span> ");
    }
    story_sink_puts(h->sink, count ? "</p>\n</section>\n" : "</section>\n");
}

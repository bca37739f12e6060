/* The sentences that changed: one column, or two where the page is wide. */
#include <stdio.h>

#include "render/passage.h"
#include "render/term.h"

enum { CONTEXT = 1, WIDE = 120, GONE_QUOTE = 60, NUMBER = 5 };

typedef struct sheet {
    story_page *page;
    const story_diff *d;
    const story_variant *left, *right;
    const story_link *links;
    bool side_by_side;
    bool parted; /* the next passage starts a hunk */
    bool moving; /* the passage before was moved here */
} sheet;

static void print_marked(sheet *view, const char *mark, story_buf *text)
{
    story_cell cells[2] = {{mark, 2, 0, false}, {NULL, view->page->width - 3, 0, false}};

    cells[1].text = story_buf_text(text);
    story_page_row(view->page, cells, 2, 1);
    story_buf_clear(text);
}

/* mark: up to two characters; they are set in the style of the first. */
static void mark_text(char out[8], const char *mark)
{
    snprintf(out, 8, "%s%s" STORY_STYLE_PLAIN, story_term__style(mark[0]), mark);
}

/* "3", or "3-4" where that fits into its column. */
static void number_text(char out[24], size_t first, size_t count)
{
    int len = snprintf(out, 24, STORY_STYLE_FAINT "%zu-%zu", first + 1, first + count);

    if (count == 1 || len > NUMBER + 1)
        snprintf(out, 24, STORY_STYLE_FAINT "%zu", first + 1);
}

static void print_columns(sheet *view, const char *mark, story_buf *left, story_buf *right, const story_link *l)
{
    size_t width = (view->page->width - 2 * NUMBER - 2 - 4) / 2;
    char numbers[2][24] = {"", ""};
    story_cell cells[5] = {{numbers[0], NUMBER, 0, true},
                           {NULL, width, 0, false},
                           {mark, 2, 0, false},
                           {numbers[1], NUMBER, 0, true},
                           {NULL, width, 0, false}};

    if (l && l->left_count)
        number_text(numbers[0], l->left, l->left_count);
    if (l && l->right_count)
        number_text(numbers[1], l->right, l->right_count);
    cells[1].text = story_buf_text(left);
    cells[4].text = story_buf_text(right);
    story_page_row(view->page, cells, 5, 1);
    story_buf_clear(left);
    story_buf_clear(right);
}

static void side_text(story_buf *buf, const sheet *view, size_t link, story_term_side side, bool plain)
{
    const story_link *l = &view->links[link];
    bool is_left = side == STORY_TERM_LEFT;
    size_t count = is_left ? l->left_count : l->right_count;

    if (!count)
        return;
    if (!plain && l->change == STORY_EDITED && !story_phrase_is_rewritten(view->d, link))
        story_term__edits(buf, view->d, link, side);
    else
        story_phrase_words(buf, is_left ? view->left : view->right,
                           story_phrase_span(is_left ? view->left : view->right, is_left ? l->left : l->right, count));
}

static void styled(story_buf *buf, const sheet *view, size_t link, story_term_side side, char mark, bool plain)
{
    if (mark == '-' || mark == '+')
        story_buf_puts(buf, story_term__style(mark));
    else if (plain)
        story_buf_puts(buf, STORY_STYLE_FAINT);
    side_text(buf, view, link, side, plain);
}

static void two_columns(sheet *view, size_t link, char mark, bool plain)
{
    const story_link *l = &view->links[link];
    story_buf left = STORY_BUF, right = STORY_BUF;
    char shown[8], bare[2] = {mark, 0};

    mark_text(shown, bare);
    if (l->left_count)
        styled(&left, view, link, STORY_TERM_LEFT, mark, plain);
    if (l->right_count)
        styled(&right, view, link, STORY_TERM_RIGHT, mark, plain);
    print_columns(view, shown, &left, &right, l);
    story_sink_dispose(view->page->sink, &left);
    story_sink_dispose(view->page->sink, &right);
}

static void one_column(sheet *view, size_t link, char mark, bool plain)
{
    const story_link *l = &view->links[link];
    bool apart = l->change == STORY_EDITED && !plain && !story_phrase_reads_as_one(view->d, link);
    story_buf text = STORY_BUF;
    char shown[8], pair[3] = {mark, apart ? '-' : 0, 0};

    mark_text(shown, pair);
    if (apart) {
        if (story_phrase_is_rewritten(view->d, link))
            story_buf_puts(&text, STORY_STYLE_REMOVED);
        side_text(&text, view, link, STORY_TERM_LEFT, false);
        print_marked(view, shown, &text);
        pair[1] = '+';
        mark_text(shown, pair);
        if (story_phrase_is_rewritten(view->d, link))
            story_buf_puts(&text, STORY_STYLE_ADDED);
        side_text(&text, view, link, STORY_TERM_RIGHT, false);
    } else if (l->change == STORY_EDITED && !plain) {
        story_term__edits(&text, view->d, link, STORY_TERM_BOTH);
    } else {
        styled(&text, view, link, l->right_count ? STORY_TERM_RIGHT : STORY_TERM_LEFT, mark, plain);
    }
    print_marked(view, shown, &text);
    story_sink_dispose(view->page->sink, &text);
}

static void print_link(sheet *view, size_t link, bool plain)
{
    const story_link *l = &view->links[link];
    char mark = plain ? '=' : l->moved ? 'v' : story_phrase_mark(l->change);

    if (view->side_by_side)
        two_columns(view, link, mark, plain);
    else
        one_column(view, link, mark, plain);
}

/* "@@ line 1 -> line 3 @@": where on both sides the passages that follow stand. */
static void hunk(sheet *view, size_t link)
{
    const story_link *l = &view->links[link];
    story_buf text = STORY_BUF;

    story_buf_puts(&text, STORY_STYLE_FAINT "@@ ");
    if (l->left_count)
        story_buf_printf(&text, "line %zu", story_phrase_line(view->left, l->left));
    if (l->left_count && l->right_count)
        story_buf_puts(&text, " -> ");
    if (l->right_count)
        story_buf_printf(&text, "%sline %zu", l->left_count ? "" : "-> ", story_phrase_line(view->right, l->right));
    story_buf_puts(&text, " @@");
    story_page_buf(view->page, &text, 0, 0);
    story_sink_dispose(view->page->sink, &text);
    view->parted = false;
}

static void fold(sheet *view, const story_passage *p)
{
    story_buf text = STORY_BUF;
    char mark[8];

    mark_text(mark, "=");
    story_buf_puts(&text, STORY_STYLE_FAINT);
    story_phrase_count(&text, p->sentences, "sentence unchanged", "sentences unchanged");
    if (p->renamings) {
        story_buf_printf(&text, ", %zu of them but for a name", p->renamings);
    }
    print_marked(view, mark, &text);
    story_sink_dispose(view->page->sink, &text);
    view->parted = true;
}

static void gone(sheet *view, const story_passage *p)
{
    const story_link *l = &view->links[p->link];
    story_buf text = STORY_BUF, nothing = STORY_BUF;
    char mark[8];

    mark_text(mark, "v");
    story_buf_puts(&text, STORY_STYLE_MOVED);
    story_phrase_count(&text, p->sentences, "sentence", NULL);
    story_buf_printf(&text, " from here moved to line %zu: " STORY_STYLE_PLAIN,
                     story_phrase_line(view->right, l->right));
    story_phrase_quote(&text, view->left, story_phrase_span(view->left, l->left, l->left_count), GONE_QUOTE);
    if (view->side_by_side)
        print_columns(view, mark, &text, &nothing, NULL);
    else
        print_marked(view, mark, &text);
    story_sink_dispose(view->page->sink, &text);
    story_sink_dispose(view->page->sink, &nothing);
}

/* Before the first passage of a block that was moved here. */
static void arrival(sheet *view, size_t link)
{
    const story_link *l = &view->links[link], *before = link ? l - 1 : l;
    story_buf text = STORY_BUF;
    char mark[8];

    if (!l->moved || (view->moving && before->left + before->left_count == l->left))
        return;
    mark_text(mark, "v");
    story_buf_printf(&text, STORY_STYLE_MOVED "moved here from line %zu:", story_phrase_line(view->left, l->left));
    print_marked(view, mark, &text);
    story_sink_dispose(view->page->sink, &text);
}

/* Before a link in which sentences were split or joined. */
static void seams(sheet *view, size_t link)
{
    story_buf text = STORY_BUF;
    char mark[8];

    mark_text(mark, "~");
    story_buf_puts(&text, STORY_STYLE_CHANGED);
    if (story_phrase_seams(&text, view->d, link)) {
        story_buf_puts(&text, ":");
        print_marked(view, mark, &text);
    }
    story_sink_dispose(view->page->sink, &text);
}

static void print_passage(sheet *view, const story_passage *p)
{
    if (p->kind == STORY_PASSAGE_FOLD) {
        fold(view, p);
    } else if (p->kind == STORY_PASSAGE_GONE) {
        gone(view, p);
    } else {
        if (view->parted)
            hunk(view, p->link);
        arrival(view, p->link);
        seams(view, p->link);
        print_link(view, p->link, view->links[p->link].change == STORY_SAME && !view->links[p->link].moved);
    }
    view->moving = p->kind == STORY_PASSAGE_LINK && view->links[p->link].moved;
}

int story_term__sentences(story_page *page, const story_diff *d, story_error *err)
{
    sheet view = {page, d, story_diff_left(d), story_diff_right(d), NULL, false, true, false};
    size_t count, context = page->opts->context == STORY_NONE ? CONTEXT : page->opts->context;
    story_passages walk;
    story_passage passage;
    int wanted = page->opts->side_by_side, code;

    view.links = story_diff_links(d, &count);
    view.side_by_side = wanted > 0 ? page->width >= 40 : wanted == 0 && page->width >= WIDE;
    if (!count)
        return STORY_OK;
    code = story_passages_open(&walk, d, context, page->opts->all, err);
    if (code != STORY_OK)
        return code;
    story_page_blank(page);
    story_page_heading(page, "SENTENCES");
    while (story_passages_next(&walk, &passage))
        print_passage(&view, &passage);
    story_passages_close(&walk);
    return STORY_OK;
}

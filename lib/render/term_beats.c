/* The table of beats: both variants side by side, or below each other where the page is narrow. */
#include "render/term.h"

enum { NARROW = 72, ROOMY = 100 };

static size_t hero(const story_variant *v)
{
    size_t i, count, best = 0;
    const story_name *names = story_variant_names(v, &count);

    for (i = 1; i < count; i++)
        if (names[i].mention_count > names[best].mention_count)
            best = i;
    return best;
}

static void list(story_buf *buf, const char *before, const char *name, size_t *told)
{
    story_buf_puts(buf, *told ? ", " : before);
    story_escape_visible(buf, name, strlen(name));
    ++*told;
}

void story_term__who_and_where(story_buf *buf, const story_variant *v, const story_beat *b)
{
    size_t i, count, told = 0, main_one = hero(v), before = buf->len;
    const story_name *names = story_variant_names(v, &count);
    const story_place *places = story_variant_places(v, &count);

    for (i = 0; i < b->name_count; i++)
        if (b->names[i] != main_one && names[b->names[i]].role == STORY_CHARACTER)
            list(buf, " " STORY_STYLE_FAINT "with ", names[b->names[i]].name, &told);
    for (i = 0, told = 0; i < b->place_count; i++)
        list(buf, buf->len > before ? "; at " : " " STORY_STYLE_FAINT "at ", places[b->places[i]].name, &told);
    if (buf->len > before)
        story_buf_puts(buf, STORY_STYLE_PLAIN);
}

/* The columns of the table: as wide as the largest number and the longest type. */
typedef struct grid {
    story_page *page;
    const story_diff *d;
    size_t number, type, words, lines;
} grid;

static size_t digits(size_t number)
{
    size_t count = 1;

    while (number /= 10)
        count++;
    return count;
}

static grid grid_of(story_page *page, const story_diff *d)
{
    size_t i, count, lefts, rights;
    const story_beat_type *types = story_beat_types(&count);
    grid g = {page, d, 0, 0, 0, page->width < ROOMY ? 3 : 2};

    story_variant_sentences(story_diff_left(d), &lefts);
    story_variant_sentences(story_diff_right(d), &rights);
    g.number = 1 + 2 * digits(lefts > rights ? lefts : rights);
    for (i = 0; i < count; i++)
        g.type = strlen(types[i].id) > g.type ? strlen(types[i].id) : g.type;
    g.words = (page->width - 1) / 2 - 1 - g.number - g.type - 3;
    return g;
}

typedef struct half {
    story_buf mark, number, type, words;
} half;

/* Beside each other long words are cut, so that a beat stays a few lines: who wants all of them says --all. */
static void fill(half *h, const grid *g, const story_variant *v, const story_beat *b, char mark, bool guess)
{
    bool cut = g->page->width >= NARROW && !g->page->opts->all;

    *h = (half){STORY_BUF, STORY_BUF, STORY_BUF, STORY_BUF};
    if (!b)
        return;
    story_buf_puts(&h->mark, story_term__style(mark));
    story_buf_putc(&h->mark, mark);
    story_buf_puts(&h->mark, guess ? "?" : "");
    story_phrase_sentences(&h->number, b->first, b->last);
    story_buf_puts(&h->type, b->type);
    story_phrase_quote(&h->words, v, b->quote, cut ? g->lines * g->words : 0);
    story_term__who_and_where(&h->words, v, b);
}

static void dispose(story_page *page, half *h)
{
    story_sink_dispose(page->sink, &h->mark);
    story_sink_dispose(page->sink, &h->number);
    story_sink_dispose(page->sink, &h->type);
    story_sink_dispose(page->sink, &h->words);
}

static void side_cells(story_cell *cells, const grid *g, const half *h, size_t mark, size_t words)
{
    cells[0] = (story_cell){story_buf_text(&h->mark), mark, 0, false};
    cells[1] = (story_cell){story_buf_text(&h->number), g->number, 0, false};
    cells[2] = (story_cell){story_buf_text(&h->type), g->type, 0, false};
    cells[3] = (story_cell){story_buf_text(&h->words), words, 1, false};
}

/* What only the left has takes the right's room too. */
static void side_by_side(const grid *g, const half *left, const half *right)
{
    story_cell cells[8];
    bool alone = right->mark.len == 0;

    side_cells(cells, g, left, 1, alone ? g->page->width - 1 - g->number - g->type - 3 : g->words);
    side_cells(cells + 4, g, right, 2, g->words - (g->page->width % 2 == 0 ? 0 : 1));
    story_page_row(g->page, cells, alone ? 4 : 8, 1);
}

static void below_each_other(story_page *page, const half *left, const half *right, const half *any)
{
    story_buf number = STORY_BUF;
    story_cell cells[3] = {{story_buf_text(right->mark.len ? &right->mark : &left->mark), 2, 0, false},
                           {NULL, 14, 0, false},
                           {story_buf_text(&any->type), page->width - 18, 0, false}};

    story_buf_puts(&number, story_buf_text(&left->number));
    if (left->number.len && right->number.len)
        story_buf_puts(&number, " -> ");
    story_buf_puts(&number, story_buf_text(&right->number));
    cells[1].text = story_buf_text(&number);
    story_page_row(page, cells, 3, 1);
    if (left->words.len)
        story_page_text(page, story_buf_text(&left->words), 4, 1);
    if (right->words.len)
        story_page_text(page, story_buf_text(&right->words), 4, 1);
    story_sink_dispose(page->sink, &number);
}

static void row(const grid *g, const story_beat_change *change)
{
    story_page *page = g->page;
    const story_diff *d = g->d;
    size_t count;
    const story_beat *lefts = story_diff_left_beats(d, &count), *rights = story_diff_right_beats(d, &count);
    char mark = change->moved ? 'v' : story_phrase_mark(change->change);
    half left, right;

    fill(&left, g, story_diff_left(d), change->left != STORY_NONE ? &lefts[change->left] : NULL, mark, false);
    fill(&right, g, story_diff_right(d), change->right != STORY_NONE ? &rights[change->right] : NULL, mark,
         story_phrase_is_guess(change));
    if (page->width < NARROW)
        below_each_other(page, &left, &right, change->left != STORY_NONE ? &left : &right);
    else
        side_by_side(g, &left, &right);
    dispose(page, &left);
    dispose(page, &right);
}

static void folded(story_page *page, size_t count)
{
    story_buf line = STORY_BUF;

    story_buf_puts(&line, STORY_STYLE_FAINT "= ");
    story_phrase_count(&line, count, "beat unchanged", "beats unchanged");
    story_page_buf(page, &line, 0, 2);
    story_sink_dispose(page->sink, &line);
}

void story_term__beats(story_page *page, const story_diff *d)
{
    size_t i, count, same = 0;
    const story_beat_change *items = story_diff_beats(d, &count);
    grid g = grid_of(page, d);

    if (!count)
        return;
    story_page_blank(page);
    story_page_heading(page, "BEATS");
    for (i = 0; i < count; i++) {
        if (!page->opts->all && items[i].change == STORY_SAME && !items[i].moved) {
            same++;
            continue;
        }
        if (same)
            folded(page, same);
        same = 0;
        row(&g, &items[i]);
    }
    if (same)
        folded(page, same);
}

/* Three variants or more: the beats that all share, some share and one alone has; who is who; how alike they are. */
#include <stdio.h>

#include "render/term.h"

enum { TYPE = 8, NARROWEST = 7, ROOMY = 11, WIDEST = 26, QUOTE = 90 };

typedef struct grid {
    story_page *page;
    const story_collation *c;
    const story_variant *const *variants;
    size_t count;  /* of variants */
    size_t column; /* width of a variant's column; 0: a letter each */
    bool below;    /* the letters stand below the words */
    size_t quote;  /* width left for the quoted words */
} grid;

static void label(story_buf *buf, const story_variant *v)
{
    story_escape_visible(buf, story_variant_label(v), strlen(story_variant_label(v)));
}

static void measure(grid *g)
{
    size_t room = g->page->width - 2 - TYPE - 2;

    g->quote = room * 2 / 5;
    g->column = (room - g->quote) / g->count;
    g->column = g->column > WIDEST ? WIDEST : g->column ? g->column - 1 : 0;
    if (g->column < NARROWEST || g->count + 3 > STORY_PAGE_COLUMNS)
        g->column = 0;
    g->below = !g->column && g->count * 2 > room;
    g->quote = g->column ? room - g->count * (g->column + 1) : g->below ? room : room - g->count - 2;
}

static const story_beat *beat_of(const grid *g, const story_slot *slot, size_t v)
{
    size_t count;

    return slot->beats[v] == STORY_NONE ? NULL : &story_collation_beats(g->c, v, &count)[slot->beats[v]];
}

/* The first variant that has the slot: its words stand for all. */
static size_t first_with(const grid *g, const story_slot *slot)
{
    size_t v = 0;

    while (v + 1 < g->count && slot->beats[v] == STORY_NONE)
        v++;
    return v;
}

/* What became of the slot's first beat in another variant; NULL where the two are linked by way of others. */
static const story_beat_change *change_of(const grid *g, const story_slot *slot, size_t v)
{
    size_t from = first_with(g, slot), i, count;
    const story_beat_change *changes;

    if (slot->beats[v] == STORY_NONE || from >= v)
        return NULL;
    changes = story_diff_beats(story_collation_diff(g->c, from, v), &count);
    for (i = 0; i < count; i++)
        if (changes[i].left == slot->beats[from] && changes[i].right == slot->beats[v])
            return &changes[i];
    return NULL;
}

static void beat_cell(story_buf *buf, const grid *g, const story_slot *slot, size_t v)
{
    const story_beat *b = beat_of(g, slot, v);
    const story_beat_change *change = change_of(g, slot, v);

    if (!b) {
        story_buf_puts(buf, STORY_STYLE_FAINT "-" STORY_STYLE_PLAIN);
        return;
    }
    if (change && change->moved)
        story_buf_puts(buf, STORY_STYLE_MOVED "v " STORY_STYLE_PLAIN);
    story_phrase_sentences(buf, b->first, b->last);
    story_buf_puts(buf, change && story_phrase_is_guess(change) ? "?" : "");
    if (g->column >= ROOMY)
        story_term__who_and_where(buf, g->variants[v], b);
}

static void letters_cell(story_buf *buf, const grid *g, const story_slot *slot)
{
    size_t v;

    for (v = 0; v < g->count; v++)
        story_buf_putc(buf, slot->beats[v] == STORY_NONE ? '.' : story_term__letter(v));
}

static void slot_row(grid *g, const story_slot *slot)
{
    story_buf texts[STORY_PAGE_COLUMNS] = {STORY_BUF};
    story_cell cells[STORY_PAGE_COLUMNS] = {
        {"", 1, 0, false}, {slot->type, TYPE, 0, false}, {NULL, g->quote, 1, false}};
    size_t first = first_with(g, slot), v, columns = g->column ? g->count : g->below ? 0 : 1;

    story_phrase_quote(&texts[0], g->variants[first], beat_of(g, slot, first)->quote, QUOTE);
    cells[2].text = story_buf_text(&texts[0]);
    for (v = 0; v < columns; v++) {
        if (g->column)
            beat_cell(&texts[v + 1], g, slot, v);
        else
            letters_cell(&texts[v + 1], g, slot);
        cells[v + 3] = (story_cell){story_buf_text(&texts[v + 1]), g->column ? g->column : g->count, 1, false};
    }
    story_page_row(g->page, cells, columns + 3, 1);
    if (g->below) {
        letters_cell(&texts[1], g, slot);
        story_page_buf(g->page, &texts[1], TYPE + 3, 0);
    }
    for (v = 0; v <= columns + g->below; v++)
        story_sink_dispose(g->page->sink, &texts[v]);
}

static void labels_row(grid *g)
{
    story_buf texts[STORY_PAGE_COLUMNS] = {STORY_BUF}, line = STORY_BUF;
    story_cell cells[STORY_PAGE_COLUMNS] = {{"", 1, 0, false}, {"", TYPE, 0, false}, {"", g->quote, 0, false}};
    size_t v;

    for (v = 0; !g->column && v < g->count; v++) {
        story_buf_printf(&line, "%s%c ", v ? "   " : "  ", story_term__letter(v));
        label(&line, g->variants[v]);
    }
    if (line.len)
        story_page_buf(g->page, &line, 0, 2);
    for (v = 0; g->column && v < g->count; v++) {
        story_buf_puts(&texts[v], STORY_STYLE_STRONG);
        label(&texts[v], g->variants[v]);
        cells[v + 3] = (story_cell){story_buf_text(&texts[v]), g->column, 0, false};
    }
    if (g->column)
        story_page_row(g->page, cells, g->count + 3, 1);
    for (v = 0; g->column && v < g->count; v++)
        story_sink_dispose(g->page->sink, &texts[v]);
    story_sink_dispose(g->page->sink, &line);
}

static size_t count_slots(const story_slot *slots, size_t count, size_t least, size_t most)
{
    size_t i, n = 0;

    for (i = 0; i < count; i++)
        n += slots[i].shared >= least && slots[i].shared <= most;
    return n;
}

static void shared(grid *g, const story_slot *slots, size_t count, size_t least, size_t most, const char *title)
{
    story_buf line = STORY_BUF;
    size_t i, n = count_slots(slots, count, least, most);

    if (!n)
        return;
    story_page_blank(g->page);
    story_buf_puts(&line, STORY_STYLE_STRONG "BEATS" STORY_STYLE_PLAIN "  ");
    story_phrase_count(&line, n, "beat", NULL);
    story_buf_printf(&line, " %s", title);
    story_page_buf(g->page, &line, 0, 2);
    labels_row(g);
    for (i = 0; i < count; i++)
        if (slots[i].shared >= least && slots[i].shared <= most)
            slot_row(g, &slots[i]);
    story_sink_dispose(g->page->sink, &line);
}

static void alone(grid *g, const story_slot *slots, size_t count)
{
    story_buf number = STORY_BUF, quote = STORY_BUF;
    size_t v, i;

    for (v = 0; v < g->count; v++) {
        bool told = false;

        for (i = 0; i < count; i++) {
            const story_beat *b = slots[i].shared == 1 ? beat_of(g, &slots[i], v) : NULL;
            story_cell cells[4] = {{"", 1, 0, false},
                                   {slots[i].type, TYPE, 0, false},
                                   {NULL, 8, 0, false},
                                   {NULL, g->page->width - TYPE - 12, 1, false}};

            if (!b)
                continue;
            if (!told) {
                story_page_blank(g->page);
                story_buf_puts(&quote, STORY_STYLE_STRONG "ONLY " STORY_STYLE_PLAIN);
                label(&quote, g->variants[v]);
                story_page_buf(g->page, &quote, 0, 2);
            }
            told = true;
            story_phrase_sentences(&number, b->first, b->last);
            story_phrase_quote(&quote, g->variants[v], b->quote, QUOTE);
            cells[2].text = story_buf_text(&number);
            cells[3].text = story_buf_text(&quote);
            story_page_row(g->page, cells, 4, 1);
            story_buf_clear(&number);
            story_buf_clear(&quote);
        }
    }
    story_sink_dispose(g->page->sink, &number);
    story_sink_dispose(g->page->sink, &quote);
}

int story_term__skeleton(story_page *page, const story_collation *c, story_error *err)
{
    grid g = {page, c, NULL, 0, 0, false, 0};
    size_t count;
    const story_slot *slots = story_collation_slots(c, &count);
    story_buf line = STORY_BUF;
    int code = STORY_OK;

    g.variants = story_collation_variants(c, &g.count);
    measure(&g);
    story_buf_puts(&line, STORY_STYLE_STRONG "skeleton" STORY_STYLE_PLAIN "     ");
    story_phrase_count(&line, g.count, "variant", NULL);
    story_buf_printf(&line, "   beats: %zu shared by all, %zu by some, %zu in one alone",
                     count_slots(slots, count, g.count, g.count), count_slots(slots, count, 2, g.count - 1),
                     count_slots(slots, count, 1, 1));
    story_page_buf(page, &line, 0, 2);
    story_sink_dispose(page->sink, &line);
    if (page->opts->stat) {
        story_term__stat(page, c);
        story_term__similarity(page, c);
        return STORY_OK;
    }
    if (page->opts->parts & (STORY_PART_NAMES | STORY_PART_PLACES))
        code = story_term__who_is_who(page, c, err);
    if (page->opts->parts & STORY_PART_BEATS) {
        shared(&g, slots, count, g.count, g.count, "shared by all");
        shared(&g, slots, count, 2, g.count - 1, g.count == 3 ? "shared by two" : "shared by some");
        alone(&g, slots, count);
    }
    story_term__similarity(page, c);
    story_term__tree(page, c);
    story_page_blank(page);
    story_page_text(page, STORY_STYLE_FAINT "numbers are sentences  v moved  - not there  ? a guess", 0, 2);
    return code;
}

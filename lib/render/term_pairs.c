/* The tables of names and places that changed. */
#include "render/entity.h"
#include "render/term.h"

enum { UNCHANGED_TOLD = 8, NARROW = 60 };

typedef struct table {
    const char *title;
    const story_pairing *items;
    size_t count;
    const story_diff *d;
    bool places;
    bool cities; /* of places: cities, or all others */
} table;

static story_entity left_of(const table *t, const story_pairing *p)
{
    return story_entity_of(story_diff_left(t->d), p->left, t->places);
}

static story_entity right_of(const table *t, const story_pairing *p)
{
    return story_entity_of(story_diff_right(t->d), p->right, t->places);
}

/* What stands in brackets behind a name, or NULL. */
static const char *remark_on(const story_entity *e)
{
    if (e->as_place)
        return story_entity_is_city(e) ? NULL : story_entity_kind(e);
    return story_entity_is_reference(e) ? "only named" : NULL;
}

static story_gender gender_of(const story_entity *e)
{
    return e->as_name ? e->as_name->gender : STORY_GENDER_UNKNOWN;
}

static bool belongs(const table *t, const story_pairing *p)
{
    story_entity e = p->left != STORY_NONE ? left_of(t, p) : right_of(t, p);

    return !t->places || story_entity_is_city(&e) == t->cities;
}

/* Whether the table has a row for pairing i: what did not change only where all is asked for. */
static bool has_row(const table *t, const story_page *page, size_t i)
{
    return belongs(t, &t->items[i]) && !story_phrase_is_leftover(t->items, t->count, i) &&
           (page->opts->all || t->items[i].change != STORY_SAME);
}

static void name_cell(story_buf *buf, const story_entity *s, const char *role)
{
    if (!s->name) {
        story_buf_puts(buf, STORY_STYLE_FAINT "(none)" STORY_STYLE_PLAIN);
        return;
    }
    story_escape_visible(buf, s->name, strlen(s->name));
    if (role || remark_on(s))
        story_buf_printf(buf, STORY_STYLE_FAINT " (%s)" STORY_STYLE_PLAIN, role ? role : remark_on(s));
}

static void leftovers(story_buf *buf, const table *t, const story_pairing *p)
{
    if (!p->leftover_count)
        return;
    story_buf_puts(buf, "; " STORY_STYLE_REMOVED "still ");
    story_phrase_quote(buf, story_diff_right(t->d), p->leftovers[0].span, 40);
    story_buf_puts(buf, " on ");
    story_phrase_lines(buf, story_diff_right(t->d), p->leftovers, p->leftover_count);
    story_buf_puts(buf, STORY_STYLE_PLAIN);
}

static void note_cell(story_buf *buf, const table *t, const story_pairing *p, const story_entity *left,
                      const story_entity *right)
{
    static const char *const pronouns[] = {"they", "he", "she"};

    story_buf_puts(buf, story_term__style(story_phrase_mark(p->change)));
    story_buf_printf(buf, "%s%s" STORY_STYLE_PLAIN ", ", story_change_word(p->change),
                     story_phrase_is_doubtful(p) ? "?" : "");
    if (!left->name || !right->name) {
        const story_entity *there = left->name ? left : right;

        story_phrase_lines(buf, left->name ? story_diff_left(t->d) : story_diff_right(t->d), there->mentions,
                           there->mention_count);
        return;
    }
    if (t->places) {
        story_phrase_lines(buf, story_diff_left(t->d), left->mentions, left->mention_count);
        story_buf_puts(buf, " -> ");
        story_phrase_lines(buf, story_diff_right(t->d), right->mentions, right->mention_count);
    } else {
        if (left->mention_count != right->mention_count)
            story_buf_printf(buf, "%zu -> ", left->mention_count);
        story_phrase_count(buf, right->mention_count, "mention", NULL);
    }
    if (gender_of(left) && gender_of(right) && gender_of(left) != gender_of(right))
        story_buf_printf(buf, "; %s -> %s", pronouns[gender_of(left)], pronouns[gender_of(right)]);
    if (p->only) {
        story_buf_puts(buf, "; ");
        story_phrase_count(buf, p->only, "sentence", NULL);
        story_buf_puts(buf, " changed only by this");
    }
    leftovers(buf, t, p);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The widths of the two name columns: as wide as their names, but at most a third of the page each. */
static void measure(const table *t, story_page *page, size_t widths[2])
{
    size_t i, most = (page->width - 10) / 3;

    widths[0] = widths[1] = 6;
    for (i = 0; i < t->count; i++) {
        const story_pairing *p = &t->items[i];
        story_entity left = left_of(t, p), right = right_of(t, p);
        story_buf cells[2] = {STORY_BUF, STORY_BUF};

        if (has_row(t, page, i)) {
            name_cell(&cells[0], &left, p->role);
            name_cell(&cells[1], &right, NULL);
            widths[0] = larger(widths[0], story_page_width(story_buf_text(&cells[0])));
            widths[1] = larger(widths[1], story_page_width(story_buf_text(&cells[1])));
        }
        story_sink_dispose(page->sink, &cells[0]);
        story_sink_dispose(page->sink, &cells[1]);
    }
    widths[0] = widths[0] < most ? widths[0] : most;
    widths[1] = widths[1] < most ? widths[1] : most;
}

/* Where three columns would cut words: both names, and below what became of them. */
static void below_each_other(story_page *page, story_buf texts[3])
{
    story_buf names = STORY_BUF;

    story_buf_printf(&names, "%s -> %s", story_buf_text(&texts[0]), story_buf_text(&texts[1]));
    story_page_buf(page, &names, 2, 2);
    story_page_text(page, story_buf_text(&texts[2]), 4, 2);
    story_sink_dispose(page->sink, &names);
}

static void beside_each_other(story_page *page, story_buf texts[3], const size_t widths[2])
{
    size_t used = 2 + widths[0] + 2 + 2 + 2 + widths[1] + 2;
    story_cell cells[5] = {{"", 0, 0, false},
                           {story_buf_text(&texts[0]), widths[0], 2, false},
                           {"->", 2, 0, false},
                           {story_buf_text(&texts[1]), widths[1], 2, false},
                           {story_buf_text(&texts[2]), page->width - used, 2, false}};

    story_page_row(page, cells, 5, 2);
}

static void row(const table *t, story_page *page, const story_pairing *p, const size_t widths[2])
{
    story_entity left = left_of(t, p), right = right_of(t, p);
    story_buf texts[3] = {STORY_BUF, STORY_BUF, STORY_BUF};
    size_t i;

    name_cell(&texts[0], &left, p->role);
    name_cell(&texts[1], &right, NULL);
    note_cell(&texts[2], t, p, &left, &right);
    if (page->width < NARROW)
        below_each_other(page, texts);
    else
        beside_each_other(page, texts, widths);
    for (i = 0; i < 3; i++)
        story_sink_dispose(page->sink, &texts[i]);
}

static void unchanged(const table *t, story_page *page)
{
    story_buf line = STORY_BUF;
    size_t i, told = 0;

    for (i = 0; i < t->count; i++) {
        story_entity s = right_of(t, &t->items[i]);

        if (t->items[i].change != STORY_SAME || !belongs(t, &t->items[i]) || !s.name ||
            story_phrase_is_leftover(t->items, t->count, i))
            continue;
        if (told < UNCHANGED_TOLD) {
            story_buf_puts(&line, told ? ", " : STORY_STYLE_FAINT "= unchanged: ");
            story_escape_visible(&line, s.name, strlen(s.name));
        }
        told++;
    }
    if (told > UNCHANGED_TOLD)
        story_buf_printf(&line, " and %zu more", told - UNCHANGED_TOLD);
    if (told)
        story_page_buf(page, &line, 2, 2);
    story_sink_dispose(page->sink, &line);
}

static void print(const table *t, story_page *page)
{
    size_t i, widths[2], shown = 0, kept = 0;

    for (i = 0; i < t->count; i++) {
        shown += has_row(t, page, i);
        kept += belongs(t, &t->items[i]);
    }
    if (!kept)
        return;
    story_page_blank(page);
    story_page_heading(page, t->title);
    measure(t, page, widths);
    for (i = 0; shown && i < t->count; i++)
        if (has_row(t, page, i))
            row(t, page, &t->items[i], widths);
    if (!page->opts->all)
        unchanged(t, page);
}

void story_term__names(story_page *page, const story_diff *d)
{
    table t = {"NAMES", NULL, 0, d, false, false};

    t.items = story_diff_names(d, &t.count);
    print(&t, page);
}

void story_term__places(story_page *page, const story_diff *d)
{
    table t = {"CITIES", NULL, 0, d, true, true};

    t.items = story_diff_places(d, &t.count);
    print(&t, page);
    t.title = "OTHER PLACES";
    t.cities = false;
    print(&t, page);
}

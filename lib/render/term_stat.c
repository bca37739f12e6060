/* Three variants or more in numbers: what each holds, and what changed from one to the other. */
#include <stdio.h>

#include "render/term.h"

/* MOST_PAIRED: from there on a line for every two is no summary any more. */
enum { MOST_COLUMNS = 8, MOST_PAIRED = 8, NARROWEST = 12, DIGITS = 24 };

typedef struct heads {
    const char *title, *columns[MOST_COLUMNS];
} heads;

/* What holds these names, cities … */
static const heads of_one = {"EACH", {"sentences", "names", "cities", "places", "beats", "of all", "of some", "alone"}};
static const heads of_two = {"FROM -> TO",
                             {"same", "changed", "moved", "removed", "added", "names", "places", "beats"}};

static void label(story_buf *buf, const story_variant *v)
{
    story_escape_visible(buf, story_variant_label(v), strlen(story_variant_label(v)));
}

/* The first cell has what the numbers leave of the page. */
static void row(story_page *page, const heads *h, const char *first, const char *const *texts)
{
    story_cell cells[MOST_COLUMNS + 1] = {{first, page->width, 2, false}};
    size_t i;

    for (i = 0; i < MOST_COLUMNS; i++) {
        size_t width = story_page_width(h->columns[i]);

        cells[i + 1] = (story_cell){texts[i], width, 0, true};
        cells[0].width = cells[0].width > width + 1 + NARROWEST ? cells[0].width - width - 1 : NARROWEST;
    }
    story_page_row(page, cells, MOST_COLUMNS + 1, 1);
}

static void head(story_page *page, const heads *h)
{
    story_buf title = STORY_BUF;

    story_page_blank(page);
    story_buf_printf(&title, STORY_STYLE_STRONG "%s" STORY_STYLE_PLAIN, h->title);
    row(page, h, story_buf_text(&title), h->columns);
    story_sink_dispose(page->sink, &title);
}

static void numbers(story_page *page, const heads *h, story_buf *first, const size_t *values)
{
    char digits[MOST_COLUMNS][DIGITS];
    const char *texts[MOST_COLUMNS];
    size_t i;

    for (i = 0; i < MOST_COLUMNS; i++) {
        snprintf(digits[i], DIGITS, "%zu", values[i]);
        texts[i] = values[i] ? digits[i] : "-";
    }
    row(page, h, story_buf_text(first), texts);
    story_sink_dispose(page->sink, first);
}

static void one(story_page *page, const story_collation *c, const story_variant *v, size_t index, size_t variants)
{
    enum { SENTENCES, NAMES, CITIES, PLACES, BEATS, OF_ALL, OF_SOME, ALONE };
    size_t values[MOST_COLUMNS] = {0}, count, i;
    const story_place *places = story_variant_places(v, &count);
    const story_slot *slots;
    story_buf first = STORY_BUF;

    for (i = 0; i < count; i++)
        values[places[i].kind == STORY_CITY ? CITIES : PLACES]++;
    story_variant_sentences(v, &values[SENTENCES]);
    story_variant_names(v, &values[NAMES]);
    story_collation_beats(c, index, &values[BEATS]);
    slots = story_collation_slots(c, &count);
    for (i = 0; i < count; i++)
        if (slots[i].beats[index] != STORY_NONE)
            values[slots[i].shared == variants ? OF_ALL : slots[i].shared > 1 ? OF_SOME : ALONE]++;
    story_buf_puts(&first, "  ");
    label(&first, v);
    numbers(page, &of_one, &first, values);
}

static void two(story_page *page, const story_diff *d)
{
    story_tally t = story_tally_of(d);
    size_t values[MOST_COLUMNS] = {
        t.same,  t.edited + t.renamings, t.moved,         t.removed,
        t.added, t.name_changes,         t.place_changes, t.changed_beats + t.removed_beats + t.added_beats};
    story_buf first = STORY_BUF;

    story_buf_puts(&first, "  ");
    label(&first, story_diff_left(d));
    story_buf_puts(&first, " -> ");
    label(&first, story_diff_right(d));
    numbers(page, &of_two, &first, values);
}

void story_term__stat(story_page *page, const story_collation *c)
{
    size_t i, j, count;
    const story_variant *const *variants = story_collation_variants(c, &count);

    head(page, &of_one);
    for (i = 0; i < count; i++)
        one(page, c, variants[i], i, count);
    story_page_text(page, STORY_STYLE_FAINT "of all, of some, alone: beats that others have too, or none", 2, 0);
    if (count > MOST_PAIRED)
        return;
    head(page, &of_two);
    for (i = 0; i < count; i++)
        for (j = i + 1; j < count; j++)
            two(page, story_collation_diff(c, i, j));
    story_page_text(page, STORY_STYLE_FAINT "same to added: sentences; names, places, beats: those that changed", 2, 0);
}

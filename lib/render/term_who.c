/* Who is who in three variants or more, and how alike the variants are. */
#include <stdio.h>

#include "render/classes.h"
#include "render/entity.h"
#include "render/term.h"

enum { NARROWEST = 12, SCORE = 6 };

typedef struct cast {
    story_page *page;
    const story_variant *const *variants;
    const story_classes *classes;
    bool places, cities;
} cast;

static story_entity member(const cast *t, size_t k, size_t v)
{
    return story_entity_of(t->variants[v], t->classes->members[k * t->classes->variants + v], t->places);
}

static const char *name_of(const cast *t, size_t k, size_t v)
{
    return member(t, k, v).name;
}

static bool belongs(const cast *t, size_t k)
{
    story_entity e = member(t, k, story_classes_first(t->classes, k));

    return !t->places || story_entity_is_city(&e) == t->cities;
}

/* One row of columns. k STORY_NONE: the labels. */
static void columns_row(const cast *t, size_t k, size_t width)
{
    story_buf texts[STORY_PAGE_COLUMNS] = {STORY_BUF};
    story_cell cells[STORY_PAGE_COLUMNS] = {{"", 0, 0, false}};
    size_t v, count = t->classes->variants;

    for (v = 0; v < count; v++) {
        const char *name = k == STORY_NONE ? story_variant_label(t->variants[v]) : name_of(t, k, v);

        story_buf_puts(&texts[v], k == STORY_NONE ? STORY_STYLE_STRONG : name ? "" : STORY_STYLE_FAINT "-");
        if (name)
            story_escape_visible(&texts[v], name, strlen(name));
        cells[v + 1] = (story_cell){story_buf_text(&texts[v]), width - 2, 2, false};
    }
    story_page_row(t->page, cells, count + 1, 2);
    for (v = 0; v < count; v++)
        story_sink_dispose(t->page->sink, &texts[v]);
}

static bool has(const cast *t, size_t k, size_t v, const char *name)
{
    const char *here = name_of(t, k, v);

    return here && strcmp(here, name) == 0;
}

/* Who calls it so: "a, b, c", or "all but d" where that is shorter. */
static void holders(story_buf *line, const cast *t, size_t k, const char *name)
{
    size_t v, held = 0, count = t->classes->variants;
    const char *before;
    bool most;

    for (v = 0; v < count; v++)
        held += has(t, k, v, name);
    most = held * 2 > count;
    before = held == count ? "all" : most ? "all but " : "";
    story_buf_puts(line, before);
    for (v = 0, before = ""; v < count; v++)
        if (has(t, k, v, name) != most) {
            story_buf_puts(line, before);
            story_escape_visible(line, story_variant_label(t->variants[v]),
                                 strlen(story_variant_label(t->variants[v])));
            before = ", ";
        }
}

/* Where the columns don't fit: "Sophia: romy, b2; Sofia: jasper". Equal names are told together. */
static void list_row(const cast *t, size_t k)
{
    story_buf line = STORY_BUF;
    size_t v, w, count = t->classes->variants;

    for (v = 0; v < count; v++) {
        const char *name = name_of(t, k, v);
        bool told = !name;

        for (w = 0; w < v && !told; w++)
            told = name_of(t, k, w) && strcmp(name_of(t, k, w), name) == 0;
        if (told)
            continue;
        story_buf_puts(&line, line.len ? "; " : "");
        story_escape_visible(&line, name, strlen(name));
        story_buf_puts(&line, STORY_STYLE_FAINT ": ");
        holders(&line, t, k, name);
        story_buf_puts(&line, STORY_STYLE_PLAIN);
    }
    story_page_buf(t->page, &line, 2, 2);
    story_sink_dispose(t->page->sink, &line);
}

static void table(const cast *t, const char *title)
{
    size_t k, width = (t->page->width - 2) / t->classes->variants;
    bool columns = width >= NARROWEST && t->classes->variants < STORY_PAGE_COLUMNS, told = false;

    width = width > 30 ? 30 : width;
    for (k = 0; k < t->classes->count; k++) {
        if (!belongs(t, k))
            continue;
        if (!told) {
            story_page_blank(t->page);
            story_page_heading(t->page, title);
            if (columns)
                columns_row(t, STORY_NONE, width);
        }
        told = true;
        if (columns)
            columns_row(t, k, width);
        else
            list_row(t, k);
    }
}

int story_term__who_is_who(story_page *page, const story_collation *c, story_error *err)
{
    story_classes names = {0}, places = {0};
    size_t count;
    cast t = {page, story_collation_variants(c, &count), &names, false, false};
    int code = story_classes_of_names(&names, c, err);

    if (code == STORY_OK)
        code = story_classes_of_places(&places, c, err);
    if (code == STORY_OK && page->opts->parts & STORY_PART_NAMES)
        table(&t, "NAMES");
    t = (cast){page, t.variants, &places, true, true};
    if (code == STORY_OK && page->opts->parts & STORY_PART_PLACES) {
        table(&t, "CITIES");
        t.cities = false;
        table(&t, "OTHER PLACES");
    }
    story_classes_dispose(&names);
    story_classes_dispose(&places);
    return code;
}

static void score_text(char out[8], double score)
{
    snprintf(out, 8, "%3.0f%%", score * 100);
}

char story_term__letter(size_t i)
{
    return (char)(i < 26 ? 'A' + i : i < 52 ? 'a' + i - 26 : '#');
}

static void matrix_row(story_page *page, const story_collation *c, const story_variant *const *variants, size_t count,
                       size_t i)
{
    char scores[STORY_PAGE_COLUMNS][8];
    story_cell cells[STORY_PAGE_COLUMNS] = {{"", 0, 0, false}};
    story_buf label = STORY_BUF;
    size_t j;

    story_buf_printf(&label, "%c ", story_term__letter(i));
    story_escape_visible(&label, story_variant_label(variants[i]), strlen(story_variant_label(variants[i])));
    cells[1] = (story_cell){story_buf_text(&label), page->width - 2 - count * SCORE, 2, false};
    for (j = 0; j < count; j++) {
        score_text(scores[j], story_collation_similarity(c, i, j));
        cells[j + 2] = (story_cell){i == j ? "" : scores[j], SCORE - 2, 0, true};
    }
    cells[1].width = cells[1].width > 24 ? 24 : cells[1].width;
    story_page_row(page, cells, count + 2, 2);
    story_sink_dispose(page->sink, &label);
}

static void matrix_head(story_page *page, size_t count)
{
    char letters[STORY_PAGE_COLUMNS][2];
    story_cell cells[STORY_PAGE_COLUMNS] = {{"", 0, 0, false}};
    size_t j, width = page->width - 2 - count * SCORE;

    cells[1] = (story_cell){"", width > 24 ? 24 : width, 0, false};
    for (j = 0; j < count; j++) {
        letters[j][0] = story_term__letter(j);
        letters[j][1] = '\0';
        cells[j + 2] = (story_cell){letters[j], SCORE - 2, 0, true};
    }
    story_page_row(page, cells, count + 2, 2);
}

static void nearest_row(story_page *page, const story_collation *c, const story_variant *const *variants, size_t count,
                        size_t i)
{
    story_buf line = STORY_BUF;
    size_t j, best = i ? 0 : 1;
    char score[8];

    for (j = 0; j < count; j++)
        if (j != i && story_collation_similarity(c, i, j) > story_collation_similarity(c, i, best))
            best = j;
    score_text(score, story_collation_similarity(c, i, best));
    story_escape_visible(&line, story_variant_label(variants[i]), strlen(story_variant_label(variants[i])));
    story_buf_printf(&line, ": %s ", score);
    story_escape_visible(&line, story_variant_label(variants[best]), strlen(story_variant_label(variants[best])));
    story_page_buf(page, &line, 2, 2);
    story_sink_dispose(page->sink, &line);
}

void story_term__similarity(story_page *page, const story_collation *c)
{
    size_t i, count;
    const story_variant *const *variants = story_collation_variants(c, &count);
    bool fits = count + 2 < STORY_PAGE_COLUMNS && count * SCORE + 14 <= page->width;

    story_page_blank(page);
    story_page_heading(page, fits ? "LIKENESS" : "LIKENESS" STORY_STYLE_PLAIN "  the nearest of each");
    if (fits)
        matrix_head(page, count);
    for (i = 0; i < count; i++) {
        if (fits)
            matrix_row(page, c, variants, count, i);
        else
            nearest_row(page, c, variants, count, i);
    }
}

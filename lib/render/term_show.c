/* One variant: the cast, the places by city, the beats with their lines. */
#include <stdio.h>

#include "render/term.h"

enum { NARROW = 60 };

static void variant_header(story_page *page, const story_variant *v)
{
    story_buf line = STORY_BUF;
    size_t sentences, paragraphs, beats;
    const char *label = story_variant_label(v);

    story_variant_sentences(v, &sentences);
    story_variant_paragraphs(v, &paragraphs);
    story_variant_beats(v, &beats);
    story_buf_puts(&line, STORY_STYLE_STRONG);
    story_escape_visible(&line, label, strlen(label));
    story_buf_puts(&line, STORY_STYLE_PLAIN "     ");
    story_phrase_count(&line, paragraphs, "paragraph", NULL);
    story_buf_puts(&line, "   ");
    story_phrase_count(&line, sentences, "sentence", NULL);
    story_buf_puts(&line, "   ");
    story_phrase_count(&line, beats, "beat", NULL);
    story_buf_printf(&line, "   %zu bytes " STORY_STYLE_FAINT "%s", story_variant_source_len(v),
                     story_variant_encoding(v));
    story_page_buf(page, &line, 0, 4);
    story_sink_dispose(page->sink, &line);
}

static void line_of_two(story_page *page, story_buf *name, size_t indent, size_t width, story_buf *note)
{
    story_cell cells[2] = {{NULL, width - indent, 2, false}, {NULL, page->width - width - 4, 2, false}};
    story_cell all[3] = {{"", indent, 0, false}, {"", 0, 0, false}, {"", 0, 0, false}};

    cells[0].text = story_buf_text(name);
    cells[1].text = story_buf_text(note);
    all[0].width = indent;
    all[1] = cells[0];
    all[2] = cells[1];
    story_page_row(page, all, 3, 2);
    story_buf_clear(name);
    story_buf_clear(note);
}

static void person(story_page *page, const story_variant *v, const story_name *n, size_t width)
{
    static const char *const pronouns[] = {NULL, "he", "she"};
    story_buf name = STORY_BUF, note = STORY_BUF;
    size_t i;

    story_escape_visible(&name, n->name, strlen(n->name));
    story_phrase_count(&note, n->mention_count, "mention", NULL);
    if (n->mention_count)
        story_buf_printf(&note, ", first on line %zu", story_variant_line(v, n->mentions[0].span.start, NULL));
    if (pronouns[n->gender])
        story_buf_printf(&note, ", %s", pronouns[n->gender]);
    if (n->role == STORY_REFERENCE)
        story_buf_puts(&note, ", only named");
    for (i = 0; i < n->alias_count; i++) {
        story_buf_puts(&note, i ? ", " : STORY_STYLE_FAINT "; also ");
        story_escape_visible(&note, n->aliases[i], strlen(n->aliases[i]));
    }
    line_of_two(page, &name, 0, width, &note);
    story_sink_dispose(page->sink, &name);
    story_sink_dispose(page->sink, &note);
}

static size_t name_column(const story_page *page, const story_variant *v)
{
    size_t i, count, width = 8, most = page->width * 2 / 5;
    const story_name *names = story_variant_names(v, &count);
    const story_place *places;

    for (i = 0; i < count; i++)
        width = story_page_width(names[i].name) > width ? story_page_width(names[i].name) : width;
    places = story_variant_places(v, &count);
    for (i = 0; i < count; i++)
        width = story_page_width(places[i].name) + 2 > width ? story_page_width(places[i].name) + 2 : width;
    return width < most ? width : most;
}

static void cast(story_page *page, const story_variant *v, size_t width)
{
    size_t i, count, role;
    const story_name *names = story_variant_names(v, &count);

    if (!count)
        return;
    story_page_blank(page);
    story_page_heading(page, "CAST");
    for (role = STORY_CHARACTER; role <= STORY_REFERENCE; role++)
        for (i = 0; i < count; i++)
            if (names[i].role == (story_role)role)
                person(page, v, &names[i], width);
}

static void place(story_page *page, const story_variant *v, const story_place *p, size_t indent, size_t width)
{
    story_buf name = STORY_BUF, note = STORY_BUF;

    story_escape_visible(&name, p->name, strlen(p->name));
    story_buf_puts(&note, story_phrase_place_kind(p->kind));
    if (p->country && p->kind != STORY_COUNTRY)
        story_buf_printf(&note, " in %s", p->country);
    story_buf_puts(&note, ", ");
    story_phrase_count(&note, p->mention_count, "mention", NULL);
    story_buf_puts(&note, ", ");
    story_phrase_lines(&note, v, p->mentions, p->mention_count);
    line_of_two(page, &name, indent, width, &note);
    story_sink_dispose(page->sink, &name);
    story_sink_dispose(page->sink, &note);
}

static bool lies_in(const story_place *p, const story_place *city)
{
    return p != city && p->kind != STORY_CITY && p->city && strcmp(p->city, city->name) == 0;
}

/* Whether a place is told under the city it lies in. */
static bool is_told_elsewhere(const story_place *places, size_t count, const story_place *p)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (places[i].kind == STORY_CITY && lies_in(p, &places[i]))
            return true;
    return false;
}

static void places_by_city(story_page *page, const story_variant *v, size_t width)
{
    size_t i, k, count;
    const story_place *places = story_variant_places(v, &count);

    if (!count)
        return;
    story_page_blank(page);
    story_page_heading(page, "PLACES");
    for (i = 0; i < count; i++) {
        if (is_told_elsewhere(places, count, &places[i]))
            continue;
        place(page, v, &places[i], 0, width);
        for (k = 0; places[i].kind == STORY_CITY && k < count; k++)
            if (lies_in(&places[k], &places[i]))
                place(page, v, &places[k], 2, width);
    }
}

/* Sentences, line and type of a beat, and its words beside them or, where the page is narrow, below. */
static void beat(story_page *page, const char *number, const char *line, const char *type, const char *words)
{
    story_cell cells[5] = {{"", 0, 0, false},
                           {number, 7, 0, false},
                           {line, 6, 0, true},
                           {type, 8, 0, false},
                           {words, page->width < NARROW ? 1 : page->width - 29, 1, false}};

    story_page_row(page, cells, page->width < NARROW ? 4 : 5, 2);
    if (page->width < NARROW)
        story_page_text(page, words, 4, 1);
}

static void beats(story_page *page, const story_variant *v)
{
    size_t i, count;
    const story_beat *items = story_variant_beats(v, &count);
    story_buf number = STORY_BUF, line = STORY_BUF, text = STORY_BUF;

    if (!count)
        return;
    story_page_blank(page);
    story_page_heading(page, "BEATS" STORY_STYLE_PLAIN STORY_STYLE_FAINT "   sentences, line, type");
    for (i = 0; i < count; i++) {
        story_phrase_sentences(&number, items[i].first, items[i].last);
        story_buf_printf(&line, STORY_STYLE_FAINT "%zu", story_phrase_line(v, items[i].first));
        story_phrase_quote(&text, v, items[i].quote, 0);
        story_term__who_and_where(&text, v, &items[i]);
        beat(page, story_buf_text(&number), story_buf_text(&line), items[i].type, story_buf_text(&text));
        story_buf_clear(&number);
        story_buf_clear(&line);
        story_buf_clear(&text);
    }
    story_sink_dispose(page->sink, &number);
    story_sink_dispose(page->sink, &line);
    story_sink_dispose(page->sink, &text);
}

static void sentences(story_page *page, const story_variant *v)
{
    size_t i, count;
    const story_sentence *items = story_variant_sentences(v, &count);
    story_buf text = STORY_BUF;
    char number[32];

    story_page_blank(page);
    story_page_heading(page, "SENTENCES");
    for (i = 0; i < count; i++) {
        story_cell cells[2] = {{number, 6, 0, true}, {NULL, page->width - 8, 0, false}};

        if (i && items[i].paragraph != items[i - 1].paragraph)
            story_page_blank(page);
        snprintf(number, sizeof number, STORY_STYLE_FAINT "%zu", i + 1);
        story_phrase_words(&text, v, items[i].span);
        cells[1].text = story_buf_text(&text);
        story_page_row(page, cells, 2, 2);
        story_buf_clear(&text);
    }
    story_sink_dispose(page->sink, &text);
}

static int show(story_page *page, const story_variant *v, story_error *err)
{
    size_t width = name_column(page, v);
    unsigned parts = page->opts->parts;

    variant_header(page, v);
    if (page->opts->stat)
        return STORY_OK;
    if (parts & STORY_PART_NAMES)
        cast(page, v, width);
    if (parts & STORY_PART_PLACES)
        places_by_city(page, v, width);
    if (parts & STORY_PART_BEATS)
        beats(page, v);
    /* The sentences are the text itself: only for who asks for them. */
    if (page->opts->all || (parts != STORY_PART_ALL && parts & STORY_PART_SENTENCES))
        sentences(page, v);
    (void)err;
    return STORY_OK;
}

int story_term_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    story_page page;

    story_page_open(&page, sink, opts, opts->colour);
    return show(&page, v, err);
}

int story_plain_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    story_page page;

    story_page_open(&page, sink, opts, false);
    return show(&page, v, err);
}

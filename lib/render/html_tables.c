/* Cast, places, beats side by side, likeness. */
#include "render/entity.h"
#include "render/html.h"

enum { MENTIONS_OPEN = 12, ROWS_OPEN = 80 };

/* Where a place lies; that somebody is only named. */
static const char *remark_on(const story_entity *e)
{
    if (e->as_place)
        return story_entity_is_city(e) ? e->as_place->country : e->as_place->city;
    return story_entity_is_reference(e) ? "only named" : NULL;
}

static void mention_links(story_html *h, size_t v, const story_entity *e)
{
    size_t i;

    story_sink_puts(h->sink, "<div class=\"at\">");
    for (i = 0; i < e->mention_count; i++) {
        if (i == MENTIONS_OPEN)
            story_sink_printf(h->sink, "<details><summary>%zu more</summary>", e->mention_count - i);
        if (i && e->mentions[i].sentence == e->mentions[i - 1].sentence)
            continue;
        story_sink_printf(h->sink, "<a href=\"#v%zus%zu\" title=\"line %zu\">%zu</a> ", v, e->mentions[i].sentence,
                          story_variant_line(h->variants[v], e->mentions[i].span.start, NULL),
                          e->mentions[i].sentence + 1);
    }
    story_sink_puts(h->sink, e->mention_count > MENTIONS_OPEN ? "</details></div>" : "</div>");
}

static void entity_cell(story_html *h, size_t v, const story_entity *e)
{
    const char *remark = e->name ? remark_on(e) : NULL;

    if (!e->name) {
        story_sink_puts(h->sink, "<td class=\"soft\">–</td>");
        return;
    }
    story_sink_puts(h->sink, "<td>");
    story_html__text(h, e->name);
    if (remark && strcmp(remark, e->name) != 0) {
        story_sink_puts(h->sink, " <span class=\"soft\">(");
        story_html__text(h, remark);
        story_sink_puts(h->sink, ")</span>");
    }
    story_sink_printf(h->sink, " <span class=\"soft\">×%zu</span>", e->mention_count);
    mention_links(h, v, e);
    story_sink_puts(h->sink, "</td>");
}

static void entity_row(story_html *h, const story_classes *classes, size_t k, bool places)
{
    const size_t *members = classes->members + k * classes->variants;
    size_t v, first = story_classes_first(classes, k);

    story_sink_printf(h->sink, "<tr id=\"%c%zu\">", places ? 'p' : 'n', k);
    if (places) {
        story_entity e = story_entity_of(h->variants[first], members[first], true);

        story_sink_printf(h->sink, "<td><span class=\"tag\">%s</span></td>", story_entity_kind(&e));
    }
    for (v = 0; v < h->count; v++) {
        story_entity e = story_entity_of(h->variants[v], members[v], places);

        entity_cell(h, v, &e);
    }
    story_sink_puts(h->sink, "</tr>\n");
}

/* Few variants share the width of the page; many have their own, and the table is moved under the reader's eyes. */
static void open_table(story_html *h)
{
    story_sink_puts(h->sink, h->count < 3   ? "<div class=\"scroll\"><table class=\"few\">\n<caption>"
                             : h->count < 6 ? "<div class=\"scroll\"><table>\n<caption>"
                                            : "<div class=\"scroll\"><table class=\"many\">\n<caption>");
}

static void label_heads(story_html *h)
{
    size_t v;

    for (v = 0; v < h->count; v++) {
        story_sink_puts(h->sink, "<th scope=\"col\">");
        story_html__label(h, v);
        story_sink_puts(h->sink, "</th>");
    }
    story_sink_puts(h->sink, "</tr></thead>\n<tbody>\n");
}

static void entities(story_html *h, const story_classes *classes, bool places)
{
    size_t k;

    story_sink_puts(h->sink,
                    places ? "<section id=\"places\" aria-labelledby=\"h-places\">\n<h2 id=\"h-places\">Places</h2>\n"
                           : "<section id=\"cast\" aria-labelledby=\"h-cast\">\n<h2 id=\"h-cast\">Cast</h2>\n");
    if (!classes->count) {
        story_sink_puts(h->sink, "<p class=\"soft\">None found.</p>\n</section>\n");
        return;
    }
    open_table(h);
    story_sink_puts(h->sink, places ? "One row is one place" : "One row is one person");
    story_sink_puts(h->sink, "; the numbers are the sentences that speak of it.</caption>\n");
    story_sink_puts(h->sink, places ? "<colgroup><col class=\"kind\"></colgroup><thead><tr>" : "<thead><tr>");
    if (places)
        story_sink_puts(h->sink, "<th scope=\"col\">Kind</th>");
    label_heads(h);
    for (k = 0; k < classes->count; k++)
        entity_row(h, classes, k, places);
    story_sink_puts(h->sink, "</tbody></table></div>\n</section>\n");
}

void story_html__cast(story_html *h)
{
    entities(h, &h->names, false);
}

void story_html__places(story_html *h)
{
    entities(h, &h->places, true);
}

static void beat_cell(story_html *h, size_t v, const story_beat *b, bool whole)
{
    size_t count;
    const story_sentence *s = story_variant_sentences(h->variants[v], &count);

    if (!b) {
        story_sink_puts(h->sink, "<td class=\"soft\">–</td>");
        return;
    }
    story_sink_puts(h->sink, "<td>");
    story_html__sentences_link(h, v, b->first, b->last);
    if (whole) {
        size_t i;

        story_sink_puts(h->sink, "<p>");
        for (i = b->first; i <= b->last; i++) {
            if (i > b->first)
                story_sink_puts(h->sink, s[i].paragraph == s[i - 1].paragraph ? " " : "</p><p>");
            story_sink_printf(h->sink, "<span id=\"v%zus%zu\">", v, i);
            story_html__words(h, v, s[i].span);
            story_sink_puts(h->sink, "</span>");
        }
        story_sink_puts(h->sink, "</p></td>");
    } else {
        story_sink_puts(h->sink, " <q>");
        story_html__words(h, v, b->quote);
        story_sink_puts(h->sink, "</q></td>");
    }
}

static void beats_of_one(story_html *h)
{
    size_t i, count;
    const story_beat *beats = story_variant_beats(h->variants[0], &count);

    for (i = 0; i < count; i++) {
        story_sink_printf(h->sink, "<tr><td><span class=\"tag\">%s</span></td>", beats[i].type);
        beat_cell(h, 0, &beats[i], false);
        story_sink_puts(h->sink, "</tr>\n");
    }
}

static void beats_of_two(story_html *h)
{
    const story_diff *d = story_collation_diff(h->c, 0, 1);
    size_t i, count, ignored;
    const story_beat_change *changes = story_diff_beats(d, &count);
    const story_beat *left = story_diff_left_beats(d, &ignored), *right = story_diff_right_beats(d, &ignored);

    for (i = 0; i < count; i++) {
        const story_beat *l = changes[i].left == STORY_NONE ? NULL : &left[changes[i].left];
        const story_beat *r = changes[i].right == STORY_NONE ? NULL : &right[changes[i].right];

        story_sink_printf(h->sink, "<tr%s><td>%c%s <span class=\"tag%s\">%s</span></td>",
                          changes[i].change == STORY_SAME && !changes[i].moved ? " class=\"same\"" : "",
                          changes[i].moved ? 'v' : story_phrase_mark(changes[i].change),
                          story_phrase_is_guess(&changes[i]) ? "?" : "", l && r ? " sk" : "",
                          r   ? r->type
                          : l ? l->type
                              : "");
        beat_cell(h, 0, l, false);
        beat_cell(h, 1, r, false);
        story_sink_puts(h->sink, "</tr>\n");
    }
}

static void beats_of_many(story_html *h)
{
    size_t i, v, count, ignored;
    const story_slot *slots = story_collation_slots(h->c, &count);

    for (i = 0; i < count; i++) {
        story_sink_printf(h->sink,
                          "<tr><td><span class=\"tag%s\">%s</span> <span class=\"soft\">%zu of %zu</span></td>",
                          slots[i].shared == h->count ? " sk" : "", slots[i].type, slots[i].shared, h->count);
        for (v = 0; v < h->count; v++) {
            const story_beat *beats = story_collation_beats(h->c, v, &ignored);

            beat_cell(h, v, slots[i].beats[v] == STORY_NONE ? NULL : &beats[slots[i].beats[v]], true);
        }
        story_sink_puts(h->sink, "</tr>\n");
    }
}

static bool is_used(const story_html *h, const char *type)
{
    size_t v, i, count;

    for (v = 0; v < h->count; v++) {
        const story_beat *beats =
            h->c ? story_collation_beats(h->c, v, &count) : story_variant_beats(h->variants[v], &count);

        for (i = 0; i < count; i++)
            if (strcmp(beats[i].type, type) == 0)
                return true;
    }
    return false;
}

/* The types on this page, each with what it means. */
static void types(story_html *h)
{
    size_t i, count;
    const story_beat_type *list = story_beat_types(&count);

    story_sink_puts(h->sink, "<details class=\"box\"><summary>What the names of the beats mean</summary>\n<dl>\n");
    for (i = 0; i < count; i++)
        if (is_used(h, list[i].id))
            story_sink_printf(h->sink, "<dt><span class=\"tag\">%s</span></dt><dd>%s</dd>\n", list[i].id,
                              list[i].definition);
    story_sink_puts(h->sink, "</dl></details>\n");
}

void story_html__beats(story_html *h)
{
    size_t rows;

    if (h->count == 1)
        story_variant_beats(h->variants[0], &rows);
    else if (h->count == 2)
        story_diff_beats(story_collation_diff(h->c, 0, 1), &rows);
    else
        story_collation_slots(h->c, &rows);
    story_sink_printf(h->sink, "<details class=\"box\"%s><summary>%zu beat%s%s</summary>\n",
                      rows <= ROWS_OPEN || h->count > 2 ? " open" : "", rows, rows == 1 ? "" : "s",
                      h->count > 1 ? " side by side" : "");
    open_table(h);
    story_sink_puts(h->sink, "One row is one beat; the numbers are sentences.</caption>\n"
                             "<colgroup><col class=\"kind\"></colgroup><thead><tr><th scope=\"col\">Beat</th>");
    label_heads(h);
    if (h->count == 1)
        beats_of_one(h);
    else if (h->count == 2)
        beats_of_two(h);
    else
        beats_of_many(h);
    story_sink_puts(h->sink, "</tbody></table></div>\n</details>\n");
    types(h);
}

void story_html__likeness(story_html *h)
{
    size_t i, j;

    story_sink_puts(h->sink,
                    "<section id=\"likeness\" aria-labelledby=\"h-likeness\">\n<h2 id=\"h-likeness\">Likeness</h2>\n"
                    "<div class=\"scroll\"><table class=\"heat\">\n<caption>How alike two variants are, in per "
                    "cent.</caption>\n<thead><tr><td></td>");
    label_heads(h);
    for (i = 0; i < h->count; i++) {
        story_sink_puts(h->sink, "<tr><th scope=\"row\">");
        story_html__label(h, i);
        story_sink_puts(h->sink, "</th>");
        for (j = 0; j < h->count; j++)
            if (i == j)
                story_sink_puts(h->sink, "<td>·</td>");
            else
                story_sink_printf(h->sink, "<td>%.0f</td>", story_collation_similarity(h->c, i, j) * 100);
        story_sink_puts(h->sink, "</tr>\n");
    }
    story_sink_puts(h->sink, "</tbody></table></div>\n");
    story_html__tree(h);
    story_sink_puts(h->sink, "</section>\n");
}

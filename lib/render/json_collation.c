#include "render/json.h"

/* An index, or null for the side that is absent. */
static void index_field(story_sink *sink, const char *key, size_t index)
{
    story_sink_puts(sink, key);
    if (index == STORY_NONE)
        story_sink_puts(sink, "null");
    else
        story_sink_number(sink, index);
}

static void range(story_sink *sink, const char *key, size_t first, size_t count)
{
    story_sink_puts(sink, key);
    story_sink_number(sink, first);
    story_sink_putc(sink, ',');
    story_sink_number(sink, first + count);
    story_sink_putc(sink, ']');
}

static void change_field(story_sink *sink, const char *key, story_change change)
{
    story_sink_puts(sink, key);
    story_sink_puts(sink, story_change_word(change));
    story_sink_putc(sink, '"');
}

/* Only the stretches that differ: what is between them is the same. */
static void edits(story_sink *sink, const story_diff *d, size_t link)
{
    size_t i, count, shown = 0;
    const story_edit *items = story_diff_edits(d, link, &count);

    story_sink_puts(sink, ",\"edits\":[");
    for (i = 0; i < count; i++) {
        if (items[i].change == STORY_SAME)
            continue;
        change_field(sink, shown++ ? ",{\"change\":\"" : "{\"change\":\"", items[i].change);
        story_sink_puts(sink, ",\"left\":");
        story_json__span(sink, story_diff_left(d), items[i].left);
        story_sink_puts(sink, "},\"right\":");
        story_json__span(sink, story_diff_right(d), items[i].right);
        story_sink_puts(sink, "}}");
    }
    story_sink_putc(sink, ']');
}

/* The byte of the source behind the words before a place; first: the sentence that these begin with. */
static void place_field(story_sink *sink, const char *key, const story_variant *v, size_t first, size_t offset)
{
    size_t count;
    story_span span = {story_variant_sentences(v, &count)[first].span.start, offset};

    story_sink_puts(sink, key);
    story_sink_number(sink, story_variant_source_span(v, span).end);
}

/* Where one sentence became two, or two became one. */
static void seams(story_sink *sink, const story_diff *d, size_t link)
{
    size_t i, count, ignored;
    const story_seam *items = story_diff_seams(d, link, &count);
    const story_link *l = &story_diff_links(d, &ignored)[link];

    for (i = 0; i < count; i++) {
        story_sink_puts(sink, i ? ",{\"change\":" : ",\"seams\":[{\"change\":");
        story_sink_puts(sink, items[i].split ? "\"split\"" : "\"joined\"");
        place_field(sink, ",\"left\":", story_diff_left(d), l->left, items[i].left);
        place_field(sink, ",\"right\":", story_diff_right(d), l->right, items[i].right);
        story_sink_putc(sink, '}');
    }
    if (count)
        story_sink_putc(sink, ']');
}

static void links(story_sink *sink, const story_diff *d)
{
    size_t i, count;
    const story_link *items = story_diff_links(d, &count);

    for (i = 0; i < count; i++) {
        const story_link *l = &items[i];

        story_json__next(sink, i);
        range(sink, "{\"left\":[", l->left, l->left_count);
        range(sink, ",\"right\":[", l->right, l->right_count);
        story_json__score(sink, ",\"score\":", l->score);
        change_field(sink, ",\"change\":\"", l->change);
        story_sink_puts(sink, l->moved ? ",\"moved\":true" : ",\"moved\":false");
        if (story_diff_is_renaming(d, i))
            story_sink_puts(sink, ",\"renaming\":true");
        if (l->change == STORY_EDITED)
            edits(sink, d, i);
        seams(sink, d, i);
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void pairing(story_sink *sink, const story_diff *d, const story_pairing *p)
{
    size_t i;

    change_field(sink, "{\"change\":\"", p->change);
    index_field(sink, ",\"left\":", p->left);
    index_field(sink, ",\"right\":", p->right);
    story_json__number(sink, ",\"support\":", p->support);
    story_sink_puts(sink, ",\"leftovers\":[");
    for (i = 0; i < p->leftover_count; i++) {
        if (i)
            story_sink_putc(sink, ',');
        story_json__mention(sink, story_diff_right(d), &p->leftovers[i]);
        story_sink_putc(sink, '}');
    }
    story_json__score(sink, "],\"doubt\":", p->doubt);
    story_json__number(sink, ",\"only\":", p->only);
    if (p->role) {
        story_sink_puts(sink, ",\"role\":\"");
        story_sink_puts(sink, p->role); /* one of a table */
        story_sink_putc(sink, '"');
    }
    story_sink_putc(sink, '}');
}

static void pairings(story_sink *sink, const char *key, const story_diff *d, const story_pairing *items, size_t count)
{
    size_t i;

    story_sink_puts(sink, key);
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        pairing(sink, d, &items[i]);
    }
    story_sink_putc(sink, ']');
}

static void beats(story_sink *sink, const story_diff *d)
{
    size_t i, count;
    const story_beat_change *items = story_diff_beats(d, &count);

    story_sink_puts(sink, ",\n\"beats\":[");
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        change_field(sink, "{\"change\":\"", items[i].change);
        index_field(sink, ",\"left\":", items[i].left);
        index_field(sink, ",\"right\":", items[i].right);
        story_sink_puts(sink, items[i].moved ? ",\"moved\":true" : ",\"moved\":false");
        story_json__score(sink, ",\"score\":", items[i].score);
        story_json__score(sink, ",\"doubt\":", items[i].doubt);
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void comparison(story_sink *sink, const story_diff *d, size_t left, size_t right)
{
    size_t count;
    const story_pairing *items;

    story_json__number(sink, "{\"left\":", left);
    story_json__number(sink, ",\"right\":", right);
    story_sink_puts(sink, story_diff_is_partial(d) ? ",\"partial\":true,\n\"links\":[" : ",\n\"links\":[");
    links(sink, d);
    items = story_diff_names(d, &count);
    pairings(sink, ",\n\"names\":[", d, items, count);
    items = story_diff_places(d, &count);
    pairings(sink, ",\n\"places\":[", d, items, count);
    beats(sink, d);
    story_sink_putc(sink, '}');
}

static void slots(story_sink *sink, const story_collation *c, size_t variants)
{
    size_t i, j, count;
    const story_slot *items = story_collation_slots(c, &count);

    story_sink_puts(sink, ",\n\"collation\":{\n\"slots\":[");
    for (i = 0; i < count; i++) {
        story_sink_puts(sink, i ? ",\n{\"type\":\"" : "\n{\"type\":\"");
        story_sink_puts(sink, items[i].type); /* an id of the table */
        story_sink_puts(sink, "\",\"beats\":");
        for (j = 0; j < variants; j++)
            index_field(sink, j ? "," : "[", items[i].beats[j]);
        story_sink_puts(sink, "]}");
    }
    story_sink_putc(sink, ']');
}

static void similarity(story_sink *sink, const story_collation *c, size_t variants)
{
    size_t i, j;

    story_sink_puts(sink, ",\n\"similarity\":[");
    for (i = 0; i < variants; i++) {
        story_json__next(sink, i);
        for (j = 0; j < variants; j++)
            story_json__score(sink, j ? "," : "[", story_collation_similarity(c, i, j));
        story_sink_putc(sink, ']');
    }
    story_sink_putc(sink, ']');
}

static void tree(story_sink *sink, const story_collation *c)
{
    size_t i, count;
    const story_tree_node *nodes = story_collation_tree(c, &count);

    story_sink_puts(sink, ",\n\"tree\":[");
    for (i = 0; i < count; i++) {
        index_field(sink, i ? ",\n{\"variant\":" : "\n{\"variant\":", nodes[i].variant);
        index_field(sink, ",\"parent\":", nodes[i].parent);
        story_json__score(sink, ",\"length\":", nodes[i].length);
        story_sink_putc(sink, '}');
    }
    story_sink_puts(sink, "]}");
}

int story_json_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err)
{
    size_t i, j, count, beat_count;
    const story_variant *const *variants = story_collation_variants(c, &count);
    bool semantic = count < 2 || story_diff_is_semantic(story_collation_diff(c, 0, 1));

    (void)opts;
    (void)err;
    story_json__head(sink, semantic ? "semantic" : "lexical");
    for (i = 0; i < count; i++) {
        const story_beat *b = story_collation_beats(c, i, &beat_count);

        story_sink_puts(sink, i ? ",\n" : "");
        story_json__variant(sink, variants[i], b, beat_count);
    }
    story_sink_puts(sink, "],\n\"comparisons\":[");
    for (i = 0; i < count; i++)
        for (j = i + 1; j < count; j++) {
            story_sink_puts(sink, i + j > 1 ? ",\n" : "\n");
            comparison(sink, story_collation_diff(c, i, j), i, j);
        }
    story_sink_putc(sink, ']');
    if (count > 2) {
        slots(sink, c, count);
        similarity(sink, c, count);
        tree(sink, c);
    }
    story_sink_puts(sink, "}\n");
    return STORY_OK;
}

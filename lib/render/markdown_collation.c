/* The summary of two variants or more. */
#include "render/classes.h"
#include "render/entity.h"
#include "render/markdown.h"

typedef struct summary {
    story_sink *sink;
    const story_collation *c;
    const story_variant *const *variants;
    size_t count;
} summary;

static void label(const summary *m, size_t v)
{
    story_markdown__name(m->sink, story_variant_label(m->variants[v]));
}

static void labels_row(const summary *m, const char *first)
{
    size_t v;

    story_sink_printf(m->sink, "\n| %s |", first);
    for (v = 0; v < m->count; v++) {
        story_sink_putc(m->sink, ' ');
        label(m, v);
        story_sink_puts(m->sink, " |");
    }
    story_sink_puts(m->sink, "\n|---|");
    for (v = 0; v < m->count; v++)
        story_sink_puts(m->sink, "---|");
    story_sink_putc(m->sink, '\n');
}

static void class_rows(const summary *m, const story_classes *classes, bool places)
{
    size_t k, v;

    if (classes->count)
        labels_row(m, places ? "Places" : "Names");
    for (k = 0; k < classes->count; k++) {
        const size_t *members = classes->members + k * classes->variants;

        story_sink_puts(m->sink, "| |");
        for (v = 0; v < m->count; v++) {
            story_sink_putc(m->sink, ' ');
            story_markdown__name(m->sink, story_entity_of(m->variants[v], members[v], places).name);
            story_sink_puts(m->sink, " |");
        }
        story_sink_putc(m->sink, '\n');
    }
}

static void slot_rows(const summary *m)
{
    size_t i, v, count, ignored, told = 0;
    const story_slot *slots = story_collation_slots(m->c, &count);

    labels_row(m, "Beats");
    for (i = 0; i < count; i++) {
        if (slots[i].shared < 2)
            continue;
        if (told++ == STORY_MARKDOWN_ROWS) {
            story_sink_puts(m->sink, "\nand more beats\n");
            return;
        }
        story_sink_printf(m->sink, "| %s |", slots[i].type);
        for (v = 0; v < m->count; v++) {
            const story_beat *beats = story_collation_beats(m->c, v, &ignored);
            size_t beat = slots[i].beats[v];

            story_markdown__beat_cell(m->sink, m->variants[v], beat == STORY_NONE ? NULL : &beats[beat]);
        }
        story_sink_putc(m->sink, '\n');
    }
}

static void likeness(const summary *m)
{
    size_t i, j;

    labels_row(m, "Likeness");
    for (i = 0; i < m->count; i++) {
        story_sink_puts(m->sink, "| ");
        label(m, i);
        for (j = 0; j < m->count; j++)
            story_sink_printf(m->sink, " | %.0f %%", story_collation_similarity(m->c, i, j) * 100);
        story_sink_puts(m->sink, " |\n");
    }
}

/* What each holds, and what changed from one to the next. */
static void in_numbers(const summary *m, unsigned parts)
{
    size_t i, sentences, names, places, beats;

    story_sink_puts(m->sink, "\n| | sentences | names | places | beats |\n|---|--:|--:|--:|--:|\n");
    for (i = 0; i < m->count; i++) {
        story_variant_sentences(m->variants[i], &sentences);
        story_variant_names(m->variants[i], &names);
        story_variant_places(m->variants[i], &places);
        story_collation_beats(m->c, i, &beats);
        story_sink_puts(m->sink, "| ");
        label(m, i);
        story_sink_printf(m->sink, " | %zu | %zu | %zu | %zu |\n", sentences, names, places, beats);
    }
    for (i = 0; i + 1 < m->count; i++) {
        story_sink_puts(m->sink, "\n#### ");
        story_markdown__counts(m->sink, story_collation_diff(m->c, i, i + 1), parts);
    }
    likeness(m);
}

static int in_tables(const summary *m, story_error *err)
{
    story_classes names = {0}, places = {0};
    int code = story_classes_of_names(&names, m->c, err);

    if (code == STORY_OK)
        code = story_classes_of_places(&places, m->c, err);
    if (code == STORY_OK) {
        class_rows(m, &names, false);
        class_rows(m, &places, true);
        slot_rows(m);
        likeness(m);
    }
    story_classes_dispose(&names);
    story_classes_dispose(&places);
    return code;
}

int story_markdown_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                             story_error *err)
{
    summary m = {.sink = sink, .c = c};

    m.variants = story_collation_variants(c, &m.count);
    if (m.count == 2)
        return story_markdown__pair(sink, story_collation_diff(c, 0, 1), opts, err);
    story_sink_printf(sink, "### %zu variants\n", m.count);
    if (!opts->stat)
        return in_tables(&m, err);
    in_numbers(&m, opts->parts);
    return STORY_OK;
}

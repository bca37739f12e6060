/* The summary of two variants or more. */
#include "render/classes.h"
#include "render/entity.h"
#include "render/markdown.h"
#include "render/passage.h"

static void label(story_sink *sink, const story_variant *v)
{
    story_markdown__name(sink, story_variant_label(v));
}

static void counts(story_sink *sink, const story_tally *t, unsigned parts)
{
    story_buf totals = STORY_BUF;

    story_phrase_sentence_totals(&totals, t);
    story_sink_printf(sink, "%zu → %zu sentences", t->left_sentences, t->right_sentences);
    story_sink_printf(sink, totals.len ? ": %s." : ".", story_buf_text(&totals));
    if (parts & STORY_PART_BEATS)
        story_sink_printf(sink, " %zu → %zu beats: %zu shared", t->left_beats, t->right_beats, t->shared_beats);
    if (parts & STORY_PART_BEATS && t->moved_beats)
        story_sink_printf(sink, ", %zu moved", t->moved_beats);
    story_sink_puts(sink, parts & STORY_PART_BEATS ? ".\n" : "\n");
    story_sink_dispose(sink, &totals);
}

static void pairing_row(story_sink *sink, const char *left, const char *right, const story_pairing *p)
{
    story_sink_puts(sink, "| ");
    story_markdown__name(sink, left);
    if (p->role)
        story_sink_printf(sink, " (%s)", p->role);
    story_sink_puts(sink, " | ");
    story_markdown__name(sink, right);
    story_sink_printf(sink, " | %s%s", story_change_word(p->change), story_phrase_is_doubtful(p) ? "?" : "");
    if (p->only)
        story_sink_printf(sink, ", %zu sentence%s changed only by this", p->only, p->only == 1 ? "" : "s");
    if (p->leftover_count)
        story_sink_printf(sink, ", **%zu of the old left**", p->leftover_count);
    story_sink_puts(sink, " |\n");
}

static void pairings(story_sink *sink, const story_diff *d, bool places)
{
    size_t i, count, told = 0;
    const story_pairing *items = story_entity_pairings(d, places, &count);

    for (i = 0; i < count; i++) {
        if (items[i].change == STORY_SAME)
            continue;
        if (told++ == STORY_MARKDOWN_ROWS) {
            story_sink_puts(sink, "\nand more\n");
            return;
        }
        if (told == 1)
            story_sink_puts(sink, places ? "\n| Place | became | |\n|---|---|---|\n"
                                         : "\n| Name | became | |\n|---|---|---|\n");
        pairing_row(sink, story_entity_of(story_diff_left(d), items[i].left, places).name,
                    story_entity_of(story_diff_right(d), items[i].right, places).name, &items[i]);
    }
}

static void beat_cell(story_sink *sink, const story_variant *v, const story_beat *b)
{
    if (!b) {
        story_sink_puts(sink, " |");
        return;
    }
    story_sink_putc(sink, ' ');
    story_markdown__sentences(sink, b);
    story_sink_printf(sink, " %s ", b->type);
    story_markdown__quote(sink, v, b->quote);
    story_sink_puts(sink, " |");
}

static void beats(story_sink *sink, const story_diff *d)
{
    size_t i, count, ignored, told = 0;
    const story_beat_change *changes = story_diff_beats(d, &count);
    const story_beat *left = story_diff_left_beats(d, &ignored), *right = story_diff_right_beats(d, &ignored);

    for (i = 0; i < count; i++) {
        const story_beat_change *b = &changes[i];

        if (b->change == STORY_SAME && !b->moved)
            continue;
        if (told++ == STORY_MARKDOWN_ROWS) {
            story_sink_puts(sink, "\nand more beats\n");
            return;
        }
        if (told == 1)
            story_sink_puts(sink, "\n| | Beat before | Beat after |\n|---|---|---|\n");
        story_sink_printf(sink, "| `%c%s` |", b->moved ? 'v' : story_phrase_mark(b->change),
                          story_phrase_is_guess(b) ? "?" : "");
        beat_cell(sink, story_diff_left(d), b->left == STORY_NONE ? NULL : &left[b->left]);
        beat_cell(sink, story_diff_right(d), b->right == STORY_NONE ? NULL : &right[b->right]);
        story_sink_putc(sink, '\n');
    }
}

/* Marks stand around the words only: one that starts or ends with a blank would not be read as a mark. */
static void words(story_sink *sink, const story_variant *v, story_span span, const char *before, const char *after)
{
    size_t len;
    const char *text = story_variant_text(v, &len);
    story_span whole = span;

    span = story_phrase_trimmed(v, span);
    story_sink_puts(sink, span.start > whole.start ? " " : "");
    if (span.start == span.end)
        return;
    story_sink_puts(sink, before);
    story_markdown__text(sink, text + span.start, span.end - span.start);
    story_sink_puts(sink, after);
    story_sink_puts(sink, span.end < whole.end ? " " : "");
}

static void edited(story_sink *sink, const story_diff *d, size_t link)
{
    size_t i, count;
    const story_edit *edits = story_diff_edits(d, link, &count);

    for (i = 0; i < count; i++) {
        if (i && (edits[i].left.start > edits[i - 1].left.end || edits[i].right.start > edits[i - 1].right.end))
            story_sink_putc(sink, ' ');
        if (edits[i].change == STORY_SAME) {
            words(sink, story_diff_right(d), edits[i].right, "", "");
            continue;
        }
        words(sink, story_diff_left(d), edits[i].left, "<del>", "</del>");
        words(sink, story_diff_right(d), edits[i].right, "<ins>", "</ins>");
    }
}

static void seams(story_sink *sink, const story_diff *d, size_t link)
{
    story_buf text = STORY_BUF;

    if (story_phrase_seams(&text, d, link)) {
        story_sink_putc(sink, '(');
        story_markdown__text(sink, story_buf_text(&text), text.len);
        story_sink_puts(sink, ") ");
    }
    story_sink_dispose(sink, &text);
}

static void sentence(story_sink *sink, const story_diff *d, size_t link)
{
    size_t count;
    const story_link *l = &story_diff_links(d, &count)[link];

    story_sink_printf(sink, "- `%c` ", l->moved ? 'v' : story_phrase_mark(l->change));
    if (l->moved)
        story_sink_printf(sink, "(from line %zu) ", story_phrase_line(story_diff_left(d), l->left));
    seams(sink, d, link);
    if (l->change == STORY_EDITED)
        edited(sink, d, link);
    else if (l->right_count)
        words(sink, story_diff_right(d), story_phrase_span(story_diff_right(d), l->right, l->right_count), "", "");
    else
        words(sink, story_diff_left(d), story_phrase_span(story_diff_left(d), l->left, l->left_count), "", "");
    story_sink_putc(sink, '\n');
}

static int sentences(story_sink *sink, const story_diff *d, story_error *err)
{
    story_passages walk;
    story_passage p;
    size_t told = 0, left_out = 0;
    int code = story_passages_open(&walk, d, 0, false, err);

    if (code != STORY_OK)
        return code;
    while (story_passages_next(&walk, &p)) {
        if (p.kind != STORY_PASSAGE_LINK)
            continue;
        if (told == STORY_MARKDOWN_ROWS) {
            left_out++;
            continue;
        }
        if (told++ == 0)
            story_sink_puts(sink, "\n<details><summary>Sentences that changed</summary>\n\n");
        sentence(sink, d, p.link);
    }
    if (left_out)
        story_sink_printf(sink, "- and %zu more\n", left_out);
    if (told)
        story_sink_puts(sink, "\n</details>\n");
    story_passages_close(&walk);
    return STORY_OK;
}

static int pair(story_sink *sink, const story_diff *d, const story_render_options *opts, story_error *err)
{
    story_tally t = story_tally_of(d);

    story_sink_puts(sink, "### ");
    label(sink, story_diff_left(d));
    story_sink_puts(sink, " → ");
    label(sink, story_diff_right(d));
    story_sink_puts(sink, "\n\n");
    counts(sink, &t, opts->parts);
    if (story_diff_is_partial(d))
        story_sink_puts(sink, "\nThe work budget ran out: parts of this are coarser than they could be.\n");
    if (opts->stat)
        return STORY_OK;
    if (opts->parts & STORY_PART_NAMES)
        pairings(sink, d, false);
    if (opts->parts & STORY_PART_PLACES)
        pairings(sink, d, true);
    if (opts->parts & STORY_PART_BEATS)
        beats(sink, d);
    return opts->parts & STORY_PART_SENTENCES ? sentences(sink, d, err) : STORY_OK;
}

static void labels_row(story_sink *sink, const char *first, const story_variant *const *variants, size_t count)
{
    size_t v;

    story_sink_printf(sink, "\n| %s |", first);
    for (v = 0; v < count; v++) {
        story_sink_putc(sink, ' ');
        label(sink, variants[v]);
        story_sink_puts(sink, " |");
    }
    story_sink_puts(sink, "\n|---|");
    for (v = 0; v < count; v++)
        story_sink_puts(sink, "---|");
    story_sink_putc(sink, '\n');
}

static void class_rows(story_sink *sink, const story_classes *classes, const story_variant *const *variants,
                       bool places)
{
    size_t k, v;

    if (classes->count)
        labels_row(sink, places ? "Places" : "Names", variants, classes->variants);
    for (k = 0; k < classes->count; k++) {
        story_sink_puts(sink, "| |");
        for (v = 0; v < classes->variants; v++) {
            story_sink_putc(sink, ' ');
            story_markdown__name(
                sink, story_entity_of(variants[v], classes->members[k * classes->variants + v], places).name);
            story_sink_puts(sink, " |");
        }
        story_sink_putc(sink, '\n');
    }
}

static void slot_rows(story_sink *sink, const story_collation *c, const story_variant *const *variants,
                      size_t variant_count)
{
    size_t i, v, count, ignored, told = 0;
    const story_slot *slots = story_collation_slots(c, &count);

    labels_row(sink, "Beats", variants, variant_count);
    for (i = 0; i < count; i++) {
        if (slots[i].shared < 2)
            continue;
        if (told++ == STORY_MARKDOWN_ROWS) {
            story_sink_puts(sink, "\nand more beats\n");
            return;
        }
        story_sink_printf(sink, "| %s |", slots[i].type);
        for (v = 0; v < variant_count; v++) {
            const story_beat *beats_of = story_collation_beats(c, v, &ignored);

            beat_cell(sink, variants[v], slots[i].beats[v] == STORY_NONE ? NULL : &beats_of[slots[i].beats[v]]);
        }
        story_sink_putc(sink, '\n');
    }
}

static void likeness(story_sink *sink, const story_collation *c, const story_variant *const *variants, size_t count)
{
    size_t i, j;

    labels_row(sink, "Likeness", variants, count);
    for (i = 0; i < count; i++) {
        story_sink_puts(sink, "| ");
        label(sink, variants[i]);
        for (j = 0; j < count; j++)
            story_sink_printf(sink, " | %.0f %%", story_collation_similarity(c, i, j) * 100);
        story_sink_puts(sink, " |\n");
    }
}

/* What each holds, and what changed from one to the next. */
static void in_numbers(story_sink *sink, const story_collation *c, const story_variant *const *variants, size_t count,
                       unsigned parts)
{
    size_t i, sentences, names, places, beats;

    story_sink_puts(sink, "\n| | sentences | names | places | beats |\n|---|--:|--:|--:|--:|\n");
    for (i = 0; i < count; i++) {
        story_variant_sentences(variants[i], &sentences);
        story_variant_names(variants[i], &names);
        story_variant_places(variants[i], &places);
        story_collation_beats(c, i, &beats);
        story_sink_puts(sink, "| ");
        label(sink, variants[i]);
        story_sink_printf(sink, " | %zu | %zu | %zu | %zu |\n", sentences, names, places, beats);
    }
    for (i = 0; i + 1 < count; i++) {
        story_tally t = story_tally_of(story_collation_diff(c, i, i + 1));

        story_sink_puts(sink, "\n#### ");
        label(sink, variants[i]);
        story_sink_puts(sink, " → ");
        label(sink, variants[i + 1]);
        story_sink_puts(sink, "\n\n");
        counts(sink, &t, parts);
    }
    likeness(sink, c, variants, count);
}

static int many(story_sink *sink, const story_collation *c, const story_variant *const *variants, size_t count,
                const story_render_options *opts, story_error *err)
{
    story_classes names = {0}, places = {0};
    int code;

    story_sink_printf(sink, "### %zu variants\n", count);
    if (opts->stat) {
        in_numbers(sink, c, variants, count, opts->parts);
        return STORY_OK;
    }
    code = story_classes_of_names(&names, c, err);
    if (code == STORY_OK)
        code = story_classes_of_places(&places, c, err);
    if (code == STORY_OK) {
        class_rows(sink, &names, variants, false);
        class_rows(sink, &places, variants, true);
        slot_rows(sink, c, variants, count);
        likeness(sink, c, variants, count);
    }
    story_classes_dispose(&names);
    story_classes_dispose(&places);
    return code;
}

int story_markdown_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                             story_error *err)
{
    size_t count;
    const story_variant *const *variants = story_collation_variants(c, &count);

    return count == 2 ? pair(sink, story_collation_diff(c, 0, 1), opts, err)
                      : many(sink, c, variants, count, opts, err);
}

/* The summary of two variants. */
#include "render/entity.h"
#include "render/markdown.h"
#include "render/passage.h"

void story_markdown__counts(story_sink *sink, const story_diff *d, unsigned parts)
{
    story_tally t = story_tally_of(d);
    story_buf totals = STORY_BUF;

    story_markdown__name(sink, story_variant_label(story_diff_left(d)));
    story_sink_puts(sink, " → ");
    story_markdown__name(sink, story_variant_label(story_diff_right(d)));
    story_phrase_sentence_totals(&totals, &t);
    story_sink_printf(sink, "\n\n%zu → %zu sentences", t.left_sentences, t.right_sentences);
    story_sink_printf(sink, totals.len ? ": %s." : ".", story_buf_text(&totals));
    if (parts & STORY_PART_BEATS)
        story_sink_printf(sink, " %zu → %zu beats: %zu shared", t.left_beats, t.right_beats, t.shared_beats);
    if (parts & STORY_PART_BEATS && t.moved_beats)
        story_sink_printf(sink, ", %zu moved", t.moved_beats);
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

void story_markdown__beat_cell(story_sink *sink, const story_variant *v, const story_beat *b)
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
        story_markdown__beat_cell(sink, story_diff_left(d), b->left == STORY_NONE ? NULL : &left[b->left]);
        story_markdown__beat_cell(sink, story_diff_right(d), b->right == STORY_NONE ? NULL : &right[b->right]);
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

int story_markdown__pair(story_sink *sink, const story_diff *d, const story_render_options *opts, story_error *err)
{
    story_sink_puts(sink, "### ");
    story_markdown__counts(sink, d, opts->parts);
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

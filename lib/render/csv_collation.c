/* The tables of two variants or more, but for names and places. */
#include "render/csv.h"
#include "render/table.h"

void story_csv__variant_titles(story_csv_book *b, const char *what)
{
    size_t v;

    for (v = 0; v < b->count; v++) {
        const char *at = what;

        while (*at) {
            size_t len = strcspn(at, "|");
            story_buf title = STORY_BUF;

            story_buf_printf(&title, "%s%s%.*s", story_variant_label(b->variants[v]), len > 1 ? " " : "",
                             len > 1 ? (int)len : 0, at);
            story_csv__cell(&b->row, story_buf_text(&title), title.len);
            story_sink_dispose(b->row.sink, &title);
            at += len + (at[len] == '|');
        }
    }
    story_csv__end(&b->row);
}

static void sentence_cells(story_csv_book *b, size_t v, size_t first, size_t count)
{
    story_buf range = STORY_BUF;

    if (count)
        story_phrase_sentences(&range, first, first + count - 1);
    story_csv__text(&b->row, story_buf_text(&range));
    if (count)
        story_csv__span(&b->row, b->variants[v], story_phrase_span(b->variants[v], first, count));
    else
        story_csv__text(&b->row, NULL);
    story_sink_dispose(b->row.sink, &range);
}

/* What kind of edit it is, in words: "only renamed", "split after …", "rewritten". */
static void how_cell(story_csv_book *b, const story_diff *d, size_t link, const story_link *l)
{
    story_buf how = STORY_BUF;

    if (story_diff_is_renaming(d, link))
        story_buf_puts(&how, "only renamed");
    else if (!story_phrase_seams(&how, d, link) && l->change == STORY_EDITED && story_phrase_is_rewritten(d, link))
        story_buf_puts(&how, "rewritten");
    story_csv__text(&b->row, story_buf_text(&how));
    story_sink_dispose(b->row.sink, &how);
}

static void links(story_csv_book *b)
{
    size_t k, count;
    const story_diff *d = story_collation_diff(b->c, 0, 1);
    const story_link *items = story_diff_links(d, &count);

    story_csv__titles(&b->row, "change|moved|likeness|how");
    story_csv__variant_titles(b, "sentences|.");

    for (k = 0; k < count; k++) {
        const story_link *l = &items[k];

        story_csv__text(&b->row, story_change_word(l->change));
        story_csv__text(&b->row, l->moved ? "moved" : "");
        story_csv__score(&b->row, l->score);
        how_cell(b, d, k, l);
        sentence_cells(b, 0, l->left, l->left_count);
        sentence_cells(b, 1, l->right, l->right_count);
        story_csv__end(&b->row);
    }
}

/* Whether all variants that have the passage of a row tell it in the same words; how many those are. */
static const char *change_of_row(story_csv_book *b, const story_table_cell *cells, size_t *held)
{
    story_buf first = STORY_BUF, here = STORY_BUF;
    bool same = true;
    size_t v;

    for (v = 0, *held = 0; v < b->count; v++) {
        story_buf *text = *held ? &here : &first;

        if (!cells[v].count)
            continue;
        story_buf_clear(text);
        story_phrase_words(text, b->variants[v], story_phrase_span(b->variants[v], cells[v].first, cells[v].count));
        same = same && (!*held || strcmp(story_buf_text(&first), story_buf_text(&here)) == 0);
        ++*held;
    }
    story_sink_dispose(b->row.sink, &first);
    story_sink_dispose(b->row.sink, &here);
    return *held == 1 ? "alone" : same ? "same" : "edited";
}

/* The rows in which the same passage stands elsewhere. */
static void moves_cell(story_csv_book *b, const story_table *table, size_t row)
{
    const story_table_move *moves = STORY_ITEMS(&table->moves, const story_table_move);
    story_buf list = STORY_BUF;
    size_t i;

    for (i = 0; i < table->moves.count; i++)
        if (moves[i].from == row || moves[i].to == row)
            story_buf_printf(&list, "%s%zu", list.len ? " " : "",
                             1 + (moves[i].from == row ? moves[i].to : moves[i].from));
    story_csv__text(&b->row, story_buf_text(&list));
    story_sink_dispose(b->row.sink, &list);
}

static void passages(story_csv_book *b, const story_table *table)
{
    size_t row, v, held;

    story_csv__titles(&b->row, "row|change|variants|moved to row");
    story_csv__variant_titles(b, "sentences|.");
    for (row = 0; row < table->count; row++) {
        const story_table_cell *cells = table->cells + row * b->count;
        const char *change = change_of_row(b, cells, &held);

        story_csv__number(&b->row, row + 1);
        story_csv__text(&b->row, change);
        story_csv__number(&b->row, held);
        moves_cell(b, table, row);
        for (v = 0; v < b->count; v++)
            sentence_cells(b, v, cells[v].first, cells[v].count);
        story_csv__end(&b->row);
    }
}

/* Of two variants a row is a link; of more, a passage that some of them share. */
static int sentences(story_csv_book *b, story_error *err)
{
    story_table table;
    int code;

    if (b->count == 2) {
        links(b);
        return STORY_OK;
    }
    code = story_table_build(&table, b->c, err);
    if (code == STORY_OK)
        passages(b, &table);
    if (code == STORY_OK)
        story_table_dispose(&table);
    return code;
}

static int names(story_csv_book *b, story_error *err)
{
    return story_csv__entities(b, false, err);
}

static int places(story_csv_book *b, story_error *err)
{
    return story_csv__entities(b, true, err);
}

static void beat_cells(story_csv_book *b, size_t v, const story_beat *beat)
{
    story_buf range = STORY_BUF;

    if (beat)
        story_phrase_sentences(&range, beat->first, beat->last);
    story_csv__text(&b->row, story_buf_text(&range));
    if (beat)
        story_csv__span(&b->row, b->variants[v], beat->quote);
    else
        story_csv__text(&b->row, NULL);
    story_sink_dispose(b->row.sink, &range);
}

static void beat_pairs(story_csv_book *b)
{
    const story_diff *d = story_collation_diff(b->c, 0, 1);
    size_t i, count, ignored;
    const story_beat_change *changes = story_diff_beats(d, &count);
    const story_beat *left = story_diff_left_beats(d, &ignored), *right = story_diff_right_beats(d, &ignored);

    for (i = 0; i < count; i++) {
        const story_beat *l = changes[i].left == STORY_NONE ? NULL : &left[changes[i].left];
        const story_beat *r = changes[i].right == STORY_NONE ? NULL : &right[changes[i].right], *told = r ? r : l;

        story_csv__text(&b->row, story_change_word(changes[i].change));
        story_csv__text(&b->row, changes[i].moved ? "moved" : "");
        story_csv__text(&b->row, told ? told->type : NULL);
        beat_cells(b, 0, l);
        beat_cells(b, 1, r);
        story_csv__end(&b->row);
    }
}

static void slots(story_csv_book *b)
{
    size_t i, v, count, ignored;
    const story_slot *items = story_collation_slots(b->c, &count);

    for (i = 0; i < count; i++) {
        story_csv__text(&b->row, items[i].shared == b->count ? "all" : items[i].shared > 1 ? "some" : "one");
        story_csv__number(&b->row, items[i].shared);
        story_csv__text(&b->row, items[i].type);
        for (v = 0; v < b->count; v++) {
            const story_beat *beats = story_collation_beats(b->c, v, &ignored);

            beat_cells(b, v, items[i].beats[v] == STORY_NONE ? NULL : &beats[items[i].beats[v]]);
        }
        story_csv__end(&b->row);
    }
}

static int beats(story_csv_book *b, story_error *err)
{
    (void)err;
    story_csv__titles(&b->row, b->count == 2 ? "change|moved|type" : "shared by|variants|type");
    story_csv__variant_titles(b, "sentences|.");
    if (b->count == 2)
        beat_pairs(b);
    else
        slots(b);
    return STORY_OK;
}

int story_csv_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err)
{
    static const struct {
        const char *name;
        int (*print)(story_csv_book *b, story_error *err);
    } tables[] = {{"sentences", sentences}, {"names", names}, {"places", places}, {"beats", beats}};
    const char *wanted = opts->table ? opts->table : "sentences";
    story_csv_book b = {{sink, false}, c, NULL, 0};
    size_t i;

    b.variants = story_collation_variants(c, &b.count);
    for (i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].name, wanted) == 0) {
            return tables[i].print(&b, err);
        }
    return story_error__set(err, STORY_EARGUMENT, "no table \"%s\": names, places, beats or sentences", wanted);
}

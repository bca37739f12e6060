/* The body: rows of the table of passages as text that all witnesses share, or as an apparatus entry. */
#include <stdlib.h>

#include "render/tei.h"

typedef struct body {
    story_tei *t;
    const story_table *table;
    size_t *paragraphs;  /* by witness: the last paragraph that was seen */
    story_buf *readings; /* by witness: the text of the row */
    const story_diff *d; /* of two witnesses: for words inside a sentence */
    size_t *links;       /* of two witnesses: by right sentence its link */
    bool open;           /* a p is open */
} body;

static const story_table_cell *cells_of(const body *b, size_t row)
{
    return b->table->cells + row * b->t->count;
}

static size_t paragraph_of(const body *b, size_t v, story_table_cell cell)
{
    size_t count;

    return story_variant_sentences(b->t->variants[v], &count)[cell.first].paragraph;
}

static void break_of(body *b, size_t v)
{
    story_tei__open(b->t, "milestone");
    story_tei__attribute(b->t, "unit", "paragraph");
    story_tei__attribute(b->t, "edRef", "#w%zu", v);
    story_tei__close(b->t);
}

/* The first witness of a row says where paragraphs begin; another's own beginning is a milestone. */
static void paragraph(body *b, size_t row)
{
    const story_table_cell *cells = cells_of(b, row);
    bool leader = true, begun = false;
    size_t v;

    for (v = 0; v < b->t->count; v++) {
        size_t here;

        if (!cells[v].count)
            continue;
        here = paragraph_of(b, v, cells[v]);
        if (leader && (!b->open || here != b->paragraphs[v])) {
            if (b->open)
                story_tei__close(b->t);
            story_tei__open(b->t, "p");
            b->open = begun = true;
        } else if (!leader && !begun && here != b->paragraphs[v] && b->paragraphs[v] != STORY_NONE && !b->t->vm) {
            break_of(b, v);
        }
        leader = false;
        b->paragraphs[v] = here;
    }
}

static void sentences(body *b, size_t v, story_table_cell cell)
{
    size_t i, count;
    const story_sentence *s = story_variant_sentences(b->t->variants[v], &count);

    for (i = cell.first; i < cell.first + cell.count; i++) {
        story_tei__text(b->t, " ", i > cell.first);
        if (!b->t->vm)
            story_tei__open(b->t, "s");
        story_tei__words(b->t, v, s[i].span);
        if (!b->t->vm)
            story_tei__close(b->t);
    }
}

static void gather_readings(body *b, size_t row)
{
    const story_table_cell *cells = cells_of(b, row);
    size_t v;

    for (v = 0; v < b->t->count; v++) {
        story_buf_clear(&b->readings[v]);
        if (cells[v].count)
            story_phrase_words(&b->readings[v], b->t->variants[v],
                               story_phrase_span(b->t->variants[v], cells[v].first, cells[v].count));
        b->t->failed |= b->readings[v].failed;
    }
}

static bool same_reading(const body *b, size_t v, size_t w)
{
    return strcmp(story_buf_text(&b->readings[v]), story_buf_text(&b->readings[w])) == 0;
}

static bool all_agree(const body *b)
{
    size_t v;

    for (v = 1; v < b->t->count; v++)
        if (!same_reading(b, 0, v))
            return false;
    return true;
}

/* wit="#w0 #w2": every witness that reads as v does. */
static void witnesses(body *b, size_t v)
{
    story_buf list = STORY_BUF;
    size_t w;

    for (w = v; w < b->t->count; w++)
        if (same_reading(b, v, w))
            story_buf_printf(&list, "%s#w%zu", list.len ? " " : "", w);
    b->t->failed |= list.failed;
    story_xml_attribute(&b->t->xml, "wit", story_buf_text(&list));
    story_buf_dispose(&list);
}

/* A row that takes part in a move has an id and points to where the passage stands in the other text. */
static bool moves_of(body *b, size_t row)
{
    const story_table_move *moves = STORY_ITEMS(&b->table->moves, const story_table_move);
    story_buf list = STORY_BUF;
    size_t i;

    for (i = 0; i < b->table->moves.count; i++)
        if (moves[i].from == row || moves[i].to == row)
            story_buf_printf(&list, "%s#r%zu", list.len ? " " : "", moves[i].from == row ? moves[i].to : moves[i].from);
    if (list.len) {
        story_tei__attribute(b->t, "type", "move");
        if (!b->t->vm) {
            story_tei__attribute(b->t, "xml:id", "r%zu", row);
            story_xml_attribute(&b->t->xml, "corresp", story_buf_text(&list));
        }
    }
    b->t->failed |= list.failed;
    i = list.len;
    story_buf_dispose(&list);
    return i > 0;
}

/* What became of the sentences of a row of two witnesses. */
static const char *recut_of(const body *b, const story_table_cell *cells)
{
    const story_seam *seams;
    size_t link, i, count, splits = 0;

    if (!b->d || !cells[0].count || !cells[1].count)
        return "sentence";
    link = b->links[cells[1].first];
    if (link == STORY_NONE)
        return "sentence";
    seams = story_diff_seams(b->d, link, &count);
    for (i = 0; i < count; i++)
        splits += seams[i].split;
    return !count ? "sentence" : splits == count ? "split" : splits ? "recut" : "joined";
}

static void whole_sentences(body *b, size_t row)
{
    const story_table_cell *cells = cells_of(b, row);
    size_t v, w;

    story_tei__open(b->t, "app");
    if (!moves_of(b, row))
        story_tei__attribute(b->t, "type", "%s", recut_of(b, cells));
    for (v = 0; v < b->t->count; v++) {
        bool told = false;

        for (w = 0; w < v && !told; w++)
            told = same_reading(b, v, w);
        if (told)
            continue;
        story_tei__open(b->t, "rdg");
        witnesses(b, v);
        sentences(b, v, cells[v]);
        story_tei__close(b->t);
    }
    story_tei__close(b->t);
}

/* The link whose sentences make a row of two witnesses, where words can be told apart; else STORY_NONE. */
static size_t link_of_row(const body *b, size_t row)
{
    const story_table_cell *cells = cells_of(b, row);
    size_t count, link;
    const story_link *l;

    if (!b->d || cells[0].count != 1 || cells[1].count != 1)
        return STORY_NONE;
    link = b->links[cells[1].first];
    if (link == STORY_NONE)
        return STORY_NONE;
    l = &story_diff_links(b->d, &count)[link];
    return l->change == STORY_EDITED && !l->moved && l->left_count == 1 && l->right_count == 1 &&
                   story_phrase_reads_as_one(b->d, link)
               ? link
               : STORY_NONE;
}

static void print_row(body *b, size_t row)
{
    size_t link = link_of_row(b, row), v = 0;

    paragraph(b, row);
    gather_readings(b, row);
    if (link != STORY_NONE) {
        story_tei__edits(b->t, b->d, link);
    } else if (all_agree(b)) {
        while (v + 1 < b->t->count && !cells_of(b, row)[v].count)
            v++;
        sentences(b, v, cells_of(b, row)[v]);
    } else if (story_tei__differs_in_names(b->t, cells_of(b, row))) {
        story_tei__names(b->t, cells_of(b, row), b->readings);
    } else {
        whole_sentences(b, row);
    }
    story_tei__text(b->t, " ", 1);
}

static int begin(body *b, story_error *err)
{
    size_t i, k, count, rights;
    const story_link *links;

    b->paragraphs = calloc(b->t->count, sizeof *b->paragraphs);
    b->readings = calloc(b->t->count, sizeof *b->readings);
    if (!b->paragraphs || !b->readings)
        return story_error__no_memory(err);
    for (i = 0; i < b->t->count; i++)
        b->paragraphs[i] = STORY_NONE;
    if (b->t->count != 2)
        return STORY_OK;
    b->d = story_collation_diff(b->t->c, 0, 1);
    story_variant_sentences(b->t->variants[1], &rights);
    b->links = calloc(rights + 1, sizeof *b->links);
    if (!b->links)
        return story_error__no_memory(err);
    for (i = 0; i < rights; i++)
        b->links[i] = STORY_NONE;
    links = story_diff_links(b->d, &count);
    for (i = 0; i < count; i++)
        for (k = 0; k < links[i].right_count; k++)
            b->links[links[i].right + k] = i;
    return STORY_OK;
}

static void end(body *b)
{
    size_t v;

    for (v = 0; b->readings && v < b->t->count; v++)
        story_buf_dispose(&b->readings[v]);
    free(b->readings);
    free(b->paragraphs);
    free(b->links);
}

static int body_of(story_tei *t, const story_table *table, story_error *err)
{
    body b = {.t = t, .table = table};
    size_t row;
    int code = begin(&b, err);

    for (row = 0; code == STORY_OK && row < table->count; row++)
        print_row(&b, row);
    if (code == STORY_OK && !b.open)
        story_tei__open(t, "p");
    end(&b);
    return code;
}

int story_tei__body(story_tei *t, story_error *err)
{
    story_table table;
    int code = t->c ? story_table_build(&table, t->c, err) : story_table_of_one(&table, t->variants[0], err);

    if (code != STORY_OK)
        return code;
    code = body_of(t, &table, err);
    story_table_dispose(&table);
    return code;
}

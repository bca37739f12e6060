/* ALGORITHM. Progressive: variants join one after the other, each along its comparison with the most alike of those that
 * are in. Links that keep the order of both texts put its sentences into rows that exist; where a link spans rows they
 * become one; what is left gets rows of its own behind the sentence before it. Rows that are next to each other can be
 * made one without breaking any text's order, so the result is always a proper table. O(n variants x sentences), and the
 * rows are a list, so that a row in the middle costs nothing.
 * Rejected: joining all comparisons' links at once, as three links can disagree on the order and then no table exists. */
#include "render/table.h"

#include <stdlib.h>

typedef struct row {
    struct row *next;
    size_t number; /* set at the end */
    story_table_cell *cells;
} row;

typedef struct builder {
    const story_collation *c;
    size_t variants;
    row head;       /* before the first row */
    row ***rows;    /* [variant][sentence]: its row */
    size_t *counts; /* sentences by variant */
    story_array *moves;
} builder;

static row *row_new(const builder *b)
{
    row *r = calloc(1, sizeof *r);

    if (r)
        r->cells = calloc(b->variants, sizeof *r->cells);
    if (r && !r->cells) {
        free(r);
        r = NULL;
    }
    return r;
}

static row *row_after(const builder *b, row *before)
{
    row *r = row_new(b);

    if (r) {
        r->next = before->next;
        before->next = r;
    }
    return r;
}

static void put(builder *b, row *r, size_t v, size_t first, size_t count)
{
    story_table_cell *cell = &r->cells[v];
    size_t i;

    if (!cell->count)
        cell->first = first;
    cell->count = first + count - cell->first;
    for (i = first; i < first + count; i++)
        b->rows[v][i] = r;
}

/* Takes the row behind r into r. */
static void absorb(builder *b, row *r)
{
    row *gone = r->next;
    size_t v;

    for (v = 0; v < b->variants; v++)
        if (gone->cells[v].count)
            put(b, r, v, gone->cells[v].first, gone->cells[v].count);
    r->next = gone->next;
    free(gone->cells);
    free(gone);
}

/* Makes one row of r to last, which is behind r or r itself. */
static void absorb_to(builder *b, row *r, size_t v, size_t last)
{
    while (b->rows[v][last] != r && r->next)
        absorb(b, r);
}

/* A passage of v that stands where the base has it too: in that row, made one with what the link spans. */
static row *put_linked(builder *b, size_t base, size_t v, const story_link *l)
{
    row *r = b->rows[base][l->left];

    absorb_to(b, r, base, l->left + l->left_count - 1);
    if (r->cells[v].count) /* what came between two links into one row belongs there too */
        absorb_to(b, r, v, l->right - 1);
    put(b, r, v, l->right, l->right_count);
    return r;
}

static row *put_alone(builder *b, size_t base, size_t v, const story_link *l, row *at, story_error *err)
{
    row *r = row_after(b, at);
    story_table_move *move = NULL;

    if (r && l->moved)
        move = story_array_push(b->moves);
    if (!r || (l->moved && !move)) {
        story_error__no_memory(err);
        return NULL;
    }
    if (move)
        *move = (story_table_move){base, l->left, v, l->right}; /* sentences, until rows have numbers */
    put(b, r, v, l->right, l->right_count);
    return r;
}

static int join(builder *b, size_t base, size_t v, story_error *err)
{
    size_t i, count;
    const story_link *links = story_diff_links(story_collation_diff(b->c, base, v), &count);
    row *at = &b->head;

    for (i = 0; i < count; i++) {
        const story_link *l = &links[i];

        if (!l->right_count)
            continue;
        at = l->left_count && !l->moved ? put_linked(b, base, v, l) : put_alone(b, base, v, l, at, err);
        if (!at)
            return STORY_ENOMEM;
    }
    return STORY_OK;
}

static int join_first(builder *b, story_error *err)
{
    row *at = &b->head;
    size_t i;

    for (i = 0; i < b->counts[0]; i++) {
        at = row_after(b, at);
        if (!at)
            return story_error__no_memory(err);
        put(b, at, 0, i, 1);
    }
    return STORY_OK;
}

/* Of the variants before v the one that is most like it. */
static size_t base_of(const builder *b, size_t v)
{
    size_t u, best = 0;

    for (u = 1; u < v; u++)
        if (story_collation_similarity(b->c, u, v) > story_collation_similarity(b->c, best, v))
            best = u;
    return best;
}

static int begin(builder *b, story_error *err)
{
    const story_variant *const *variants = story_collation_variants(b->c, &b->variants);
    size_t v;

    b->rows = calloc(b->variants, sizeof *b->rows);
    b->counts = calloc(b->variants, sizeof *b->counts);
    if (!b->rows || !b->counts)
        return story_error__no_memory(err);
    for (v = 0; v < b->variants; v++) {
        story_variant_sentences(variants[v], &b->counts[v]);
        b->rows[v] = calloc(b->counts[v] + 1, sizeof **b->rows);
        if (!b->rows[v])
            return story_error__no_memory(err);
    }
    return STORY_OK;
}

static int keep(builder *b, story_table *out, story_error *err)
{
    row *r;
    size_t at = 0, i;

    out->variants = b->variants;
    for (r = b->head.next; r; r = r->next)
        r->number = out->count++;
    out->cells = malloc((out->count * out->variants + 1) * sizeof *out->cells);
    if (!out->cells)
        return story_error__no_memory(err);
    for (r = b->head.next; r; r = r->next, at += out->variants)
        memcpy(out->cells + at, r->cells, out->variants * sizeof *r->cells);
    for (i = 0; i < out->moves.count; i++) {
        story_table_move *m = &STORY_ITEMS(&out->moves, story_table_move)[i];

        m->from = b->rows[m->base][m->from]->number;
        m->to = b->rows[m->variant][m->to]->number;
    }
    return STORY_OK;
}

static void end(builder *b)
{
    size_t v;

    while (b->head.next) {
        row *r = b->head.next;

        b->head.next = r->next;
        free(r->cells);
        free(r);
    }
    for (v = 0; b->rows && v < b->variants; v++)
        free(b->rows[v]);
    free(b->rows);
    free(b->counts);
}

int story_table_build(story_table *out, const story_collation *c, story_error *err)
{
    builder b = {.c = c};
    size_t v;
    int code;

    *out = (story_table){.moves = STORY_ARRAY(story_table_move)};
    b.moves = &out->moves;
    code = begin(&b, err);
    if (code == STORY_OK)
        code = join_first(&b, err);
    for (v = 1; v < b.variants && code == STORY_OK; v++)
        code = join(&b, base_of(&b, v), v, err);
    if (code == STORY_OK)
        code = keep(&b, out, err);
    end(&b);
    if (code != STORY_OK)
        story_table_dispose(out);
    return code;
}

int story_table_of_one(story_table *out, const story_variant *v, story_error *err)
{
    size_t i, count;

    story_variant_sentences(v, &count);
    *out = (story_table){1, count, malloc((count + 1) * sizeof *out->cells), STORY_ARRAY(story_table_move)};
    if (!out->cells)
        return story_error__no_memory(err);
    for (i = 0; i < count; i++)
        out->cells[i] = (story_table_cell){i, 1};
    return STORY_OK;
}

void story_table_dispose(story_table *table)
{
    free(table->cells);
    table->cells = NULL;
    story_array_dispose(&table->moves);
}

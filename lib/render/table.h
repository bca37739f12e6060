/* table - the sentences of all variants in one sequence of rows: what stands in one row is the same passage.
 *
 * Read down a column, every variant keeps its own order; so a passage that moved has a row where each text has it, and a
 * move that ties the two. */
#ifndef STORY_RENDER_TABLE_H
#define STORY_RENDER_TABLE_H

#include "render/render.h"
#include "util/array.h"

typedef struct story_table_cell {
    size_t first, count; /* sentences */
} story_table_cell;

/* What stands in row `from` in variant `base` stands in row `to` in `variant`. */
typedef struct story_table_move {
    size_t base, from, variant, to;
} story_table_move;

typedef struct story_table {
    size_t variants;
    size_t count;            /* of rows */
    story_table_cell *cells; /* [row * variants + variant] */
    story_array moves;       /* of story_table_move */
} story_table;

int story_table_build(story_table *out, const story_collation *c, story_error *err);

/* Of a variant alone: a row a sentence. */
int story_table_of_one(story_table *out, const story_variant *v, story_error *err);
void story_table_dispose(story_table *table);

#endif

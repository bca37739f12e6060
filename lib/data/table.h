/* table - rows of a text table that lies in memory as it lies in the repository.
 *
 * A table is lines `key<TAB>field<TAB>…`, sorted by the bytes of the key, each ended by LF, no key twice, no comments.
 * It is searched where it is, by halving: some 20 steps, so for what is looked up once a name, not once a word. */
#ifndef STORY_DATA_TABLE_H
#define STORY_DATA_TABLE_H

#include <stdbool.h>

#include "data/data.h"

typedef struct story_cell {
    const char *text; /* not ended by a zero byte */
    size_t len;
} story_cell;

typedef struct story_row {
    const char *text, *end; /* a line without its LF */
} story_row;

/* The row of that key. */
bool story_table_find(story_blob table, const char *key, size_t len, story_row *out);

/* Field n of the row, 0 is the key; empty where the row is shorter. */
story_cell story_row_cell(story_row row, size_t n);

/* Whether word is one of the words of a cell that are parted by single spaces. */
bool story_cell_has(story_cell cell, const char *word, size_t len);

#endif

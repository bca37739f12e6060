/* ALGORITHM. The assignment problem by shortest augmenting paths (Jonker and Volgenant, 1987, in the short form that
 * keeps a potential a row and a column): rows are taken in one after another, and each time the cheapest chain of
 * exchanges makes room for the new one. A row may always go to a column of its own that is worth nothing, which is
 * "none". Taking the best pair first is simpler, but gives A its second choice's best and leaves C with nobody: one
 * wrong pair costs two. */
#include "compare/assign.h"

#include <float.h>
#include <stdlib.h>

#include "util/error.h"

/* Rows and columns count from 1; column 0 is where the row that is taken in comes from. */
typedef struct problem {
    const float *worth;
    size_t rows, columns, all; /* all: the columns and one of its own a row */
    double *row_price, *column_price, *nearest;
    uint32_t *owner, *before; /* by column: the row that has it, the column before it in the chain */
    bool *reached;
} problem;

static double cost(const problem *p, size_t row, size_t column)
{
    float worth = column <= p->columns ? p->worth[(row - 1) * p->columns + column - 1] : 0;

    if (column > p->columns)
        return column - p->columns == row ? 0 : DBL_MAX / 4;
    return worth > 0 ? -(double)worth : DBL_MAX / 4;
}

/* One step of the search: the column that is nearest to those reached, and the prices moved on to it. */
static uint32_t reach_next(problem *p, uint32_t column)
{
    size_t row = p->owner[column];
    double least = DBL_MAX;
    uint32_t next = 0;

    p->reached[column] = true;
    for (uint32_t c = 1; c <= p->all; c++) {
        double through = cost(p, row, c) - p->row_price[row] - p->column_price[c];

        if (p->reached[c])
            continue;
        if (through < p->nearest[c]) {
            p->nearest[c] = through;
            p->before[c] = column;
        }
        if (p->nearest[c] < least) {
            least = p->nearest[c];
            next = c;
        }
    }
    for (uint32_t c = 0; c <= p->all; c++)
        if (p->reached[c]) {
            p->row_price[p->owner[c]] += least;
            p->column_price[c] -= least;
        } else {
            p->nearest[c] -= least;
        }
    return next;
}

static void take_in(problem *p, uint32_t row)
{
    uint32_t column = 0;

    for (size_t c = 0; c <= p->all; c++) {
        p->nearest[c] = DBL_MAX;
        p->reached[c] = false;
    }
    p->owner[0] = row;
    do
        column = reach_next(p, column);
    while (p->owner[column]);
    for (; column; column = p->before[column])
        p->owner[column] = p->owner[p->before[column]];
}

int story_assign_run(uint32_t *partner, const float *worth, size_t rows, size_t columns, story_error *err)
{
    problem p = {.worth = worth, .rows = rows, .columns = columns, .all = columns + rows};
    bool full;

    p.row_price = calloc(rows + 1, sizeof *p.row_price);
    p.column_price = calloc(p.all + 1, sizeof *p.column_price);
    p.nearest = calloc(p.all + 1, sizeof *p.nearest);
    p.owner = calloc(p.all + 1, sizeof *p.owner);
    p.before = calloc(p.all + 1, sizeof *p.before);
    p.reached = calloc(p.all + 1, sizeof *p.reached);
    full = p.row_price && p.column_price && p.nearest && p.owner && p.before && p.reached;
    for (uint32_t r = 1; full && r <= rows; r++)
        take_in(&p, r);
    for (size_t r = 0; r < rows; r++)
        partner[r] = STORY_ASSIGN_NONE;
    for (uint32_t c = 1; full && c <= columns; c++)
        if (p.owner[c])
            partner[p.owner[c] - 1] = c - 1;
    free(p.row_price);
    free(p.column_price);
    free(p.nearest);
    free(p.owner);
    free(p.before);
    free(p.reached);
    return full ? STORY_OK : story_error__no_memory(err);
}

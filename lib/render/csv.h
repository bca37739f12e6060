/* csv - tables for a spreadsheet: RFC 4180, one column a variant. No cell is ever a formula. */
#ifndef STORY_RENDER_CSV_H
#define STORY_RENDER_CSV_H

#include "render/phrase.h"

int story_csv_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_csv_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err);

/* A row as it is written. Cells that are not told are empty; story_csv__end() ends the row. */
typedef struct story_csv_row {
    story_sink *sink;
    bool begun;
} story_csv_row;

void story_csv__cell(story_csv_row *row, const char *text, size_t len);
void story_csv__text(story_csv_row *row, const char *text); /* NULL: empty */
void story_csv__number(story_csv_row *row, size_t number);
void story_csv__score(story_csv_row *row, double score);
void story_csv__span(story_csv_row *row, const story_variant *v, story_span span);
void story_csv__end(story_csv_row *row);

/* A row of fixed titles, parted by '|'. */
void story_csv__titles(story_csv_row *row, const char *titles);

/* The tables of a collation as they are written. */
typedef struct story_csv_book {
    story_csv_row row;
    const story_collation *c;
    const story_variant *const *variants;
    size_t count;
} story_csv_book;

/* "LABEL WHAT" for every variant; what: its own columns, parted by '|', "." for the label alone. Ends the row. */
void story_csv__variant_titles(story_csv_book *b, const char *what);

/* Names, or places. Of two variants a row is what the comparison says; of more, what some of them share. */
int story_csv__entities(story_csv_book *b, bool places, story_error *err);

#endif

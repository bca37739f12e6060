/* log - a revision of a story and what it changed there, in the shapes of git log. */
#ifndef CMD_LOG_H
#define CMD_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "storydiff.h"
#include "storydiff_repo.h"

typedef struct log_page {
    FILE *file;
    bool json;    /* an object a line, whatever oneline and stat say */
    bool oneline; /* else several lines a revision */
    bool stat;    /* counts only */
    bool colour;
    size_t shown; /* how many revisions stand there already */
} log_page;

/* Prints a revision that made of the left text of d the right one. */
void log_print(log_page *page, const story_revision *r, const story_diff *d);

#endif

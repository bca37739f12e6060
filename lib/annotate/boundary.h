/* boundary - whether a sentence ends at a mark. */
#ifndef STORY_ANNOTATE_BOUNDARY_H
#define STORY_ANNOTATE_BOUNDARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "storydiff.h"

/* A place where a sentence may end, and what stands around it. */
typedef struct story_boundary {
    const char *view;
    size_t sentence;       /* where the sentence that may end here starts */
    size_t limit;          /* where the paragraph ends */
    size_t mark, mark_end; /* the run of full stops, question marks … */
    size_t end;            /* behind closing quotes and brackets */
    size_t next;           /* what follows behind white space */
    size_t word;           /* what follows behind opening quotes, brackets and dashes */
    size_t token;          /* the word before the mark starts here and ends at the mark */
    int32_t last;          /* the last mark */
    int32_t next_code;     /* the character at `next`, or -1 */
    int32_t code;          /* the character at `word`, or -1 */
} story_boundary;

/* Looks around the marks in `mark`, which stand in the paragraph that ends at limit. */
void story_boundary_look(story_boundary *out, const char *view, size_t sentence, size_t limit, story_span mark);

/* Whether the sentence ends at out->end. */
bool story_boundary_ends(const story_boundary *b);

#endif

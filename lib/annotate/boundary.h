/* boundary - a mark that may end a sentence, and what stands around it. */
#ifndef STORY_ANNOTATE_BOUNDARY_H
#define STORY_ANNOTATE_BOUNDARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "storydiff.h"

typedef struct story_boundary {
    const char *view;
    size_t sentence;       /* where the sentence that may end here starts */
    size_t limit;          /* where the paragraph ends */
    size_t token;          /* the word before the mark starts here and ends at the mark */
    size_t mark, mark_end; /* the run of full stops, question marks … */
    size_t end;            /* behind closing quotes and brackets, and behind the numbers of notes */
    size_t next;           /* what follows behind white space */
    size_t word;           /* what follows behind opening quotes, brackets and dashes */
    int32_t last;          /* the last mark */
    int32_t next_code;     /* the character at `next`, or -1 */
    int32_t code;          /* the character at `word`, or -1 */
    bool informal;         /* the writer is careless of capitals */
} story_boundary;

/* Looks around the marks in `mark`, which stand in the paragraph that ends at limit. */
void story_boundary_look(story_boundary *out, const char *view, size_t sentence, size_t limit, story_span mark);

/* The length of the letters and digits at `at`. */
size_t story_boundary_word_len(const char *view, size_t at, size_t limit);

#endif

/* namelaws - what holds for the names and places of any text, for tests and fuzzing. */
#ifndef TESTS_UNIT_NAMELAWS_H
#define TESTS_UNIT_NAMELAWS_H

#include "storydiff.h"

typedef struct namelaws_mention {
    story_span span;
    bool place;
} namelaws_mention;

/* All mentions in text order, to be freed; NULL when out of memory. */
namelaws_mention *namelaws_list(const story_variant *v, size_t *count);

/* What is wrong, or NULL: every name and place has a text and mentions, mentions are in order and inside their sentences,
 * and no two lie over one another. */
const char *namelaws_broken(const story_variant *v);

#endif

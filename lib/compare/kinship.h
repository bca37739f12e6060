/* kinship - whether two names are one name, by their letters alone. */
#ifndef STORY_COMPARE_KINSHIP_H
#define STORY_COMPARE_KINSHIP_H

#include "compare/subject.h"

typedef struct story_kinship {
    double likeness;     /* 0 to 1 */
    story_change change; /* STORY_SAME, STORY_RESPELLED, or STORY_RENAMED */
} story_kinship;

/* How likely one of the names is the other, and what became of it if so. Neither need be of the same kind. */
story_kinship story_kinship_of(const story_subject *a, const story_subject *b);

#endif

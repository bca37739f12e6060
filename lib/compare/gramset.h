/* gramset - the runs of four letters in the forms of two texts, under common numbers. */
#ifndef STORY_COMPARE_GRAMSET_H
#define STORY_COMPARE_GRAMSET_H

#include "annotate/word.h"
#include "util/array.h"

typedef struct story_gramset story_gramset;

/* NULL: out of memory. */
story_gramset *story_gramset_new(size_t left_forms, size_t right_forms);
void story_gramset_free(story_gramset *set);

/* The grams of a form of a side, *count of them; valid until the next call. Each form is read once and remembered:
 * hashing is most of the work. NULL: out of memory. */
const uint32_t *story_gramset_of(story_gramset *set, int side, uint32_t form, const story_form_entry *entry,
                                 uint32_t *count);

/* A number for each gram, all 0 in between calls of whoever compares; may move when forms are read. */
uint32_t *story_gramset_marks(story_gramset *set);

#endif

/* standing - which word of the left stands where a word of the right does, and who the words belong to. */
#ifndef STORY_COMPARE_STANDING_H
#define STORY_COMPARE_STANDING_H

#include "compare/diff.h"
#include "compare/subject.h"

#define STORY_NO_WORD UINT32_MAX

/* Adds the forms of a vocabulary, numbered as there, to an empty map. */
int story_standing_forms(story_map *map, const struct story_variant *v, story_error *err);

/* The first word that ends after an offset. */
size_t story_standing_at(const struct story_variant *v, size_t offset);

/* The first word from w on that is no mark. */
size_t story_standing_next(const struct story_variant *v, size_t w);

/* By word of the right: the same word of the left, in what stays of a linked sentence, or STORY_NO_WORD. In the scratch
 * arena; NULL when out of memory. */
const uint32_t *story_standing_words(const struct story_diff *d, story_arena *scratch);

/* By word: the number of the subject in whose mention it lies, plus one, or 0. As above. */
const uint32_t *story_standing_owners(const struct story_variant *v, const story_subjects *subjects,
                                      story_arena *scratch);

#endif

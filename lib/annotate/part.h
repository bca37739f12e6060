/* part - what part a person plays in the text: gender, and whether they take part at all. */
#ifndef STORY_ANNOTATE_PART_H
#define STORY_ANNOTATE_PART_H

#include "annotate/cast.h"

/* Fills gender and role of the names, by number of person; the cast is assigned. 0 or STORY_ENOMEM. */
int story_part_read(story_name *names, const story_cast *cast, const story_words *words, size_t sentence_count);

#endif

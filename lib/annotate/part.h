/* part - what part a person plays in the text: gender, and whether they take part at all. */
#ifndef STORY_ANNOTATE_PART_H
#define STORY_ANNOTATE_PART_H

#include "annotate/surface.h"

/* Fills gender and role of the names; person says by mention whose it is. */
int story_part_read(story_name *names, size_t count, const story_text *text, const story_words *words,
                    size_t sentence_count, const story_tagged *mentions, size_t mention_count, const uint32_t *person,
                    const story_surfaces *surfaces);

#endif

/* cast - which surfaces name the same person. */
#ifndef STORY_ANNOTATE_CAST_H
#define STORY_ANNOTATE_CAST_H

#include "annotate/surface.h"

/* The person of every mention, numbered from 0 without gaps in order of first mention; *persons says how many.
 * In the arena. */
int story_cast_assign(uint32_t **out, size_t *persons, story_arena *arena, const story_words *words,
                      const story_surfaces *surfaces, size_t mention_count);

#endif

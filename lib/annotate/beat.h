/* beat - runs of sentences in which one thing happens, with a type. */
#ifndef STORY_ANNOTATE_BEAT_H
#define STORY_ANNOTATE_BEAT_H

#include "annotate/cue.h"

/* Needs the sentences, words, names, places and events of v, and fills its cues, gaps and beats. */
int story_beat_group(struct story_variant *v, story_error *err);

/* The beats whose first sentences are starts[0] = 0, starts[1] … up to the end of the text. In the arena. */
int story_beat_make(const story_beat **out, story_arena *arena, const struct story_variant *v, const uint32_t *starts,
                    size_t count, story_error *err);

/* How many sentences a beat of a text of n sentences is expected to have: long texts are told of in larger beats. */
double story_beat_length(size_t n);

/* The number of a type in story_beat_types(); STORY_CUE_TYPES where it is not in that table. */
size_t story_beat_type_number(const char *id);

#endif

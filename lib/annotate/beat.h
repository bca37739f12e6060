/* beat - runs of sentences in which one thing happens, with a type. */
#ifndef STORY_ANNOTATE_BEAT_H
#define STORY_ANNOTATE_BEAT_H

#include "annotate/cue.h"

/* Needs the sentences, words, names, places and events of v, and fills its cues and gaps. */
int story_beat_read(struct story_variant *v, story_error *err);

/* Needs these, and fills its beats. */
int story_beat_group(struct story_variant *v, story_error *err);

/* The beats whose first sentences are starts[0] = 0, starts[1] … up to the end of the text. In the arena. */
int story_beat_make(const story_beat **out, story_arena *arena, const struct story_variant *v, const uint32_t *starts,
                    size_t count, story_error *err);

/* Where beats best start, in starts, which has room for every sentence. extra, by sentence, is evidence from elsewhere
 * that is added to that of the text's own gaps; it may be NULL. */
int story_beat_cut(uint32_t *starts, size_t *count, const struct story_variant *v, const float *extra,
                   story_error *err);

/* What the cut weighs: the words that a beat of v is expected to have, what a length costs, what a gap is worth. */
double story_beat_words(const struct story_variant *v);
float story_beat_length_cost(double words, double expected);
float story_beat_gap(const struct story_variant *v, size_t sentence);

/* The number of a type in story_beat_types(); STORY_CUE_TYPES where it is not in that table. */
size_t story_beat_type_number(const char *id);

#endif

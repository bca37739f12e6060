/* beat - runs of sentences in which one thing happens, with a type. */
#ifndef STORY_ANNOTATE_BEAT_H
#define STORY_ANNOTATE_BEAT_H

#include "annotate/variant.h"

/* Needs the sentences, words, names, places and events of v, and fills its beats. */
int story_beat_group(struct story_variant *v, story_error *err);

#endif

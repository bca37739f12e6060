/* variant - one text with everything that was read in it. Written by the stages in order, then never again. */
#ifndef STORY_ANNOTATE_VARIANT_H
#define STORY_ANNOTATE_VARIANT_H

#include "annotate/tagger.h"
#include "annotate/text.h"
#include "annotate/word.h"

struct story_variant {
    story_arena *arena;
    const char *label;
    story_source source;
    story_text text;
    const story_span *paragraphs; /* text.paragraphs as the public header shows them */
    const story_sentence *sentences;
    size_t sentence_count;
    story_words words;
    const story_tagged *tagged;
    size_t tagged_count;
    const story_name *names;
    size_t name_count;
    const story_place *places;
    size_t place_count;
    const story_event *events;
    size_t event_count;
    const struct story_cue_score *cues; /* by sentence: what its words tell of the type of beat */
    const float *gaps;                  /* by sentence: evidence that a beat starts there */
    float mean_gap;
    const story_beat *beats;
    size_t beat_count;
};

#endif

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
    const uint32_t *told;               /* by sentence, one more: the words of the story in front of it */
    size_t told_count;                  /* sentences of the story */
    float mean_gap;
    const story_beat *beats;
    size_t beat_count;
};

/* Whether a sentence is of the story: code and front matter are not. */
static inline bool story_variant_tells(const struct story_variant *v, size_t sentence)
{
    return !v->text.paragraphs[v->sentences[sentence].paragraph].verbatim;
}

/* Reading goes in steps, one after the other; which thread takes a step does not matter. */
enum { STORY_READING_STEPS = 4 };

typedef struct story_reading {
    const story_input *input;
    story_variant *variant; /* NULL before the first step and after one that failed */
    int code;
    story_error err;
} story_reading;

/* Does nothing after a step that failed. */
void story_reading__step(story_reading *r, size_t step);

/* What came of it: *out is NULL after a failure. */
int story_reading__end(story_variant **out, story_reading *r, story_error *err);

#endif

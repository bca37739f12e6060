/* cue - what the words of a sentence tell of its beat type: a score for each of the 24 types. */
#ifndef STORY_ANNOTATE_CUE_H
#define STORY_ANNOTATE_CUE_H

#include "annotate/variant.h"

enum { STORY_CUE_TYPES = 24 };

typedef enum story_cue_type {
    STORY_CUE_IDENT,
    STORY_CUE_ORIGIN,
    STORY_CUE_SETTING,
    STORY_CUE_MAKE,
    STORY_CUE_WANT,
    STORY_CUE_FEEL,
    STORY_CUE_THINK,
    STORY_CUE_LEARN,
    STORY_CUE_DECIDE,
    STORY_CUE_SEE,
    STORY_CUE_TELL,
    STORY_CUE_CALL,
    STORY_CUE_GO,
    STORY_CUE_MEET,
    STORY_CUE_GIVE,
    STORY_CUE_HELP,
    STORY_CUE_BOND,
    STORY_CUE_BREAK,
    STORY_CUE_FIGHT,
    STORY_CUE_TRICK,
    STORY_CUE_DIE,
    STORY_CUE_FAME,
    STORY_CUE_CHANGE,
    STORY_CUE_CODA
} story_cue_type;

struct story_cuelex;

typedef struct story_cue_score {
    uint8_t types[STORY_CUE_TYPES]; /* in sixteenths of one clear verb */
    uint8_t best;   /* the type with the highest score; the first in table order where several have it */
    uint8_t words;  /* of a sentence of the story, without punctuation; 255 for more */
    uint8_t spoken; /* bits 1 << story_gender, of which the narrator uses a pronoun */
    uint32_t word;  /* that shows the best type */
} story_cue_score;

/* Scores for every sentence of v, in the arena, by the cues of its words. Needs its sentences, words and events. */
int story_cue_read(const story_cue_score **out, story_arena *arena, const struct story_variant *v,
                   const struct story_cuelex *lex, story_error *err);

#endif

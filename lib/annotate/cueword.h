/* cueword - what one word of a sentence tells of the beat type. The state of a reader that goes through a sentence. */
#ifndef STORY_ANNOTATE_CUEWORD_H
#define STORY_ANNOTATE_CUEWORD_H

#include "annotate/cue.h"
#include "annotate/cuelex.h"

typedef struct story_cue_reader {
    const struct story_variant *v;
    const story_cuelex *lex;
    size_t event; /* the next event not yet passed */
    unsigned scores[STORY_CUE_TYPES], best[STORY_CUE_TYPES];
    uint32_t best_word[STORY_CUE_TYPES];
    uint32_t touched; /* bits of the types that have a score */
    uint32_t spoken;  /* classes of the pronouns outside of quotations, among others */
    bool subordinate, verb_seen, person_seen, command;
    size_t tagged;    /* the next name or place not yet passed */
    uint32_t name_at; /* the first word of a name in the sentence, or its end */
    uint32_t quoted, words;
    size_t sentence;
} story_cue_reader;

/* Reads the words of a sentence: adds to the scores, follows the clauses. */
void story_cueword_read(story_cue_reader *r, uint32_t first, uint32_t end);

/* The same of a sentence that is not of the story: pronouns alone count there. */
void story_cueword_skip(story_cue_reader *r, uint32_t first, uint32_t end);

/* Adds to the score of a type, on account of a word. */
void story_cueword_give(story_cue_reader *r, size_t type, unsigned amount, uint32_t word);

#endif

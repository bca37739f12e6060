/* wordform - what WordNet 3.0 says of an English word form: parts of speech, base form, classes of meaning. */
#ifndef STORY_DATA_WORDFORM_H
#define STORY_DATA_WORDFORM_H

#include <stdbool.h>
#include <stdint.h>

#include "data/data.h"

/* What a form can be. */
enum {
    STORY_VERB_BASE = 1, /* go */
    STORY_VERB_S = 2,    /* goes */
    STORY_VERB_PAST = 4, /* went; walked */
    STORY_VERB_PART = 8, /* gone; walked */
    STORY_VERB_ING = 16, /* going */
    STORY_VERB = 31,
    STORY_NOUN_ONE = 32,  /* walk */
    STORY_NOUN_MANY = 64, /* walks */
    STORY_NOUN = 96,
    STORY_ADJECTIVE = 128,
    STORY_ADVERB = 256
};

/* The part of speech that it mostly is. */
enum { STORY_MOSTLY_NOUN, STORY_MOSTLY_VERB, STORY_MOSTLY_ADJECTIVE, STORY_MOSTLY_ADVERB };

/* Lexicographer files of WordNet, counted from 1 (verb.body, noun.Tops); 0 is none. The first two that its senses are
 * in, the most frequent first. */
enum { STORY_VERB_CLASSES = 15, STORY_NOUN_CLASSES = 26 };

typedef struct story_wordform {
    uint16_t what;         /* STORY_VERB_BASE … */
    uint8_t mostly;        /* STORY_MOSTLY_… */
    uint8_t verb_class[2]; /* body 1 change 2 cognition 3 communication 4 competition 5 consumption 6 contact 7
                              creation 8 emotion 9 motion 10 perception 11 possession 12 social 13 stative 14
                              weather 15 */
    uint8_t noun_class[2]; /* Tops 1 act 2 animal 3 artifact 4 attribute 5 body 6 cognition 7 communication 8 event 9
                              feeling 10 food 11 group 12 location 13 motive 14 object 15 person 16 phenomenon 17
                              plant 18 possession 19 process 20 quantity 21 relation 22 shape 23 state 24
                              substance 25 time 26 */
    uint16_t base;         /* the same for all forms of a verb, else of a noun; others may share it */
    uint8_t group;         /* one of 255 groups of words used alike, 0 for none */
} story_wordform;

/* The rows, once their layout has been checked; count is 0 where it is wrong. */
typedef struct story_wordforms {
    const uint32_t *hashes, *bits;
    const uint16_t *bases;
    const uint8_t *groups;
    uint32_t count;
} story_wordforms;

story_wordforms story_wordforms_open(story_blob blob);

/* The row of a form, by the story_map_hash() of its case-folded text; count where there is none. */
uint32_t story_wordforms_row(const story_wordforms *forms, uint32_t hash);

/* Whether there is such a row; *out is all zero where there is none. */
bool story_wordforms_at(const story_wordforms *forms, uint32_t row, story_wordform *out);
bool story_wordforms_find(const story_wordforms *forms, uint32_t hash, story_wordform *out);

#endif

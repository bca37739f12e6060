/* cuelex - which cues a word form can be: the table of cue words led over inflected forms. */
#ifndef STORY_ANNOTATE_CUELEX_H
#define STORY_ANNOTATE_CUELEX_H

#include "annotate/cuewords.h"
#include "annotate/word.h"
#include "data/wordform.h"
#include "util/array.h"
#include "util/map.h"

typedef enum story_inflection {
    STORY_FORM_BASE,
    STORY_FORM_S,    /* takes, stories */
    STORY_FORM_PAST, /* took, taken, worked */
    STORY_FORM_ING
} story_inflection;

/* Closed classes of function words that the reading of a sentence asks for. */
enum {
    STORY_CLASS_SUBORDINATOR = 1,
    STORY_CLASS_DETERMINER = 2,
    STORY_CLASS_NEGATION = 4,
    STORY_CLASS_BE = 8,
    STORY_CLASS_HAVE = 16,
    STORY_CLASS_ADVERB = 32,
    STORY_CLASS_PARTICIPLE = 64,  /* or a form that looks like one: ends in -ed, -en, -ing */
    STORY_CLASS_HE = 128,         /* he, she, they and their forms */
    STORY_CLASS_IT = 256,         /* it, this, that, such */
    STORY_CLASS_CONNECTIVE = 512, /* and, but, so */
    STORY_CLASS_TIME = 1024,      /* day, night, later, then … */
    STORY_CLASS_COMMAND = 2048,   /* verbs that are often told to do */
    STORY_CLASS_SELF = 4096,
    STORY_CLASS_PLACE = 8192,     /* prepositions and adverbs of place: behind "was" no trait */
    STORY_CLASS_PERSON = 16384,   /* man, woman, stranger … */
    STORY_CLASS_SOMEBODY = 65536, /* a noun for a person, by its class in WordNet */
    STORY_CLASS_ARTICLE = 32768,  /* a, an */
    STORY_CLASS_CUE = 1 << 17,    /* has cues, or is a form of "be" or "have": most words are none */
    STORY_CLASS_COMMA = 1 << 18,  /* begins with a comma; */
    STORY_CLASS_COLON = 1 << 19,  /* with a colon or semicolon */
    STORY_CLASS_MAN = 1 << 20,    /* he, him, his, himself */
    STORY_CLASS_WOMAN = 1 << 21,
};

typedef struct story_cue_entry {
    uint32_t next; /* index of the next cue of this lemma, or STORY_MAP_NONE */
    uint8_t type, kind, weight;
    const char *particle;
} story_cue_entry;

/* The cues of one form: as it stands, and of what it is an inflection of. */
typedef struct story_cue_form {
    uint32_t exact, lemma;   /* indices of first cues, or STORY_MAP_NONE */
    uint8_t inflection;      /* of lemma */
    story_cue_entry meaning; /* where the table has neither: by WordNet's class of the word; weight 0: nothing */
} story_cue_form;

/* What the tables have of a word. */
typedef struct story_cue_known {
    uint32_t head;      /* its first cue, or STORY_MAP_NONE */
    uint32_t irregular; /* its row in story_cue_irregulars, or STORY_MAP_NONE */
    uint32_t classes;
    bool listed; /* as a function word: its ending says nothing */
} story_cue_known;

typedef struct story_cue_word {
    uint32_t classes;
    uint32_t cues; /* its story_cue_form, where it has STORY_CLASS_CUE */
} story_cue_word;

typedef struct story_cuelex {
    story_map words;   /* of all tables */
    story_array known; /* story_cue_known by word */
    story_cue_entry *entries;
    story_wordforms wordforms;
    story_array forms;     /* story_cue_form */
    story_cue_word *items; /* by form of the words it was made for */
} story_cuelex;

/* Looks up every form of the words. 0, or STORY_ENOMEM with nothing to dispose of. */
int story_cuelex_make(story_cuelex *out, const story_words *words, story_error *err);
void story_cuelex_dispose(story_cuelex *lex);

#endif

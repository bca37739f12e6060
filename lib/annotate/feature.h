/* feature - what the tagger looks at. The tagger and its trainer (data/build/) both read texts through this file, so
 * that weights always mean what they meant when they were learnt.
 *
 * Only runs of capitalised words are looked at; a run ends with its sentence. Every word of a run is described by a few
 * dozen features: hashes of (template, values), each of which leads to one of STORY_FEATURE_BUCKETS rows of weights.
 * The values come from the word, its neighbours, the gazetteer, and from how the whole text uses the word ("facts"). */
#ifndef STORY_ANNOTATE_FEATURE_H
#define STORY_ANNOTATE_FEATURE_H

#include "annotate/word.h"

enum { STORY_FEATURE_BITS = 16, STORY_FEATURE_BUCKETS = 1 << STORY_FEATURE_BITS, STORY_FEATURE_MOST = 96 };
enum { STORY_WORD_RUN_MOST = 64 }; /* words; longer runs are cut */

typedef enum story_label {
    STORY_LABEL_NONE,
    STORY_LABEL_NAME,    /* first word of a span, */
    STORY_LABEL_NAME_IN, /* and a later one */
    STORY_LABEL_PLACE,
    STORY_LABEL_PLACE_IN,
    STORY_LABEL_OTHER,
    STORY_LABEL_OTHER_IN,
    STORY_LABELS
} story_label;

/* Closed classes of words that tell names from places. */
enum {
    STORY_CUE_PREPOSITION = 1, /* in, to, from: a place follows */
    STORY_CUE_VERB = 2,        /* said, was: a person does it */
    STORY_CUE_CONNECTOR = 4,   /* of, von: inside a name */
    STORY_CUE_KIN = 8,         /* brother, woman, named */
    STORY_CUE_GEO = 16,        /* street, river */
    STORY_CUE_NEVER = 32,      /* the, he, but: never starts a name, even with a capital */
    STORY_CUE_NAMED = 64,      /* named, called */
    STORY_CUE_THE = 128,
    STORY_CUE_SPEECH = 256,
    STORY_CUE_DATE = 512,
    STORY_CUE_SEAT = 1024, /* town, kingdom: "the town of X" makes X a place */
    STORY_CUE_WHO = 2048,  /* who, whose: a person stands before */
    STORY_CUE_OVER = 4096  /* over: of known places only, a place follows */
};

/* What WordNet knows of a form. */
typedef struct story_class {
    uint8_t group;   /* of words used alike */
    uint8_t sort;    /* 0 not known, else 1 + part of speech that it mostly is */
    uint8_t meaning; /* class of its verbs or nouns */
    bool finite;     /* a verb form that has a subject: went, goes */
} story_class;

/* How a text uses a word that it capitalises somewhere. Counts stop at 65535. */
typedef struct story_facts {
    uint32_t hash, suffix3, suffix2, prefix3;
    uint16_t gaz, cues;
    uint16_t lower, capital, middle; /* middle: capitalised, not first in a sentence */
    uint16_t title, preposition, verb, possessive, the, geo, vocative, named;
    uint16_t speech;    /* said X, X said */
    uint16_t subject;   /* before a verb that has a subject */
    uint16_t attribute; /* before a noun: the Arizona desert */
    uint16_t seat;      /* the town of X */
    uint8_t plural;     /* Cuthberts, where the text has a Cuthbert: 2 who is a person, 1 who may be none */
} story_facts;

/* Which of person (1) and place (2) the text speaks for, 3 for both and 0 for neither. */
unsigned story_facts_side(const story_facts *facts);

typedef struct story_scene {
    const story_text *text;
    const story_words *words;
    size_t sentence_count;
    uint16_t *cues;       /* by form */
    story_class *classes; /* by form */
    uint32_t *facts_of;   /* by form; 0 has no facts */
    story_facts *facts;
    uint32_t facts_count;
} story_scene;

/* Reads cues, classes and facts; story_scene_dispose() frees them. */
int story_scene_read(story_scene *out, const story_text *text, const story_words *words, size_t sentence_count,
                     story_error *err);
void story_scene_dispose(story_scene *scene);

/* The part of it that counts facts. */
int story_facts__count(story_scene *scene);

static inline bool story_word_is_capital(const story_word *w)
{
    return w->shape == STORY_SHAPE_CAPITAL || w->shape == STORY_SHAPE_CAPS;
}

typedef struct story_word_run {
    uint32_t first, count;               /* words */
    uint32_t begin, end;                 /* the words of its sentence */
    uint8_t phrase[STORY_WORD_RUN_MOST]; /* 1 first word of a known place of several words, 2 a later one */
} story_word_run;

/* The next run that starts at or behind word `at` of a sentence [begin, end); false where there is none. */
bool story_scene_next_run(const story_scene *scene, uint32_t at, uint32_t begin, uint32_t end, story_word_run *out);

const story_facts *story_scene_facts(const story_scene *scene, uint32_t word);

/* What a trainer hides now and then, so that the weights don't lean on the names of the training books. */
enum { STORY_HIDE_WORD = 1, STORY_HIDE_AFFIXES = 2, STORY_HIDE_GAZETTEER = 4 };

/* The row of weights of a feature. */
static inline uint32_t story_feature_bucket(uint32_t feature)
{
    return feature >> (32 - STORY_FEATURE_BITS);
}

/* One word of a run with its neighbours; a neighbour beyond the sentence is all zero. */
typedef struct story_spot {
    const story_scene *scene;
    const story_word_run *run;
    uint32_t i;
    const story_word *word, *before, *before2, *behind, *behind2;
    const story_facts *facts;
    uint16_t cue_before, cue_before2, cue_behind;
    unsigned gaz, known;    /* bits of the gazetteer, and those of them that are read */
    unsigned phrase, start; /* start: 0 inside a sentence, 1 its first word, 2 behind a quotation mark or dash */
    unsigned hide;
} story_spot;

story_spot story_spot_look(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide);

/* What a feature sees. Two spots of a scene that look alike to a sight have the same features there; only of those that
 * see words together hardly any two are alike. */
typedef enum story_sight {
    STORY_SIGHT_WORD,
    STORY_SIGHT_BEFORE,
    STORY_SIGHT_BEFORE2,
    STORY_SIGHT_BEHIND,
    STORY_SIGHT_BEHIND2,
    STORY_SIGHT_CUES,
    STORY_SIGHT_PLACE,
    STORY_SIGHTS,
    STORY_SIGHT_PAIRS = STORY_SIGHTS
} story_sight;

/* The features of one sight; returns how many. */
size_t story_spot_features(const story_spot *spot, story_sight sight, uint32_t out[STORY_FEATURE_MOST]);

/* The features of word number i of the run, all sights'; returns how many, at most STORY_FEATURE_MOST. In the order of
 * their templates: the trainer draws lots for them. */
size_t story_scene_features(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide,
                            uint32_t out[STORY_FEATURE_MOST]);

#endif

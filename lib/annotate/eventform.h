/* eventform - all that the event finder wants to know of a word form, looked up once a form and not once a word. */
#ifndef STORY_ANNOTATE_EVENTFORM_H
#define STORY_ANNOTATE_EVENTFORM_H

#include "annotate/closedword.h"
#include "annotate/word.h"
#include "data/vectors.h"
#include "data/wordform.h"

typedef struct story_eventform {
    uint32_t word, base, tag; /* hashes; tag is a stand-in for a part of speech: closed words are their own */
    uint16_t suffix[2];       /* hashes of the last two and three bytes */
    uint16_t as_tag;          /* row of the network */
    /* Rows of the network: the subject, determiner and clause that the form leaves to the words behind it. */
    uint16_t subject, determiner, clause; /* or STORY_EVENT_KEEPS */
    uint16_t aux;                         /* STORY_AUX_… */
    uint16_t what; /* STORY_VERB_BASE … , guessed from the ending where the form is not known */
    uint8_t mostly, verb_class, verb_class2, noun_class, noun_class2, group;
    uint8_t turns;  /* STORY_TURN_… */
    bool known;     /* WordNet has it */
    bool candidate; /* may be the trigger word of an event */
} story_eventform;

/* What else a form does to the words around it. */
enum {
    STORY_TURN_DETERMINED = 1, /* is a subject only behind a determiner */
    STORY_TURN_PASSES = 2,     /* may stand inside a verb group */
    STORY_TURN_DOUBT = 4,
    STORY_TURN_PAST = 8,
    STORY_TURN_PRESENT = 16
};

enum { STORY_EVENT_KEEPS = UINT16_MAX };

enum {
    STORY_EVENT_ROWS = 1 << 11, /* rows of the network that what is known of a word is hashed into */
    STORY_EVENT_ROWS_MOST = 32  /* of one word */
};

/* Kinds of things known of a word in its sentence; the lower ones are those of story_eventform_rows(). */
enum {
    STORY_ROW_TAG = 32,
    STORY_ROW_SUBJECT,    /* who seems to act */
    STORY_ROW_DETERMINER, /* the article in front */
    STORY_ROW_CLAUSE,     /* what opened the clause */
    STORY_ROW_GROUP,      /* the verb group in front */
    STORY_ROW_STATE       /* quotation, capital, doubt, tense */
};

/* Subjects that are no word: a name, nobody, and else the class of a noun. */
enum { STORY_SUBJECT_NAME = 33, STORY_SUBJECT_NOBODY = 64 };

/* The row of value number `value` of a kind of thing known. */
static inline uint16_t story_event_row(uint32_t kind, uint32_t value)
{
    uint32_t h = (kind * 0x9e3779b1u + value) * 0x85ebca6bu;

    h = (h ^ h >> 15) * 0xc2b2ae35u;
    return (h ^ h >> 13) >> 21;
}

/* Whether a word of this form is taken for a name, which tells nothing that happens. */
static inline bool story_eventform_is_name(const story_eventform *form, const story_word *word)
{
    bool inside = !(word->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED));

    return (word->shape == STORY_SHAPE_CAPITAL || word->shape == STORY_SHAPE_CAPS) && !form->aux &&
           (inside || !form->known);
}

/* By form of the words, from malloc; NULL when out of memory. */
story_eventform *story_eventforms_new(const story_words *words);

/* The rows that the network enters a form with, whatever its sentence; gives how many. */
size_t story_eventform_rows(const story_eventform *form, uint16_t rows[STORY_EVENT_ROWS_MOST]);

/* The entry of the form's vector, or of the part behind its last hyphen; table->count where there is none. */
uint32_t story_eventform_vector(const story_vectors *table, const story_form_entry *form);

#endif

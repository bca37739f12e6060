/* eventfeature - what the words around a word say of whether it tells an event. One module for finder and trainer. */
#ifndef STORY_ANNOTATE_EVENTFEATURE_H
#define STORY_ANNOTATE_EVENTFEATURE_H

#include "annotate/eventform.h"

enum {
    STORY_EVENT_BITS = 17,     /* features are hashed into this many bits */
    STORY_EVENT_FEATURES = 64, /* at most, of one word */
    STORY_EVENT_POINT = 10,    /* bits behind the point of a logit */
    STORY_EVENT_SCAN_ROWS = 6, /* of the network, for what the sentence makes of a word */
    STORY_EVENT_STRETCH = 512  /* words looked at together: a longer sentence is cut */
};

/* A word in its sentence: what was learnt on the way from the left. */
typedef struct story_event_word {
    const story_eventform *form;
    uint32_t tag; /* the form's, or that of a name */
    uint16_t tag_row;
    uint16_t subject;               /* row of who seems to act */
    uint16_t determiner;            /* row of the article in front, or for none */
    uint16_t clause;                /* row of the word that opened the clause, or for none */
    uint16_t aux;                   /* of the verb group in front */
    uint8_t capital, quoted, doubt; /* doubt: "if" on the left 1, on the right 2 */
} story_event_word;

/* A stretch of a sentence with two words of padding on either side, so that neighbours need no test. */
typedef struct story_event_scan {
    story_event_word words[STORY_EVENT_STRETCH + 4];
    size_t count;
    uint32_t tense; /* 1 mostly past, 2 mostly present */
} story_event_scan;

enum { STORY_EVENT_STATES = 2 * 3 * 4 * 3, STORY_EVENT_NAME_TAG = 0x3c6ef372 };

/* Quotation, capital, doubt and tense of a word of the scan as one number. */
static inline uint32_t story_event_state(const story_event_scan *scan, const story_event_word *w)
{
    return ((w->quoted * 3u + w->capital) * 4 + w->doubt) * 3 + scan->tense;
}

/* Reads words first … first + count of the text, count at most STORY_EVENT_STRETCH; forms by number of form. */
void story_event_scan_read(story_event_scan *scan, const story_words *words, const story_eventform *forms, size_t first,
                           size_t count);

/* Whether word i of the scan may tell an event at all: no name, no closed word. */
bool story_event_scan_is_candidate(const story_event_scan *scan, size_t i);

/* The features of word i of the scan: numbers below 1 << STORY_EVENT_BITS. Gives how many. */
size_t story_event_scan_features(const story_event_scan *scan, size_t i, uint32_t *out);

/* The rows that the network enters word i with beside those of its form. */
void story_event_scan_rows(const story_event_scan *scan, size_t i, uint16_t rows[STORY_EVENT_SCAN_ROWS]);

#endif

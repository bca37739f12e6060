/* eventnet - a small network over a whole sentence: like words count alike in it, and what stands far off counts too.
 *
 * Fixed point throughout, so that every machine gives the same scores. The network lies in events.bin as this struct,
 * little-endian; lib/data/build/train_events.c wrote it. Inputs are at most STORY_NET_INPUT_MOST and weights at most
 * STORY_NET_WEIGHT_MOST in size, so that no fading sum leaves 16 bits and no other sum 32. */
#ifndef STORY_ANNOTATE_EVENTNET_H
#define STORY_ANNOTATE_EVENTNET_H

#include "annotate/eventfeature.h"

enum {
    STORY_NET_WIDTH = 16, /* numbers that a word enters with */
    STORY_NET_SEEN = 5,   /* the word before, the word, the word behind, the left, the right */
    STORY_NET_INPUTS = STORY_NET_SEEN * STORY_NET_WIDTH,
    STORY_NET_HIDDEN = 12,
    STORY_NET_DIMENSIONS = 80, /* of the vectors of words */
    STORY_NET_POINT = 8,       /* bits behind the point: inputs */
    STORY_NET_ROW_POINT = 7,   /* rows */
    STORY_NET_WEIGHT_POINT = 11,
    STORY_NET_INPUT_MOST = 3583,
    STORY_NET_WEIGHT_MOST = 1759,
    STORY_NET_HOPELESS = -(4 << STORY_EVENT_POINT), /* a logit: two candidates in five, one event in six hundred */
    STORY_NET_LOSS = 6656 /* in 65536: what the left and the right lose from one word to the next */
};

/* The length that vectors of words are brought to. */
#define STORY_NET_LENGTH 4.5

typedef struct story_eventnet {
    int8_t rows[STORY_EVENT_ROWS][STORY_NET_WIDTH];
    int16_t vectors[STORY_NET_WIDTH][STORY_NET_DIMENSIONS];
    int16_t layer[STORY_NET_HIDDEN][STORY_NET_INPUTS];
    int16_t bias[STORY_NET_WIDTH]; /* of what a word enters with */
    int16_t out[STORY_NET_HIDDEN];
    int32_t layer_bias[STORY_NET_HIDDEN]; /* STORY_NET_POINT + STORY_NET_WEIGHT_POINT bits behind the point */
    int32_t out_bias;                     /* STORY_EVENT_POINT bits */
} story_eventnet;

typedef struct story_netrun story_netrun;

/* Prepares to read words with these forms; both must outlive the run. NULL when out of memory. */
story_netrun *story_netrun_new(const story_eventnet *net, const story_words *words, const story_eventform *forms);
void story_netrun_free(story_netrun *run);

/* Which of words first … first + count of the text are candidates whose form may tell an event in some sentence: a form
 * that alone scores below STORY_NET_HOPELESS tells none in any. They are counted from first; gives how many. */
size_t story_netrun_hopeful(const story_netrun *run, size_t first, size_t count, uint16_t *out);

/* Reads the stretch that the scan holds, words first … of the text, so that words from … to of it can be scored. */
void story_netrun_read(story_netrun *run, const story_event_scan *scan, size_t first, size_t from, size_t to);

/* The logit of word i of the stretch that was read last, with STORY_EVENT_POINT bits behind the point. */
int32_t story_netrun_score(const story_netrun *run, size_t i);

#endif

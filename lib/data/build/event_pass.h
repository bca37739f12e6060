/* event_pass - one stretch of words forward through the network that is being learnt, and its slopes back. */
#ifndef STORY_BUILD_EVENT_PASS_H
#define STORY_BUILD_EVENT_PASS_H

#include "annotate/eventnet.h"

enum {
    WIDTH = STORY_NET_WIDTH,
    HIDDEN = STORY_NET_HIDDEN,
    INPUTS = STORY_NET_INPUTS,
    DIMENSIONS = STORY_NET_DIMENSIONS
};

/* All that is learnt, as one array of floats: weights, slopes and their averages have this shape. */
typedef struct event_numbers {
    float rows[STORY_EVENT_ROWS][WIDTH], vectors[DIMENSIONS][WIDTH], bias[WIDTH];
    float layer[INPUTS][HIDDEN], layer_bias[HIDDEN], out[HIDDEN], out_bias;
} event_numbers;

/* A stretch of words as the network meets it. */
typedef struct event_stretch {
    uint32_t count;
    uint16_t (*rows)[STORY_EVENT_ROWS_MOST + STORY_EVENT_SCAN_ROWS];
    uint8_t *row_count, *gold, *candidate;
    const float **vectors; /* NULL where a word has none */
} event_stretch;

/* What is computed on the way forward, for the way back. */
typedef struct event_trace {
    float inputs[STORY_EVENT_STRETCH + 2][WIDTH], left[STORY_EVENT_STRETCH][WIDTH], right[STORY_EVENT_STRETCH][WIDTH];
    float seen[STORY_EVENT_STRETCH][INPUTS], hidden[STORY_EVENT_STRETCH][HIDDEN], mask[STORY_EVENT_STRETCH][INPUTS],
        score[STORY_EVENT_STRETCH];
    float d_inputs[STORY_EVENT_STRETCH + 2][WIDTH], d_left[STORY_EVENT_STRETCH][WIDTH],
        d_right[STORY_EVENT_STRETCH][WIDTH];
} event_trace;

/* Computes the scores of all candidates; a share of what the layer sees is hidden at random. */
void event_pass_forward(event_trace *t, const event_numbers *w, const event_stretch *s, uint64_t *seed);

/* Adds the slopes of the loss of all candidates; gives how many there are. */
uint32_t event_pass_backward(event_trace *t, const event_numbers *w, event_numbers *slopes, const event_stretch *s);

#endif

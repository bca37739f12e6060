/* training - what the trainers share: memory or death, a generator of our own, functions that are the same everywhere.
 *
 * Of the floating-point operations only those are used that IEEE 754 rounds, in a fixed order, so that the same texts
 * give the same weights on every machine. */
#ifndef STORY_BUILD_TRAINING_H
#define STORY_BUILD_TRAINING_H

#include <stddef.h>
#include <stdint.h>

/* The memory, or the end of the program. */
void *training_must(void *memory);

/* A number below `below`, at most 2^31, and the next state of the generator. */
uint32_t training_draw(uint64_t *seed, uint32_t below);

/* Between -1 and 1. */
float training_draw_float(uint64_t *seed);

/* Brings the numbers into a drawn order. */
void training_shuffle(uint64_t *seed, uint32_t *numbers, uint32_t count);

/* 1 / (1 + e^-x). */
float training_logistic(float x);

/* Rounded to the nearest integer, ties away from zero, and cut at -most and most. */
int32_t training_round(float value, int32_t most);

#endif

/* stranger - what a text says of capitalised words that no table is sure of: an invented town, a name of another
 * language, a town named like a thing. */
#ifndef STORY_ANNOTATE_STRANGER_H
#define STORY_ANNOTATE_STRANGER_H

#include "annotate/feature.h"

/* What a first reading of the text took a word for, how often each. */
typedef struct story_readings {
    uint32_t name, place;
} story_readings;

/* Adds to the scores of word number i of the run. True where the first reading matters. */
bool story_stranger_weigh(float scores[STORY_LABELS], const story_scene *scene, const story_word_run *run, uint32_t i,
                          const story_readings *first);

#endif

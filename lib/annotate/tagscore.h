/* tagscore - what the weights say of a word of a run: the sum of its features' rows. */
#ifndef STORY_ANNOTATE_TAGSCORE_H
#define STORY_ANNOTATE_TAGSCORE_H

#include "annotate/weights.h"

typedef struct story_score_row {
    int16_t label[STORY_WEIGHTS_ROW];
} story_score_row;

typedef struct story_tagscorer {
    const story_scene *scene;
    const story_weights *weights;
    struct story_known_score *known; /* 1 << bits of them */
    unsigned bits;
} story_tagscorer;

/* Both must outlive the scorer. 0 or STORY_ENOMEM; to be disposed of either way. */
int story_tagscorer_init(story_tagscorer *out, const story_scene *scene, const story_weights *weights);
void story_tagscorer_dispose(story_tagscorer *scorer);

/* The score of word number i of the run for each label. */
story_score_row story_tagscorer_score(const story_tagscorer *scorer, const story_word_run *run, uint32_t i);

#endif

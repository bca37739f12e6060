/* beatphrase - the phrases that two beats have in common. */
#ifndef STORY_COMPARE_BEATPHRASE_H
#define STORY_COMPARE_BEATPHRASE_H

#include "compare/beatlike.h"
#include "compare/lexicon.h"

/* Adds to cells, for every pair of beats, share times the part of their pairs of neighbouring words that both have. 0 or
 * STORY_ENOMEM. */
int story_beatphrase_add(float *cells, const story_beat_pair *pair, const story_lexicon *lexicon, float share);

#endif

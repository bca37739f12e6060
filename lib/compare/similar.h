/* similar - which words of one text mean nearly what words of the other mean. */
#ifndef STORY_COMPARE_SIMILAR_H
#define STORY_COMPARE_SIMILAR_H

#include "compare/cover.h"

/* Compares every stem with every stem: for texts as long as a short story. False in *done, and nothing made, where that
 * would be too much, or where there is no table of vectors. */
int story_similar_find(story_similar *out, bool *done, const story_lexicon *l);
void story_similar_dispose(story_similar *similar);

#endif

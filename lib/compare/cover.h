/* cover - how much of each sentence is said in each run of sentences of the other side. */
#ifndef STORY_COMPARE_COVER_H
#define STORY_COMPARE_COVER_H

#include "compare/lexicon.h"

enum { STORY_RUN_MOST = 4 }; /* the longest run of sentences that is compared as one */

/* The stems of some sentences, each once a sentence: those of bag i are stems[start[i]] up to start[i + 1]. */
typedef struct story_bags {
    uint32_t *start, *stems;
    size_t count;
    int side;
} story_bags;

/* Which stems of the other side are like a stem, and how much: for stem s of side k, items[k][start[k][s]] on. */
typedef struct story_likes {
    uint32_t stem;
    float likeness;
} story_likes;

typedef struct story_similar {
    uint32_t *start[2];
    story_likes *items[2];
} story_similar;

/* One bag for every sentence of the list, of the words of it and of `around` neighbours in the list on each side. */
int story_bags_fill(story_bags *out, const story_lexicon *l, int side, const uint32_t *sentences, size_t count,
                    size_t around);
void story_bags_dispose(story_bags *bags);

/* The weight of every bag of `own` in all: mass[i]; and that of the names in it that the other text has not kept. */
void story_cover_mass(float *mass, const story_lexicon *l, const story_bags *own);
void story_cover_gone(float *mass, const story_lexicon *l, const story_bags *own);

/* out[q - 1][i * other->count + j], for q up to `most`: the weight of bag i of `own` that bags j to j + q - 1 of
 * `other` say as well, in the same words or (similar, may be NULL) in like ones. */
int story_cover_fill(float *const *out, int most, const story_lexicon *l, const story_similar *similar,
                     const story_bags *own, const story_bags *other);

#endif

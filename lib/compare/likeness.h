/* likeness - how alike runs of sentences of two texts are, 0 to 1. Pure: it knows nothing of order or place. */
#ifndef STORY_COMPARE_LIKENESS_H
#define STORY_COMPARE_LIKENESS_H

#include "compare/cover.h"

/* Everything there is to know of n left and m right sentences; cells are [i * m + j]. */
typedef struct story_likeness {
    size_t n, m;
    int most;                        /* the longest run */
    float word_share;                /* of the likeness; the rest is letters */
    float *one;                      /* sentence against sentence */
    float *mass[2];                  /* by sentence: what its words weigh */
    float *gone[2];                  /* by sentence: of that, names that the other text has not kept */
    float *cover[2][STORY_RUN_MOST]; /* [side][run of the other side - 1]: cells */
    float *dots;                     /* letters: products */
    float *norms[2][STORY_RUN_MOST]; /* [side][run - 1]: squared lengths */
    float *memory;
} story_likeness;

/* left and right: sentence numbers, rising. similar may be NULL: words are alike only if their stems are the same. */
int story_likeness_fill(story_likeness *out, const story_lexicon *l, const story_similar *similar, const uint32_t *left,
                        size_t n, const uint32_t *right, size_t m, int most);
void story_likeness_dispose(story_likeness *k);

/* Of left sentences i to i + p - 1 taken as one and right sentences j to j + q - 1. O(p + q). */
float story_likeness_run(const story_likeness *k, size_t i, size_t p, size_t j, size_t q);

/* The share of what the least said sentence of such a run says that the other side says as well. */
float story_likeness_least(const story_likeness *k, size_t i, size_t p, size_t j, size_t q);

/* The share of what the fewer sentences of such a run say that the more say as well, where these are several: what is
 * left of a sentence that was split, or had of those that were merged. The lesser one where both sides are several. A name
 * that stands for one that is replaced all over the text is not missed. */
float story_likeness_kept(const story_likeness *k, size_t i, size_t p, size_t j, size_t q);

/* Whether one sentence says the same as the other, but for a name that is replaced all over the text. */
bool story_likeness_renamed(const story_likeness *k, size_t i, size_t j);

/* The likeness of the surroundings, one sentence more on each side: cells. In words only. */
int story_likeness_windows(float *out, const story_lexicon *l, const story_similar *similar, const uint32_t *left,
                           size_t n, const uint32_t *right, size_t m);

#endif

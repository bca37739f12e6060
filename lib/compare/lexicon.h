/* lexicon - the words of two texts under common numbers, with how much each says about what a sentence is about.
 *
 * Words count by their stems. Side 0 is the first text, side 1 the second; nothing here depends on which is which. */
#ifndef STORY_COMPARE_LEXICON_H
#define STORY_COMPARE_LEXICON_H

#include "annotate/variant.h"
#include "compare/gramset.h"
#include "data/vectors.h"

enum {
    STORY_STEM_STOP = 1,  /* a function word */
    STORY_STEM_UPPER = 2, /* seen with a capital where no sentence starts */
    STORY_STEM_LOWER = 4, /* seen in small letters */
    STORY_STEM_CAPS = 8,  /* seen all in capitals */
    STORY_STEM_GONE = 16, /* a name that the other text lacks, or has much less often */
};

typedef struct story_side {
    const story_variant *variant;
    uint32_t *stems;      /* by form of the variant: the common number of its stem */
    uint32_t *counts;     /* by stem: tokens in this text */
    uint64_t *keys;       /* by sentence: equal where the words are, whatever their case and the punctuation */
    uint32_t *lengths;    /* by sentence: words */
    uint32_t *form_marks; /* by form: scratch of whoever compares, all zero in between */
    uint32_t *stem_marks; /* by stem: the same */
    size_t count;         /* sentences */
    size_t word_count;
} story_side;

typedef struct story_lexicon {
    story_vectors vectors;
    story_side sides[2];
    uint32_t stem_count;
    uint32_t *entries;    /* by stem: in vectors, that of its most frequent form */
    float *weights;       /* by stem: from .1 for a function word to .8 for one that no list knows */
    uint8_t *flags;       /* by stem: STORY_STEM_… */
    story_gramset *grams; /* scratch of grams.c */
} story_lexicon;

/* A token that stands for something: no punctuation and no possessive ending. */
static inline bool story_lexicon_counts(const story_word *w)
{
    return w->shape != STORY_SHAPE_PUNCT && w->shape != STORY_SHAPE_POSSESSIVE;
}

int story_lexicon_read(story_lexicon *out, const story_variant *first, const story_variant *second, story_error *err);
void story_lexicon_dispose(story_lexicon *lexicon);

/* How alike the two texts are as a whole: 0 nothing in common but what any two texts have … 1 near-copies. */
double story_lexicon_kinship(const story_lexicon *lexicon);

#endif

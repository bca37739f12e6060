/* aligner - what the ways to align two texts share. Internal to align.c, inorder.c, anew.c and segment.c, and to
 * the program that fits the odds. */
#ifndef STORY_COMPARE_ALIGNER_H
#define STORY_COMPARE_ALIGNER_H

#include "compare/field.h"

enum { STORY_FIELD_MOST = 1000000 }; /* cells of one field: some 50 MB, some tenths of a second */

typedef struct story_aligner {
    story_lexicon lexicon;
    double related;          /* story_related() */
    float kinship, distance; /* distance: 0 near-copies, 1 nothing shared */
    float gate;              /* added to every threshold between strangers */
    bool semantic, partial;
    story_similar similar;        /* like words, where they were looked for */
    uint32_t *numbers[2];         /* 0, 1, 2 …: slices of it name the sentences of a field */
    bool *taken[2];               /* by sentence: in a bead */
    story_array beads;            /* story_bead */
    float typical, typical_worth; /* of a sentence of the shorter side and its best partner: likeness and worth */
} story_aligner;

/* Reads both texts; a is set up but for its semantic flag. 0 or STORY_ENOMEM, and to be disposed of either way. */
int story_aligner_read(story_aligner *a, const story_variant *left, const story_variant *right, story_error *err);
void story_aligner_dispose(story_aligner *a);

/* Near-copies and long texts: the order first, then what has moved. */
int story_aligner_in_order(story_aligner *a);

/* Retellings: the whole of both texts in one field. */
int story_aligner_anew(story_aligner *a);

/* What story_odds__evidence() has to say of all pairs of sentences. */
int story_aligner_evidence(float *out, story_aligner *a);

/* For every sentence of the side, its best likeness and worth in the field; to the ends of the arrays of float. */
int story_aligner_collect(story_array *likeness, story_array *worth, const story_field *f, int side);

float story_aligner_median(story_array *values);

/* Marks the sentences of the bead as taken. */
void story_aligner_take(story_aligner *a, const story_bead *bead);

#endif

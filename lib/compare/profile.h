/* profile - the company that a name or place keeps: the words around its mentions, and where in the text they stand. */
#ifndef STORY_COMPARE_PROFILE_H
#define STORY_COMPARE_PROFILE_H

#include "compare/subject.h"
#include "data/vectors.h"

enum { STORY_PROFILE_BINS = 12 };

typedef struct story_profile_term {
    uint32_t stem; /* its hash: the same in every variant */
    float weight;
} story_profile_term;

typedef struct story_profile {
    story_profile_term *terms; /* by stem */
    size_t count;
    float norm;
    float *meaning, meaning_norm; /* the mean of what the words mean, less that of all profiles; a vector of theirs */
    float bins[STORY_PROFILE_BINS], bin_norm; /* of the text's length, smoothed over the neighbours */
} story_profile;

/* The profile of one subject, terms counted; story_profile_weigh() must follow. */
int story_profile_make(story_profile *out, story_arena *scratch, const struct story_variant *v, const story_subject *s,
                       story_error *err);

/* Weighs the terms of all profiles that are to be compared: what stands beside everybody tells nobody apart. */
int story_profile_weigh(story_profile *const *profiles, size_t count, story_error *err);

/* 0 to 1: of the words, and of the places in the text. */
double story_profile_words(const story_profile *a, const story_profile *b);
double story_profile_meaning(const story_profile *a, const story_profile *b);
double story_profile_position(const story_profile *a, const story_profile *b);

/* How much a word says, 0 to 1: the rarer in English the more. */
double story_profile__background(const story_form_entry *form);

/* Adds what a word means with that weight; false where that is not known. */
bool story_profile__add_meaning(float meaning[STORY_VECTOR_ROOM], const story_vectors *vectors,
                                const story_form_entry *form, double weight);

#endif

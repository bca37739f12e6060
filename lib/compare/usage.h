/* usage - how a text uses the forms that it only ever writes with a capital, and what the tagger took them for.
 *
 * Of a form that is too short, that is a title, or that stands for a people or a language nothing is told. */
#ifndef STORY_COMPARE_USAGE_H
#define STORY_COMPARE_USAGE_H

#include "annotate/variant.h"
#include "compare/spelling.h"
#include "util/array.h"

enum { STORY_USAGES_MAX = 3000 }; /* forms; those with the highest numbers are left out */

typedef struct story_use {
    uint32_t form, sentence, word;
    uint8_t as; /* what the tagger took it for */
} story_use;

/* Of one form. */
typedef struct story_usage {
    uint32_t form, count, names, cities;
    size_t first;    /* in the uses */
    story_span span; /* of its first use */
    uint8_t gender;  /* of who has it */
    bool given;      /* a given name that the tables have */
    bool known;      /* a name, place or word that the tables have */
    bool common;     /* a word */
    bool place;      /* taken for a place, behind a word that says so */
    char plain[STORY_SPELLING_MAX], sound[STORY_SPELLING_MAX];
} story_usage;

typedef struct story_usages {
    const struct story_variant *v;
    story_array uses;  /* story_use, by form, then in text order */
    story_array items; /* story_usage, by sound */
} story_usages;

/* 0 or STORY_ENOMEM; to be disposed of either way. O(words log words). */
int story_usages_read(story_usages *out, const struct story_variant *v, story_arena *scratch, story_error *err);
void story_usages_dispose(story_usages *s);

/* Whether a sentence has both forms. */
bool story_usages_stand_together(const story_usages *s, const story_usage *a, const story_usage *b);

#endif

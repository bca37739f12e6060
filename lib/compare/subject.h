/* subject - a name or a place as the pairing sees it: one shape for both, with what is asked again and again. */
#ifndef STORY_COMPARE_SUBJECT_H
#define STORY_COMPARE_SUBJECT_H

#include "annotate/variant.h"

enum { STORY_SUBJECT_WORDS = 4 }; /* of a name; further ones are not compared */

typedef struct story_subject_word {
    const char *exact; /* case folded */
    const char *plain; /* without diacritics too */
} story_subject_word;

typedef struct story_subject {
    const char *name;
    const char *const *aliases;
    size_t alias_count;
    const story_mention *mentions;
    size_t mention_count;
    story_subject_word words[STORY_SUBJECT_WORDS]; /* of the name, without titles and particles */
    size_t word_count;
    const story_subject_word *known; /* those and the words of every alias */
    size_t known_count;
    const char *title; /* what Mr., Dr., Uncle … stand for; NULL without one */
    double share;      /* of all mentions of its list */
    int kind;          /* story_role, story_place_kind */
    int gender;        /* story_gender */
    const char *city;  /* of a place */
} story_subject;

typedef struct story_subjects {
    story_subject *items;
    size_t count;
} story_subjects;

int story_subjects_of_names(story_subjects *out, story_arena *scratch, const struct story_variant *v, story_error *err);
int story_subjects_of_places(story_subjects *out, story_arena *scratch, const struct story_variant *v,
                             story_error *err);

/* For a list from elsewhere: room for its items; then, once they have their names, aliases and mentions, what is read in
 * the names. Both in the scratch arena, 0 or STORY_ENOMEM. */
int story_subjects_room(story_subjects *out, story_arena *scratch, size_t count, story_error *err);
int story_subjects_finish(story_subjects *s, story_arena *scratch, story_error *err);

/* Whether a word, case folded, is one of its name words. */
bool story_subject_knows(const story_subject *s, const char *exact);

/* Whether that holds for every word of another's name. */
bool story_subject_knows_name(const story_subject *s, const story_subject *other);

#endif

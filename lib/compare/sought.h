/* sought - the words of replaced names that the right text should no longer have. */
#ifndef STORY_COMPARE_SOUGHT_H
#define STORY_COMPARE_SOUGHT_H

#include "compare/match.h"
#include "util/array.h"
#include "util/map.h"

/* A word of a left name. */
typedef struct story_sought {
    size_t pairing;                      /* that replaced it: the one with most mentions; STORY_NONE where none did */
    bool family;                         /* the last word of the name that was replaced */
    bool family_kept, otherwise_kept;    /* some other subject goes on having it, as the last word of its name or not */
    uint32_t capital, uses;              /* on the left */
    uint32_t right_uses;                 /* with a capital */
    uint32_t elsewhere, right_elsewhere; /* of those, in places where names are compared, and the other way round */
} story_sought;

typedef struct story_sought_words {
    story_map map;
    story_array items; /* story_sought, by number in the map */
} story_sought_words;

/* Lists the words of all left names of the pairings and counts them in both texts. */
int story_sought_list(story_sought_words *out, const story_pairing *list, size_t count, const story_matching *m,
                      story_error *err);
void story_sought_dispose(story_sought_words *s);

/* The word by form of a vocabulary, NULL where it is none, so that a text is read without hashing; itself NULL when out
 * of memory. */
story_sought **story_sought_by_form(const story_sought_words *s, story_arena *scratch, const struct story_variant *v);

/* Whether it is a name wherever the left has it, and rarer on the right: what nobody replaced is not left over. */
bool story_sought_is_name(const story_sought *w);

/* Whether finding it on the right would be finding something left over. */
bool story_sought_is_wanted(const story_sought *w);

/* Whether it is so even in a mention of somebody else who goes on having it: a family of which most were renamed. */
bool story_sought_is_family(const story_sought *w);

/* By word of the text: whether it lies in a mention of a place, or of a name where places are compared. NULL when out of
 * memory. */
bool *story_sought_elsewhere(const story_matching *m, const struct story_variant *v);

#endif

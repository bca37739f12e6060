/* nickname - whether two words of names may be one: short forms, pet names, initials. */
#ifndef STORY_ANNOTATE_NICKNAME_H
#define STORY_ANNOTATE_NICKNAME_H

#include "annotate/word.h"
#include "data/table.h"

/* What is known of given names, looked up once a form. */
typedef struct story_nicknames {
    const story_words *words;
    story_cell *full; /* by form: the full names that it is short for */
} story_nicknames;

/* The words must outlive it. 0 or STORY_ENOMEM; to be closed either way. */
int story_nicknames_open(story_nicknames *out, const story_words *words);
void story_nicknames_close(story_nicknames *nicknames);

/* Whether two words of names may be the same: equal, a short form and its full name, an initial, a pet name. */
bool story_nicknames_same(story_nicknames *nicknames, uint32_t a, uint32_t b);

/* Calls visit for keys of which two words have one in common where they may be the same: the word, every full name that
 * it is a short form of, its beginning. The bytes live as long as the call or the form. */
void story_nicknames_each_key(story_nicknames *nicknames, uint32_t form,
                              void (*visit)(void *context, const char *key, size_t len), void *context);

#endif

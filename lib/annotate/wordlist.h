/* wordlist - closed classes of words, as bits of every form of a text: who asks about a word looks at its form. */
#ifndef STORY_ANNOTATE_WORDLIST_H
#define STORY_ANNOTATE_WORDLIST_H

#include "annotate/word.h"

typedef struct story_wordlist {
    uint16_t bits;
    const char *words; /* case folded, parted by single spaces */
} story_wordlist;

/* By form the bits of all lists that have it, to be freed; NULL when out of memory. */
uint16_t *story_wordlist_mark(const story_words *words, const story_wordlist *lists, size_t count);

#endif

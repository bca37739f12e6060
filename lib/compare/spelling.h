/* spelling - how alike two names are written, and whether they sound the same. */
#ifndef STORY_COMPARE_SPELLING_H
#define STORY_COMPARE_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

enum { STORY_SPELLING_MAX = 64 }; /* bytes of a folded word, the zero byte included; what is longer is cut */

/* Case folded and, unless marks are kept, without diacritics, so that Sigríður and sigridur are one: at most
 * STORY_SPELLING_MAX bytes. */
size_t story_spelling_fold(char *out, const char *text, size_t len, bool keep_marks);

/* The letters that differ between spellings of one sound made equal: Sophia and Sofia give the same. Of a folded word. */
size_t story_spelling_sound(char *out, const char *folded);

/* 1 for equal, 0 for nothing in common; letters changed, left out, put in or exchanged with their neighbour count one. */
double story_spelling_likeness(const char *a, const char *b);

/* Whether two folded words are likely to be two spellings of one name. */
bool story_spelling_is_variant(const char *a, const char *b);

#endif

/* abbreviation - words that are written with a full stop which may not end a sentence, and words known by their place
 * beside an end: what opens sentences, what tells of speech. */
#ifndef STORY_ANNOTATE_ABBREVIATION_H
#define STORY_ANNOTATE_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum story_abbreviation {
    STORY_NO_ABBREVIATION,
    STORY_ABBREVIATION_TITLE,  /* a name follows: Mr., St. */
    STORY_ABBREVIATION_NUMBER, /* a number follows, else it is a word: No., fig. */
    STORY_ABBREVIATION_INNER,  /* never at an end: e.g., vs. */
    STORY_ABBREVIATION_OPEN,   /* at an end or not, as what follows says: Co., etc. */
    STORY_ABBREVIATION_LAST    /* at an end, unless what follows goes on: p.m., etc. */
} story_abbreviation;

/* word: without the last full stop, in any case. */
story_abbreviation story_abbreviation_find(const char *word, size_t len);

/* Whether the word, written with a capital, tends to open a sentence rather than to be a name: The, How, She. */
bool story_abbreviation_opens_sentence(const char *word, size_t len);

/* Whether the word tells of speech: said, asked, cries. */
bool story_abbreviation_is_speech(const char *word, size_t len);

#endif

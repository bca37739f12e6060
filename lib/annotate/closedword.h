/* closedword - words that only serve grammar, and what each does to what stands behind it. */
#ifndef STORY_ANNOTATE_CLOSEDWORD_H
#define STORY_ANNOTATE_CLOSEDWORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a word does to the verb behind it, or to the clause that it opens. */
enum {
    STORY_AUX_MODAL = 1, /* would */
    STORY_AUX_NOT = 2,   /* never */
    STORY_AUX_TO = 4,
    STORY_AUX_HAVE = 8,
    STORY_AUX_HAD = 16,
    STORY_AUX_BE = 32,
    STORY_AUX_WAS = 64,
    STORY_AUX_DO = 128,
    STORY_AUX_DID = 256,
    STORY_AUX_ALL = 511,
    STORY_AUX_IF = 512,       /* what follows need not be so: if, whether, perhaps */
    STORY_AUX_SUBJECT = 1024, /* a pronoun that acts */
    STORY_AUX_DETERMINER = 2048,
    STORY_AUX_CLAUSE = 4096, /* opens a clause: that, when, because */
    STORY_AUX_STOP = 8192    /* a comma or semicolon: ends the clause */
};

/* Where each of them stands, by hash: of most words of a text one look tells that they are none. */
typedef struct story_closedwords {
    uint8_t slots[512]; /* number + 1, 0 for a free slot */
} story_closedwords;

void story_closedwords_open(story_closedwords *out);

/* Whether the case-folded form, ended by a zero byte, is such a word or one joined with a verb (didn't, he'd); *aux is what
 * it does, 0 else. hash is story_map_hash() of the form. */
bool story_closedwords_find(const story_closedwords *words, const char *form, size_t len, uint32_t hash, uint16_t *aux);

#endif

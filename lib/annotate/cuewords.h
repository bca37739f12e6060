/* cuewords - the table behind cue: which words speak for which beat type. */
#ifndef STORY_ANNOTATE_CUEWORDS_H
#define STORY_ANNOTATE_CUEWORDS_H

#include <stddef.h>
#include <stdint.h>

typedef enum story_cue_kind {
    STORY_CUE_VERB, /* all inflected forms; "grow+up" asks for the second word within two words behind the verb */
    STORY_CUE_NOUN, /* singular and plural */
    STORY_CUE_WORD  /* as it stands */
} story_cue_kind;

typedef struct story_cue_row {
    uint8_t type; /* story_cue_type */
    uint8_t kind;
    uint8_t weight;    /* sixteenths */
    const char *words; /* parted by single spaces */
} story_cue_row;

typedef struct story_cue_irregular {
    const char *form, *lemma;
} story_cue_irregular;

extern const story_cue_row story_cue_rows[];
extern const size_t story_cue_row_count;

extern const story_cue_irregular story_cue_irregulars[];
extern const size_t story_cue_irregular_count;

#endif

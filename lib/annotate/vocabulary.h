/* vocabulary - the distinct words of a variant: folded, counted and ranked once each. */
#ifndef STORY_ANNOTATE_VOCABULARY_H
#define STORY_ANNOTATE_VOCABULARY_H

#include "annotate/word.h"
#include "util/array.h"

/* A word of up to eight bytes of ASCII, which most are, is its own key, so that what has its key is the word. Of others
 * the key is a hash with the high bit set, and the texts are compared. No key is 0, as no text holds a zero byte. */
typedef struct story_vocabulary_slot {
    uint64_t key;
    uint32_t form, count;
} story_vocabulary_slot;

typedef struct story_vocabulary {
    story_arena *arena;
    story_array forms;            /* of story_form_entry */
    story_vocabulary_slot *slots; /* 1 << bits of them, at most half of them taken */
    unsigned bits;
} story_vocabulary;

/* For the words of a text of text_len bytes. 0 or STORY_ENOMEM; to be disposed of either way. */
int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len);

/* The number of the form of these bytes; UINT32_MAX when out of memory. */
uint32_t story_vocabulary_add(story_vocabulary *v, const char *bytes, size_t len);

/* The same for a word that is folded, with zeros behind it that make up eights. */
uint32_t story_vocabulary_add_folded(story_vocabulary *v, const uint64_t *folded, size_t len);

/* Fills counts and ranks, moves the forms to the arena, and makes room there for their stems. 0 or STORY_ENOMEM. */
int story_vocabulary_finish(story_words *out, story_vocabulary *v);

void story_vocabulary_dispose(story_vocabulary *v);

#endif

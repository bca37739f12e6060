/* vocabulary - the distinct words of a variant: folded, counted and ranked once each. */
#ifndef STORY_ANNOTATE_VOCABULARY_H
#define STORY_ANNOTATE_VOCABULARY_H

#include "annotate/word.h"
#include "util/array.h"

/* What a word is told by: up to 16 bytes of it, zeros behind them, else a hash, and what is no text behind it. */
typedef struct story_vocabulary_key {
    uint64_t eights[2];
    uint32_t count;
} story_vocabulary_key;

/* The keys stand apart from the forms, in order of first sight, so that those of frequent words are few lines of memory
 * that lie together. */
typedef struct story_vocabulary {
    story_arena *arena;
    story_array forms; /* of story_form_entry */
    story_array keys;  /* of story_vocabulary_key, one a form */
    uint32_t *slots;   /* form + 1; 1 << bits of them, at most half of them taken */
    unsigned bits;
} story_vocabulary;

/* For the words of a text of text_len bytes. 0 or STORY_ENOMEM; to be disposed of either way. */
int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len);

/* What story_token tells of a word in its `small`. */
typedef struct story_vocabulary_word {
    uint64_t eights[2];
} story_vocabulary_word;

/* Gives so many words of the view the numbers of their forms. 0 or STORY_ENOMEM. Many at once: while one waits for memory
 * the next ones are under way. */
int story_vocabulary_add(story_vocabulary *v, const char *view, story_word *words, const story_vocabulary_word *small,
                         size_t count);

/* Fills counts and ranks, moves the forms to the arena, and makes room there for their stems. 0 or STORY_ENOMEM. */
int story_vocabulary_finish(story_words *out, story_vocabulary *v);

void story_vocabulary_dispose(story_vocabulary *v);

#endif

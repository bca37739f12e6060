/* vocabulary - the distinct words of a variant: folded, counted, stemmed and ranked once each. */
#ifndef STORY_ANNOTATE_VOCABULARY_H
#define STORY_ANNOTATE_VOCABULARY_H

#include "annotate/word.h"
#include "util/array.h"

typedef struct story_vocabulary {
    story_arena *arena;
    story_map map;
    story_array forms;           /* of story_form_entry */
    struct story_recent *recent; /* 1 << recent_bits of them */
    unsigned recent_bits;
} story_vocabulary;

/* For the words of a text of text_len bytes. 0 or STORY_ENOMEM; to be disposed of either way. */
int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len);

/* The number of the form of these bytes, of which `room` may be read; UINT32_MAX when out of memory. */
uint32_t story_vocabulary_add(story_vocabulary *v, const char *bytes, size_t len, size_t room);

/* Fills counts, stems and ranks, and moves the forms to the arena. 0 or STORY_ENOMEM. */
int story_vocabulary_finish(story_words *out, story_vocabulary *v);

void story_vocabulary_dispose(story_vocabulary *v);

#endif

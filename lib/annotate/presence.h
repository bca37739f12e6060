/* presence - who is there and where: the names and places of runs of sentences, by name or by pronoun. */
#ifndef STORY_ANNOTATE_PRESENCE_H
#define STORY_ANNOTATE_PRESENCE_H

#include "annotate/variant.h"
#include "util/array.h"

/* Which names, or which places, stand in which sentence. */
typedef struct story_roll {
    uint32_t *first; /* by sentence: its first item; one more */
    uint32_t *items;
    uint32_t *seen; /* by item: the list that has it, counted from 1 */
} story_roll;

typedef struct story_presence {
    const struct story_variant *v;
    story_roll names, places;
    story_array list; /* size_t: the one that is being made */
    size_t last[3];   /* by gender: the character named last, or STORY_NONE */
    uint32_t lists;   /* made so far */
} story_presence;

/* Needs sentences, words, names, places and cues. 0 or STORY_ENOMEM; dispose of it either way. */
int story_presence_read(story_presence *out, const struct story_variant *v);
void story_presence_dispose(story_presence *p);

/* Fills the names and places of a beat whose sentences are set, in the arena. Beats must come in text order: a pronoun
 * stands for the character of its gender that was named last. 0 or STORY_ENOMEM. */
int story_presence_list(story_presence *p, story_arena *arena, story_beat *beat);

#endif

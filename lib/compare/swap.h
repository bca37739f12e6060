/* swap - the few words that an edit put where as many others stood, and the two vocabularies that they are from. */
#ifndef STORY_COMPARE_SWAP_H
#define STORY_COMPARE_SWAP_H

#include "compare/diff.h"
#include "util/map.h"

enum { STORY_SWAP_MOST = 3 }; /* words on a side */

typedef struct story_swaps {
    const struct story_diff *d;
    story_map left, right; /* forms by text, numbered as in the vocabularies */
    size_t link, edit;     /* where story_swaps_next() goes on */
} story_swaps;

/* The word at a place in left was replaced by that at the same place in right. */
typedef struct story_swap {
    const story_word *left[STORY_SWAP_MOST], *right[STORY_SWAP_MOST];
    size_t count;
} story_swap;

/* 0 or STORY_ENOMEM; to be disposed of either way. */
int story_swaps_begin(story_swaps *out, const struct story_diff *d, story_error *err);
void story_swaps_dispose(story_swaps *s);

/* The next swap in the order of the links; possessive endings are no words here. false: there are no more. */
bool story_swaps_next(story_swaps *s, story_swap *out);

/* The same form in the vocabulary of the other text, or NULL. */
const story_form_entry *story_swaps_on_left(const story_swaps *s, const story_form_entry *right);
const story_form_entry *story_swaps_on_right(const story_swaps *s, const story_form_entry *left);

#endif

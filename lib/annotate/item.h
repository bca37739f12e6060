/* item - lists inside a paragraph: "1) The first 2) The second", "(a) … (b) …". */
#ifndef STORY_ANNOTATE_ITEM_H
#define STORY_ANNOTATE_ITEM_H

#include <stdbool.h>
#include <stddef.h>

enum { STORY_ITEM_LABEL = 16 };

/* The label that the sentence at hand opens with. */
typedef struct story_item {
    size_t text;                 /* behind the label; 0: there is none */
    char next[STORY_ITEM_LABEL]; /* the label that the next item must have: "2)" */
    size_t next_len;
} story_item;

/* Reads the label at `at`, if there is one. `opening`: a paragraph opens here, so that a number with a full stop is a
 * label even if none follows. */
void story_item_read(story_item *out, const char *view, size_t at, size_t limit, bool opening);

/* Where the next item starts: its label or the bullet before it. STORY_NONE where there is none between from and
 * limit. */
size_t story_item_next(const story_item *item, const char *view, size_t from, size_t limit);

#endif

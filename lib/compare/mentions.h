/* mentions - where the subjects of one side are mentioned: in text order, to be found by sentence. */
#ifndef STORY_COMPARE_MENTIONS_H
#define STORY_COMPARE_MENTIONS_H

#include "compare/subject.h"

typedef struct story_mentioned {
    uint32_t start, end; /* in the view */
    uint32_t subject;
    bool voted; /* scratch of vote.c */
} story_mentioned;

typedef struct story_mentions {
    const struct story_variant *variant;
    story_mentioned *items;
    uint32_t *first; /* by sentence: its first mention; one more */
} story_mentions;

/* In the scratch arena. O(mentions + sentences), but for sentences in which the mentions are out of order. */
int story_mentions_gather(story_mentions *out, story_arena *scratch, const struct story_variant *v,
                          const story_subjects *subjects, story_error *err);

/* The first of a run of mentions, `at` up to `end`, that ends after an offset; `end` where none does. */
size_t story_mentions_behind(const story_mentions *s, size_t at, size_t end, size_t offset);

/* Whether the one mention has no naming words but those of the other. */
bool story_mentions_agree(const story_mentions *a, const story_mentioned *l, const story_mentions *b,
                          const story_mentioned *r);

#endif

/* pair - which name, place and beat of the left is which of the right. */
#ifndef STORY_COMPARE_PAIR_H
#define STORY_COMPARE_PAIR_H

#include "compare/diff.h"
#include "compare/match.h"

/* Each needs the links and edits of d and fills its own list; beats need the names and places. In d's arena. */
int story_pair_names(struct story_diff *d, story_error *err);
int story_pair_places(struct story_diff *d, story_error *err);
int story_pair_beats(struct story_diff *d, story_error *err);

/* Which names belong together as far as that can be told before any sentence is linked: d needs no more than the variants,
 * kinship and related. In the scratch arena. */
int story_pair_cast(const story_match **out, size_t *count, story_arena *scratch, const struct story_diff *d,
                    story_error *err);

/* Tells the links in which nothing but paired names and places changed, and counts them by pairing. */
int story_pair_tell_renaming(struct story_diff *d, story_error *err);

/* The pairings that matches stand for, by left subject, and then what only the right has. changed is what a pair is
 * called whose names differ by more than spelling: STORY_RENAMED or STORY_REPLACED. */
int story_pair__list(story_pairing **out, size_t *count, const story_matching *m, const story_match *matches,
                     size_t match_count, story_change changed, story_error *err);

#endif

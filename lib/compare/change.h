/* change - the words that changed inside a link. */
#ifndef STORY_COMPARE_CHANGE_H
#define STORY_COMPARE_CHANGE_H

#include "annotate/variant.h"
#include "util/array.h"

/* The edits that turn the left sentences of a link into the right ones, by whole words, grouped as a reader would
 * group them; they cover both sides in order. Nothing but white space, quote style or dash style: one STORY_SAME.
 * seams, an array of story_seam or NULL, gets the places where sentences were split or joined. 0, a negative code, or 1
 * where the work budget ran out and an edit covers words that stay. */
int story_change_words(const story_edit **out, size_t *count, story_array *seams, story_arena *arena,
                       const story_variant *left, const story_variant *right, const story_link *link, story_error *err);

/* Whether a link is one edit whatever its words are: it has one empty side, or the same words on both; and that edit. */
bool story_change_is_whole(const story_link *link);
story_edit story_change_whole(const story_variant *left, const story_variant *right, const story_link *link);

#endif

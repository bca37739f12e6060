/* gap - how much speaks for a new beat between two sentences of one text. */
#ifndef STORY_ANNOTATE_GAP_H
#define STORY_ANNOTATE_GAP_H

#include "annotate/cue.h"

/* No beat starts at code or front matter, which are not of the story, nor behind a heading or front matter. */
#define STORY_GAP_NEVER (-1e3f)

/* By sentence: the evidence that a beat starts there, as log odds at the pace of a short story; of the first sentence it
 * means nothing. Needs the cues, names and places of v. In the arena. */
int story_gap_weigh(const float **out, story_arena *arena, const struct story_variant *v,
                    const struct story_cuelex *lex, story_error *err);

#endif

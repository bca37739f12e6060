/* odds - how likely it is that two sentences tell the same, from their words and from all that surrounds them. */
#ifndef STORY_COMPARE_ODDS_H
#define STORY_COMPARE_ODDS_H

#include "compare/likeness.h"

enum { STORY_ODDS_EVIDENCE = 11 }; /* kinds of evidence, each with a weight */

typedef struct story_odds_grounds {
    const story_lexicon *lexicon;   /* the sentences of the likeness are all of both sides */
    const story_likeness *likeness; /* sentence by sentence */
    const float *windows;           /* likeness of the surroundings, cells */
    float kinship;                  /* of the texts: 0 nothing in common … 1 near-copies */
    float gate;                     /* above 0 between strangers */
    double related;                 /* story_related() */
} story_odds_grounds;

/* out: cells [i * m + j], logarithms of odds; above 0 where a link is right more often than it costs to leave it out.
 * 0 or STORY_ENOMEM. */
int story_odds_fill(float *out, const story_odds_grounds *grounds);

/* What each kind of evidence says, before it is weighed: cells of the first kind, then of the next. For those who fit the
 * weights. 0 or STORY_ENOMEM. */
int story_odds__evidence(float *out, const story_odds_grounds *grounds);

#endif

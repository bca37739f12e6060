/* ALGORITHM
 * One field over both texts. Words are alike by meaning as well as by stem (similar.c); what surrounds two sentences
 * counts as much as what they say (odds.c). Then the likeliest first (retell.c). */
#include "compare/aligner.h"

#include <stdlib.h>

#include "compare/odds.h"
#include "compare/retell.h"
#include "compare/similar.h"

enum { LONGEST_RUN = 2 };

static int link_likeliest(story_aligner *a, const story_likeness *likeness, const float *windows)
{
    story_odds_grounds grounds = {&a->lexicon, likeness, windows, a->distance, a->gate};
    float *odds = malloc((likeness->n * likeness->m + 1) * sizeof *odds);
    int code = odds ? story_odds_fill(odds, &grounds) : STORY_ENOMEM;

    if (!code)
        code = story_retell_link(&a->beads, odds, likeness);
    free(odds);
    return code;
}

int story_aligner_anew(story_aligner *a)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;
    float *windows = malloc((n * m + 1) * sizeof *windows);
    int code = windows ? STORY_OK : STORY_ENOMEM;
    const story_similar *use;
    story_likeness likeness = {.memory = NULL};
    bool found = false;

    if (!code && a->semantic)
        code = story_similar_find(&a->similar, &found, &a->lexicon);
    use = found ? &a->similar : NULL;
    if (!code)
        code = story_likeness_windows(windows, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m);
    if (!code)
        code = story_likeness_fill(&likeness, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m, LONGEST_RUN);
    if (!code)
        code = link_likeliest(a, &likeness, windows);
    story_likeness_dispose(&likeness);
    free(windows);
    return code;
}

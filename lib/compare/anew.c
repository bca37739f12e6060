/* ALGORITHM
 * One field over both texts. Words are alike by meaning as well as by stem (similar.c); what surrounds two sentences
 * counts as much as what they say (odds.c). Then the likeliest first (retell.c). */
#include "compare/aligner.h"

#include <stdlib.h>

#include "compare/odds.h"
#include "compare/retell.h"
#include "compare/similar.h"

enum { LONGEST_RUN = 2 };

/* All there is to see of both texts at once. */
typedef struct view {
    story_likeness likeness;
    float *windows;
} view;

static int look(view *v, story_aligner *a)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;
    const story_similar *use;
    bool found = false;
    int code;

    *v = (view){.windows = malloc((n * m + 1) * sizeof *v->windows)};
    code = v->windows ? STORY_OK : STORY_ENOMEM;
    if (!code && a->semantic)
        code = story_similar_find(&a->similar, &found, &a->lexicon);
    use = found ? &a->similar : NULL;
    if (!code)
        code = story_likeness_windows(v->windows, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m);
    if (!code)
        code = story_likeness_fill(&v->likeness, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m, LONGEST_RUN);
    return code;
}

static void look_away(view *v)
{
    story_likeness_dispose(&v->likeness);
    free(v->windows);
}

static story_odds_grounds grounds_of(const view *v, const story_aligner *a)
{
    return (story_odds_grounds){&a->lexicon, &v->likeness, v->windows, a->kinship, a->gate, a->related};
}

static int link_likeliest(story_aligner *a, const view *v)
{
    story_odds_grounds grounds = grounds_of(v, a);
    float *odds = malloc((v->likeness.n * v->likeness.m + 1) * sizeof *odds);
    int code = odds ? story_odds_fill(odds, &grounds) : STORY_ENOMEM;

    if (!code)
        code = story_retell_link(&a->beads, odds, &v->likeness);
    free(odds);
    return code;
}

int story_aligner_anew(story_aligner *a)
{
    view v;
    int code = look(&v, a);

    if (!code)
        code = link_likeliest(a, &v);
    look_away(&v);
    return code;
}

int story_aligner_evidence(float *out, story_aligner *a)
{
    view v;
    story_odds_grounds grounds;
    int code = look(&v, a);

    if (!code) {
        grounds = grounds_of(&v, a);
        code = story_odds__evidence(out, &grounds);
    }
    look_away(&v);
    return code;
}

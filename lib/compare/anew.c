/* ALGORITHM
 * One field over both texts. Words are alike by meaning as well as by stem, the surroundings and the place in the text
 * count, all the more the less the texts share. Threshold and penalty follow the typical worth; two strangers meet a
 * higher one. A link outside the order needs the more likeness the longer the texts are: in a crowd, somebody always
 * looks like somebody. Then best first (retell.c). */
#include "compare/aligner.h"

#include <math.h>
#include <stdlib.h>

#include "compare/retell.h"
#include "compare/similar.h"

enum { SHORT_TEXT = 40, LONGEST_RUN = 2 };

static const float FLOOR = 0.14f, SHARE = 0.3f, PENALTY = 0.2f, POSITION = 0.3f, WINDOWS = 0.1f;
static const float STRAY_SHARE = 0.9f, STRAY_CROWD = 0.2f;

static int decode(story_aligner *a, story_field *f)
{
    story_array best = STORY_ARRAY(float), worth = STORY_ARRAY(float);
    size_t n = f->likeness.n, m = f->likeness.m, shorter = n < m ? n : m;
    int code = story_aligner_collect(&best, &worth, f, n <= m ? 0 : 1);
    story_retell_settings settings;

    if (!code) {
        float typical = story_aligner_median(&worth);
        float crowd = shorter > SHORT_TEXT ? logf((float)shorter / SHORT_TEXT) : 0;

        f->threshold = FLOOR + SHARE * typical + a->gate;
        f->penalty = PENALTY * typical;
        f->position = POSITION * a->distance;
        settings.stray_least = STRAY_SHARE * story_aligner_median(&best) + STRAY_CROWD * a->distance * crowd;
        settings.shapes = STORY_SHAPES_SMALL;
        code = story_retell_link(&a->beads, f, &settings);
    }
    story_array_dispose(&best);
    story_array_dispose(&worth);
    return code;
}

int story_aligner_anew(story_aligner *a)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;
    float *windows = malloc((n * m + 1) * sizeof *windows);
    int code = windows ? STORY_OK : STORY_ENOMEM;
    const story_similar *use;
    bool found = false;
    story_field f = {.windows = windows, .window_share = WINDOWS * a->distance};

    if (!code && a->semantic)
        code = story_similar_find(&a->similar, &found, &a->lexicon);
    use = found ? &a->similar : NULL;
    if (!code)
        code = story_likeness_windows(windows, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m);
    if (!code)
        code = story_likeness_fill(&f.likeness, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m, LONGEST_RUN);
    if (!code)
        code = decode(a, &f);
    story_likeness_dispose(&f.likeness);
    free(windows);
    return code;
}

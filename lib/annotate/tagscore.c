/* ALGORITHM. Most features of a word see little of it: the word itself, or its neighbour, or which of the closed classes
 * stand around it, and a text has the same of these again and again. So the rows of such features are summed once and the
 * sum is remembered under what they saw, in a table without lists: what comes to the same place later takes it over. Sums
 * are of integers that wrap around, so that their order does not matter. O(1) a word, a third of the work. */
#include "annotate/tagscore.h"

#include <stdlib.h>

enum { BITS_LEAST = 6, BITS_MOST = 12, WORDS_A_SCORE = 16 };

typedef struct story_known_score {
    uint64_t key; /* and one: no score is known where it is zero */
    story_score_row row;
} known_score;

int story_tagscorer_init(story_tagscorer *out, const story_scene *scene, const story_weights *weights)
{
    *out = (story_tagscorer){scene, weights, NULL, BITS_LEAST};
    while (out->bits < BITS_MOST && scene->words->count / WORDS_A_SCORE >> out->bits)
        out->bits++;
    out->known = calloc((size_t)1 << out->bits, sizeof *out->known);
    return out->known ? STORY_OK : STORY_ENOMEM;
}

void story_tagscorer_dispose(story_tagscorer *scorer)
{
    free(scorer->known);
}

static void add(story_score_row *sum, const story_score_row *more)
{
    int l;

    for (l = 0; l < STORY_WEIGHTS_ROW; l++)
        sum->label[l] = (int16_t)(sum->label[l] + more->label[l]);
}

static story_score_row add_features(const story_weights *weights, const uint32_t *features, size_t count)
{
    story_score_row sum = {{0}}, wide;
    size_t k;
    int l;

    for (k = 0; k < count; k++) {
        const signed char *row = weights->rows + (size_t)story_feature_bucket(features[k]) * STORY_WEIGHTS_ROW;

        for (l = 0; l < STORY_WEIGHTS_ROW; l++)
            wide.label[l] = row[l];
        add(&sum, &wide);
    }
    return sum;
}

static story_score_row score_sight(const story_tagscorer *t, const story_spot *spot, story_sight sight)
{
    uint32_t features[STORY_FEATURE_MOST];

    return add_features(t->weights, features, story_spot_features(spot, sight, features));
}

static unsigned at_most(unsigned n, unsigned most)
{
    return n < most ? n : most;
}

/* A word and its shape, which neighbours are known by. */
static uint64_t key_of(const story_word *w)
{
    return w->form | (uint64_t)w->shape << 32;
}

static uint64_t word_key(const story_spot *s)
{
    return key_of(s->word) | (uint64_t)s->start << 40 | (uint64_t)at_most(s->word->len, 12) << 42;
}

static uint64_t cue_key(const story_spot *s)
{
    uint64_t before =
        s->cue_before & (STORY_CUE_PREPOSITION | STORY_CUE_VERB | STORY_CUE_CONNECTOR | STORY_CUE_KIN | STORY_CUE_THE);
    uint64_t behind = s->cue_behind & (STORY_CUE_VERB | STORY_CUE_GEO), shape = 0;

    if (s->behind->shape == STORY_SHAPE_CAPITAL)
        shape = 1;
    else if (s->behind->shape == STORY_SHAPE_POSSESSIVE)
        shape = 2;
    return s->word->form | before << 32 | behind << 40 | shape << 46 |
           (uint64_t)(s->cue_before2 & STORY_CUE_SEAT) << 38 | (uint64_t)s->phrase << 49;
}

static uint64_t place_key(const story_spot *s)
{
    return at_most(s->i, 3) | at_most(s->run->count - 1 - s->i, 3) << 2 | s->start << 4 |
           (s->word->flags & STORY_WORD_QUOTED) << 6;
}

/* Adds the score of a sight. Spots with the same key look alike to it where nothing is hidden. */
static inline void add_known(const story_tagscorer *t, story_score_row *sum, const story_spot *spot, story_sight sight,
                             uint64_t key)
{
    uint64_t full = (key | (uint64_t)sight << 60) + 1;
    known_score *known = &t->known[full * 0x9E3779B97F4A7C15u >> (64 - t->bits)];

    if (known->key != full) {
        known->row = score_sight(t, spot, sight);
        known->key = full;
    }
    add(sum, &known->row);
}

story_score_row story_tagscorer_score(const story_tagscorer *scorer, const story_word_run *run, uint32_t i)
{
    story_spot spot = story_spot_look(scorer->scene, run, i, 0);
    story_score_row sum = score_sight(scorer, &spot, STORY_SIGHT_PAIRS);

    add_known(scorer, &sum, &spot, STORY_SIGHT_WORD, word_key(&spot));
    add_known(scorer, &sum, &spot, STORY_SIGHT_BEFORE, key_of(spot.before));
    add_known(scorer, &sum, &spot, STORY_SIGHT_BEFORE2, key_of(spot.before2));
    add_known(scorer, &sum, &spot, STORY_SIGHT_BEHIND, key_of(spot.behind));
    add_known(scorer, &sum, &spot, STORY_SIGHT_BEHIND2, key_of(spot.behind2));
    add_known(scorer, &sum, &spot, STORY_SIGHT_CUES, cue_key(&spot));
    add_known(scorer, &sum, &spot, STORY_SIGHT_PLACE, place_key(&spot));
    return sum;
}

/* ALGORITHM. The likeness of two variants is the weighted mean of what they share of their sentences (by likeness of the
 * links), beats, characters and places; of what neither has, nothing is asked. It is told, not used for decisions. */
#include "compare/collation.h"

typedef struct share {
    double weight, both, all;
} share;

static share share_of_sentences(const struct story_diff *d)
{
    share s = {.4, 0, (double)(d->left->sentence_count + d->right->sentence_count)};
    size_t i;

    for (i = 0; i < d->alignment.count; i++) {
        const story_link *l = &d->alignment.links[i];

        if (l->left_count && l->right_count)
            s.both += (double)(l->left_count + l->right_count) * (l->change == STORY_SAME ? 1 : l->score);
    }
    return s;
}

static share share_of_beats(const struct story_diff *d)
{
    share s = {.3, 0, (double)(d->left_beat_count + d->right_beat_count)};
    size_t i;

    for (i = 0; i < d->beat_count; i++)
        if (d->beats[i].left != STORY_NONE && d->beats[i].right != STORY_NONE)
            s.both += d->beats[i].change == STORY_SAME ? 2 : 1 + d->beats[i].score;
    return s;
}

/* How much of the same a pairing is. */
static double worth(story_change change)
{
    switch (change) {
    case STORY_SAME:
        return 1;
    case STORY_RESPELLED:
        return .9;
    case STORY_RENAMED:
    case STORY_REPLACED:
        return .5;
    default:
        return 0;
    }
}

static share share_of_pairings(const story_pairing *pairings, size_t count)
{
    share s = {.15, 0, 0};
    size_t i;

    for (i = 0; i < count; i++) {
        bool both = pairings[i].left != STORY_NONE && pairings[i].right != STORY_NONE;

        s.all += both ? 2 : 1;
        s.both += both ? 2 * worth(pairings[i].change) : 0;
    }
    return s;
}

double story_similarity(const struct story_diff *d)
{
    share shares[] = {share_of_sentences(d), share_of_beats(d), share_of_pairings(d->names, d->name_count),
                      share_of_pairings(d->places, d->place_count)};
    double sum = 0, weights = 0;
    size_t i;

    for (i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (shares[i].all > 0) {
            sum += shares[i].weight * (shares[i].both < shares[i].all ? shares[i].both / shares[i].all : 1);
            weights += shares[i].weight;
        }
    }
    return weights > 0 ? sum / weights : 1;
}

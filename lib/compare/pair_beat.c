#include <stdlib.h>

#include "compare/beatlink.h"
#include "compare/order.h"
#include "compare/pair.h"
#include "compare/similar.h"
#include "util/error.h"

enum { LEFT, RIGHT };

/* By sentence of the left text: the number of its link. */
static size_t *number_links(const struct story_diff *d)
{
    size_t *numbers = calloc(d->left->sentence_count + 1, sizeof *numbers), i, k;

    for (i = 0; numbers && i < d->alignment.count; i++)
        for (k = 0; k < d->alignment.links[i].left_count; k++)
            numbers[d->alignment.links[i].left + k] = i;
    return numbers;
}

static bool is_within(size_t first, size_t count, const story_beat *beat)
{
    return first >= beat->first && first + count <= beat->last + 1;
}

/* Whether two beats differ in nothing but the names of who takes part. */
static bool is_same(const struct story_diff *d, const size_t *numbers, const story_beat *left, const story_beat *right)
{
    size_t s, told = 0, asked = 0;

    for (s = right->first; s <= right->last; s++)
        asked += story_variant_tells(d->right, s);
    for (s = left->first; s <= left->last; s++) {
        const story_link *l = &d->alignment.links[numbers[s]];
        bool renamed = d->renaming && d->renaming[numbers[s]];

        if (!story_variant_tells(d->left, s))
            continue;
        if ((l->change != STORY_SAME && !renamed) || !is_within(l->left, l->left_count, left) ||
            !is_within(l->right, l->right_count, right))
            return false;
        if (l->left == s)
            told += l->right_count;
    }
    return told == asked;
}

/* 0 where half of the sentences of two beats, or more, are told in the other one, 1 where none is. */
static double doubt_of(const struct story_diff *d, const size_t *numbers, const story_beat *left,
                       const story_beat *right)
{
    size_t s, told = 0, all = left->last - left->first + right->last - right->first + 2;

    for (s = left->first; s <= left->last; s++) {
        const story_link *l = &d->alignment.links[numbers[s]];
        size_t first = l->right > right->first ? l->right : right->first;
        size_t end = l->right + l->right_count < right->last + 1 ? l->right + l->right_count : right->last + 1;

        if (first >= end)
            continue;
        told += s == left->first || numbers[s - 1] != numbers[s] ? 1 + end - first : 1;
    }
    return 2 * told < all ? 1 - 2 * (double)told / (double)all : 0;
}

typedef struct teller {
    struct story_diff *d;
    const size_t *numbers;
    const story_beat_link **by_left, **by_right; /* by beat, or NULL */
    story_beat_change *changes;
    size_t count, removed; /* left beats below this were told of, if they have no partner */
} teller;

static void tell_removed(teller *t, size_t end)
{
    for (; t->removed < end; t->removed++)
        if (!t->by_left[t->removed])
            t->changes[t->count++] = (story_beat_change){STORY_REMOVED, t->removed, STORY_NONE, false, 0, 0};
}

static void tell_linked(teller *t, const story_beat_link *link, size_t left, size_t right)
{
    const story_beat *l = &t->d->left_beats[left], *r = &t->d->right_beats[right];
    bool same = is_same(t->d, t->numbers, l, r);

    if (!link->moved)
        tell_removed(t, left);
    t->changes[t->count++] = (story_beat_change){
        same ? STORY_SAME : STORY_CHANGED,          left, right, link->moved, same ? 1 : (double)link->score,
        same ? 0 : doubt_of(t->d, t->numbers, l, r)};
}

/* In the order of the right text; what was removed stands where the left text has it. */
static void tell_all(teller *t, const story_beat_pair *pair)
{
    size_t b;

    for (b = 0; b < t->d->right_beat_count; b++) {
        const story_beat_link *link = t->by_right[b];

        if (link)
            tell_linked(t, link, link->beats[pair->swapped ? RIGHT : LEFT], b);
        else
            t->changes[t->count++] = (story_beat_change){STORY_ADDED, STORY_NONE, b, false, 0, 0};
    }
    tell_removed(t, t->d->left_beat_count);
}

static int tell(struct story_diff *d, const story_beat_pair *pair, const story_beat_link *links, size_t count)
{
    size_t *numbers = number_links(d), i;
    teller t = {.d = d, .numbers = numbers};
    int rc = STORY_ENOMEM;

    t.by_left = calloc(d->left_beat_count + 1, sizeof *t.by_left);
    t.by_right = calloc(d->right_beat_count + 1, sizeof *t.by_right);
    t.changes = story_arena_calloc(d->arena, d->left_beat_count + d->right_beat_count, sizeof *t.changes);
    if (numbers && t.by_left && t.by_right && t.changes) {
        for (i = 0; i < count; i++) {
            t.by_left[links[i].beats[pair->swapped ? RIGHT : LEFT]] = &links[i];
            t.by_right[links[i].beats[pair->swapped ? LEFT : RIGHT]] = &links[i];
        }
        tell_all(&t, pair);
        d->beats = t.changes;
        d->beat_count = t.count;
        rc = STORY_OK;
    }
    free(numbers);
    free(t.by_left);
    free(t.by_right);
    return rc;
}

int story_pair_beats(struct story_diff *d, story_error *err)
{
    bool swapped = story_order(d->left, d->right) > 0;
    story_beat_pair pair = {.diff = d, .swapped = swapped};
    story_beat_link *links = NULL;
    size_t count = 0;
    int rc;

    pair.variants[swapped ? RIGHT : LEFT] = d->left;
    pair.variants[swapped ? LEFT : RIGHT] = d->right;
    pair.beats[swapped ? RIGHT : LEFT] = d->left_beats;
    pair.beats[swapped ? LEFT : RIGHT] = d->right_beats;
    pair.counts[swapped ? RIGHT : LEFT] = d->left_beat_count;
    pair.counts[swapped ? LEFT : RIGHT] = d->right_beat_count;
    rc = story_beatlink_find(&links, &count, &pair, err);
    if (rc == STORY_OK && tell(d, &pair, links, count) != STORY_OK)
        rc = story_error__no_memory(err);
    free(links);
    story_similar_dispose(&d->similar);
    return rc;
}

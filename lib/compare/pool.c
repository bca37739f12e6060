#include "compare/pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/assign.h"
#include "util/error.h"

/* The more candidates there are, the better is the best of those that belong to nobody: what each doubling of their
 * number beyond FEW adds to the score that a pair needs. Matthew against Mark with all names changed: 16 wrong pairs
 * become 5. */
static const double CROWD = .03, FEW = 32;

void story_pool_fill(story_pool *p, const story_subjects *subjects, const bool *taken)
{
    p->count = 0;
    for (uint32_t i = 0; i < subjects->count; i++) {
        size_t at, low = 0;

        if (taken[i])
            continue;
        if (p->count < STORY_POOL) {
            p->items[p->count++] = i;
            continue;
        }
        for (at = 1; at < STORY_POOL; at++)
            if (subjects->items[p->items[at]].mention_count <= subjects->items[p->items[low]].mention_count)
                low = at;
        if (subjects->items[p->items[low]].mention_count >= subjects->items[i].mention_count)
            continue;
        memmove(p->items + low, p->items + low + 1, (STORY_POOL - low - 1) * sizeof *p->items);
        p->items[STORY_POOL - 1] = i;
    }
}

uint32_t story_pool_number(const story_pool *p, uint32_t subject)
{
    uint32_t low = 0, high = (uint32_t)p->count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (p->items[mid] < subject)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

int story_pool_profile(const story_pool *left, const story_pool *right, const story_matching *m, story_error *err)
{
    story_profile *all[2 * STORY_POOL];
    size_t n = 0;
    int rc = STORY_OK;

    for (size_t i = 0; i < left->count && !rc; i++) {
        all[n++] = &m->left_profiles[left->items[i]];
        rc = story_profile_make(all[n - 1], m->scratch, m->d->left, &m->left.items[left->items[i]], err);
    }
    for (size_t i = 0; i < right->count && !rc; i++) {
        all[n++] = &m->right_profiles[right->items[i]];
        rc = story_profile_make(all[n - 1], m->scratch, m->d->right, &m->right.items[right->items[i]], err);
    }
    return rc ? rc : story_profile_weigh(all, n, err);
}

int story_pool_assign(uint32_t partner[STORY_POOL], const story_pool *left, const story_pool *right,
                      const story_match *candidates, size_t count, double least, story_error *err)
{
    float *worth = calloc(left->count * right->count, sizeof *worth);
    double crowd = log2((double)left->count * (double)right->count / FEW);
    int rc = worth ? STORY_OK : story_error__no_memory(err);

    least += crowd > 0 ? CROWD * crowd : 0;
    for (size_t i = 0; i < count && !rc; i++) {
        uint32_t l = story_pool_number(left, candidates[i].left), r = story_pool_number(right, candidates[i].right);

        /* A pair that is only just worth it is one; of equal ones the earlier, whichever side is the left one. */
        worth[l * right->count + r] = candidates[i].score - (float)least + 1e-4f - 1e-7f * (float)(l + r);
    }
    if (!rc)
        rc = story_assign_run(partner, worth, left->count, right->count, err);
    free(worth);
    return rc;
}

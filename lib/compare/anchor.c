/* ALGORITHM
 * A sentence that stands once in each text, in the same words, is the same sentence (patience diff). Of these, the chain
 * that keeps the order and has the most words is kept, and each link of it spreads to its neighbours as long as they are
 * the same too, which takes in what stands more than once. O(n log n). */
#include "compare/anchor.h"

#include <stdlib.h>
#include <string.h>

#include "compare/chain.h"
#include "util/error.h"

enum { LEAST_WORDS = 3 };

typedef struct slot {
    uint64_t key;
    uint32_t seen[2];  /* how often on each side, up to 2 */
    uint32_t where[2]; /* the last place */
} slot;

typedef struct index_table {
    slot *slots;
    size_t mask;
} index_table;

static slot *find(const index_table *t, uint64_t key)
{
    size_t at = key & t->mask;

    while (t->slots[at].seen[0] + t->slots[at].seen[1] && t->slots[at].key != key)
        at = (at + 1) & t->mask;
    return &t->slots[at];
}

static int index_keys(index_table *t, const story_lexicon *l)
{
    size_t size = 16, i;
    int k;

    while (size < 2 * (l->sides[0].count + l->sides[1].count))
        size *= 2;
    t->mask = size - 1;
    t->slots = calloc(size, sizeof *t->slots);
    if (!t->slots)
        return STORY_ENOMEM;
    for (k = 0; k < 2; k++)
        for (i = 0; i < l->sides[k].count; i++) {
            slot *s = find(t, l->sides[k].keys[i]);

            s->key = l->sides[k].keys[i];
            s->seen[k] += s->seen[k] < 2;
            s->where[k] = (uint32_t)i;
        }
    return STORY_OK;
}

static void spread(uint32_t *right_of, const story_lexicon *l)
{
    const uint64_t *a = l->sides[0].keys, *b = l->sides[1].keys;
    size_t n = l->sides[0].count, m = l->sides[1].count, i, last = 0;

    for (i = 0; i + 1 < n; i++)
        if (right_of[i] && !right_of[i + 1] && right_of[i] < m && a[i + 1] == b[right_of[i]])
            right_of[i + 1] = right_of[i] + 1;
    /* forwards, links may have run into those of a later anchor: the later one stays */
    for (i = n; i-- > 0;) {
        if (right_of[i] && last && right_of[i] >= last)
            right_of[i] = 0;
        if (right_of[i])
            last = right_of[i];
    }
    for (i = n; i-- > 1;)
        if (right_of[i] > 1 && !right_of[i - 1] && a[i - 1] == b[right_of[i] - 2])
            right_of[i - 1] = right_of[i] - 1;
    for (last = 0, i = 0; i < n; i++) {
        if (right_of[i] && right_of[i] <= last)
            right_of[i] = 0;
        if (right_of[i])
            last = right_of[i];
    }
}

/* The common start and end, where no anchor says otherwise. */
static void add_ends(story_chain_pair *pairs, size_t *count, const story_lexicon *l)
{
    size_t n = l->sides[0].count, m = l->sides[1].count;

    if (!n || !m)
        return;
    if (l->sides[0].keys[0] == l->sides[1].keys[0])
        pairs[(*count)++] = (story_chain_pair){0, 0, 1, false};
    if (l->sides[0].keys[n - 1] == l->sides[1].keys[m - 1])
        pairs[(*count)++] = (story_chain_pair){(uint32_t)n - 1, (uint32_t)m - 1, 1, false};
}

int story_anchor_same(uint32_t *right_of, const story_lexicon *l)
{
    size_t n = l->sides[0].count, count = 0, i;
    story_chain_pair *pairs = malloc((n + 2) * sizeof *pairs);
    index_table t = {NULL, 0};
    int code = pairs ? index_keys(&t, l) : STORY_ENOMEM;

    memset(right_of, 0, n * sizeof *right_of);
    for (i = 0; !code && i < n; i++) {
        slot *s = find(&t, l->sides[0].keys[i]);

        if (s->seen[0] == 1 && s->seen[1] == 1 && l->sides[0].lengths[i] >= LEAST_WORDS)
            pairs[count++] = (story_chain_pair){(uint32_t)i, s->where[1], l->sides[0].lengths[i], false};
    }
    if (!code) {
        add_ends(pairs, &count, l);
        code = story_chain_mark(pairs, count);
    }
    for (i = 0; !code && i < count; i++)
        if (pairs[i].kept)
            right_of[pairs[i].left] = pairs[i].right + 1;
    if (!code)
        spread(right_of, l);
    free(pairs);
    free(t.slots);
    return code;
}

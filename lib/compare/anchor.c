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

#define NEVER UINT32_MAX

/* The left sentences by their keys. */
typedef struct index_table {
    const uint64_t *keys;
    uint32_t *slots; /* the first left sentence that has the key, plus one */
    size_t mask;
} index_table;

static uint32_t *find(const index_table *t, uint64_t key)
{
    size_t at = key & t->mask;

    while (t->slots[at] && t->keys[t->slots[at] - 1] != key)
        at = (at + 1) & t->mask;
    return &t->slots[at];
}

/* right_of, by left sentence: one more than the right sentence of that key, where either text has it once; NEVER where a
 * text has it twice, 0 where the right one lacks it. */
static int find_single(uint32_t *right_of, const story_lexicon *l)
{
    size_t n = l->sides[0].count, size = 16, i;
    index_table t = {.keys = l->sides[0].keys};

    while (size < 2 * n)
        size *= 2;
    t.mask = size - 1;
    t.slots = calloc(size, sizeof *t.slots);
    if (!t.slots)
        return STORY_ENOMEM;
    for (i = 0; i < n; i++) {
        uint32_t *slot = find(&t, t.keys[i]);

        if (*slot)
            right_of[*slot - 1] = right_of[i] = NEVER;
        else
            *slot = (uint32_t)i + 1;
    }
    for (i = 0; i < l->sides[1].count; i++) {
        uint32_t at = *find(&t, l->sides[1].keys[i]);

        if (at)
            right_of[at - 1] = right_of[at - 1] ? NEVER : (uint32_t)i + 1;
    }
    free(t.slots);
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
    int code;

    memset(right_of, 0, n * sizeof *right_of);
    code = pairs ? find_single(right_of, l) : STORY_ENOMEM;
    for (i = 0; !code && i < n; i++) {
        if (right_of[i] && right_of[i] != NEVER && l->sides[0].lengths[i] >= LEAST_WORDS)
            pairs[count++] = (story_chain_pair){(uint32_t)i, right_of[i] - 1, l->sides[0].lengths[i], false};
        right_of[i] = 0;
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
    return code;
}

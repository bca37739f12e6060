/* ALGORITHM
 * Pairs are taken by rising left; a Fenwick tree over the right side holds the heaviest chain that ends at or before
 * each position. Pairs of one left are asked for before any of them is entered, so that no chain holds two. A pair that
 * all others before it lead to, and all behind it go on from, is in every heaviest chain: the tree need not know it. So
 * near-copies cost O(n), and O(n log n) is for what moved. After Hunt and Szymanski 1977; the quadratic table of the
 * textbook stops at some ten thousand pairs. */
#include "compare/chain.h"

#include <stdlib.h>

#include "storydiff.h"
#include "util/sort.h"

typedef struct best {
    uint64_t weight;
    uint32_t last; /* pair + 1 */
} best;

static int by_left_then_right(const void *x, const void *y)
{
    const story_chain_pair *a = x, *b = y;

    if (a->left != b->left)
        return a->left < b->left ? -1 : 1;
    return (a->right > b->right) - (a->right < b->right);
}

/* The heaviest chain among right positions 1 .. at. */
static best ask(const best *tree, size_t at)
{
    best found = {0, 0};

    for (; at; at &= at - 1)
        if (tree[at].weight > found.weight)
            found = tree[at];
    return found;
}

static void enter(best *tree, size_t size, size_t at, best b)
{
    for (; at <= size; at += at & (~at + 1))
        if (tree[at].weight < b.weight)
            tree[at] = b;
}

/* By pair, in `last`: the least right position behind it, which is no more needed when the pair's chain is written. */
static void find_least_behind(best *ending, const story_chain_pair *pairs, size_t count)
{
    uint32_t least = UINT32_MAX;
    size_t k;

    for (k = count; k-- > 0;) {
        ending[k].last = least;
        least = pairs[k].right < least ? pairs[k].right : least;
    }
}

typedef struct filler {
    best *tree, *ending;
    size_t size;
    best sure;     /* the last pair that every chain goes through, and the heaviest chain that ends there */
    size_t past;   /* the first right position behind all pairs so far */
    bool any_else; /* the tree knows pairs behind that one */
} filler;

/* The heaviest chain before a right position: all that the tree knows behind the sure pair weighs more than that. */
static best heaviest(const filler *f, size_t at)
{
    best found = f->any_else ? ask(f->tree, at) : f->sure;

    return found.weight > f->sure.weight ? found : f->sure;
}

static void fill(filler *f, const story_chain_pair *pairs, size_t count)
{
    size_t first, past, k;

    for (first = 0; first < count; first = past) {
        uint32_t least_behind = f->ending[first].last, right = pairs[first].right;

        for (past = first; past < count && pairs[past].left == pairs[first].left; past++) {
            f->ending[past] = heaviest(f, pairs[past].right);
            f->ending[past].weight += pairs[past].weight;
        }
        if (past == first + 1 && right >= f->past && right < least_behind) {
            f->sure = (best){f->ending[first].weight, (uint32_t)past};
            f->any_else = false;
            f->past = (size_t)right + 1;
            continue;
        }
        for (k = first; k < past; k++) {
            enter(f->tree, f->size, (size_t)pairs[k].right + 1, (best){f->ending[k].weight, (uint32_t)k + 1});
            f->past = pairs[k].right >= f->past ? (size_t)pairs[k].right + 1 : f->past;
        }
        f->any_else = true;
    }
}

int story_chain_mark(story_chain_pair *pairs, size_t count)
{
    filler f = {.sure = {0, 0}};
    size_t k;

    for (k = 0; k < count; k++) {
        pairs[k].kept = false;
        if (pairs[k].right >= f.size)
            f.size = (size_t)pairs[k].right + 1;
    }
    f.tree = calloc(f.size + 1, sizeof *f.tree);
    f.ending = calloc(count + 1, sizeof *f.ending);
    if (f.tree && f.ending) {
        story_sort(pairs, count, sizeof *pairs, by_left_then_right);
        find_least_behind(f.ending, pairs, count);
        fill(&f, pairs, count);
        for (k = heaviest(&f, f.size).last; k; k = f.ending[k - 1].last)
            pairs[k - 1].kept = true;
    }
    k = !f.tree || !f.ending;
    free(f.tree);
    free(f.ending);
    return k ? STORY_ENOMEM : STORY_OK;
}

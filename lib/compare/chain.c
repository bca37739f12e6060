/* ALGORITHM
 * Pairs are taken by rising left; a Fenwick tree over the right side holds the heaviest chain that ends at or before
 * each position. Pairs of one left are asked for before any of them is entered, so that no chain holds two. O(n log n)
 * after Hunt and Szymanski 1977; the quadratic table of the textbook stops at some ten thousand pairs. */
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

static void fill(best *tree, size_t size, best *ending, const story_chain_pair *pairs, size_t count)
{
    size_t first, past, k;

    for (first = 0; first < count; first = past) {
        for (past = first; past < count && pairs[past].left == pairs[first].left; past++) {
            ending[past] = ask(tree, pairs[past].right);
            ending[past].weight += pairs[past].weight;
        }
        for (k = first; k < past; k++)
            enter(tree, size, (size_t)pairs[k].right + 1, (best){ending[k].weight, (uint32_t)k + 1});
    }
}

int story_chain_mark(story_chain_pair *pairs, size_t count)
{
    size_t size = 0, k;
    best *tree, *ending;

    for (k = 0; k < count; k++) {
        pairs[k].kept = false;
        if (pairs[k].right >= size)
            size = (size_t)pairs[k].right + 1;
    }
    tree = calloc(size + 1, sizeof *tree);
    ending = calloc(count + 1, sizeof *ending);
    if (tree && ending) {
        story_sort(pairs, count, sizeof *pairs, by_left_then_right);
        fill(tree, size, ending, pairs, count);
        for (k = ask(tree, size).last; k; k = ending[k - 1].last)
            pairs[k - 1].kept = true;
    }
    k = !tree || !ending;
    free(tree);
    free(ending);
    return k ? STORY_ENOMEM : STORY_OK;
}

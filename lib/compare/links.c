/* ALGORITHM
 * Of all beads, the order-preserving chain with the most words is what stayed; the rest is moved. So of two scenes that
 * were swapped, the smaller one has moved. A removed sentence stands behind the last bead before it that stayed, an
 * added one likewise. O(n log n). */
#include "compare/links.h"

#include <stdlib.h>

#include "compare/chain.h"
#include "compare/wording.h"
#include "util/sort.h"

static uint64_t words_in(const story_variant *v, size_t first, size_t count)
{
    return v->words.first[first + count] - v->words.first[first];
}

/* The chain sorts by left, so that what it kept is found again by its right side, which beads never share. */
int story_links_mark_moved(story_bead *beads, size_t count, const story_variant *left, const story_variant *right)
{
    story_chain_pair *pairs = malloc((count + 1) * sizeof *pairs);
    bool *kept = calloc(right->sentence_count + 1, sizeof *kept);
    int code = STORY_ENOMEM;
    size_t k;

    for (k = 0; pairs && k < count; k++) {
        const story_bead *d = &beads[k];

        pairs[k] = (story_chain_pair){d->left, d->right,
                                      1 + words_in(left, d->left, d->p) + words_in(right, d->right, d->q), false};
    }
    if (pairs && kept && !story_chain_mark(pairs, count)) {
        for (k = 0; k < count; k++)
            kept[pairs[k].right] = pairs[k].kept;
        for (k = 0; k < count; k++)
            beads[k].moved = !kept[beads[k].right];
        code = STORY_OK;
    }
    free(pairs);
    free(kept);
    return code;
}

static int by_right(const void *x, const void *y)
{
    uint32_t a = ((const story_bead *)x)->right, b = ((const story_bead *)y)->right;

    return (a > b) - (a < b);
}

typedef struct builder {
    const story_variant *left, *right;
    story_array beads;        /* story_bead, by right */
    bool *taken;              /* by left sentence */
    story_array links;        /* story_link */
    size_t next_left;         /* the first left sentence that no link has passed */
    size_t left_at, right_at; /* behind the last bead that stayed */
} builder;

static const story_bead *bead_at(const builder *b, size_t k)
{
    return STORY_ITEMS(&b->beads, story_bead) + k;
}

static int add_link(builder *b, size_t left, size_t left_count, size_t right, size_t right_count, story_change change)
{
    story_link *link = story_array_push(&b->links);

    if (!link)
        return STORY_ENOMEM;
    *link = (story_link){
        .left = left, .left_count = left_count, .right = right, .right_count = right_count, .change = change};
    return STORY_OK;
}

/* The left sentences in no bead up to the next bead that stayed. */
static int add_removed(builder *b, size_t until)
{
    for (; b->next_left < until; b->next_left++)
        if (!b->taken[b->next_left] && add_link(b, b->next_left, 1, b->right_at, 0, STORY_REMOVED))
            return STORY_ENOMEM;
    return STORY_OK;
}

static int add_bead(builder *b, size_t k)
{
    const story_bead *d = bead_at(b, k);
    story_link *link;
    int same;

    if (add_link(b, d->left, d->p, d->right, d->q, STORY_EDITED))
        return STORY_ENOMEM;
    link = STORY_ITEMS(&b->links, story_link) + b->links.count - 1;
    same = story_wording_same(b->left, b->right, link);
    if (same < 0)
        return same;
    link->change = same ? STORY_SAME : STORY_EDITED;
    link->score = same || d->likeness > 1 ? 1 : d->likeness < 0 ? 0 : (double)d->likeness;
    link->moved = d->moved;
    return STORY_OK;
}

/* Where the next bead from k on that stayed starts on the left. */
static size_t next_stay(const builder *b, size_t k)
{
    for (; k < b->beads.count; k++)
        if (!bead_at(b, k)->moved)
            return bead_at(b, k)->left;
    return b->left->sentence_count;
}

static int write_links(builder *b)
{
    size_t k = 0, j = 0;
    int code = add_removed(b, next_stay(b, 0));

    while (!code && j < b->right->sentence_count) {
        if (k == b->beads.count || bead_at(b, k)->right != j) {
            code = add_link(b, b->left_at, 0, j++, 1, STORY_ADDED);
            continue;
        }
        code = add_bead(b, k);
        j += bead_at(b, k)->q;
        if (!code && !bead_at(b, k)->moved) {
            b->next_left = b->left_at = (size_t)bead_at(b, k)->left + bead_at(b, k)->p;
            b->right_at = j;
            code = add_removed(b, next_stay(b, k + 1));
        }
        k++;
    }
    return code;
}

static int prepare(builder *b, const story_bead *beads, size_t count)
{
    size_t k, x;

    b->taken = calloc(b->left->sentence_count + 1, sizeof *b->taken);
    if (!b->taken)
        return STORY_ENOMEM;
    for (k = 0; k < count; k++) {
        story_bead *copy = story_array_push(&b->beads);

        if (!copy)
            return STORY_ENOMEM;
        *copy = beads[k];
        for (x = 0; x < beads[k].p; x++)
            b->taken[beads[k].left + x] = true;
    }
    if (count)
        story_sort(b->beads.items, count, sizeof(story_bead), by_right);
    return STORY_OK;
}

int story_links_make(story_alignment *out, story_arena *arena, const story_variant *left, const story_variant *right,
                     const story_bead *beads, size_t count)
{
    builder b = {.left = left, .right = right, .beads = STORY_ARRAY(story_bead), .links = STORY_ARRAY(story_link)};
    int code = prepare(&b, beads, count);

    if (!code)
        code = write_links(&b);
    if (!code) {
        out->count = b.links.count;
        out->links = story_array_keep(&b.links, arena);
        code = out->links ? STORY_OK : STORY_ENOMEM;
    }
    story_array_dispose(&b.beads);
    story_array_dispose(&b.links);
    free(b.taken);
    return code;
}

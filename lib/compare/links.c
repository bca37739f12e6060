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
    const story_bead *beads; /* by right */
    size_t bead_count;
    bool *taken; /* by left sentence */
    story_link *links;
    size_t link_count;
    size_t next_left;         /* the first left sentence that no link has passed */
    size_t left_at, right_at; /* behind the last bead that stayed */
} builder;

static story_link *add_link(builder *b, size_t left, size_t left_count, size_t right, size_t right_count,
                            story_change change)
{
    story_link *link = &b->links[b->link_count++];

    *link = (story_link){
        .left = left, .left_count = left_count, .right = right, .right_count = right_count, .change = change};
    return link;
}

/* The left sentences in no bead up to the next bead that stayed. */
static void add_removed(builder *b, size_t until)
{
    for (; b->next_left < until; b->next_left++)
        if (!b->taken[b->next_left])
            add_link(b, b->next_left, 1, b->right_at, 0, STORY_REMOVED);
}

static int add_bead(builder *b, size_t k)
{
    const story_bead *d = &b->beads[k];
    story_link *link = add_link(b, d->left, d->p, d->right, d->q, STORY_EDITED);
    int same = story_wording_same(b->left, b->right, link);

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
    for (; k < b->bead_count; k++)
        if (!b->beads[k].moved)
            return b->beads[k].left;
    return b->left->sentence_count;
}

static int write_links(builder *b)
{
    size_t k = 0, j = 0;
    int code = STORY_OK;

    add_removed(b, next_stay(b, 0));
    while (!code && j < b->right->sentence_count) {
        if (k == b->bead_count || b->beads[k].right != j) {
            add_link(b, b->left_at, 0, j++, 1, STORY_ADDED);
            continue;
        }
        code = add_bead(b, k);
        j += b->beads[k].q;
        if (!b->beads[k].moved) {
            b->next_left = b->left_at = (size_t)b->beads[k].left + b->beads[k].p;
            b->right_at = j;
            add_removed(b, next_stay(b, k + 1));
        }
        k++;
    }
    return code;
}

/* A link for every bead, and for every sentence in none. */
static int prepare(builder *b, story_arena *arena)
{
    size_t links = b->left->sentence_count + b->right->sentence_count + b->bead_count, k, x;

    b->taken = calloc(b->left->sentence_count + 1, sizeof *b->taken);
    for (k = 0; b->taken && k < b->bead_count; k++) {
        for (x = 0; x < b->beads[k].p; x++)
            b->taken[b->beads[k].left + x] = true;
        links -= (size_t)b->beads[k].p + b->beads[k].q;
    }
    b->links = story_arena_calloc(arena, links, sizeof *b->links);
    return b->taken && b->links ? STORY_OK : STORY_ENOMEM;
}

int story_links_make(story_alignment *out, story_arena *arena, const story_variant *left, const story_variant *right,
                     story_bead *beads, size_t count)
{
    builder b = {.left = left, .right = right, .beads = beads, .bead_count = count};
    int code = prepare(&b, arena);

    if (!code) {
        if (count)
            story_sort(beads, count, sizeof *beads, by_right);
        code = write_links(&b);
    }
    out->links = b.links;
    out->count = code ? 0 : b.link_count;
    free(b.taken);
    return code;
}

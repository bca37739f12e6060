/* ALGORITHM
 * Retellings reorder, drop and add; an order-preserving alignment forces what is left into false company. So sentences
 * are linked one to one, the likeliest first, three times over; after each round a cell beside a link, on the diagonal
 * or a knight's move away, gains a little, so that runs support each other. Then links outside the heaviest
 * order-preserving chain stay only where they are likely enough. Then each link takes in a neighbour that is likely by
 * itself: what the bead of three gains over the link tells less. O(n m log(n m)). An optimal assignment instead of the
 * greedy one is no better. */
#include "compare/retell.h"

#include <stdlib.h>
#include <string.h>

#include "compare/chain.h"

enum { ROUNDS = 3, NEIGHBOURS = 8, SIDES = 4 };

static const float NEAR_BONUS = 0.3f, FAR_BONUS = 0.15f, STRAY_LEAST = 0.75f;
static const float CHAIN_BASE = 1, LEAST_GAIN = 1e-3f, CHAIN_UNITS = 1e6f;

static const struct {
    int8_t left, right;
    bool far;
} neighbours[NEIGHBOURS] = {
    {1, 1, false},   {-1, -1, false}, {1, 2, false}, {2, 1, false},
    {-1, -2, false}, {-2, -1, false}, {2, 2, true},  {-2, -2, true},
};

static const struct {
    int8_t left, right;
} sides[SIDES] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

typedef struct cell {
    uint32_t left, right;
    float gain;
    uint32_t link; /* of a side: which bead would take it in */
} cell;

typedef struct linker {
    const float *odds; /* cells */
    float *bonus;      /* cells */
    size_t n, m;
    uint32_t *right_of, *left_of; /* links, + 1; 0 where there is none */
    cell *order;
} linker;

static int by_gain(const void *x, const void *y)
{
    const cell *a = x, *b = y;

    if (a->gain != b->gain)
        return a->gain > b->gain ? -1 : 1;
    if (a->left != b->left)
        return a->left < b->left ? -1 : 1;
    return (a->right > b->right) - (a->right < b->right);
}

static void choose(linker *l)
{
    size_t count = 0, i, j, k;

    for (i = 0; i < l->n; i++)
        for (j = 0; j < l->m; j++) {
            float gain = l->odds[i * l->m + j] + l->bonus[i * l->m + j];

            if (gain > 0)
                l->order[count++] = (cell){(uint32_t)i, (uint32_t)j, gain, 0};
        }
    qsort(l->order, count, sizeof *l->order, by_gain);
    memset(l->right_of, 0, l->n * sizeof *l->right_of);
    memset(l->left_of, 0, l->m * sizeof *l->left_of);
    for (k = 0; k < count; k++) {
        cell *c = &l->order[k];

        if (l->right_of[c->left] || l->left_of[c->right])
            continue;
        l->right_of[c->left] = c->right + 1;
        l->left_of[c->right] = c->left + 1;
    }
}

static void support(linker *l)
{
    size_t i, k;

    memset(l->bonus, 0, l->n * l->m * sizeof *l->bonus);
    for (i = 0; i < l->n; i++)
        for (k = 0; l->right_of[i] && k < NEIGHBOURS; k++) {
            size_t a = i + (size_t)neighbours[k].left, b = l->right_of[i] - 1 + (size_t)neighbours[k].right;
            float bonus = neighbours[k].far ? FAR_BONUS : NEAR_BONUS;

            if (a < l->n && b < l->m && l->bonus[a * l->m + b] < bonus)
                l->bonus[a * l->m + b] = bonus;
        }
}

static int drop_strays(linker *l)
{
    story_chain_pair *pairs = malloc((l->n + 1) * sizeof *pairs);
    size_t count = 0, i, k;

    if (!pairs)
        return STORY_ENOMEM;
    for (i = 0; i < l->n; i++)
        if (l->right_of[i]) {
            float weight = l->odds[i * l->m + l->right_of[i] - 1] + CHAIN_BASE;

            weight = weight > LEAST_GAIN ? weight : LEAST_GAIN;
            pairs[count++] =
                (story_chain_pair){(uint32_t)i, l->right_of[i] - 1, (uint64_t)(weight * CHAIN_UNITS) + 1, false};
        }
    if (story_chain_mark(pairs, count)) {
        free(pairs);
        return STORY_ENOMEM;
    }
    for (k = 0; k < count; k++)
        if (!pairs[k].kept && l->odds[pairs[k].left * l->m + pairs[k].right] <= STRAY_LEAST)
            l->right_of[pairs[k].left] = l->left_of[pairs[k].right] = 0;
    free(pairs);
    return STORY_OK;
}

static int emit(story_array *beads, const linker *l)
{
    size_t i;

    for (i = 0; i < l->n; i++)
        if (l->right_of[i]) {
            story_bead *b = story_array_push(beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){(uint32_t)i, l->right_of[i] - 1, 1, 1, 0, false};
        }
    return STORY_OK;
}

/* The free sentences beside the beads that may be taken in, the likeliest first. */
static size_t list_sides(linker *l, const story_bead *beads, size_t bead_count)
{
    size_t count = 0, k, s;

    for (k = 0; k < bead_count; k++)
        for (s = 0; s < SIDES; s++) {
            size_t i = beads[k].left + (size_t)sides[s].left, j = beads[k].right + (size_t)sides[s].right;

            if (i < l->n && j < l->m && l->odds[i * l->m + j] > 0)
                l->order[count++] = (cell){(uint32_t)i, (uint32_t)j, l->odds[i * l->m + j], (uint32_t)k};
        }
    qsort(l->order, count, sizeof *l->order, by_gain);
    return count;
}

static void take_in(linker *l, story_bead *b, const cell *c)
{
    if (b->p + b->q > 2)
        return;
    if (c->left != b->left && !l->right_of[c->left]) {
        l->right_of[c->left] = b->right + 1;
        b->left = c->left < b->left ? c->left : b->left;
        b->p++;
    } else if (c->right != b->right && !l->left_of[c->right]) {
        l->left_of[c->right] = b->left + 1;
        b->right = c->right < b->right ? c->right : b->right;
        b->q++;
    }
}

static void grow(linker *l, story_bead *beads, size_t count)
{
    size_t sides_found = list_sides(l, beads, count), k;

    for (k = 0; k < sides_found; k++)
        take_in(l, &beads[l->order[k].link], &l->order[k]);
}

static int allocate(linker *l, size_t n, size_t m)
{
    size_t cells = n * m;

    l->n = n;
    l->m = m;
    l->bonus = calloc(cells + 1, sizeof *l->bonus);
    l->right_of = malloc((n + 1) * sizeof *l->right_of);
    l->left_of = malloc((m + 1) * sizeof *l->left_of);
    l->order = malloc((cells + SIDES * (n < m ? n : m) + 1) * sizeof *l->order);
    return l->bonus && l->right_of && l->left_of && l->order ? STORY_OK : STORY_ENOMEM;
}

int story_retell_link(story_array *beads, const float *odds, const story_likeness *likeness)
{
    linker l = {.odds = odds};
    size_t first = beads->count, k;
    int code = allocate(&l, likeness->n, likeness->m), round;

    for (round = 0; !code && round < ROUNDS; round++) {
        if (round)
            support(&l);
        choose(&l);
    }
    if (!code)
        code = drop_strays(&l);
    if (!code)
        code = emit(beads, &l);
    if (!code && beads->count > first)
        grow(&l, STORY_ITEMS(beads, story_bead) + first, beads->count - first);
    for (k = first; !code && k < beads->count; k++) {
        story_bead *b = STORY_ITEMS(beads, story_bead) + k;

        b->likeness = story_likeness_run(likeness, b->left, b->p, b->right, b->q);
    }
    free(l.bonus);
    free(l.right_of);
    free(l.left_of);
    free(l.order);
    return code;
}

/* ALGORITHM
 * Retellings reorder, drop and add; an order-preserving alignment forces what is left into false company. So sentences
 * are linked one to one, best gain first, three times over; after each round a cell beside a link, on the diagonal or a
 * knight's move away, gains a little, so that runs support each other. Then links outside the heaviest order-preserving
 * chain stay only where they are alike enough, or less but with a neighbour. Then each link, best first, takes in
 * neighbours while that gains. O(n m log(n m)). An optimal assignment instead of the greedy one is no better. */
#include "compare/retell.h"

#include <stdlib.h>
#include <string.h>

#include "compare/chain.h"

enum { ROUNDS = 3, NEIGHBOURS = 8 };

static const float NEAR_BONUS = 0.05f, FAR_BONUS = 0.025f, LEAST_GAIN = 1e-3f, CHAIN_UNITS = 1e6f;
static const float SUPPORTED_SHARE = 0.7f, LEAST_RISE = 1e-9f;

static const struct {
    int8_t left, right;
    bool far;
} neighbours[NEIGHBOURS] = {
    {1, 1, false},   {-1, -1, false}, {1, 2, false}, {2, 1, false},
    {-1, -2, false}, {-2, -1, false}, {2, 2, true},  {-2, -2, true},
};

typedef struct cell {
    uint32_t left, right;
    float gain;
} cell;

typedef struct linker {
    const story_field *field;
    size_t n, m;
    float *gains, *bonus;         /* cells */
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
            float gain = l->gains[i * l->m + j] + l->bonus[i * l->m + j];

            if (gain > 0)
                l->order[count++] = (cell){(uint32_t)i, (uint32_t)j, gain};
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

static bool has_link(const linker *l, size_t i, size_t j)
{
    return i < l->n && j < l->m && l->right_of[i] == j + 1;
}

static bool may_stray(const linker *l, size_t i, size_t j, float least)
{
    float alike = l->field->likeness.one[i * l->m + j];

    return alike >= least ||
           (alike >= least * SUPPORTED_SHARE && (has_link(l, i + 1, j + 1) || (i && j && has_link(l, i - 1, j - 1))));
}

static int drop_strays(linker *l, float least)
{
    story_chain_pair *pairs = malloc((l->n + 1) * sizeof *pairs);
    size_t count = 0, i, k;

    if (!pairs)
        return STORY_ENOMEM;
    for (i = 0; i < l->n; i++)
        if (l->right_of[i]) {
            float gain = l->gains[i * l->m + l->right_of[i] - 1];

            gain = gain > LEAST_GAIN ? gain : LEAST_GAIN;
            pairs[count++] =
                (story_chain_pair){(uint32_t)i, l->right_of[i] - 1, (uint64_t)(gain * CHAIN_UNITS) + 1, false};
        }
    if (story_chain_mark(pairs, count)) {
        free(pairs);
        return STORY_ENOMEM;
    }
    for (k = 0; k < count; k++)
        pairs[k].kept = pairs[k].kept || may_stray(l, pairs[k].left, pairs[k].right, least);
    for (k = 0; k < count; k++)
        if (!pairs[k].kept)
            l->right_of[pairs[k].left] = l->left_of[pairs[k].right] = 0;
    free(pairs);
    return STORY_OK;
}

static bool is_shape(size_t p, size_t q, int shapes)
{
    int s;

    for (s = 0; s < shapes; s++)
        if (story_field__shapes[s].p == p && story_field__shapes[s].q == q)
            return true;
    return false;
}

/* The bead with one sentence more, at the side that step names; false where that sentence is taken or not there. */
static bool grown(story_bead *out, const linker *l, const story_bead *b, int step, int shapes)
{
    *out = *b;
    switch (step) {
    case 0:
        out->left--;
        out->p++;
        break;
    case 1:
        out->p++;
        break;
    case 2:
        out->right--;
        out->q++;
        break;
    default:
        out->q++;
    }
    if (out->left > b->left || out->right > b->right || out->left + out->p > l->n || out->right + out->q > l->m ||
        !is_shape(out->p, out->q, shapes))
        return false;
    if (step < 2)
        return !l->right_of[step ? out->left + out->p - 1u : out->left];
    return !l->left_of[step == 3 ? out->right + out->q - 1u : out->right];
}

static void grow(linker *l, story_bead *b, int shapes)
{
    float gain = l->gains[b->left * l->m + b->right], best;
    story_bead next, found = *b;
    int step;

    do {
        *b = found;
        best = gain;
        for (step = 0; step < 4; step++) {
            float g = grown(&next, l, b, step, shapes)
                          ? story_field_gain(l->field, next.left, next.p, next.right, next.q)
                          : gain;

            if (g > best + LEAST_RISE) {
                best = g;
                found = next;
            }
        }
        gain = best;
        for (step = 0; step < found.p; step++)
            l->right_of[found.left + (uint32_t)step] = found.right + 1;
        for (step = 0; step < found.q; step++)
            l->left_of[found.right + (uint32_t)step] = found.left + 1;
    } while (found.p != b->p || found.q != b->q);
}

static int emit(story_array *beads, linker *l, int shapes)
{
    size_t count = 0, i;

    for (i = 0; i < l->n; i++)
        if (l->right_of[i])
            l->order[count++] = (cell){(uint32_t)i, l->right_of[i] - 1, l->gains[i * l->m + l->right_of[i] - 1]};
    qsort(l->order, count, sizeof *l->order, by_gain);
    for (i = 0; i < count; i++) {
        story_bead *b = story_array_push(beads);

        if (!b)
            return STORY_ENOMEM;
        *b = (story_bead){l->order[i].left, l->order[i].right, 1, 1, 0, false};
        grow(l, b, shapes);
        b->likeness = story_likeness_run(&l->field->likeness, b->left, b->p, b->right, b->q);
    }
    return STORY_OK;
}

static int allocate(linker *l, const story_field *f)
{
    size_t cells = f->likeness.n * f->likeness.m;

    l->field = f;
    l->n = f->likeness.n;
    l->m = f->likeness.m;
    l->gains = malloc((cells + 1) * sizeof *l->gains);
    l->bonus = calloc(cells + 1, sizeof *l->bonus);
    l->right_of = malloc((l->n + 1) * sizeof *l->right_of);
    l->left_of = malloc((l->m + 1) * sizeof *l->left_of);
    l->order = malloc((cells + 1) * sizeof *l->order);
    return l->gains && l->bonus && l->right_of && l->left_of && l->order ? STORY_OK : STORY_ENOMEM;
}

int story_retell_link(story_array *beads, const story_field *f, const story_retell_settings *settings)
{
    linker l = {0};
    int code = allocate(&l, f), round;
    size_t i, j;

    for (i = 0; !code && i < l.n; i++)
        for (j = 0; j < l.m; j++)
            l.gains[i * l.m + j] = story_field_gain(f, i, 1, j, 1);
    for (round = 0; !code && round < ROUNDS; round++) {
        if (round)
            support(&l);
        choose(&l);
    }
    if (!code)
        code = drop_strays(&l, settings->stray_least);
    if (!code)
        code = emit(beads, &l, settings->shapes);
    free(l.gains);
    free(l.bonus);
    free(l.right_of);
    free(l.left_of);
    free(l.order);
    return code;
}

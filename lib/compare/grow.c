/* ALGORITHM
 * Moved passages are found one sentence against one (move.c). Where a sentence of such a passage was split, the other
 * part is left over right beside its partner. So each link is looked at once more: of all beads of several sentences
 * that would take in free neighbours on one side, the one that gains most by the rules of field.c takes the place of the
 * link, if it gains more than that. O(links), a small field each. */
#include "compare/grow.h"

enum { REACH = STORY_RUN_MOST, WINDOW = 2 * REACH + 1 };

typedef struct window {
    story_field field;
    uint32_t numbers[2][WINDOW];
    bool is_free[2][WINDOW];
    uint32_t first[2];
    size_t count[2], at[2]; /* at: where the link stands */
} window;

static void frame(window *w, int side, uint32_t place, const story_lexicon *l, bool *const taken[2])
{
    uint32_t first = place > REACH ? place - REACH : 0, k;

    w->first[side] = first;
    w->at[side] = place - first;
    w->count[side] = 0;
    for (k = first; k <= place + REACH && k < l->sides[side].count; k++) {
        w->is_free[side][w->count[side]] = !taken[side][k];
        w->numbers[side][w->count[side]++] = k;
    }
}

static bool has_free(const window *w, int side)
{
    size_t at = w->at[side];

    return (at && w->is_free[side][at - 1]) || (at + 1 < w->count[side] && w->is_free[side][at + 1]);
}

/* The first of the free sentences that stand right before the link, and behind the last of those after it. */
static void find_reach(const window *w, int side, size_t *low, size_t *past)
{
    for (*low = w->at[side]; *low && w->is_free[side][*low - 1];)
        (*low)--;
    for (*past = w->at[side] + 1; *past < w->count[side] && w->is_free[side][*past];)
        (*past)++;
}

typedef struct choice {
    size_t first, count;
    float gain;
    int side;
} choice;

static void try_side(choice *best, const window *w, int side)
{
    size_t at = w->at[side], other = w->at[1 - side], low, past, first, count;

    find_reach(w, side, &low, &past);
    for (first = low; first <= at; first++)
        for (count = at - first + 1; count <= STORY_RUN_MOST && first + count <= past; count++) {
            size_t i = side ? other : first, p = side ? 1 : count, j = side ? first : other, q = side ? count : 1;
            float gain;

            if (count == 1 || !story_field_may_join(&w->field, i, p, j, q))
                continue;
            gain = story_field_gain(&w->field, i, p, j, q);
            if (gain > best->gain)
                *best = (choice){first, count, gain, side};
        }
}

static void take_in(story_bead *b, const window *w, const choice *c, bool *const taken[2])
{
    uint32_t first = w->first[c->side] + (uint32_t)c->first;
    size_t i = c->side ? w->at[0] : c->first, p = c->side ? 1 : c->count, k;

    b->likeness = story_likeness_run(&w->field.likeness, i, p, c->side ? c->first : w->at[1], c->side ? c->count : 1);
    for (k = first; k < first + c->count; k++)
        taken[c->side][k] = true;
    if (c->side) {
        b->right = first;
        b->q = (uint8_t)c->count;
    } else {
        b->left = first;
        b->p = (uint8_t)c->count;
    }
}

static int grow(story_bead *b, const story_lexicon *l, bool *const taken[2], const story_field *rules)
{
    window w = {.field = *rules};
    choice best = {0, 1, 0, 0};

    frame(&w, 0, b->left, l, taken);
    frame(&w, 1, b->right, l, taken);
    if (!has_free(&w, 0) && !has_free(&w, 1))
        return STORY_OK;
    if (story_likeness_fill(&w.field.likeness, l, NULL, w.numbers[0], w.count[0], w.numbers[1], w.count[1],
                            STORY_RUN_MOST))
        return STORY_ENOMEM;
    best.gain = story_field_gain(&w.field, w.at[0], 1, w.at[1], 1);
    try_side(&best, &w, 0);
    try_side(&best, &w, 1);
    if (best.count > 1)
        take_in(b, &w, &best, taken);
    story_likeness_dispose(&w.field.likeness);
    return STORY_OK;
}

int story_grow(story_array *beads, size_t first, const story_lexicon *l, bool *const taken[2], const story_field *rules)
{
    int code = STORY_OK;

    for (; !code && first < beads->count; first++)
        code = grow(STORY_ITEMS(beads, story_bead) + first, l, taken, rules);
    return code;
}

/* ALGORITHM
 * Every left-over sentence of the left against every one of the right, in words and letters; best first, one to one.
 * One alone must be quite alike and say enough to be known again ("He nodded." is never moved); in a run of
 * neighbours a little less will do. Where that would be more than MOST_CELLS comparisons, only pairs that share what
 * neither side says elsewhere (landmark.c) are compared, and from each that is alike on along its diagonal, both ways. */
#include "compare/move.h"

#include <stdlib.h>

#include "compare/landmark.h"

enum { MOST_CELLS = 500000, MOST_LOOKS = 300000 };

static const float SUPPORTED_SHARE = 0.8f, LEAST_MASS = 1.2f, LEAST_RUN_MASS = 2.0f;

typedef struct leftovers {
    const story_lexicon *lexicon;
    uint32_t *sentences[2];
    size_t count[2];
    story_likeness likeness; /* of all with all; empty where that is too much */
    float *mass[2];          /* by place: the weight of its words */
    float least;
    uint32_t *right_of; /* by left place: right place + 1 */
    float *alike;       /* by left place: to that right place */
    bool *right_taken;
    story_array candidates;
    size_t looks; /* comparisons made one by one */
} leftovers;

typedef struct candidate {
    uint32_t i, j;
    float alike;
} candidate;

static int list_sentences(leftovers *o, const story_lexicon *l, bool *const taken[2])
{
    size_t i;
    int k;

    for (k = 0; k < 2; k++) {
        o->sentences[k] = malloc((l->sides[k].count + 1) * sizeof *o->sentences[k]);
        if (!o->sentences[k])
            return STORY_ENOMEM;
        for (i = 0; i < l->sides[k].count; i++)
            if (!taken[k][i] && l->sides[k].lengths[i])
                o->sentences[k][o->count[k]++] = (uint32_t)i;
    }
    return STORY_OK;
}

static int add_candidate(leftovers *o, size_t i, size_t j, float alike)
{
    candidate *c = story_array_push(&o->candidates);

    if (!c)
        return STORY_ENOMEM;
    *c = (candidate){(uint32_t)i, (uint32_t)j, alike};
    return STORY_OK;
}

/* Whether there are sentences a step on that stand right beside these in both texts. */
static bool has_neighbours(const leftovers *o, size_t i, size_t j, int step)
{
    size_t a = i + (size_t)step, b = j + (size_t)step;

    return a < o->count[0] && b < o->count[1] && o->sentences[0][a] == o->sentences[0][i] + (uint32_t)step &&
           o->sentences[1][b] == o->sentences[1][j] + (uint32_t)step;
}

static bool says_enough(const leftovers *o, size_t i, size_t j)
{
    return o->mass[0][i] >= LEAST_MASS && o->mass[1][j] >= LEAST_MASS;
}

/* --------------------------------------------------------------------------------------------- all with all ---- */

static bool has_support(const leftovers *o, size_t i, size_t j, int step)
{
    return has_neighbours(o, i, j, step) &&
           o->likeness.one[(i + (size_t)step) * o->count[1] + j + (size_t)step] >= o->least * SUPPORTED_SHARE;
}

static int look_at_all(leftovers *o)
{
    size_t i, j;

    for (i = 0; i < o->count[0]; i++)
        for (j = 0; j < o->count[1]; j++) {
            float alike = o->likeness.one[i * o->count[1] + j];

            if (alike < o->least * SUPPORTED_SHARE)
                continue;
            if (!has_support(o, i, j, 1) && !has_support(o, i, j, -1) && (alike < o->least || !says_enough(o, i, j)))
                continue;
            if (add_candidate(o, i, j, alike))
                return STORY_ENOMEM;
        }
    return STORY_OK;
}

/* ------------------------------------------------------------------------------------------ from landmarks on ---- */

/* The likeness of one pair, or a negative code. */
static float look(leftovers *o, size_t i, size_t j)
{
    story_likeness k;
    float alike;

    o->looks++;
    if (story_likeness_fill(&k, o->lexicon, NULL, &o->sentences[0][i], 1, &o->sentences[1][j], 1, 1))
        return STORY_ENOMEM;
    alike = k.one[0];
    story_likeness_dispose(&k);
    return alike;
}

/* Adds the neighbours of a pair in one direction as long as they are alike. seen[i]: the right place + 1 that left place
 * i was last compared with. */
static int walk(leftovers *o, uint32_t *seen, size_t i, size_t j, int step, size_t *found)
{
    while (has_neighbours(o, i, j, step)) {
        float alike;

        i += (size_t)step;
        j += (size_t)step;
        alike = look(o, i, j);
        if (alike < 0)
            return STORY_ENOMEM;
        if (alike < o->least * SUPPORTED_SHARE)
            break;
        seen[i] = (uint32_t)j + 1;
        (*found)++;
        if (add_candidate(o, i, j, alike))
            return STORY_ENOMEM;
    }
    return STORY_OK;
}

static int look_from(leftovers *o, uint32_t *seen, size_t i, size_t j)
{
    float alike = seen[i] == j + 1 ? 0 : look(o, i, j);
    size_t found = 0;

    if (alike < 0)
        return STORY_ENOMEM;
    if (alike < o->least * SUPPORTED_SHARE)
        return STORY_OK;
    seen[i] = (uint32_t)j + 1;
    if (walk(o, seen, i, j, 1, &found) || walk(o, seen, i, j, -1, &found))
        return STORY_ENOMEM;
    return found || (alike >= o->least && says_enough(o, i, j)) ? add_candidate(o, i, j, alike) : STORY_OK;
}

static int look_at_landmarks(leftovers *o, bool *partial)
{
    story_array marks = STORY_ARRAY(story_landmark);
    uint32_t *seen = calloc(o->count[0] + 1, sizeof *seen);
    int code = STORY_ENOMEM;
    size_t k;

    if (seen)
        code = story_landmark_find(&marks, o->lexicon, o->sentences[0], o->count[0], o->sentences[1], o->count[1]);
    for (k = 0; !code && k < marks.count && o->looks < MOST_LOOKS; k++)
        code = look_from(o, seen, STORY_ITEMS(&marks, story_landmark)[k].left,
                         STORY_ITEMS(&marks, story_landmark)[k].right);
    *partial = *partial || k < marks.count;
    story_array_dispose(&marks);
    free(seen);
    return code;
}

/* --------------------------------------------------------------------------------------------------- choosing ---- */

static int best_first(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->alike != b->alike)
        return a->alike > b->alike ? -1 : 1;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    return (a->j > b->j) - (a->j < b->j);
}

static void match(leftovers *o)
{
    size_t k;

    if (o->candidates.count)
        qsort(o->candidates.items, o->candidates.count, sizeof(candidate), best_first);
    for (k = 0; k < o->candidates.count; k++) {
        candidate *c = STORY_ITEMS(&o->candidates, candidate) + k;

        if (o->right_of[c->i] || o->right_taken[c->j])
            continue;
        o->right_of[c->i] = c->j + 1;
        o->alike[c->i] = c->alike;
        o->right_taken[c->j] = true;
    }
}

static bool follows(const leftovers *o, size_t i)
{
    return i && o->right_of[i] > 1 && o->right_of[i - 1] == o->right_of[i] - 1 &&
           o->sentences[0][i] == o->sentences[0][i - 1] + 1 &&
           o->sentences[1][o->right_of[i] - 1] == o->sentences[1][o->right_of[i] - 2] + 1;
}

/* Runs of neighbours that say enough become beads. */
static int emit(story_array *beads, const leftovers *o, bool *const taken[2])
{
    size_t first, past, i;

    for (first = 0; first < o->count[0]; first = past) {
        float mass = 0;

        past = first + 1;
        if (!o->right_of[first])
            continue;
        while (past < o->count[0] && o->right_of[past] && follows(o, past))
            past++;
        for (i = first; i < past; i++)
            mass += o->mass[0][i];
        for (i = first; i < past && mass >= LEAST_RUN_MASS; i++) {
            size_t j = o->right_of[i] - 1;
            story_bead *b = story_array_push(beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){o->sentences[0][i], o->sentences[1][j], 1, 1, o->alike[i], false};
            taken[0][b->left] = taken[1][b->right] = true;
        }
    }
    return STORY_OK;
}

static int allocate(leftovers *o)
{
    story_bags bags;
    int k;

    o->right_of = calloc(o->count[0] + 1, sizeof *o->right_of);
    o->alike = calloc(o->count[0] + 1, sizeof *o->alike);
    o->right_taken = calloc(o->count[1] + 1, sizeof *o->right_taken);
    for (k = 0; k < 2; k++) {
        o->mass[k] = malloc((o->count[k] + 1) * sizeof *o->mass[k]);
        if (!o->mass[k] || story_bags_fill(&bags, o->lexicon, k, o->sentences[k], o->count[k], 0))
            return STORY_ENOMEM;
        story_cover_mass(o->mass[k], o->lexicon, &bags);
        story_bags_dispose(&bags);
    }
    return o->right_of && o->alike && o->right_taken ? STORY_OK : STORY_ENOMEM;
}

static int look_for_candidates(leftovers *o, bool *partial)
{
    if (o->count[0] > MOST_CELLS / o->count[1])
        return look_at_landmarks(o, partial);
    if (story_likeness_fill(&o->likeness, o->lexicon, NULL, o->sentences[0], o->count[0], o->sentences[1], o->count[1],
                            1))
        return STORY_ENOMEM;
    return look_at_all(o);
}

static void dispose(leftovers *o)
{
    int k;

    for (k = 0; k < 2; k++) {
        free(o->sentences[k]);
        free(o->mass[k]);
    }
    story_likeness_dispose(&o->likeness);
    story_array_dispose(&o->candidates);
    free(o->right_of);
    free(o->alike);
    free(o->right_taken);
}

int story_move_find(story_array *beads, bool *partial, const story_lexicon *l, bool *const taken[2], float least)
{
    leftovers o = {.lexicon = l, .least = least, .candidates = STORY_ARRAY(candidate)};
    int code = list_sentences(&o, l, taken);

    if (!code && o.count[0] && o.count[1]) {
        code = allocate(&o);
        if (!code)
            code = look_for_candidates(&o, partial);
        if (!code) {
            match(&o);
            code = emit(beads, &o, taken);
        }
    }
    dispose(&o);
    return code;
}

/* ALGORITHM
 * Every left-over sentence of the left against every one of the right, in words and letters; best first, one to one.
 * One alone must be quite alike and say enough to be known again ("He nodded." is never moved); in a run of
 * neighbours a little less will do. What is said in several places is nobody's. */
#include "compare/move.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CELLS = 1500000 };

static const float SUPPORTED_SHARE = 0.8f, LEAST_MASS = 1.2f, LEAST_RUN_MASS = 2.0f;

typedef struct leftovers {
    uint32_t *sentences[2];
    size_t count[2];
    story_likeness likeness;
    float least;
    uint32_t *right_of; /* by left place: right place + 1 */
    bool *right_taken;
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

/* Whether the neighbours a step on stand side by side in both texts, and are alike. */
static bool has_support(const leftovers *o, size_t i, size_t j, int step)
{
    size_t a = i + (size_t)step, b = j + (size_t)step;

    return a < o->count[0] && b < o->count[1] && o->sentences[0][a] == o->sentences[0][i] + (uint32_t)step &&
           o->sentences[1][b] == o->sentences[1][j] + (uint32_t)step &&
           o->likeness.one[a * o->count[1] + b] >= o->least * SUPPORTED_SHARE;
}

static bool is_candidate(const leftovers *o, size_t i, size_t j)
{
    float alike = o->likeness.one[i * o->count[1] + j];

    if (alike < o->least * SUPPORTED_SHARE)
        return false;
    if (has_support(o, i, j, 1) || has_support(o, i, j, -1))
        return true;
    return alike >= o->least && o->likeness.mass[0][i] >= LEAST_MASS && o->likeness.mass[1][j] >= LEAST_MASS;
}

static int best_first(const void *x, const void *y)
{
    const candidate *a = x, *b = y;

    if (a->alike != b->alike)
        return a->alike > b->alike ? -1 : 1;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    return (a->j > b->j) - (a->j < b->j);
}

static int match(leftovers *o)
{
    story_array found = STORY_ARRAY(candidate);
    size_t i, j, k;

    for (i = 0; i < o->count[0]; i++)
        for (j = 0; j < o->count[1]; j++)
            if (is_candidate(o, i, j)) {
                candidate *c = story_array_push(&found);

                if (!c) {
                    story_array_dispose(&found);
                    return STORY_ENOMEM;
                }
                *c = (candidate){(uint32_t)i, (uint32_t)j, o->likeness.one[i * o->count[1] + j]};
            }
    if (found.count)
        qsort(found.items, found.count, sizeof(candidate), best_first);
    for (k = 0; k < found.count; k++) {
        candidate *c = STORY_ITEMS(&found, candidate) + k;

        if (o->right_of[c->i] || o->right_taken[c->j])
            continue;
        o->right_of[c->i] = c->j + 1;
        o->right_taken[c->j] = true;
    }
    story_array_dispose(&found);
    return STORY_OK;
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
            mass += o->likeness.mass[0][i];
        for (i = first; i < past && mass >= LEAST_RUN_MASS; i++) {
            size_t j = o->right_of[i] - 1;
            story_bead *b = story_array_push(beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){o->sentences[0][i], o->sentences[1][j], 1, 1, o->likeness.one[i * o->count[1] + j]};
            taken[0][b->left] = taken[1][b->right] = true;
        }
    }
    return STORY_OK;
}

int story_move_find(story_array *beads, bool *partial, const story_lexicon *l, bool *const taken[2], float least)
{
    leftovers o = {.least = least};
    int code = list_sentences(&o, l, taken);

    if (code || !o.count[0] || !o.count[1])
        goto out;
    if (o.count[0] > MOST_CELLS / o.count[1]) {
        *partial = true;
        goto out;
    }
    code = STORY_ENOMEM;
    o.right_of = calloc(o.count[0] + 1, sizeof *o.right_of);
    o.right_taken = calloc(o.count[1] + 1, sizeof *o.right_taken);
    if (o.right_of && o.right_taken &&
        !story_likeness_fill(&o.likeness, l, NULL, o.sentences[0], o.count[0], o.sentences[1], o.count[1], 1) &&
        !match(&o))
        code = emit(beads, &o, taken);
out:
    story_likeness_dispose(&o.likeness);
    free(o.sentences[0]);
    free(o.sentences[1]);
    free(o.right_of);
    free(o.right_taken);
    return code;
}

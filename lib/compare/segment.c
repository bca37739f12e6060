/* ALGORITHM
 * Stretches between anchors. One of more than LARGE cells is cut at landmarks (landmark.c): of those, the heaviest chain
 * that keeps the order, and of that only where two follow each other closely, at least LEAST_APART sentences apart. What
 * is still too large is compared in full as long as the budget of cells lasts, and then cut along its diagonal into
 * pieces of SMALL cells: a band. So the cells are linear in the sentences, whatever the texts are. */
#include "compare/segment.h"

#include <math.h>
#include <stdlib.h>

#include "compare/chain.h"
#include "compare/landmark.h"

enum { LARGE = 250000, SMALL = 8000, BUDGET = 3 * STORY_FIELD_MOST, LEAST_APART = 8, NEAR = 2, SURE_VOTES = 6 };

typedef struct list {
    story_array *out;
    story_aligner *a;
    size_t budget;
} list;

static bool is_larger(const story_segment *s, size_t cells)
{
    return s->n > cells / s->m;
}

static int add(list *l, story_segment s)
{
    story_segment *kept;

    if (!s.n || !s.m)
        return STORY_OK;
    kept = story_array_push(l->out);
    if (!kept)
        return STORY_ENOMEM;
    *kept = s;
    return STORY_OK;
}

/* Pieces along the diagonal, as long as there is something on both sides. */
static int add_pieces(list *l, story_segment rest)
{
    double share = sqrt((double)SMALL / ((double)rest.n * (double)rest.m));
    size_t n = (size_t)((double)rest.n * share) + 1, m = (size_t)((double)rest.m * share) + 1;

    l->a->partial = true;
    while (rest.n && rest.m) {
        story_segment piece = rest;

        piece.n = rest.n < n ? rest.n : n;
        piece.m = rest.m < m ? rest.m : m;
        piece.fast_end = false;
        if (add(l, piece))
            return STORY_ENOMEM;
        rest = (story_segment){rest.i + piece.n, rest.n - piece.n, rest.j + piece.m, rest.m - piece.m, false, false};
    }
    return STORY_OK;
}

static int add_bounded(list *l, story_segment s)
{
    if (!s.n || !s.m || !is_larger(&s, SMALL))
        return add(l, s);
    if (is_larger(&s, STORY_FIELD_MOST) || s.n * s.m > l->budget)
        return add_pieces(l, s);
    l->budget -= s.n * s.m;
    return add(l, s);
}

/* Marks of the chain at which a cut is safe: sure of themselves, or with another one close behind on both sides. */
static bool is_safe(const story_chain_pair *marks, size_t count, size_t k)
{
    if (marks[k].weight >= SURE_VOTES)
        return true;
    return k && k < count && marks[k].left - marks[k - 1].left <= NEAR && marks[k].right - marks[k - 1].right <= NEAR;
}

static int cut_at(list *l, story_segment s, const story_chain_pair *marks, size_t count)
{
    size_t i = 0, j = 0, k;
    story_segment piece;

    for (k = 0; k < count; k++) {
        if (marks[k].left < i + LEAST_APART || marks[k].right < j + LEAST_APART || !is_safe(marks, count, k))
            continue;
        piece =
            (story_segment){s.i + i, marks[k].left - i, s.j + j, marks[k].right - j, !i && !j && s.fast_start, false};
        if (add_bounded(l, piece))
            return STORY_ENOMEM;
        i = marks[k].left;
        j = marks[k].right;
    }
    piece = (story_segment){s.i + i, s.n - i, s.j + j, s.m - j, !i && !j && s.fast_start, s.fast_end};
    return add_bounded(l, piece);
}

static int add_large(list *l, story_segment s)
{
    story_array found = STORY_ARRAY(story_landmark);
    story_chain_pair *marks = NULL;
    size_t kept = 0, k;
    int code = story_landmark_find(&found, &l->a->lexicon, l->a->numbers[0] + s.i, s.n, l->a->numbers[1] + s.j, s.m);

    marks = malloc((found.count + 1) * sizeof *marks);
    for (k = 0; marks && k < found.count; k++) {
        const story_landmark *mark = STORY_ITEMS(&found, story_landmark) + k;

        marks[k] = (story_chain_pair){mark->left, mark->right, mark->votes, false};
    }
    if (!code)
        code = marks ? story_chain_mark(marks, found.count) : STORY_ENOMEM;
    for (k = 0; !code && k < found.count; k++)
        if (marks[k].kept)
            marks[kept++] = marks[k];
    if (!code)
        code = cut_at(l, s, marks, kept);
    free(marks);
    story_array_dispose(&found);
    return code;
}

int story_segment_list(story_array *out, story_aligner *a, const uint32_t *anchors)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count, i = 0, j = 0, end, right_end;
    list l = {out, a, BUDGET};
    int code = STORY_OK;

    for (; !code && i <= n; i = end + 1, j = right_end + 1) {
        story_segment s = {i, 0, j, 0, i > 0, false};

        for (end = i; end < n && !anchors[end];)
            end++;
        right_end = end < n ? anchors[end] - 1 : m;
        s.n = end - i;
        s.m = right_end > j ? right_end - j : 0;
        s.fast_end = end < n;
        code = s.n && s.m && is_larger(&s, LARGE) ? add_large(&l, s) : add(&l, s);
    }
    return code;
}

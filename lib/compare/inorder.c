/* ALGORITHM
 * Anchors cut both texts into segments; each is aligned in order. How often sentences are split in this pair of texts is
 * not known before, nor whether nearly all have a partner, as between two translations. So where the first pass finds it
 * so, a second one asks less of beads of several sentences, and lets no sentence stand alone for nothing. With one
 * setting for all, near-copies pay for split verses or the reverse (.90 for .98 on verses cut at semicolons). */
#include "compare/aligner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/anchor.h"
#include "compare/move.h"

/* Threshold of a bead: FLOOR + SHARE x typical worth. Loose: texts that share only a part. */
static const float FLOOR = 0.14f, SHARE = 0.3f, LOOSE = 0.5f, LOOSE_SHARE = 0.2f, LOOSE_POSITION = 0.2f;
static const float PENALTY = 0.2f, LEAST_SAID = 0.3f, ANCHOR_WORTH = 1.15f;
static const float MANY_SPLITS = 0.3f, SPLIT_RELIEF = 1.0f, SPLIT_ALONE = 0.3f, SPLIT_DOUBT = 40.0f;
static const float MOSTLY_LINKED = 0.7f, PARALLEL = 0.85f, PARALLEL_ALONE = 0.3f;
static const float MOVE_FLOOR = 0.35f, MOVE_SHARE = 0.4f, LOOSE_MOVE_FLOOR = 0.2f, LOOSE_MOVE_SHARE = 0.5f;

typedef struct segment {
    size_t i, n, j, m;
} segment;

typedef struct cutter {
    story_aligner *a;
    uint32_t *anchors; /* by left sentence: right sentence + 1 */
    float splits;      /* share of the linked sentences that are in beads of several */
    float parallel;    /* 0 … 1: nearly every sentence has a partner, though few are the same */
} cutter;

typedef struct cursor {
    size_t left, right;
} cursor;

static size_t sentences(const story_aligner *a, int side)
{
    return a->lexicon.sides[side].count;
}

/* The next stretch between two anchors with something on both sides. */
static bool next_segment(segment *out, const cutter *c, cursor *at)
{
    size_t n = sentences(c->a, 0), m = sentences(c->a, 1);

    while (at->left <= n && (at->left < n || at->right < m)) {
        size_t end = at->left, right_end;

        while (end < n && !c->anchors[end])
            end++;
        right_end = end < n ? c->anchors[end] - 1 : m;
        *out = (segment){at->left, end - at->left, at->right, right_end - at->right};
        *at = (cursor){end + 1, right_end + 1};
        if (out->n && out->m)
            return true;
    }
    return false;
}

/* Too large a segment is cut along its diagonal. */
static segment cut_piece(segment *rest, bool *partial)
{
    segment piece = *rest;

    if (rest->n > STORY_FIELD_MOST / rest->m) {
        double share = sqrt((double)STORY_FIELD_MOST / 2 / ((double)rest->n * (double)rest->m));

        *partial = true;
        piece.n = (size_t)((double)rest->n * share) + 1;
        piece.m = (size_t)((double)rest->m * share) + 1;
    }
    rest->i += piece.n;
    rest->n -= piece.n;
    rest->j += piece.m;
    rest->m -= piece.m;
    return piece;
}

static int fill_field(story_field *f, const story_aligner *a, const segment *s)
{
    f->fast_start = s->i > 0 && s->j > 0;
    f->fast_end = s->i + s->n < sentences(a, 0) && s->j + s->m < sentences(a, 1);
    return story_likeness_fill(&f->likeness, &a->lexicon, NULL, a->numbers[0] + s->i, s->n, a->numbers[1] + s->j, s->m,
                               STORY_RUN_MOST);
}

/* ------------------------------------------------------------------------------------------ typical likeness ---- */

static int measure_anchors(const cutter *c, story_array *best, story_array *worth)
{
    size_t i;

    for (i = 0; i < sentences(c->a, 0); i++)
        if (c->anchors[i]) {
            float *one = story_array_push(best), *value = story_array_push(worth);

            if (!one || !value)
                return STORY_ENOMEM;
            *one = 1;
            *value = ANCHOR_WORTH;
        }
    return STORY_OK;
}

static int measure_segment(const cutter *c, story_array *best, story_array *worth, const segment *s, int side)
{
    story_field f = {.window_share = 0};
    int code = fill_field(&f, c->a, s);

    if (!code)
        code = story_aligner_collect(best, worth, &f, side);
    story_likeness_dispose(&f.likeness);
    return code;
}

/* Anchors count as the same; of the rest, at most STORY_FIELD_MOST cells are looked at. */
static int measure(cutter *c)
{
    story_array best = STORY_ARRAY(float), worth = STORY_ARRAY(float);
    size_t n = sentences(c->a, 0), m = sentences(c->a, 1), cells = 0;
    bool ignored, enough;
    int code = measure_anchors(c, &best, &worth);
    cursor at = {0, 0};
    segment s;

    enough = best.count * 2 > (n < m ? n : m);
    while (!code && !enough && cells < STORY_FIELD_MOST && next_segment(&s, c, &at)) {
        segment piece = cut_piece(&s, &ignored);

        cells += piece.n * piece.m;
        code = measure_segment(c, &best, &worth, &piece, n <= m ? 0 : 1);
    }
    c->a->typical = story_aligner_median(&best);
    c->a->typical_worth = story_aligner_median(&worth);
    story_array_dispose(&best);
    story_array_dispose(&worth);
    return code;
}

/* --------------------------------------------------------------------------------------------------- linking ---- */

static void set_rules(story_field *f, const cutter *c)
{
    const story_aligner *a = c->a;
    bool loose = a->kinship<LOOSE, split = c->splits> MANY_SPLITS;

    f->threshold = FLOOR + (loose ? LOOSE_SHARE : SHARE) * a->typical_worth + a->gate;
    f->position = loose ? LOOSE_POSITION * a->typical_worth : 0;
    f->penalty = PENALTY * a->typical_worth * (split ? 1 - SPLIT_RELIEF * c->splits : 1);
    f->least_said = split ? 0 : LEAST_SAID;
    f->alone = (split ? SPLIT_ALONE * c->splits : 0) + PARALLEL_ALONE * c->parallel;
}

static int align_segment(cutter *c, const segment *s)
{
    story_field f = {.windows = NULL};
    size_t first = c->a->beads.count;
    int code = fill_field(&f, c->a, s);

    set_rules(&f, c);
    if (!code)
        code = story_field_order(&c->a->beads, &f);
    for (; !code && first < c->a->beads.count; first++) {
        story_bead *b = STORY_ITEMS(&c->a->beads, story_bead) + first;

        b->left += (uint32_t)s->i;
        b->right += (uint32_t)s->j;
    }
    story_likeness_dispose(&f.likeness);
    return code;
}

static int align_segments(cutter *c)
{
    cursor at = {0, 0};
    segment s;

    while (next_segment(&s, c, &at))
        while (s.n && s.m) {
            segment piece = cut_piece(&s, &c->a->partial);
            int code = align_segment(c, &piece);

            if (code)
                return code;
        }
    return STORY_OK;
}

static int add_anchors(cutter *c)
{
    size_t i;

    for (i = 0; i < sentences(c->a, 0); i++)
        if (c->anchors[i]) {
            story_bead *b = story_array_push(&c->a->beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){(uint32_t)i, c->anchors[i] - 1, 1, 1, 1};
        }
    return STORY_OK;
}

/* What the first pass tells of this pair of texts. */
static void learn(cutter *c)
{
    const story_array *beads = &c->a->beads;
    size_t all = sentences(c->a, 0) + sentences(c->a, 1), linked = 0, several = 0, k;
    float share;

    for (k = 0; k < beads->count; k++) {
        const story_bead *b = STORY_ITEMS(beads, story_bead) + k;

        linked += (size_t)b->p + b->q;
        several += b->p + b->q > 2 ? (size_t)b->p + b->q : 0;
    }
    share = (float)linked / ((float)all + SPLIT_DOUBT);
    c->splits = share > MOSTLY_LINKED ? (float)several / ((float)linked + SPLIT_DOUBT) : 0;
    c->parallel = share > PARALLEL ? (share - PARALLEL) / (1 - PARALLEL) * (1 - c->a->typical) : 0;
}

static int align_twice(cutter *c)
{
    size_t anchors = c->a->beads.count;
    int code = align_segments(c);

    learn(c);
    if (!code && (c->splits > MANY_SPLITS || c->parallel > 0)) {
        c->a->beads.count = anchors;
        code = align_segments(c);
    }
    return code;
}

static int find_moves(story_aligner *a)
{
    bool loose = a->kinship < LOOSE;
    float least = loose ? LOOSE_MOVE_FLOOR + LOOSE_MOVE_SHARE * a->typical : MOVE_FLOOR + MOVE_SHARE * a->typical;
    size_t k;

    for (k = 0; k < a->beads.count; k++)
        story_aligner_take(a, STORY_ITEMS(&a->beads, story_bead) + k);
    return story_move_find(&a->beads, &a->partial, &a->lexicon, a->taken, least + a->gate);
}

int story_aligner_in_order(story_aligner *a)
{
    cutter c = {a, calloc(sentences(a, 0) + 1, sizeof *c.anchors), 0, 0};
    int code = c.anchors ? story_anchor_same(c.anchors, &a->lexicon) : STORY_ENOMEM;

    if (!code)
        code = add_anchors(&c);
    if (!code)
        code = measure(&c);
    if (!code)
        code = align_twice(&c);
    if (!code)
        code = find_moves(a);
    free(c.anchors);
    return code;
}

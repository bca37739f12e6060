/* ALGORITHM
 * Anchors cut both texts into segments; each is aligned in order. How often sentences are split in this pair of texts is
 * not known before, nor whether nearly all have a partner, as between two translations. So where the first pass finds it
 * so, a second one asks less of beads of several sentences, and lets no sentence stand alone for nothing. With one
 * setting for all, near-copies pay for split verses or the reverse (.90 for .98 on verses cut at semicolons).
 *
 * Everywhere else beads of several sentences are looked at again, as a sentence beside its neighbour's partner is often
 * taken in by it. What they pay follows the sentences that have a good partner, not the typical one: in a draft of which
 * little is left, splits would be cheap. And between near-copies a sentence that was split keeps its words. Half of the
 * false links between drafts were such beads (precision of n-m links .60, now .76).
 *
 * What is left over on both sides is searched for moved passages (move.c), these for sentences that were split (grow.c),
 * and last what was written anew where it stood (inplace.c). */
#include "compare/aligner.h"

#include <stdlib.h>
#include <string.h>

#include "compare/anchor.h"
#include "compare/grow.h"
#include "compare/inplace.h"
#include "compare/move.h"
#include "compare/segment.h"

enum { SAMPLES = 400, MEASURED = STORY_FIELD_MOST };

/* Threshold of a bead: FLOOR + SHARE x typical worth. Loose: texts that share only a part. */
static const float FLOOR = 0.14f, SHARE = 0.17f, LOOSE = 0.5f, LOOSE_SHARE = 0.2f, LOOSE_POSITION = 0.2f;
static const float LEAST_ALIKE = 0.3f, LOOSE_ALIKE = 0.2f, PENALTY = 0.2f, LEAST_SAID = 0.3f, ANCHOR_WORTH = 1.15f;
static const float MANY_SPLITS = 0.3f, SPLIT_RELIEF = 1.0f, SPLIT_ALONE = 0.3f, SPLIT_DOUBT = 40.0f;
static const float MOSTLY_LINKED = 0.7f, PARALLEL = 0.85f, PARALLEL_ALONE = 0.7f, PARALLEL_SPLITS = 2.0f;
static const float GOOD_PARTNER = 0.75f, SOME_KEPT = 0.5f, ALL_KEPT = 0.7f, LEAST_KEPT = 0.87f;
static const float LEAST_IN_PLACE = 0.18f;
static const float MOVE_FLOOR = 0.35f, MOVE_SHARE = 0.4f, LOOSE_MOVE_FLOOR = 0.2f, LOOSE_MOVE_SHARE = 0.5f;

typedef struct cutter {
    story_aligner *a;
    uint32_t *anchors;    /* by left sentence: right sentence + 1 */
    story_array segments; /* story_segment */
    float splits;         /* share of the linked sentences that are in beads of several */
    float good_worth;     /* of a sentence that has a good partner */
    bool again;           /* beads of several sentences are looked at again */
    float parallel;       /* 0 … 1: nearly every sentence has a partner, though few are the same */
} cutter;

static const story_segment *segment_at(const cutter *c, size_t k)
{
    return STORY_ITEMS(&c->segments, story_segment) + k;
}

static size_t sentences(const story_aligner *a, int side)
{
    return a->lexicon.sides[side].count;
}

static int fill_field(story_field *f, const story_aligner *a, const story_segment *s)
{
    f->fast_start = s->fast_start;
    f->fast_end = s->fast_end;
    return story_likeness_fill(&f->likeness, &a->lexicon, NULL, a->numbers[0] + s->i, s->n, a->numbers[1] + s->j, s->m,
                               STORY_RUN_MOST);
}

/* ------------------------------------------------------------------------------------------ typical likeness ---- */

/* The beads so far are the anchors. */
static int measure_anchors(const cutter *c, story_array *best, story_array *worth)
{
    size_t count = c->a->beads.count;

    if (story_array_reserve(best, count + 1) || story_array_reserve(worth, count + 1))
        return STORY_ENOMEM;
    for (; best->count < count; best->count++, worth->count++) {
        STORY_ITEMS(best, float)[best->count] = 1;
        STORY_ITEMS(worth, float)[worth->count] = ANCHOR_WORTH;
    }
    return STORY_OK;
}

static int measure_segment(const cutter *c, story_array *best, story_array *worth, const story_segment *s, int side)
{
    story_field f = {.threshold = 0};
    int code = fill_field(&f, c->a, s);

    if (!code)
        code = story_aligner_collect(best, worth, &f, side);
    story_likeness_dispose(&f.likeness);
    return code;
}

/* Anchors count as the same; of the rest, some segments from all over the texts are looked at. */
static int measure(cutter *c)
{
    story_array best = STORY_ARRAY(float), worth = STORY_ARRAY(float);
    size_t n = sentences(c->a, 0), m = sentences(c->a, 1), step = 1 + c->segments.count / SAMPLES, cells = 0, k;
    int code = measure_anchors(c, &best, &worth);
    bool enough = best.count * 2 > (n < m ? n : m);

    for (k = 0; !code && !enough && k < c->segments.count && cells < MEASURED; k += step) {
        const story_segment *s = segment_at(c, k);

        cells += s->n * s->m;
        code = measure_segment(c, &best, &worth, s, n <= m ? 0 : 1);
    }
    c->a->typical = story_aligner_median(&best);
    c->a->typical_worth = story_aligner_median(&worth); /* sorted by that */
    c->good_worth = worth.count ? STORY_ITEMS(&worth, float)[(size_t)((float)(worth.count - 1) * GOOD_PARTNER)] : 0;
    story_array_dispose(&best);
    story_array_dispose(&worth);
    return code;
}

/* --------------------------------------------------------------------------------------------------- linking ---- */

/* Where all else has its partner, few splits are enough to take what is left over for more of them. */
static bool has_many_splits(const cutter *c)
{
    return c->splits + PARALLEL_SPLITS * c->parallel > MANY_SPLITS;
}

static void set_rules(story_field *f, const cutter *c)
{
    const story_aligner *a = c->a;
    bool loose = a->kinship < LOOSE, split = has_many_splits(c);
    float near = (a->kinship - SOME_KEPT) / (ALL_KEPT - SOME_KEPT);

    f->threshold = FLOOR + (loose ? LOOSE_SHARE : SHARE) * a->typical_worth + a->gate;
    f->position = loose ? LOOSE_POSITION * a->typical_worth : 0;
    f->penalty = PENALTY * (c->again ? c->good_worth : a->typical_worth) * (split ? 1 - SPLIT_RELIEF * c->splits : 1);
    f->least_kept = c->again && near > 0 ? LEAST_KEPT * (near < 1 ? near : 1) : 0;
    f->least_said = split ? 0 : LEAST_SAID;
    f->least_alike = split || c->parallel > 0 ? 0 : loose ? LOOSE_ALIKE : LEAST_ALIKE;
    f->alone = (split ? SPLIT_ALONE * c->splits : 0) + PARALLEL_ALONE * c->parallel;
}

static int align_segment(cutter *c, const story_segment *s)
{
    story_field f = {.threshold = 0};
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
    size_t k;

    for (k = 0; k < c->segments.count; k++)
        if (align_segment(c, segment_at(c, k)))
            return STORY_ENOMEM;
    return STORY_OK;
}

/* For as many beads as there can be. */
static int reserve_beads(story_aligner *a)
{
    size_t n = sentences(a, 0), m = sentences(a, 1);

    return story_array_reserve(&a->beads, n < m ? n : m);
}

static int add_anchors(cutter *c)
{
    size_t i;

    if (reserve_beads(c->a))
        return STORY_ENOMEM;
    for (i = 0; i < sentences(c->a, 0); i++)
        if (c->anchors[i]) {
            story_bead *b = story_array_push(&c->a->beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){(uint32_t)i, c->anchors[i] - 1, 1, 1, 1, false};
        }
    return STORY_OK;
}

/* What the first pass tells of this pair of texts. Where one side has more sentences, the other one tells whether nearly
 * all have a partner: what is left over of the longer may be parts of sentences. Both start at 0. */
static void learn(cutter *c)
{
    const story_array *beads = &c->a->beads;
    size_t linked[2] = {0, 0}, several = 0, k;
    float both, shorter, all[2] = {(float)sentences(c->a, 0), (float)sentences(c->a, 1)};

    for (k = 0; k < beads->count; k++) {
        const story_bead *b = STORY_ITEMS(beads, story_bead) + k;

        linked[0] += b->p;
        linked[1] += b->q;
        several += b->p + b->q > 2 ? (size_t)b->p + b->q : 0;
    }
    both = (float)(linked[0] + linked[1]);
    if (both <= MOSTLY_LINKED * (all[0] + all[1] + SPLIT_DOUBT))
        return;
    c->splits = (float)several / (both + SPLIT_DOUBT);
    k = all[0] > all[1];
    shorter = (float)linked[k] / (all[k] + SPLIT_DOUBT / 2);
    c->parallel = shorter > PARALLEL ? (shorter - PARALLEL) / (1 - PARALLEL) * (1 - c->a->typical) : 0;
}

static int copy_beads(story_array *to, const story_array *from, size_t first, size_t past)
{
    if (first == past)
        return STORY_OK;
    if (story_array_room(to, past - first))
        return STORY_ENOMEM;
    memcpy(STORY_ITEMS(to, story_bead) + to->count, STORY_ITEMS(from, story_bead) + first,
           (past - first) * sizeof(story_bead));
    to->count += past - first;
    return STORY_OK;
}

/* The beads of a segment follow each other, in the order of the segments: where those of this one end. */
static size_t beads_end(const story_array *beads, size_t first, const story_segment *s, bool *several)
{
    for (*several = false; first < beads->count; first++) {
        const story_bead *b = STORY_ITEMS(beads, story_bead) + first;

        if (b->left < s->i || b->left >= s->i + s->n)
            break;
        *several = *several || b->p + b->q > 2;
    }
    return first;
}

/* Aligns anew with what was learned: all segments, or those in which there are beads of several sentences. */
static int align_again(cutter *c, size_t anchors, bool all)
{
    story_array before = c->a->beads;
    size_t first = anchors, past, k;
    bool several;
    int code;

    c->a->beads = STORY_ARRAY(story_bead);
    code = reserve_beads(c->a);
    code = code ? code : copy_beads(&c->a->beads, &before, 0, anchors);
    for (k = 0; !code && k < c->segments.count; k++, first = past) {
        past = beads_end(&before, first, segment_at(c, k), &several);
        code = all || several ? align_segment(c, segment_at(c, k)) : copy_beads(&c->a->beads, &before, first, past);
    }
    story_array_dispose(&before);
    return code;
}

static int align_twice(cutter *c)
{
    size_t anchors = c->a->beads.count;
    int code = align_segments(c);

    learn(c);
    c->again = !has_many_splits(c);
    return code ? code : align_again(c, anchors, !c->again || c->parallel > 0);
}

static int find_moves(cutter *c)
{
    story_aligner *a = c->a;
    bool loose = a->kinship < LOOSE;
    float least = loose ? LOOSE_MOVE_FLOOR + LOOSE_MOVE_SHARE * a->typical : MOVE_FLOOR + MOVE_SHARE * a->typical;
    size_t in_order = a->beads.count, k;
    story_field rules = {.threshold = 0};
    int code;

    for (k = 0; k < in_order; k++)
        story_aligner_take(a, STORY_ITEMS(&a->beads, story_bead) + k);
    code = story_move_find(&a->beads, &a->partial, &a->lexicon, a->taken, least + a->gate);
    set_rules(&rules, c);
    rules.position = 0;
    return code ? code : story_grow(&a->beads, in_order, &a->lexicon, a->taken, &rules);
}

int story_aligner_in_order(story_aligner *a)
{
    cutter c = {.a = a, .segments = STORY_ARRAY(story_segment)};
    int code = STORY_ENOMEM;

    c.anchors = calloc(sentences(a, 0) + 1, sizeof *c.anchors);
    if (c.anchors)
        code = story_anchor_same(c.anchors, &a->lexicon);
    if (!code)
        code = story_segment_list(&c.segments, a, c.anchors);
    if (!code)
        code = add_anchors(&c);
    if (!code)
        code = measure(&c);
    if (!code)
        code = align_twice(&c);
    if (!code)
        code = find_moves(&c);
    if (!code)
        code = story_inplace_link(&a->beads, &a->lexicon, LEAST_IN_PLACE + a->gate);
    free(c.anchors);
    story_array_dispose(&c.segments);
    return code;
}

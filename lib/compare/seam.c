/* ALGORITHM. A cut is where one sentence ends and the next begins. Inside what stays, a cut on one side has an exact
 * place on the other: where there is a cut too, nothing happened; where there is none, one sentence was split or two
 * were joined. Around what changed (". He" became ", and he") the cuts of both sides are paired in their order, and
 * what is left over is put behind the mark nearest to where it would fall in proportion. A stretch that was written
 * anew over more than a few words has no place that a reader would call the seam, and a sentence that is gone
 * altogether was not joined: there nothing is told. O(stretches + sentences + units of the stretches with a seam). */
#include "compare/seam.h"

#include <stdlib.h>

/* The longest changed stretch, in units, in which a place can still be told. */
enum { LONGEST_REACH = 12, MARK_WEIGHT = 1 };

typedef struct cuts {
    size_t *at; /* each before this unit */
    size_t count, next;
} cuts;

/* left to right, or the other way round: the same work on either side. */
typedef struct direction {
    const story_seam_side *from, *to;
    bool split; /* the cut is on the right */
} direction;

static int cuts_find(cuts *out, const story_seam_side *side)
{
    size_t unit = 0, k;

    *out = (cuts){calloc(side->count + 1, sizeof *out->at), 0, 0};
    if (!out->at)
        return STORY_ENOMEM;
    for (k = 1; k < side->count; k++) {
        size_t start = side->v->sentences[side->first + k].span.start;

        while (unit < side->unit_count && side->units[unit].span.start < start)
            unit++;
        if (unit && unit < side->unit_count)
            out->at[out->count++] = unit;
    }
    return STORY_OK;
}

/* How many cuts, from the next on, lie before `past`. */
static size_t cuts_before(const cuts *c, size_t past)
{
    size_t n = 0;

    while (c->next + n < c->count && c->at[c->next + n] < past)
        n++;
    return n;
}

static int tell(story_array *seams, const direction *d, size_t from, size_t to)
{
    size_t here, there;
    story_seam *seam;

    if (!to || to >= d->to->unit_count)
        return STORY_OK;
    seam = story_array_push(seams);
    if (!seam)
        return STORY_ENOMEM;
    here = d->from->units[from - 1].span.end;
    there = d->to->units[to - 1].span.end;
    *seam = d->split ? (story_seam){true, there, here} : (story_seam){false, here, there};
    return STORY_OK;
}

/* Cuts inside what stays: those without a counterpart. */
static int tell_staying(story_array *seams, const story_stretch *s, cuts *a, cuts *b, const direction *join,
                        const direction *split)
{
    size_t in_a = cuts_before(a, s->a + s->a_count), in_b = cuts_before(b, s->b + s->b_count);
    int code = STORY_OK;

    while ((in_a || in_b) && !code) {
        size_t from_a = in_a ? a->at[a->next] - s->a : SIZE_MAX, from_b = in_b ? b->at[b->next] - s->b : SIZE_MAX;

        if (from_a < from_b)
            code = tell(seams, join, s->a + from_a, s->b + from_a);
        else if (from_b < from_a)
            code = tell(seams, split, s->b + from_b, s->a + from_b);
        a->next += from_a <= from_b;
        in_a -= from_a <= from_b;
        b->next += from_b <= from_a;
        in_b -= from_b <= from_a;
    }
    return code;
}

static size_t count_words(const story_unit *units, size_t first, size_t past)
{
    size_t n = 0, k;

    for (k = first; k < past; k++)
        n += units[k].weight > MARK_WEIGHT;
    return n;
}

/* The place among units first to past of the other side for a cut behind `done` of `of` words: behind the nearest mark if
 * there is one. */
static size_t place_for(const story_seam_side *to, size_t first, size_t past, size_t done, size_t of)
{
    size_t guess = first + (of ? (2 * (past - first) * done + of) / (2 * of) : 0), best = guess, distance = SIZE_MAX, k;

    for (k = first; k < past; k++) {
        size_t here = k + 1 > guess ? k + 1 - guess : guess - k - 1;

        if (to->units[k].weight == MARK_WEIGHT && here < distance) {
            best = k + 1;
            distance = here;
        }
    }
    return best;
}

/* The cuts of one side of a changed stretch beyond `paired`, which the other side has too. */
static int tell_changed(story_array *seams, const direction *d, const cuts *c, size_t cut_count, size_t paired,
                        const story_stretch *s)
{
    size_t first = d->split ? s->b : s->a, count = d->split ? s->b_count : s->a_count;
    size_t to_first = d->split ? s->a : s->b, to_count = d->split ? s->a_count : s->b_count, k;
    int code = STORY_OK;

    if (count > LONGEST_REACH || to_count > LONGEST_REACH || (!to_count && cut_count > 1))
        return STORY_OK;
    for (k = paired; k < cut_count && !code; k++) {
        size_t at = c->at[c->next + k], done = count_words(d->from->units, first, at);
        size_t of = done + count_words(d->from->units, at, first + count);

        code = tell(seams, d, at, place_for(d->to, to_first, to_first + to_count, done, of));
    }
    return code;
}

static int scan(story_array *seams, const story_stretch *s, size_t count, cuts *a, cuts *b, const direction *join,
                const direction *split)
{
    size_t k;
    int code = STORY_OK;

    for (k = 0; k < count && !code; k++, s++) {
        size_t in_a, in_b, paired;

        if (s->stays) {
            code = tell_staying(seams, s, a, b, join, split);
            continue;
        }
        in_a = cuts_before(a, s->a + s->a_count + 1);
        in_b = cuts_before(b, s->b + s->b_count + 1);
        paired = in_a < in_b ? in_a : in_b;
        code = tell_changed(seams, join, a, in_a, paired, s);
        code = code ? code : tell_changed(seams, split, b, in_b, paired, s);
        a->next += in_a;
        b->next += in_b;
    }
    return code;
}

int story_seam_find(story_array *seams, const story_stretch *stretches, size_t count, const story_seam_side *left,
                    const story_seam_side *right)
{
    direction join = {left, right, false}, split = {right, left, true};
    cuts a = {NULL, 0, 0}, b = {NULL, 0, 0};
    int code = cuts_find(&a, left);

    code = code ? code : cuts_find(&b, right);
    code = code ? code : scan(seams, stretches, count, &a, &b, &join, &split);
    free(a.at);
    free(b.at);
    return code;
}

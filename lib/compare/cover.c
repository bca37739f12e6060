/* ALGORITHM
 * Word by word: the row of its best likeness to every bag of the other side, widened step by step to runs of bags by a
 * rolling maximum, is added, times its weight, to every own bag that has the word. So a run of sentences costs no more
 * than a sentence. O(words of own x bags of other), over the stretch of bags in which the word occurs only, and over the
 * bags that have it alone where those are few. */
#include "compare/cover.h"

#include <stdlib.h>
#include <string.h>

typedef struct postings {
    uint32_t *number; /* by stem: place in the lists + 1; the side's marks */
    uint32_t *stems;  /* by place */
    uint32_t *start, *bags;
    uint32_t count;
} postings;

enum { FEW_WORDS = 48 };

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return (a > b) - (a < b);
}

/* By insertion: a sentence has few words. */
static void sort_few(uint32_t *stems, size_t count)
{
    size_t k, at;

    for (k = 1; k < count; k++) {
        uint32_t stem = stems[k];

        for (at = k; at && stems[at - 1] > stem; at--)
            stems[at] = stems[at - 1];
        stems[at] = stem;
    }
}

/* Sorts and drops what is there twice. */
static size_t unique(uint32_t *stems, size_t count)
{
    size_t kept = 0, k;

    if (count <= FEW_WORDS)
        sort_few(stems, count);
    else
        qsort(stems, count, sizeof *stems, by_number);
    for (k = 0; k < count; k++)
        if (!kept || stems[kept - 1] != stems[k])
            stems[kept++] = stems[k];
    return kept;
}

static size_t gather(uint32_t *out, const story_side *side, uint32_t sentence)
{
    const story_words *words = &side->variant->words;
    size_t count = 0;
    uint32_t w;

    for (w = words->first[sentence]; w < words->first[sentence + 1]; w++)
        if (story_lexicon_counts(&words->items[w]))
            out[count++] = side->stems[words->items[w].form];
    return count;
}

int story_bags_fill(story_bags *out, const story_lexicon *l, int side, const uint32_t *sentences, size_t count,
                    size_t around)
{
    const story_side *s = &l->sides[side];
    size_t room = 0, used = 0, i, k;

    for (i = 0; i < count; i++)
        room += s->lengths[sentences[i]];
    out->side = side;
    out->count = count;
    out->start = malloc((count + 1) * sizeof *out->start);
    out->stems = malloc((room * (2 * around + 1) + 1) * sizeof *out->stems);
    if (!out->start || !out->stems) {
        story_bags_dispose(out);
        return STORY_ENOMEM;
    }
    for (i = 0; i < count; i++) {
        size_t got = 0;

        out->start[i] = (uint32_t)used;
        for (k = i < around ? 0 : i - around; k <= i + around && k < count; k++)
            got += gather(out->stems + used + got, s, sentences[k]);
        used += unique(out->stems + used, got);
    }
    out->start[count] = (uint32_t)used;
    return STORY_OK;
}

void story_bags_dispose(story_bags *bags)
{
    free(bags->start);
    free(bags->stems);
    memset(bags, 0, sizeof *bags);
}

void story_cover_mass(float *mass, const story_lexicon *l, const story_bags *own)
{
    uint32_t k;
    size_t i;

    for (i = 0; i < own->count; i++) {
        mass[i] = 0;
        for (k = own->start[i]; k < own->start[i + 1]; k++)
            mass[i] += l->weights[own->stems[k]];
    }
}

void story_cover_gone(float *mass, const story_lexicon *l, const story_bags *own)
{
    uint32_t k;
    size_t i;

    for (i = 0; i < own->count; i++) {
        mass[i] = 0;
        for (k = own->start[i]; k < own->start[i + 1]; k++)
            if (l->flags[own->stems[k]] & STORY_STEM_GONE)
                mass[i] += l->weights[own->stems[k]];
    }
}

static void dispose(postings *p)
{
    uint32_t k;

    for (k = 0; k < p->count; k++)
        p->number[p->stems[k]] = 0;
    free(p->stems);
    free(p->start);
    free(p->bags);
    memset(p, 0, sizeof *p);
}

static int invert(postings *p, const story_lexicon *l, const story_bags *bags)
{
    uint32_t total = bags->start[bags->count], k;
    size_t i;

    memset(p, 0, sizeof *p);
    p->number = l->sides[bags->side].stem_marks;
    p->stems = malloc((total + 1) * sizeof *p->stems);
    p->start = calloc((size_t)total + 2, sizeof *p->start);
    p->bags = malloc((total + 1) * sizeof *p->bags);
    if (!p->stems || !p->start || !p->bags) {
        dispose(p);
        return STORY_ENOMEM;
    }
    for (k = 0; k < total; k++) {
        uint32_t *number = &p->number[bags->stems[k]];

        if (!*number) {
            p->stems[p->count] = bags->stems[k];
            *number = ++p->count;
        }
        p->start[*number]++;
    }
    for (k = 0; k < p->count; k++)
        p->start[k + 1] += p->start[k];
    for (i = bags->count; i-- > 0;)
        for (k = bags->start[i]; k < bags->start[i + 1]; k++)
            p->bags[--p->start[p->number[bags->stems[k]]]] = (uint32_t)i;
    memmove(p->start, p->start + 1, (p->count + 1) * sizeof *p->start);
    p->start[p->count] = total;
    return STORY_OK;
}

enum { FEW = 4 };        /* a row is sparse where fewer than one place in so many is filled */
enum { SHORT_ROW = 64 }; /* not worth asking which places are */

typedef struct row {
    float *best;
    size_t width;
    size_t low, past; /* nothing outside of low .. past - 1 */
    uint32_t *filled; /* the places that are not 0, while the row is sorted */
    size_t count;
    bool sorted;
} row;

static void note_place(row *r, uint32_t place, float likeness)
{
    if (r->best[place] == 0) {
        r->sorted = r->sorted && (!r->count || r->filled[r->count - 1] < place);
        r->filled[r->count++] = place;
    }
    if (r->best[place] < likeness)
        r->best[place] = likeness;
}

static void note(row *r, const postings *p, uint32_t stem, float likeness)
{
    uint32_t place = p->number[stem], k;

    if (!place--)
        return;
    if (r->width <= SHORT_ROW) {
        for (k = p->start[place]; k < p->start[place + 1]; k++) {
            float *best = &r->best[p->bags[k]];

            *best = *best > likeness ? *best : likeness;
        }
        r->low = 0;
        r->past = r->width;
        return;
    }
    for (k = p->start[place]; k < p->start[place + 1]; k++)
        note_place(r, p->bags[k], likeness);
    if (p->bags[p->start[place]] < r->low)
        r->low = p->bags[p->start[place]];
    if (p->bags[k - 1] >= r->past)
        r->past = (size_t)p->bags[k - 1] + 1;
}

static void note_all(row *r, const postings *p, const story_similar *similar, int side, uint32_t stem)
{
    uint32_t k;

    note(r, p, stem, 1);
    if (similar)
        for (k = similar->start[side][stem]; k < similar->start[side][stem + 1]; k++)
            note(r, p, similar->items[side][k].stem, similar->items[side][k].likeness);
}

static bool is_sparse(const row *r)
{
    return r->sorted && r->count * FEW < r->past - r->low;
}

/* The places that are not 0 once each takes the better of itself and the next: backwards, so that it fits in place. */
static void widen_sparse(row *r)
{
    size_t more = 0, k, to;

    for (k = 0; k < r->count; k++)
        more += r->filled[k] && (!k || r->filled[k - 1] + 1 < r->filled[k]);
    for (k = r->count, to = r->count + more; k-- > 0;) {
        uint32_t place = r->filled[k];

        r->filled[--to] = place;
        if (place && (!k || r->filled[k - 1] + 1 < place))
            r->filled[--to] = place - 1;
    }
    r->count += more;
    for (k = 0; k < r->count; k++) {
        float *best = r->best + r->filled[k];

        if ((size_t)r->filled[k] + 1 < r->past && best[0] < best[1])
            best[0] = best[1];
    }
}

/* From the best of each run of q - 1 bags to that of each run of q. */
static void widen(row *r)
{
    size_t j;

    if (r->low)
        r->low--;
    if (is_sparse(r)) {
        widen_sparse(r);
        return;
    }
    r->sorted = false;
    for (j = r->low; j + 1 < r->past; j++)
        if (r->best[j] < r->best[j + 1])
            r->best[j] = r->best[j + 1];
}

static void add_sparse(float *restrict out, const row *r, size_t most, float weight)
{
    size_t k;

    for (k = 0; k < r->count && r->filled[k] < most; k++)
        out[r->filled[k]] += weight * r->best[r->filled[k]];
}

static void add(float *restrict out, const row *r, size_t most, float weight)
{
    const float *restrict best = r->best;
    size_t j, past = r->past < most ? r->past : most;

    if (is_sparse(r)) {
        add_sparse(out, r, most, weight);
        return;
    }
    for (j = r->low; j < past; j++)
        out[j] += weight * best[j];
}

static void spread(float *const *out, int most, float weight, row *r, const postings *mine, uint32_t place,
                   size_t width)
{
    uint32_t k;
    int q;

    for (q = 1; q <= most && (size_t)q <= width; q++) {
        if (q > 1)
            widen(r);
        for (k = mine->start[place]; k < mine->start[place + 1]; k++)
            add(out[q - 1] + mine->bags[k] * width, r, width - (size_t)q + 1, weight);
    }
    memset(r->best + r->low, 0, (r->past - r->low) * sizeof *r->best);
}

int story_cover_fill(float *const *out, int most, const story_lexicon *l, const story_similar *similar,
                     const story_bags *own, const story_bags *other)
{
    postings mine = {0}, theirs = {0};
    row r = {.best = calloc(other->count + 1, sizeof(float)), .width = other->count};
    int code = STORY_ENOMEM, q;
    uint32_t place;

    r.filled = malloc((other->count + 1) * sizeof *r.filled);
    if (!r.best || !r.filled || invert(&mine, l, own) || invert(&theirs, l, other))
        goto out;
    for (q = 0; q < most; q++)
        memset(out[q], 0, own->count * other->count * sizeof(float));
    for (place = 0; place < mine.count; place++) {
        r.low = other->count;
        r.past = r.count = 0;
        r.sorted = r.width > SHORT_ROW;
        note_all(&r, &theirs, similar, own->side, mine.stems[place]);
        if (r.past)
            spread(out, most, l->weights[mine.stems[place]], &r, &mine, place, other->count);
    }
    code = STORY_OK;
out:
    free(r.best);
    free(r.filled);
    dispose(&mine);
    dispose(&theirs);
    return code;
}

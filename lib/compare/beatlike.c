/* ALGORITHM. A beat is the bag of the stems of its sentences. Two beats are as alike as each says what the other says:
 * the geometric mean of the shares of weight that the other covers, in the same words or (the more, the less the texts
 * have in common) in like words. To that come a share of how alike their neighbours in front and behind are, one for the
 * phrases both have (beatphrase.h), and little for types and for participants that are paired. Beats of free retellings,
 * given: .63 of links found, .61 without the neighbours; letters beside words add nothing here, nor does how alike the
 * two are together with what stands around them. O(cells) and the words of both. */
#include "compare/beatlike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/cue.h"
#include "compare/beatphrase.h"
#include "compare/lexicon.h"
#include "compare/similar.h"
#include "util/error.h"

#define MASS_FLOOR 1e-3f
#define NEIGHBOURS 0.15f
#define PHRASES 0.5f
#define TYPES 0.08f
#define CAST 0.05f
#define FULL_KINSHIP 0.6f
#define LIKE_LEAST 0.3f /* the share of like words between near-copies; all of it from a third of that kinship on */
#define LIKE_MORE 1.5f

typedef struct meter {
    const story_beat_pair *pair;
    story_lexicon lexicon;
    const story_similar *similar; /* NULL: none */
    size_t n, m;
    float like_share; /* of like words; the rest is same words */
    float rest;       /* 1: the texts have nothing in common, 0: they are near-copies */
} meter;

/* ---------------------------------------------------------------------------------------------------- words ---- */

static size_t count_words(const story_variant *v, const story_beat *beat)
{
    return v->told[beat->last + 1] - v->told[beat->first];
}

/* Puts a sentence into a bag; *at counts the stems written so far. marks: by stem, the last bag that has it. */
static void fill_bag(story_bags *bags, const story_side *side, size_t sentence, uint32_t *marks, uint32_t mark,
                     uint32_t *at)
{
    const story_words *words = &side->variant->words;
    uint32_t i;

    for (i = words->first[sentence]; i < words->first[sentence + 1]; i++) {
        uint32_t stem = side->stems[words->items[i].form];

        if (!story_lexicon_counts(&words->items[i]) || marks[stem] == mark)
            continue;
        marks[stem] = mark;
        bags->stems[(*at)++] = stem;
    }
}

/* One bag for every beat of a side. */
static int fill_bags(story_bags *out, const meter *t, int side)
{
    const story_beat *beats = t->pair->beats[side];
    size_t count = t->pair->counts[side], room = 0, i, s;
    uint32_t *marks = calloc(t->lexicon.stem_count + 1, sizeof *marks), at = 0;

    *out = (story_bags){.count = count, .side = side};
    for (i = 0; i < count; i++)
        room += count_words(t->pair->variants[side], &beats[i]);
    out->start = calloc(count + 1, sizeof *out->start);
    out->stems = calloc(room + 1, sizeof *out->stems);
    if (!marks || !out->start || !out->stems) {
        free(marks);
        return STORY_ENOMEM;
    }
    for (i = 0; i < count; i++) {
        for (s = beats[i].first; s <= beats[i].last; s++)
            if (story_variant_tells(t->pair->variants[side], s))
                fill_bag(out, &t->lexicon.sides[side], s, marks, (uint32_t)i + 1, &at);
        out->start[i + 1] = at;
    }
    free(marks);
    return STORY_OK;
}

/* Adds share times the likeness of the bags to cells. */
static int add_cover(float *cells, const meter *t, const story_bags bags[2], const story_similar *similar, float share)
{
    float *there = calloc(t->n * t->m + 1, sizeof *there), *back = calloc(t->n * t->m + 1, sizeof *back);
    float *mass[2] = {calloc(t->n + 1, sizeof *mass[0]), calloc(t->m + 1, sizeof *mass[1])};
    int rc = there && back && mass[0] && mass[1] ? STORY_OK : STORY_ENOMEM;
    size_t i, j;

    if (rc == STORY_OK)
        rc = story_cover_fill(&there, 1, &t->lexicon, similar, &bags[0], &bags[1]);
    if (rc == STORY_OK)
        rc = story_cover_fill(&back, 1, &t->lexicon, similar, &bags[1], &bags[0]);
    if (rc == STORY_OK) {
        story_cover_mass(mass[0], &t->lexicon, &bags[0]);
        story_cover_mass(mass[1], &t->lexicon, &bags[1]);
        for (i = 0; i < t->n; i++)
            for (j = 0; j < t->m; j++)
                cells[i * t->m + j] += share * sqrtf(there[i * t->m + j] / (mass[0][i] + MASS_FLOOR) *
                                                     (back[j * t->n + i] / (mass[1][j] + MASS_FLOOR)));
    }
    free(there);
    free(back);
    free(mass[0]);
    free(mass[1]);
    return rc;
}

static int fill_words(float *cells, const meter *t)
{
    story_bags bags[2] = {{0}, {0}};
    float like = t->similar ? t->like_share : 0;
    int rc = fill_bags(&bags[0], t, 0);

    if (rc == STORY_OK)
        rc = fill_bags(&bags[1], t, 1);
    if (rc == STORY_OK && like < 1)
        rc = add_cover(cells, t, bags, NULL, 1 - like);
    if (rc == STORY_OK && like > 0)
        rc = add_cover(cells, t, bags, t->similar, like);
    story_bags_dispose(&bags[0]);
    story_bags_dispose(&bags[1]);
    return rc;
}

/* ---------------------------------------------------------------------------------- neighbours, types, cast ---- */

/* Adds the mean likeness of the beats in front and behind. own: the likeness of the beats alone. */
static void add_neighbours(float *cells, const meter *t, const float *own)
{
    size_t i, j;

    for (i = 0; i < t->n; i++) {
        for (j = 0; j < t->m; j++) {
            bool before = i && j, behind = i + 1 < t->n && j + 1 < t->m;
            float sum = (before ? own[(i - 1) * t->m + j - 1] : 0) + (behind ? own[(i + 1) * t->m + j + 1] : 0);

            if (before || behind)
                cells[i * t->m + j] += NEIGHBOURS * sum / (float)(before + behind);
        }
    }
}

/* By beat: its cues, as a vector of length 1. */
static float *type_vectors(const story_beat_pair *pair, int side)
{
    const struct story_variant *v = pair->variants[side];
    float *out = calloc(pair->counts[side] * STORY_CUE_TYPES + 1, sizeof *out);
    size_t b, s, k;

    for (b = 0; out && b < pair->counts[side]; b++) {
        float *vector = out + b * STORY_CUE_TYPES, squares = 0;

        for (s = pair->beats[side][b].first; s <= pair->beats[side][b].last; s++)
            for (k = 0; k < STORY_CUE_TYPES; k++)
                vector[k] += v->cues[s].types[k];
        for (k = 0; k < STORY_CUE_TYPES; k++)
            squares += vector[k] * vector[k];
        for (k = 0; k < STORY_CUE_TYPES && squares > 0; k++)
            vector[k] /= sqrtf(squares);
    }
    return out;
}

static int add_types(float *cells, const meter *t)
{
    float *vectors[2] = {type_vectors(t->pair, 0), type_vectors(t->pair, 1)};
    int rc = vectors[0] && vectors[1] ? STORY_OK : STORY_ENOMEM;
    size_t i, j, k;

    for (i = 0; i < t->n && rc == STORY_OK; i++) {
        for (j = 0; j < t->m; j++) {
            float dot = 0;

            for (k = 0; k < STORY_CUE_TYPES; k++)
                dot += vectors[0][i * STORY_CUE_TYPES + k] * vectors[1][j * STORY_CUE_TYPES + k];
            cells[i * t->m + j] += TYPES * t->rest * dot;
        }
    }
    free(vectors[0]);
    free(vectors[1]);
    return rc;
}

/* By name of side 0: the name of side 1 it is paired with, or STORY_NONE. */
static size_t *partners_of(const story_beat_pair *pair)
{
    const struct story_diff *d = pair->diff;
    size_t *partners = calloc(pair->variants[0]->name_count + 1, sizeof *partners), i;

    for (i = 0; partners && i < pair->variants[0]->name_count; i++)
        partners[i] = STORY_NONE;
    for (i = 0; partners && i < d->name_count; i++)
        if (d->names[i].left != STORY_NONE && d->names[i].right != STORY_NONE)
            partners[pair->swapped ? d->names[i].right : d->names[i].left] =
                pair->swapped ? d->names[i].left : d->names[i].right;
    return partners;
}

/* The names of a beat rise. */
static bool takes_part(const story_beat *beat, size_t name)
{
    size_t low = 0, high = beat->name_count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (beat->names[middle] < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low < beat->name_count && beat->names[low] == name;
}

/* The share of the cast of both that is paired. Beats without names say nothing. */
static int add_cast(float *cells, const meter *t)
{
    size_t *partners = partners_of(t->pair), i, j, k;

    if (!partners)
        return STORY_ENOMEM;
    for (i = 0; i < t->n; i++) {
        const story_beat *left = &t->pair->beats[0][i];

        for (j = 0; j < t->m && left->name_count; j++) {
            const story_beat *right = &t->pair->beats[1][j];
            size_t shared = 0;

            for (k = 0; k < left->name_count; k++)
                shared += partners[left->names[k]] != STORY_NONE && takes_part(right, partners[left->names[k]]);
            if (right->name_count)
                cells[i * t->m + j] +=
                    CAST * t->rest * (float)(2 * shared) / (float)(left->name_count + right->name_count);
        }
    }
    free(partners);
    return STORY_OK;
}

static int fill(float *cells, const meter *t)
{
    size_t count = t->n * t->m;
    float *own = calloc(count + 1, sizeof *own);
    int rc = own ? fill_words(own, t) : STORY_ENOMEM;

    if (rc == STORY_OK) {
        memcpy(cells, own, count * sizeof *cells);
        add_neighbours(cells, t, own);
        rc = story_beatphrase_add(cells, t->pair, &t->lexicon, PHRASES);
    }
    if (rc == STORY_OK)
        rc = add_types(cells, t);
    if (rc == STORY_OK)
        rc = add_cast(cells, t);
    free(own);
    return rc;
}

/* Those that the alignment found, if it did. */
static int find_similar(meter *t, story_similar *own)
{
    const struct story_diff *d = t->pair->diff;
    bool found = d->similar.start[0] != NULL;
    int rc = STORY_OK;

    t->similar = &d->similar;
    if (!found && d->semantic) {
        t->similar = own;
        rc = story_similar_find(own, &found, &t->lexicon);
    }
    if (!found)
        t->similar = NULL;
    return rc;
}

int story_beatlike_fill(float *cells, const story_beat_pair *pair, story_error *err)
{
    meter t = {.pair = pair, .n = pair->counts[0], .m = pair->counts[1]};
    float kinship = (float)pair->diff->alignment.kinship;
    story_similar own = {.start = {NULL}};
    int rc = story_lexicon_read(&t.lexicon, pair->variants[0], pair->variants[1], err);

    if (rc != STORY_OK)
        return rc;
    t.rest = kinship < FULL_KINSHIP ? 1 - kinship / FULL_KINSHIP : 0;
    t.like_share = fminf(1, LIKE_LEAST + LIKE_MORE * t.rest);
    rc = find_similar(&t, &own);
    if (rc == STORY_OK)
        rc = fill(cells, &t);
    story_similar_dispose(&own);
    story_lexicon_dispose(&t.lexicon);
    return rc == STORY_OK ? rc : story_error__no_memory(err);
}

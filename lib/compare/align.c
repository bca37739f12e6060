/* ALGORITHM
 * How alike two texts are as a whole (lexicon.c) decides how they are aligned.
 *
 * Retellings, up to the length of a long chapter: words are alike by meaning too (similar.c), place in the text counts,
 * and links are made best first (retell.c). Everything else: sentences that are the same beyond doubt cut the texts into
 * segments (anchor.c), each is aligned in order by dynamic programming (field.c), and what is left over on both sides is
 * searched for moved passages (move.c).
 *
 * The threshold follows the texts: a share of the typical likeness of a sentence to its best partner, so that one
 * setting serves drafts and retellings, and an absolute part, so that unrelated texts stay unlinked.
 *
 * The texts are put into an order that depends on their bytes alone before anything is compared: so exchanging the sides
 * mirrors the result, ties and rounding included. Same input, same output, whatever the machine is doing. */
#include "compare/align.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/anchor.h"
#include "compare/field.h"
#include "compare/links.h"
#include "compare/move.h"
#include "compare/retell.h"
#include "compare/similar.h"
#include "util/error.h"

enum {
    MOST_CELLS = 1000000, /* of one field */
    LONG_TEXT = 200,      /* sentences on the shorter side */
};

/* Where kinship parts near-copies from retellings, and retellings from strangers. */
static const float NEAR_COPY = 0.6f, DISTANT = 0.4f, STRANGERS = 0.12f, LONG_RETELLING = 0.5f;

typedef struct aligner {
    story_lexicon lexicon;
    float kinship, distance; /* distance: 0 near-copies, 1 nothing shared */
    bool semantic, partial;
    uint32_t *numbers[2]; /* 0, 1, 2 …: slices of it name the sentences of a field */
    bool *taken[2];
    uint32_t *anchors;
    story_array beads;
    float typical, typical_worth; /* of a sentence of the shorter side and its best partner: likeness and worth */
} aligner;

static int prepare(aligner *a, const story_variant *left, const story_variant *right, story_error *err)
{
    size_t i;
    int k, code = story_lexicon_read(&a->lexicon, left, right, err);

    if (code)
        return code;
    for (k = 0; k < 2; k++) {
        size_t count = a->lexicon.sides[k].count;

        a->numbers[k] = malloc((count + 1) * sizeof *a->numbers[k]);
        a->taken[k] = calloc(count + 1, sizeof *a->taken[k]);
        if (!a->numbers[k] || !a->taken[k])
            return STORY_ENOMEM;
        for (i = 0; i < count; i++)
            a->numbers[k][i] = (uint32_t)i;
    }
    a->anchors = calloc(a->lexicon.sides[0].count + 1, sizeof *a->anchors);
    a->kinship = (float)story_lexicon_kinship(&a->lexicon);
    a->distance = a->kinship < NEAR_COPY ? 1 - a->kinship / NEAR_COPY : 0;
    return a->anchors ? STORY_OK : STORY_ENOMEM;
}

static void dispose(aligner *a)
{
    int k;

    story_lexicon_dispose(&a->lexicon);
    for (k = 0; k < 2; k++) {
        free(a->numbers[k]);
        free(a->taken[k]);
    }
    free(a->anchors);
    story_array_dispose(&a->beads);
}

static int by_value(const void *x, const void *y)
{
    float a = *(const float *)x, b = *(const float *)y;

    return (a > b) - (a < b);
}

static float median(float *values, size_t count)
{
    if (!count)
        return 0;
    qsort(values, count, sizeof *values, by_value);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* For every sentence of the side, its best likeness and worth in the field; to the ends of the arrays of float. */
static int collect_best(story_array *likeness, story_array *worth, const story_field *f, int side)
{
    size_t n = f->likeness.n, m = f->likeness.m, i, k;

    for (i = 0; i < (side ? m : n); i++) {
        float *best = story_array_push(likeness), *most = story_array_push(worth);

        if (!best || !most)
            return STORY_ENOMEM;
        for (k = 0; k < (side ? n : m); k++) {
            size_t row = side ? k : i, column = side ? i : k;
            float alike = f->likeness.one[row * m + column], value = story_field_worth(f, row, 1, column, 1);

            *best = alike > *best ? alike : *best;
            *most = value > *most ? value : *most;
        }
    }
    return STORY_OK;
}

static void take(aligner *a, const story_bead *b)
{
    size_t x;

    for (x = 0; x < b->p; x++)
        a->taken[0][b->left + x] = true;
    for (x = 0; x < b->q; x++)
        a->taken[1][b->right + x] = true;
}

/* ------------------------------------------------------------------------------------------------- retellings ---- */

static float gate(const aligner *a)
{
    return a->kinship < STRANGERS ? 0.3f * (1 - a->kinship / STRANGERS) : 0;
}

static int decode_retelling(aligner *a, story_field *f)
{
    story_array best = STORY_ARRAY(float), worth = STORY_ARRAY(float);
    size_t n = f->likeness.n, m = f->likeness.m, shorter = n < m ? n : m;
    int code = collect_best(&best, &worth, f, n <= m ? 0 : 1);
    story_retell_settings settings;

    if (!code) {
        float typical = median(best.items, best.count), typical_worth = median(worth.items, worth.count);
        float crowd = shorter > 40 ? logf((float)shorter / 40) : 0;

        f->threshold = 0.14f + 0.3f * typical_worth + gate(a);
        f->penalty = (a->kinship >= DISTANT ? 0.2f : 0.25f) * typical_worth;
        f->position = 0.3f * a->distance;
        settings.stray_least = 0.9f * typical + 0.2f * a->distance * crowd;
        settings.shapes = a->kinship >= DISTANT ? STORY_SHAPES : STORY_SHAPES_SMALL;
        code = story_retell_link(&a->beads, f, &settings);
    }
    story_array_dispose(&best);
    story_array_dispose(&worth);
    return code;
}

static int align_retelling(aligner *a)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;
    float *windows = malloc((n * m + 1) * sizeof *windows);
    int code = windows ? STORY_OK : STORY_ENOMEM, most = a->kinship >= DISTANT ? STORY_RUN_MOST : 2;
    story_similar similar = {{NULL, NULL}, {NULL, NULL}}, *use;
    bool found = false;
    story_field f = {.windows = windows, .window_share = 0.1f * a->distance};

    if (!code && a->semantic)
        code = story_similar_find(&similar, &found, &a->lexicon);
    use = found ? &similar : NULL;
    if (!code)
        code = story_likeness_windows(windows, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m);
    if (!code)
        code = story_likeness_fill(&f.likeness, &a->lexicon, use, a->numbers[0], n, a->numbers[1], m, most);
    if (!code)
        code = decode_retelling(a, &f);
    story_likeness_dispose(&f.likeness);
    story_similar_dispose(&similar);
    free(windows);
    return code;
}

/* ----------------------------------------------------------------------------------- near-copies and long texts ---- */

typedef struct segment {
    size_t i, n, j, m;
} segment;

/* The next segment from *at on: sentences between two anchors with something on both sides. */
static bool next_segment(segment *out, const aligner *a, size_t *at, size_t *right_at)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;

    while (*at <= n && (*at < n || *right_at < m)) {
        size_t end = *at, right_end;

        while (end < n && !a->anchors[end])
            end++;
        right_end = end < n ? a->anchors[end] - 1 : m;
        *out = (segment){*at, end - *at, *right_at, right_end - *right_at};
        *at = end + 1;
        *right_at = right_end + 1;
        if (out->n && out->m)
            return true;
    }
    return false;
}

static int fill_field(story_field *f, const aligner *a, const segment *s)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count;

    f->fast_start = s->i > 0 && s->j > 0;
    f->fast_end = s->i + s->n < n && s->j + s->m < m;
    return story_likeness_fill(&f->likeness, &a->lexicon, NULL, a->numbers[0] + s->i, s->n, a->numbers[1] + s->j, s->m,
                               STORY_RUN_MOST);
}

/* Too large a segment is cut along its diagonal. */
static segment cut_piece(segment *rest, bool *partial)
{
    segment piece = *rest;

    if (rest->n > MOST_CELLS / rest->m) {
        double share = sqrt((double)MOST_CELLS / 2 / ((double)rest->n * (double)rest->m));

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

static int measure_segment(story_array *best, story_array *worth, const aligner *a, const segment *s, int side)
{
    story_field f = {.window_share = 0};
    int code = fill_field(&f, a, s);

    if (!code)
        code = collect_best(best, worth, &f, side);
    story_likeness_dispose(&f.likeness);
    return code;
}

/* The typical likeness: anchors count as the same, at most MOST_CELLS cells of the rest are looked at. */
static int measure(aligner *a)
{
    story_array best = STORY_ARRAY(float), worth = STORY_ARRAY(float);
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count, at = 0, right_at = 0, cells = 0, i;
    bool ignored;
    int side = n <= m ? 0 : 1, code = STORY_OK;
    segment s;

    for (i = 0; i < n && !code; i++)
        if (a->anchors[i]) {
            float *one = story_array_push(&best), *value = story_array_push(&worth);

            code = one && value ? STORY_OK : STORY_ENOMEM;
            if (!code) {
                *one = 1;
                *value = 1.15f;
            }
        }
    if (best.count * 2 <= (n < m ? n : m))
        while (!code && cells < MOST_CELLS && next_segment(&s, a, &at, &right_at)) {
            segment piece = cut_piece(&s, &ignored);

            cells += piece.n * piece.m;
            code = measure_segment(&best, &worth, a, &piece, side);
        }
    if (!code) {
        a->typical = median(best.items, best.count);
        a->typical_worth = median(worth.items, worth.count);
    }
    story_array_dispose(&best);
    story_array_dispose(&worth);
    return code;
}

static int align_segment(aligner *a, const segment *s)
{
    story_field f = {.threshold = 0.14f + 0.3f * a->typical_worth + gate(a), .penalty = 0.2f * a->typical_worth};
    size_t first = a->beads.count;
    int code = fill_field(&f, a, s);

    if (a->kinship < LONG_RETELLING) {
        f.threshold = 0.14f + 0.2f * a->typical_worth + gate(a);
        f.position = 0.2f * a->typical_worth;
    }
    if (!code)
        code = story_field_order(&a->beads, &f);
    for (; !code && first < a->beads.count; first++) {
        story_bead *b = STORY_ITEMS(&a->beads, story_bead) + first;

        b->left += (uint32_t)s->i;
        b->right += (uint32_t)s->j;
        take(a, b);
    }
    story_likeness_dispose(&f.likeness);
    return code;
}

static int add_anchors(aligner *a)
{
    size_t i;

    for (i = 0; i < a->lexicon.sides[0].count; i++)
        if (a->anchors[i]) {
            story_bead *b = story_array_push(&a->beads);

            if (!b)
                return STORY_ENOMEM;
            *b = (story_bead){(uint32_t)i, a->anchors[i] - 1, 1, 1, 1};
            take(a, b);
        }
    return STORY_OK;
}

static int align_in_order(aligner *a)
{
    size_t at = 0, right_at = 0;
    int code = story_anchor_same(a->anchors, &a->lexicon);
    segment s;

    if (!code)
        code = add_anchors(a);
    if (!code)
        code = measure(a);
    while (!code && next_segment(&s, a, &at, &right_at))
        while (!code && s.n && s.m) {
            segment piece = cut_piece(&s, &a->partial);

            code = align_segment(a, &piece);
        }
    if (code)
        return code;
    return story_move_find(&a->beads, &a->partial, &a->lexicon, a->taken,
                           (a->kinship < LONG_RETELLING ? 0.2f + 0.5f * a->typical : 0.35f + 0.4f * a->typical) +
                               gate(a));
}

/* ------------------------------------------------------------------------------------------------------------------ */

static bool is_retelling(const aligner *a)
{
    size_t n = a->lexicon.sides[0].count, m = a->lexicon.sides[1].count, shorter = n < m ? n : m;

    return a->kinship < NEAR_COPY && n <= MOST_CELLS / (m + 1) && !(shorter > LONG_TEXT && a->kinship < LONG_RETELLING);
}

/* Which text comes first, by length, then bytes: nothing that depends on the side it was given on. */
static bool is_exchanged(const story_variant *left, const story_variant *right)
{
    if (left->text.len != right->text.len)
        return left->text.len > right->text.len;
    return memcmp(left->text.view, right->text.view, left->text.len) > 0;
}

static void exchange(story_array *beads)
{
    size_t k;

    for (k = 0; k < beads->count; k++) {
        story_bead *b = STORY_ITEMS(beads, story_bead) + k;

        *b = (story_bead){b->right, b->left, b->q, b->p, b->likeness};
    }
}

int story_align(story_alignment *out, story_arena *arena, const story_variant *left, const story_variant *right,
                const story_diff_options *opts, story_error *err)
{
    bool exchanged = is_exchanged(left, right);
    aligner a = {.semantic = !(opts && opts->no_semantic), .beads = STORY_ARRAY(story_bead)};
    int code = exchanged ? prepare(&a, right, left, err) : prepare(&a, left, right, err);

    memset(out, 0, sizeof *out);
    if (!code && a.lexicon.sides[0].count && a.lexicon.sides[1].count)
        code = is_retelling(&a) ? align_retelling(&a) : align_in_order(&a);
    if (!code) {
        if (exchanged)
            exchange(&a.beads);
        out->kinship = (double)a.kinship;
        out->partial = a.partial;
        code = story_links_make(out, arena, left, right, a.beads.items, a.beads.count);
    }
    dispose(&a);
    return code == STORY_ENOMEM ? story_error__no_memory(err) : code;
}

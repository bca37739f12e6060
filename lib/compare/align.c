/* ALGORITHM
 * How alike two texts are as a whole (lexicon.c) decides how they are aligned.
 *
 * Retellings, up to the length of a gospel: words are alike by meaning too (similar.c), place and surroundings count,
 * and links are made best first (anew.c, odds.c, retell.c). Everything else: sentences that are the same beyond doubt
 * cut the texts into segments (anchor.c), each is aligned in order by dynamic programming (inorder.c, field.c), and what
 * is left over on both sides is searched for moved passages (move.c). Of long texts that are aligned in order, those of
 * which much was left over are retellings after all: on two pairs of gospels, linked passages .73 -> .77, .90 -> .93.
 *
 * The threshold follows the texts: a share of the typical likeness of a sentence to its best partner, so that one
 * setting serves drafts and retellings, and an absolute part, so that unrelated texts stay unlinked.
 *
 * The texts are put into an order that depends on their bytes alone before anything is compared: so exchanging the sides
 * mirrors the result, ties and rounding included. Same input, same output, whatever the machine is doing. */
#include "compare/align.h"

#include <stdlib.h>
#include <string.h>

#include "compare/aligner.h"
#include "compare/links.h"
#include "compare/order.h"
#include "compare/related.h"
#include "compare/similar.h"
#include "util/error.h"
#include "util/sort.h"

enum { LONG_TEXT = 200 }; /* sentences on the shorter side */

/* Kinship below which texts are no near-copies, retellings, related at all. */
static const float NEAR_COPY = 0.6f, RETELLING = 0.35f, STRANGERS = 0.12f, STRANGER_GATE = 0.3f;

/* Long texts: at least so much kinship, and at most so many sentences linked in order. Two translations share no more
 * words than two gospels, but nearly every sentence has its partner where it is looked for. */
static const float LONG_RETELLING = 0.2f, MOSTLY_LINKED = 0.7f;

int story_aligner_read(story_aligner *a, const story_variant *left, const story_variant *right, story_error *err)
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
    a->kinship = (float)story_lexicon_kinship(&a->lexicon);
    a->distance = a->kinship < NEAR_COPY ? 1 - a->kinship / NEAR_COPY : 0;
    a->related = story_related(left, right, (double)a->kinship);
    a->gate = a->kinship < STRANGERS ? STRANGER_GATE * (1 - a->kinship / STRANGERS) : 0;
    return STORY_OK;
}

void story_aligner_dispose(story_aligner *a)
{
    int k;

    story_lexicon_dispose(&a->lexicon);
    for (k = 0; k < 2; k++) {
        free(a->numbers[k]);
        free(a->taken[k]);
    }
    story_similar_dispose(&a->similar);
    story_array_dispose(&a->beads);
}

static int by_value(const void *x, const void *y)
{
    float a = *(const float *)x, b = *(const float *)y;

    return (a > b) - (a < b);
}

float story_aligner_median(story_array *values)
{
    float *v = values->items;
    size_t half = values->count / 2;

    if (!values->count)
        return 0;
    story_sort(v, values->count, sizeof *v, by_value);
    return values->count % 2 ? v[half] : (v[half - 1] + v[half]) / 2;
}

int story_aligner_collect(story_array *likeness, story_array *worth, const story_field *f, int side)
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

void story_aligner_take(story_aligner *a, const story_bead *bead)
{
    size_t x;

    for (x = 0; x < bead->p; x++)
        a->taken[0][bead->left + x] = true;
    for (x = 0; x < bead->q; x++)
        a->taken[1][bead->right + x] = true;
}

static bool fits_field(const story_aligner *a)
{
    return a->lexicon.sides[0].count <= STORY_FIELD_MOST / (a->lexicon.sides[1].count + 1);
}

static bool is_long(const story_aligner *a)
{
    return a->lexicon.sides[0].count > LONG_TEXT && a->lexicon.sides[1].count > LONG_TEXT;
}

static float linked_share(const story_aligner *a)
{
    size_t linked = 0, k;

    for (k = 0; k < a->beads.count; k++)
        linked += (size_t)STORY_ITEMS(&a->beads, story_bead)[k].p + STORY_ITEMS(&a->beads, story_bead)[k].q;
    return (float)linked / (float)(a->lexicon.sides[0].count + a->lexicon.sides[1].count);
}

/* Long texts are looked at in order first: what was found there tells retellings from translations. */
static int link_texts(story_aligner *a)
{
    int code;

    if (!is_long(a) && a->kinship < RETELLING && fits_field(a))
        return story_aligner_anew(a);
    code = story_aligner_in_order(a);
    if (!code && is_long(a) && fits_field(a) && a->kinship >= LONG_RETELLING && a->kinship < NEAR_COPY &&
        linked_share(a) < MOSTLY_LINKED) {
        a->beads.count = 0;
        a->partial = false;
        code = story_aligner_anew(a);
    }
    return code;
}

/* The same bytes, cut alike: nothing is left to find out, not even where there are no words to compare. */
static bool is_copy(const story_variant *left, const story_variant *right)
{
    return left->text.len == right->text.len && left->sentence_count == right->sentence_count &&
           memcmp(left->text.view, right->text.view, left->text.len) == 0 &&
           memcmp(left->sentences, right->sentences, left->sentence_count * sizeof *left->sentences) == 0;
}

static int link_copy(story_aligner *a)
{
    size_t i;

    a->kinship = 1;
    a->related = 1;
    for (i = 0; i < a->lexicon.sides[0].count; i++) {
        story_bead *b = story_array_push(&a->beads);

        if (!b)
            return STORY_ENOMEM;
        *b = (story_bead){(uint32_t)i, (uint32_t)i, 1, 1, 1, false};
    }
    return STORY_OK;
}

static void exchange(story_array *beads)
{
    size_t k;

    for (k = 0; k < beads->count; k++) {
        story_bead *b = STORY_ITEMS(beads, story_bead) + k;

        *b = (story_bead){b->right, b->left, b->q, b->p, b->likeness, b->moved};
    }
}

int story_align(story_alignment *out, story_similar *similar, story_arena *arena, const story_variant *left,
                const story_variant *right, const story_diff_options *opts, story_error *err)
{
    bool exchanged = story_order(left, right) > 0;
    story_aligner a = {.semantic = !(opts && opts->no_semantic), .beads = STORY_ARRAY(story_bead)};
    int code = exchanged ? story_aligner_read(&a, right, left, err) : story_aligner_read(&a, left, right, err);

    memset(out, 0, sizeof *out);
    if (!code && is_copy(left, right))
        code = link_copy(&a);
    else if (!code && a.lexicon.sides[0].count && a.lexicon.sides[1].count)
        code = link_texts(&a);
    if (!code)
        code = story_links_mark_moved(a.beads.items, a.beads.count, a.lexicon.sides[0].variant,
                                      a.lexicon.sides[1].variant);
    if (!code) {
        if (exchanged)
            exchange(&a.beads);
        out->kinship = (double)a.kinship;
        out->related = a.related;
        out->partial = a.partial;
        code = story_links_make(out, arena, left, right, a.beads.items, a.beads.count);
    }
    if (similar) {
        *similar = a.similar;
        a.similar = (story_similar){.start = {NULL}};
    }
    story_aligner_dispose(&a);
    return code == STORY_ENOMEM ? story_error__no_memory(err) : code;
}

/* ALGORITHM
 * Who is who in the other text is known before a sentence is linked: by names, parts and company (pair_name.c). A
 * character is there in a sentence that names it, and less so in the two before and behind. What two sentences have in
 * common is, for every pair of characters, the product of how much more each of both is there than it is on average:
 * so a hero who is always there tells little, and a stranger who comes once tells much. Whoever is named often is
 * named where another teller says "he", so that counts for less. Pronouns, first mentions as such, and places in the
 * same way add nothing.
 *
 * Only what a character is there for is multiplied, the averages are taken off by row and by column: O(n m + the sum of
 * the sentences around the mentions of both, multiplied, within a budget). */
#include "compare/castlike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/pair.h"

enum { REACH = 2 };
enum { MOST_WORK = 64 }; /* products by cell; two or three are usual */

static const float THERE[REACH + 1] = {1, 0.7f, 0.4f}; /* by distance from a mention, in sentences */
static const float FEW = 5;                            /* mentions: whoever has more of them tells less by each */

/* One character in one text. */
typedef struct character {
    float *there;        /* by sentence */
    uint32_t *sentences; /* where that is above 0 */
    size_t count, length;
    float mean;
    size_t mentions;
} character;

typedef struct sums {
    character characters[2];
    float *off[2]; /* by sentence of the one side: what the averages of the other take off */
    float whole;
} sums;

static void mark_near(character *p, size_t sentence)
{
    size_t at = sentence > REACH ? sentence - REACH : 0;

    for (; at < p->length && at <= sentence + REACH; at++) {
        float there = THERE[at < sentence ? sentence - at : at - sentence];

        if (!(p->there[at] > 0))
            p->sentences[p->count++] = (uint32_t)at;
        p->there[at] = p->there[at] > there ? p->there[at] : there;
    }
}

static void mark_mentions(character *p, const story_name *name)
{
    float sum = 0;
    size_t k;

    for (k = 0; k < name->mention_count; k++)
        mark_near(p, name->mentions[k].sentence);
    for (k = 0; k < p->count; k++)
        sum += p->there[p->sentences[k]];
    p->mean = sum / (float)p->length;
    p->mentions = name->mention_count;
}

static void unmark(character *p)
{
    for (; p->count; p->count--)
        p->there[p->sentences[p->count - 1]] = 0;
}

static void add_pair(float *out, sums *s)
{
    const character *a = &s->characters[0], *b = &s->characters[1];
    float scale = fminf(1, FEW / (0.5f * (float)(a->mentions + b->mentions)));
    size_t x, y;

    for (x = 0; x < a->count; x++) {
        float there = scale * a->there[a->sentences[x]], *row = out + a->sentences[x] * b->length;

        s->off[0][a->sentences[x]] += there * b->mean;
        for (y = 0; y < b->count; y++)
            row[b->sentences[y]] += there * b->there[b->sentences[y]];
    }
    for (y = 0; y < b->count; y++)
        s->off[1][b->sentences[y]] += scale * b->there[b->sentences[y]] * a->mean;
    s->whole += scale * a->mean * b->mean;
}

static void take_off(float *out, const sums *s)
{
    size_t n = s->characters[0].length, m = s->characters[1].length, i, j;

    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++)
            out[i * m + j] += s->whole - s->off[0][i] - s->off[1][j];
}

static int make_sums(sums *s, const struct story_variant *const variants[2])
{
    int side;

    for (side = 0; side < 2; side++) {
        size_t length = variants[side]->sentence_count;

        s->characters[side] = (character){.there = calloc(length + 1, sizeof *s->characters[side].there),
                                          .sentences = malloc((length + 1) * sizeof *s->characters[side].sentences),
                                          .length = length};
        s->off[side] = calloc(length + 1, sizeof *s->off[side]);
    }
    return s->characters[0].there && s->characters[1].there && s->characters[0].sentences &&
                   s->characters[1].sentences && s->off[0] && s->off[1]
               ? STORY_OK
               : STORY_ENOMEM;
}

static void free_sums(sums *s)
{
    int side;

    for (side = 0; side < 2; side++) {
        free(s->characters[side].there);
        free(s->characters[side].sentences);
        free(s->off[side]);
    }
}

static void add_pairs(float *out, sums *s, const struct story_variant *const variants[2], const story_match *matches,
                      size_t count)
{
    size_t room = MOST_WORK * variants[0]->sentence_count * variants[1]->sentence_count, k;

    for (k = 0; k < count; k++) {
        size_t work;

        mark_mentions(&s->characters[0], &variants[0]->names[matches[k].left]);
        mark_mentions(&s->characters[1], &variants[1]->names[matches[k].right]);
        work = s->characters[0].count * s->characters[1].count;
        if (work <= room) {
            add_pair(out, s);
            room -= work;
        }
        unmark(&s->characters[0]);
        unmark(&s->characters[1]);
    }
    if (count)
        take_off(out, s);
}

int story_castlike_fill(float *out, const struct story_diff *d)
{
    const struct story_variant *variants[2] = {d->left, d->right};
    story_arena *scratch = story_arena_new();
    const story_match *matches = NULL;
    sums s = {.whole = 0};
    size_t count = 0;
    int code = make_sums(&s, variants);

    memset(out, 0, d->left->sentence_count * d->right->sentence_count * sizeof *out);
    if (!code)
        code = scratch ? story_pair_cast(&matches, &count, scratch, d, NULL) : STORY_ENOMEM;
    if (!code)
        add_pairs(out, &s, variants, matches, count);
    free_sums(&s);
    story_arena_free(scratch);
    return code;
}

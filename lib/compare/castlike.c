/* ALGORITHM
 * Who is who in the other text is known before a sentence is linked: by names, parts and company (pair_name.c). A character
 * is there in a sentence that names it, and less so in the two before and behind. What two sentences have in common is, for
 * every pair of characters, the product of how much more each of both is there than it is on average: so a hero who is
 * always there tells little, and a stranger who comes once tells much. Whoever is named often is named where another
 * teller says "he", so that counts for less. Pronouns, first mentions as such, and places in the same way add nothing.
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
typedef struct part {
    float *there;        /* by sentence */
    uint32_t *sentences; /* where that is above 0 */
    size_t count, length;
    float mean;
    size_t mentions;
} part;

typedef struct stage {
    part parts[2];
    float *off[2]; /* by sentence of the one side: what the averages of the other take off */
    float whole;
} stage;

static void come_near(part *p, size_t sentence)
{
    size_t at = sentence > REACH ? sentence - REACH : 0;

    for (; at < p->length && at <= sentence + REACH; at++) {
        float there = THERE[at < sentence ? sentence - at : at - sentence];

        if (!(p->there[at] > 0))
            p->sentences[p->count++] = (uint32_t)at;
        p->there[at] = p->there[at] > there ? p->there[at] : there;
    }
}

static void come(part *p, const story_name *name)
{
    float sum = 0;
    size_t k;

    for (k = 0; k < name->mention_count; k++)
        come_near(p, name->mentions[k].sentence);
    for (k = 0; k < p->count; k++)
        sum += p->there[p->sentences[k]];
    p->mean = sum / (float)p->length;
    p->mentions = name->mention_count;
}

static void leave(part *p)
{
    for (; p->count; p->count--)
        p->there[p->sentences[p->count - 1]] = 0;
}

static void add_pair(float *out, stage *s)
{
    const part *a = &s->parts[0], *b = &s->parts[1];
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

static void take_off(float *out, const stage *s)
{
    size_t n = s->parts[0].length, m = s->parts[1].length, i, j;

    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++)
            out[i * m + j] += s->whole - s->off[0][i] - s->off[1][j];
}

static int open_stage(stage *s, const struct story_variant *const variants[2])
{
    int side;

    for (side = 0; side < 2; side++) {
        size_t length = variants[side]->sentence_count;

        s->parts[side] = (part){.there = calloc(length + 1, sizeof *s->parts[side].there),
                                .sentences = malloc((length + 1) * sizeof *s->parts[side].sentences),
                                .length = length};
        s->off[side] = calloc(length + 1, sizeof *s->off[side]);
    }
    return s->parts[0].there && s->parts[1].there && s->parts[0].sentences && s->parts[1].sentences && s->off[0] &&
                   s->off[1]
               ? STORY_OK
               : STORY_ENOMEM;
}

static void close_stage(stage *s)
{
    int side;

    for (side = 0; side < 2; side++) {
        free(s->parts[side].there);
        free(s->parts[side].sentences);
        free(s->off[side]);
    }
}

static void play(float *out, stage *s, const struct story_variant *const variants[2], const story_match *matches,
                 size_t count)
{
    size_t room = MOST_WORK * variants[0]->sentence_count * variants[1]->sentence_count, k;

    for (k = 0; k < count; k++) {
        size_t work;

        come(&s->parts[0], &variants[0]->names[matches[k].left]);
        come(&s->parts[1], &variants[1]->names[matches[k].right]);
        work = s->parts[0].count * s->parts[1].count;
        if (work <= room) {
            add_pair(out, s);
            room -= work;
        }
        leave(&s->parts[0]);
        leave(&s->parts[1]);
    }
    if (count)
        take_off(out, s);
}

int story_castlike_fill(float *out, const struct story_diff *d)
{
    const struct story_variant *variants[2] = {d->left, d->right};
    story_arena *scratch = story_arena_new();
    const story_match *matches = NULL;
    stage s = {.whole = 0};
    size_t count = 0;
    int code = open_stage(&s, variants);

    memset(out, 0, d->left->sentence_count * d->right->sentence_count * sizeof *out);
    if (!code)
        code = scratch ? story_pair_cast(&matches, &count, scratch, d, NULL) : STORY_ENOMEM;
    if (!code)
        play(out, &s, variants, matches, count);
    close_stage(&s);
    story_arena_free(scratch);
    return code;
}

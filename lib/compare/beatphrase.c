/* ALGORITHM. Every pair of neighbouring words of a beat, by their stems, once. Two beats share the pairs that both
 * have: their number over the geometric mean of what each has. Phrases that more than one beat in COMMON has tell
 * nothing and count as said, never as shared. Words alone can't tell a retold passage from one about the same things in
 * the same voice; on gospels with few passages in common, phrases raise the F1 of linked episodes by .02. Weights by
 * rarity, phrases over a gap and phrases without function words do no better. O(w log w) for w words, and the pairs of
 * beats that share a phrase. */
#include "compare/beatphrase.h"

#include <math.h>
#include <stdlib.h>

#include "util/array.h"

enum { COMMON = 10 };

typedef struct phrase {
    uint64_t stems; /* both */
    uint32_t beat, side;
} phrase;

static int by_stems(const void *a, const void *b)
{
    const phrase *x = a, *y = b;

    if (x->stems != y->stems)
        return x->stems < y->stems ? -1 : 1;
    if (x->side != y->side)
        return x->side < y->side ? -1 : 1;
    return (x->beat > y->beat) - (x->beat < y->beat);
}

#define NO_STEM UINT32_MAX

/* *before: the stem in front, or NO_STEM. */
static int list_sentence(story_array *out, const story_side *side, size_t sentence, phrase found, uint32_t *before)
{
    const story_words *words = &side->variant->words;
    uint32_t i;

    for (i = words->first[sentence]; i < words->first[sentence + 1]; i++) {
        uint32_t stem = side->stems[words->items[i].form];
        phrase *p;

        if (!story_lexicon_counts(&words->items[i]))
            continue;
        if (*before != NO_STEM) {
            p = story_array_push(out);
            if (!p)
                return STORY_ENOMEM;
            found.stems = (uint64_t)*before << 32 | stem;
            *p = found;
        }
        *before = stem;
    }
    return STORY_OK;
}

/* The phrases of all beats of a side. Those that go from one sentence into the next are phrases too. */
static int list_phrases(story_array *out, const story_beat_pair *pair, const story_lexicon *l, uint32_t side)
{
    uint32_t b;
    size_t s;

    for (b = 0; b < pair->counts[side]; b++) {
        const story_beat *beat = &pair->beats[side][b];
        uint32_t before = NO_STEM;

        for (s = beat->first; s <= beat->last; s++)
            if (story_variant_tells(pair->variants[side], s) &&
                list_sentence(out, &l->sides[side], s, (phrase){0, b, side}, &before) != STORY_OK)
                return STORY_ENOMEM;
    }
    return STORY_OK;
}

/* Sorted by phrase, side and beat, each once. */
static void sort_phrases(story_array *list)
{
    phrase *p = list->items;
    size_t i, kept = 0;

    if (list->count)
        qsort(p, list->count, sizeof *p, by_stems);
    for (i = 0; i < list->count; i++)
        if (!kept || by_stems(&p[kept - 1], &p[i]))
            p[kept++] = p[i];
    list->count = kept;
}

/* By beat of a side: one over the square root of its number of phrases. */
static float *scales_of(const story_array *list, size_t count, uint32_t side)
{
    const phrase *p = STORY_ITEMS(list, phrase);
    float *scales = calloc(count + 1, sizeof *scales);
    size_t i;

    if (!scales)
        return NULL;
    for (i = 0; i < list->count; i++)
        if (p[i].side == side)
            scales[p[i].beat]++;
    for (i = 0; i < count; i++)
        scales[i] = scales[i] > 0 ? 1 / sqrtf(scales[i]) : 0;
    return scales;
}

/* One phrase, in the beats of items first to end - 1. */
static void add_phrase(float *cells, size_t width, const phrase *first, const phrase *end, float *const scales[2],
                       float share)
{
    const phrase *right = first, *left, *r;

    while (right < end && right->side == 0)
        right++;
    for (left = first; left < right; left++)
        for (r = right; r < end; r++)
            cells[left->beat * width + r->beat] += share * scales[0][left->beat] * scales[1][r->beat];
}

static void add_all(float *cells, const story_beat_pair *pair, const story_array *list, float *const scales[2],
                    float share)
{
    const phrase *p = STORY_ITEMS(list, phrase);
    size_t most = (pair->counts[0] + pair->counts[1]) / COMMON, i, end;

    for (i = 0; i < list->count; i = end) {
        for (end = i + 1; end < list->count && p[end].stems == p[i].stems; end++)
            ;
        if (end - i <= most + 2)
            add_phrase(cells, pair->counts[1], p + i, p + end, scales, share);
    }
}

int story_beatphrase_add(float *cells, const story_beat_pair *pair, const story_lexicon *lexicon, float share)
{
    story_array list = STORY_ARRAY(phrase);
    float *scales[2] = {NULL, NULL};
    int rc = list_phrases(&list, pair, lexicon, 0);

    if (rc == STORY_OK)
        rc = list_phrases(&list, pair, lexicon, 1);
    if (rc == STORY_OK) {
        sort_phrases(&list);
        scales[0] = scales_of(&list, pair->counts[0], 0);
        scales[1] = scales_of(&list, pair->counts[1], 1);
        if (scales[0] && scales[1])
            add_all(cells, pair, &list, scales, share);
        else
            rc = STORY_ENOMEM;
    }
    free(scales[0]);
    free(scales[1]);
    story_array_dispose(&list);
    return rc;
}

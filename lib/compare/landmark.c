/* ALGORITHM
 * Keys are words of some weight, runs of three words, and whole sentences. A key that stands once in each list votes for
 * the two sentences in which it stands. O(words): one hash table of the left keys; where there would be more than
 * MOST_KEYS, only keys whose hash falls into the same share on both sides are taken, so that memory stays bounded and
 * every sentence of a library still has some. */
#include "compare/landmark.h"

#include <stdlib.h>

enum { MOST_KEYS = 1 << 21, RUN = 3, LEAST_VOTES = 2 };

static const float LEAST_WEIGHT = 0.3f;

#define SEVERAL UINT32_MAX

typedef struct slot {
    uint64_t key;
    uint32_t left, right; /* place + 1, or SEVERAL */
} slot;

typedef struct finder {
    const story_lexicon *lexicon;
    slot *slots;
    size_t mask, room; /* room: slots that may still be filled */
    uint64_t share;    /* keys above it are left out */
    bool filling;      /* left keys are entered; then right ones are looked up */
} finder;

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0xff51afd7ed558ccdu;
    return hash ^ hash >> 32;
}

static void note(uint32_t *where, uint32_t place)
{
    if (!*where)
        *where = place + 1;
    else if (*where != place + 1)
        *where = SEVERAL;
}

static void enter(finder *f, uint64_t key, uint32_t place)
{
    size_t at;

    if (key > f->share)
        return;
    key |= 1; /* 0 is a free slot */
    for (at = key >> 8 & f->mask; f->slots[at].key && f->slots[at].key != key;)
        at = (at + 1) & f->mask;
    if (f->filling && (f->slots[at].key || f->room)) {
        f->room -= !f->slots[at].key;
        f->slots[at].key = key;
        note(&f->slots[at].left, place);
    } else if (!f->filling && f->slots[at].key) {
        note(&f->slots[at].right, place);
    }
}

static void enter_sentence(finder *f, const story_side *side, uint32_t sentence, uint32_t place)
{
    const story_words *words = &side->variant->words;
    uint64_t run = 0, stems[RUN] = {0};
    uint32_t w, count = 0;

    for (w = words->first[sentence]; w < words->first[sentence + 1]; w++) {
        uint32_t stem = side->stems[words->items[w].form], hash = words->stems[words->items[w].form];

        if (!story_lexicon_counts(&words->items[w]))
            continue;
        if (f->lexicon->weights[stem] > LEAST_WEIGHT)
            enter(f, mix(1, hash), place);
        stems[count++ % RUN] = hash;
        if (count >= RUN) {
            run = mix(mix(mix(2, stems[count % RUN]), stems[(count + 1) % RUN]), stems[(count + 2) % RUN]);
            enter(f, run, place);
        }
    }
    if (count)
        enter(f, mix(3, side->keys[sentence]), place);
}

static void enter_list(finder *f, int side, const uint32_t *list, size_t count)
{
    size_t k;

    f->filling = side == 0;
    for (k = 0; k < count; k++)
        enter_sentence(f, &f->lexicon->sides[side], list[k], (uint32_t)k);
}

static int by_pair(const void *x, const void *y)
{
    const story_landmark *a = x, *b = y;

    if (a->left != b->left)
        return a->left < b->left ? -1 : 1;
    return (a->right > b->right) - (a->right < b->right);
}

static int count_votes(story_array *out, const finder *f)
{
    size_t first = out->count, kept = first, k;
    story_landmark *all;

    for (k = 0; k <= f->mask; k++) {
        const slot *s = &f->slots[k];
        story_landmark *mark;

        if (!s->left || !s->right || s->left == SEVERAL || s->right == SEVERAL)
            continue;
        mark = story_array_push(out);
        if (!mark)
            return STORY_ENOMEM;
        *mark = (story_landmark){s->left - 1, s->right - 1, 1};
    }
    all = STORY_ITEMS(out, story_landmark);
    if (out->count > first)
        qsort(all + first, out->count - first, sizeof *all, by_pair);
    for (k = first; k < out->count;) {
        story_landmark sum = all[k];

        for (k++; k < out->count && by_pair(&all[k], &sum) == 0; k++)
            sum.votes++;
        if (sum.votes >= LEAST_VOTES)
            all[kept++] = sum;
    }
    out->count = kept;
    return STORY_OK;
}

int story_landmark_find(story_array *out, const story_lexicon *l, const uint32_t *left, size_t n, const uint32_t *right,
                        size_t m)
{
    finder f = {.lexicon = l, .share = UINT64_MAX};
    size_t keys = 1, size = 64, k;
    int code = STORY_ENOMEM;

    for (k = 0; k < n; k++)
        keys += 2 * (size_t)l->sides[0].lengths[left[k]] + 1;
    if (keys > MOST_KEYS) {
        f.share = UINT64_MAX / keys * MOST_KEYS;
        keys = MOST_KEYS + MOST_KEYS / 4;
    }
    while (size < keys * 3 / 2)
        size *= 2;
    f.mask = size - 1;
    f.room = size / 4 * 3;
    f.slots = calloc(size, sizeof *f.slots);
    if (f.slots) {
        enter_list(&f, 0, left, n);
        enter_list(&f, 1, right, m);
        code = count_votes(out, &f);
    }
    free(f.slots);
    return code;
}

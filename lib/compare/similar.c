/* ALGORITHM
 * The likeness of two stems is .8 x (cosine - .2) / .8 of the vectors of their most frequent forms, where that is above
 * 0: a like word is never worth the same word. Thresholds of .3 and .5 lose up to .06 on retellings. Every stem against
 * every stem, 80 small products each; MOST_PAIRS keeps that to some tens of milliseconds, so a novel's vocabulary is
 * never compared with another's. Function words and names have no vector and are like nothing. */
#include "compare/similar.h"

#include <stdlib.h>
#include <string.h>

#include "util/array.h"

enum { MOST_PAIRS = 6000000 };

static const float LEAST_COSINE = 0.2f, MOST_LIKENESS = 0.8f;

typedef struct meaning {
    uint32_t stem;
    float scale;
    int16_t at[STORY_VECTOR_ROOM]; /* zeros behind the last dimension */
} meaning;

static int read_meanings(story_array *out, const story_lexicon *l, int side)
{
    int8_t packed[STORY_VECTOR_ROOM];
    uint32_t s, k;

    for (s = 0; s < l->stem_count; s++) {
        meaning *m;

        if (!l->sides[side].counts[s] || l->entries[s] == STORY_NO_ENTRY || l->flags[s] & STORY_STEM_STOP)
            continue;
        m = story_array_push(out);
        if (!m)
            return STORY_ENOMEM;
        m->stem = s;
        m->scale = story_vectors_read(&l->vectors, l->entries[s], packed);
        for (k = 0; k < l->vectors.dimensions; k++)
            m->at[k] = packed[k];
    }
    return STORY_OK;
}

enum { BLOCK = 16 };

/* The length is a multiple of a fixed one so that the compiler makes one run of packed multiplications of it. */
static int32_t product(const int16_t *restrict a, const int16_t *restrict b, uint32_t blocks)
{
    int32_t sum = 0;
    uint32_t k;

    for (k = 0; k < blocks * BLOCK; k++)
        sum += a[k] * b[k];
    return sum;
}

typedef struct like_pair {
    uint32_t stems[2];
    float likeness;
} like_pair;

static float likeness_of(float cosine)
{
    return MOST_LIKENESS * (cosine - LEAST_COSINE) / (1 - LEAST_COSINE);
}

static int find_pairs(story_array *out, const story_array *left, const story_array *right, uint32_t blocks)
{
    const meaning *a = STORY_ITEMS(left, meaning), *b = STORY_ITEMS(right, meaning);
    size_t i, j;

    for (i = 0; i < left->count; i++) {
        like_pair *next;

        if (story_array_room(out, right->count))
            return STORY_ENOMEM;
        next = STORY_ITEMS(out, like_pair) + out->count;
        for (j = 0; j < right->count; j++) {
            float cosine = (float)product(a[i].at, b[j].at, blocks) * a[i].scale * b[j].scale;

            if (cosine > LEAST_COSINE && a[i].stem != b[j].stem)
                *next++ = (like_pair){{a[i].stem, b[j].stem}, likeness_of(cosine)};
        }
        out->count = (size_t)(next - STORY_ITEMS(out, like_pair));
    }
    return STORY_OK;
}

static int list_by_stem(story_similar *out, int side, const like_pair *pairs, size_t count, size_t stem_count)
{
    uint32_t *start = calloc(stem_count + 2, sizeof *start);
    story_likes *items = malloc((count + 1) * sizeof *items);
    size_t k;

    out->start[side] = start;
    out->items[side] = items;
    if (!start || !items)
        return STORY_ENOMEM;
    for (k = 0; k < count; k++)
        start[pairs[k].stems[side] + 1]++;
    for (k = 0; k < stem_count; k++)
        start[k + 1] += start[k];
    for (k = count; k-- > 0;)
        items[--start[pairs[k].stems[side] + 1]] = (story_likes){pairs[k].stems[1 - side], pairs[k].likeness};
    memmove(start, start + 1, stem_count * sizeof *start);
    start[stem_count] = (uint32_t)count;
    return STORY_OK;
}

int story_similar_find(story_similar *out, bool *done, const story_lexicon *l)
{
    story_array sides[2] = {STORY_ARRAY(meaning), STORY_ARRAY(meaning)}, pairs = STORY_ARRAY(like_pair);
    int code = STORY_ENOMEM;

    memset(out, 0, sizeof *out);
    *done = false;
    if (read_meanings(&sides[0], l, 0) || read_meanings(&sides[1], l, 1))
        goto out;
    code = STORY_OK;
    if (!sides[0].count || !sides[1].count || sides[0].count > MOST_PAIRS / sides[1].count)
        goto out;
    code = STORY_ENOMEM;
    if (find_pairs(&pairs, &sides[0], &sides[1], (l->vectors.dimensions + BLOCK - 1) / BLOCK) ||
        list_by_stem(out, 0, pairs.items, pairs.count, l->stem_count) ||
        list_by_stem(out, 1, pairs.items, pairs.count, l->stem_count))
        goto out;
    *done = true;
    code = STORY_OK;
out:
    story_array_dispose(&sides[0]);
    story_array_dispose(&sides[1]);
    story_array_dispose(&pairs);
    if (code)
        story_similar_dispose(out);
    return code;
}

void story_similar_dispose(story_similar *similar)
{
    int side;

    for (side = 0; side < 2; side++) {
        free(similar->start[side]);
        free(similar->items[side]);
    }
    memset(similar, 0, sizeof *similar);
}

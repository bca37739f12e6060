#include "compare/standing.h"

#include "util/error.h"

int story_standing_forms(story_map *map, const struct story_variant *v, story_error *err)
{
    for (size_t i = 0; i < v->words.form_count; i++)
        if (story_map_add(map, v->words.forms[i].text, v->words.forms[i].len) == STORY_MAP_NONE)
            return story_error__no_memory(err);
    return STORY_OK;
}

size_t story_standing_at(const struct story_variant *v, size_t offset)
{
    size_t low = 0, high = v->words.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (v->words.items[mid].start + v->words.items[mid].len <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t story_standing_next(const struct story_variant *v, size_t w)
{
    while (w < v->words.count && v->words.items[w].shape == STORY_SHAPE_PUNCT)
        w++;
    return w;
}

/* Walks two stretches of the same words side by side. */
static void stand(uint32_t *out, const struct story_diff *d, const story_edit *edit)
{
    const struct story_variant *a = d->left, *b = d->right;
    size_t i = story_standing_next(a, story_standing_at(a, edit->left.start)),
           j = story_standing_next(b, story_standing_at(b, edit->right.start));

    while (i < a->words.count && j < b->words.count && a->words.items[i].start < edit->left.end &&
           b->words.items[j].start < edit->right.end) {
        out[j] = (uint32_t)i;
        i = story_standing_next(a, i + 1);
        j = story_standing_next(b, j + 1);
    }
}

const uint32_t *story_standing_words(const struct story_diff *d, story_arena *scratch)
{
    uint32_t *out = story_arena_alloc(scratch, (d->right->words.count + 1) * sizeof *out);

    for (size_t i = 0; out && i < d->right->words.count; i++)
        out[i] = STORY_NO_WORD;
    for (size_t n = 0; out && n < d->alignment.count; n++)
        for (size_t e = 0; e < d->edit_counts[n]; e++)
            if (d->edits[n][e].change == STORY_SAME)
                stand(out, d, &d->edits[n][e]);
    return out;
}

const uint32_t *story_standing_owners(const struct story_variant *v, const story_subjects *subjects,
                                      story_arena *scratch)
{
    uint32_t *out = story_arena_calloc(scratch, v->words.count + 1, sizeof *out);

    for (size_t i = 0; out && i < subjects->count; i++)
        for (size_t m = 0; m < subjects->items[i].mention_count; m++) {
            const story_mention *mention = &subjects->items[i].mentions[m];

            for (size_t w = story_words_behind(&v->words, mention->sentence, mention->span.start);
                 w < v->words.count && v->words.items[w].start < mention->span.end; w++)
                out[w] = (uint32_t)i + 1;
        }
    return out;
}

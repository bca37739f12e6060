#include "compare/mentions.h"

#include <string.h>

#include "compare/standing.h"
#include "data/gazetteer.h"
#include "util/error.h"
#include "util/sort.h"

static int by_start(const void *a, const void *b)
{
    const story_mentioned *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* first[s + 2]: how many mentions sentence s has. */
static size_t count_mentions(uint32_t *first, const story_subjects *subjects)
{
    size_t n = 0;

    for (size_t i = 0; i < subjects->count; i++)
        for (size_t m = 0; m < subjects->items[i].mention_count; m++, n++)
            first[subjects->items[i].mentions[m].sentence + 2]++;
    return n;
}

/* Puts every mention behind those of its sentence that are there; then first[s + 1] is where the next sentence starts. */
static void place_mentions(story_mentions *out, const story_subjects *subjects)
{
    for (size_t i = 0; i < subjects->count; i++)
        for (size_t m = 0; m < subjects->items[i].mention_count; m++) {
            const story_mention *mention = &subjects->items[i].mentions[m];

            out->items[out->first[mention->sentence + 1]++] =
                (story_mentioned){(uint32_t)mention->span.start, (uint32_t)mention->span.end, (uint32_t)i, false};
        }
}

int story_mentions_gather(story_mentions *out, story_arena *scratch, const struct story_variant *v,
                          const story_subjects *subjects, story_error *err)
{
    out->variant = v;
    out->first = story_arena_calloc(scratch, v->sentence_count + 2, sizeof *out->first);
    if (!out->first)
        return story_error__no_memory(err);
    out->items = story_arena_calloc(scratch, count_mentions(out->first, subjects), sizeof *out->items);
    if (!out->items)
        return story_error__no_memory(err);
    for (size_t s = 2; s < v->sentence_count + 2; s++)
        out->first[s] += out->first[s - 1];
    place_mentions(out, subjects);
    for (size_t s = 0; s < v->sentence_count; s++)
        story_sort(out->items + out->first[s], out->first[s + 1] - out->first[s], sizeof *out->items, by_start);
    return STORY_OK;
}

size_t story_mentions_behind(const story_mentions *s, size_t at, size_t end, size_t offset)
{
    while (at < end) {
        size_t mid = at + (end - at) / 2;

        if (s->items[mid].end <= offset)
            at = mid + 1;
        else
            end = mid;
    }
    return at;
}

/* Whether a word of a mention names, rather than tells a title. */
static bool is_naming(const story_words *words, size_t w)
{
    uint8_t shape = words->items[w].shape;

    return shape != STORY_SHAPE_PUNCT && shape != STORY_SHAPE_POSSESSIVE &&
           !(story_gazetteer_mask(words->forms[words->items[w].form].hash) & STORY_GAZ_TITLE);
}

static bool has_word(const struct story_variant *v, const story_mentioned *s, const story_form_entry *form)
{
    for (size_t w = story_standing_at(v, s->start); w < v->words.count && v->words.items[w].start < s->end; w++) {
        const story_form_entry *here = &v->words.forms[v->words.items[w].form];

        if (here->hash == form->hash && strcmp(here->text, form->text) == 0)
            return true;
    }
    return false;
}

/* Whether all naming words of a mention are in the other. */
static bool is_within(const struct story_variant *v, const story_mentioned *s, const struct story_variant *u,
                      const story_mentioned *other)
{
    for (size_t w = story_standing_at(v, s->start); w < v->words.count && v->words.items[w].start < s->end; w++)
        if (is_naming(&v->words, w) && !has_word(u, other, &v->words.forms[v->words.items[w].form]))
            return false;
    return true;
}

bool story_mentions_agree(const story_mentions *a, const story_mentioned *l, const story_mentions *b,
                          const story_mentioned *r)
{
    return is_within(a->variant, l, b->variant, r) || is_within(b->variant, r, a->variant, l);
}

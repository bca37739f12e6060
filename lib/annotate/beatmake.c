/* ALGORITHM  A beat is of the type that all its sentences together show best. The words quoted for it are the clause
 * around the word that shows it most. Linear in the words. */
#include "annotate/beat.h"
#include "annotate/presence.h"
#include "util/error.h"

enum { QUOTE_LEAST = 3 }; /* words */

/* The clause around a word: up to the next punctuation on both sides; the sentence where that is next to nothing. */
static story_span clause_around(const struct story_variant *v, size_t sentence, uint32_t word)
{
    const story_word *items = v->words.items;
    uint32_t first = v->words.first[sentence], end = v->words.first[sentence + 1], from = word, to = word;

    if (first == end)
        return v->sentences[sentence].span;
    while (from > first && items[from - 1].shape != STORY_SHAPE_PUNCT)
        from--;
    while (to + 1 < end && items[to + 1].shape != STORY_SHAPE_PUNCT)
        to++;
    if (to - from + 1 < QUOTE_LEAST)
        return v->sentences[sentence].span;
    return (story_span){items[from].start, items[to].start + items[to].len};
}

/* The type that all its sentences together show best, and the words of the sentence that shows it most. */
static void set_type(const struct story_variant *v, story_beat *beat)
{
    unsigned sums[STORY_CUE_TYPES] = {0}, shown = 0;
    size_t s, t, best = 0, at = beat->first;

    while (at < beat->last && !story_variant_tells(v, at))
        at++;
    for (s = beat->first; s <= beat->last; s++)
        for (t = 0; t < STORY_CUE_TYPES; t++)
            sums[t] += v->cues[s].types[t];
    for (t = 1; t < STORY_CUE_TYPES; t++)
        if (sums[t] > sums[best])
            best = t;
    for (s = beat->first; s <= beat->last; s++) {
        if (story_cue_best(v->cues[s].types) == best && v->cues[s].types[best] > shown) {
            shown = v->cues[s].types[best];
            at = s;
        }
    }
    beat->type = story_beat_types(&t)[best].id;
    beat->quote = clause_around(v, at, v->cues[at].word);
}

int story_beat_make(const story_beat **out, story_arena *arena, const struct story_variant *v, const uint32_t *starts,
                    size_t count, story_error *err)
{
    story_presence presence;
    story_beat *beats = story_arena_calloc(arena, count, sizeof *beats);
    int rc = story_presence_read(&presence, v);
    size_t i;

    if (!beats)
        rc = STORY_ENOMEM;
    for (i = 0; i < count && rc == STORY_OK; i++) {
        story_beat *beat = &beats[i];

        beat->first = starts[i];
        beat->last = (i + 1 < count ? starts[i + 1] : v->sentence_count) - 1;
        set_type(v, beat);
        rc = story_presence_list(&presence, arena, beat);
    }
    *out = beats;
    story_presence_dispose(&presence);
    return rc == STORY_OK ? rc : story_error__no_memory(err);
}

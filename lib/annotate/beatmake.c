/* ALGORITHM. A beat is of the type that all its sentences together show best. The words quoted for it are the clause
 * around the word that shows it most. Linear in the words. */
#include "annotate/beat.h"
#include "annotate/glyph.h"
#include "annotate/presence.h"
#include "util/error.h"

enum { QUOTE_LEAST = 3 }; /* words */

static bool is_quotation_mark(const struct story_variant *v, const story_word *w)
{
    size_t used;

    return w->shape == STORY_SHAPE_PUNCT &&
           story_glyph_is_quote(story_glyph_at(v->text.view, w->start, w->start + w->len, &used));
}

/* A sentence without the one mark at its start or end that belongs to a quotation of several sentences. */
static story_span whole_sentence(const struct story_variant *v, size_t sentence)
{
    const story_word *first = v->words.items + v->words.first[sentence],
                     *end = v->words.items + v->words.first[sentence + 1], *w, *mark = NULL;
    story_span span = v->sentences[sentence].span;
    size_t marks = 0;

    for (w = first; w < end; w++)
        if (is_quotation_mark(v, w)) {
            mark = w;
            marks++;
        }
    if (marks != 1 || end - first < 2)
        return span;
    if (mark == first && (first[1].flags & STORY_WORD_QUOTED))
        span.start = first[1].start;
    else if (mark == end - 1 && (mark[-1].flags & STORY_WORD_QUOTED))
        span.end = mark->start;
    return span;
}

/* The clause around a word: up to the next punctuation on both sides; the sentence where that is next to nothing. */
static story_span clause_around(const struct story_variant *v, size_t sentence, uint32_t word)
{
    const story_word *items = v->words.items;
    uint32_t first = v->words.first[sentence], end = v->words.first[sentence + 1], from, to;

    while (word < end && items[word].shape == STORY_SHAPE_PUNCT)
        word++;
    if (word == end)
        return whole_sentence(v, sentence);
    from = to = word;
    while (from > first && items[from - 1].shape != STORY_SHAPE_PUNCT)
        from--;
    while (to + 1 < end && items[to + 1].shape != STORY_SHAPE_PUNCT)
        to++;
    if (to - from + 1 < QUOTE_LEAST)
        return whole_sentence(v, sentence);
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
        if (v->cues[s].best == best && v->cues[s].types[best] > shown) {
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

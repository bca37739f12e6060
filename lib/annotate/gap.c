/* ALGORITHM. A logistic model over signs that the definition of a beat names: its type or story time changes, a paragraph
 * starts, somebody is named again; against it speak pronouns and short sentences. The weights were fitted on four
 * families of stories, each left out in turn (F1 .75 to .80 of boundaries), and rounded. Dropped without loss: places,
 * who appears, shared words, dialogue that goes on. Linear in the words. */
#include "annotate/gap.h"

#include <math.h>
#include <stdlib.h>

#include "annotate/cuelex.h"
#include "util/error.h"

typedef enum gap_sign {
    GAP_ALWAYS,
    GAP_PARAGRAPH,
    GAP_TIME,      /* a word of time among the first words */
    GAP_TYPE,      /* the cues of the two sentences differ: 0 to 1 */
    GAP_SAME_NAME, /* somebody is named who was named in the sentence before */
    GAP_HE,        /* opens with a personal pronoun */
    GAP_IT,
    GAP_CONNECTIVE,
    GAP_SPEECH_IN, /* a quotation opens */
    GAP_SHORT,     /* one of the two is very short */
    GAP_LENGTH,    /* how long this one is */
    GAP_SIGNS
} gap_sign;

static const float weights[GAP_SIGNS] = {
    [GAP_ALWAYS] = -1.8f,    [GAP_PARAGRAPH] = 3.8f, [GAP_TIME] = 0.45f,  [GAP_TYPE] = 1.1f,
    [GAP_SAME_NAME] = 0.4f,  [GAP_HE] = -0.5f,       [GAP_IT] = -0.2f,    [GAP_CONNECTIVE] = 0.4f,
    [GAP_SPEECH_IN] = -0.4f, [GAP_SHORT] = -0.6f,    [GAP_LENGTH] = 1.1f,
};

enum { OPENING = 4, SHORT = 5 };

#define COMMON_LENGTH 16.4f /* words */

typedef struct weigher {
    const struct story_variant *v;
    const story_cuelex *lex;
    uint32_t *seen;     /* by name: the last sentence that has it, plus one */
    uint8_t *same_name; /* by sentence */
} weigher;

static void mark_names(weigher *w)
{
    const struct story_variant *v = w->v;
    size_t i, k;

    for (i = 0; i < v->name_count; i++) {
        for (k = 0; k < v->names[i].mention_count; k++) {
            size_t s = v->names[i].mentions[k].sentence;

            if (w->seen[i] == s && s)
                w->same_name[s] = 1;
            w->seen[i] = (uint32_t)s + 1;
        }
    }
}

/* Sums of products of bytes are exact in a float too. */
static uint32_t product(const uint8_t *a, const uint8_t *b)
{
    uint32_t sum = 0;
    size_t t;

    for (t = 0; t < STORY_CUE_TYPES; t++)
        sum += (uint32_t)a[t] * b[t];
    return sum;
}

/* How far the cues of a sentence are from those of the one before it. */
static float type_distance(const story_cue_score *cues, size_t sentence, const uint32_t squares[2])
{
    const uint8_t *a = cues[sentence - 1].types, *b = cues[sentence].types;

    return squares[0] && squares[1] ? 1 - (float)product(a, b) / sqrtf((float)squares[0] * (float)squares[1]) : 0.5f;
}

static bool is_punctuation(const weigher *w, uint32_t word)
{
    return w->v->words.items[word].shape == STORY_SHAPE_PUNCT;
}

/* The classes of the first words outside quotations, each only where it counts. */
static void read_opening(const weigher *w, size_t sentence, float *signs)
{
    uint32_t i = w->v->words.first[sentence], end = w->v->words.first[sentence + 1], seen = 0;

    for (; i < end && seen < OPENING; i++) {
        unsigned classes = w->lex->items[w->v->words.items[i].form].classes;

        if (is_punctuation(w, i))
            continue;
        if (w->v->words.items[i].flags & STORY_WORD_QUOTED)
            return;
        if (seen < 2 && classes & STORY_CLASS_HE)
            signs[GAP_HE] = 1;
        if (seen == 0 && classes & STORY_CLASS_IT)
            signs[GAP_IT] = 1;
        if (seen == 0 && classes & STORY_CLASS_CONNECTIVE)
            signs[GAP_CONNECTIVE] = 1;
        if (classes & STORY_CLASS_TIME)
            signs[GAP_TIME] = 1;
        seen++;
    }
}

static bool is_quoted_at(const weigher *w, uint32_t word)
{
    return w->v->words.items[word].flags & STORY_WORD_QUOTED;
}

static bool opens_with_speech(const weigher *w, size_t sentence)
{
    const uint32_t *first = w->v->words.first;

    return first[sentence] < first[sentence + 1] && is_quoted_at(w, first[sentence]);
}

static float length_of(const struct story_variant *v, size_t sentence)
{
    return logf((float)(1 + v->words.first[sentence + 1] - v->words.first[sentence]) / COMMON_LENGTH);
}

static float weigh(const weigher *w, size_t s, const uint32_t squares[2])
{
    const struct story_variant *v = w->v;
    float signs[GAP_SIGNS] = {1}, sum = 0;
    size_t k;

    signs[GAP_PARAGRAPH] = v->sentences[s].paragraph != v->sentences[s - 1].paragraph;
    signs[GAP_TYPE] = type_distance(v->cues, s, squares);
    signs[GAP_SAME_NAME] = w->same_name[s];
    signs[GAP_SPEECH_IN] = opens_with_speech(w, s) && !opens_with_speech(w, s - 1);
    signs[GAP_SHORT] = v->cues[s].words <= SHORT;
    signs[GAP_LENGTH] = length_of(v, s);
    read_opening(w, s, signs);
    for (k = 0; k < GAP_SIGNS; k++)
        sum += weights[k] * signs[k];
    return sum;
}

static bool is_heading(const struct story_variant *v, size_t sentence)
{
    return v->text.paragraphs[v->sentences[sentence].paragraph].heading;
}

static void weigh_all(float *gaps, const weigher *w)
{
    const story_cue_score *cues = w->v->cues;
    bool begun = story_variant_tells(w->v, 0);
    uint32_t squares[2] = {0, product(cues[0].types, cues[0].types)}; /* of the cues before the gap and behind it */
    size_t s;

    for (s = 1; s < w->v->sentence_count; s++) {
        bool tells = story_variant_tells(w->v, s);

        squares[0] = squares[1];
        squares[1] = product(cues[s].types, cues[s].types);
        gaps[s] = tells && begun && !is_heading(w->v, s - 1) ? weigh(w, s, squares) : STORY_GAP_NEVER;
        begun = begun || tells;
    }
}

int story_gap_weigh(const float **out, story_arena *arena, const struct story_variant *v, const story_cuelex *lex,
                    story_error *err)
{
    float *gaps = story_arena_calloc(arena, v->sentence_count, sizeof *gaps);
    weigher w = {.v = v, .lex = lex};
    int rc = STORY_OK;

    w.seen = calloc(v->name_count + 1, sizeof *w.seen);
    w.same_name = calloc(v->sentence_count + 1, 1);
    if (!gaps || !w.seen || !w.same_name) {
        rc = story_error__no_memory(err);
        goto out;
    }
    mark_names(&w);
    if (v->sentence_count)
        weigh_all(gaps, &w);
    *out = gaps;
out:
    free(w.seen);
    free(w.same_name);
    return rc;
}

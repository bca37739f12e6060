/* ALGORITHM  A logistic model over signs that the definition of a beat names: its type, participant, place or story time
 * changes; a paragraph starts; against it speak pronouns, shared words and names, and a dialogue that goes on. Linear in
 * the words. */
#include "annotate/gap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/cuelex.h"
#include "util/error.h"

typedef enum gap_sign {
    GAP_ALWAYS,
    GAP_PARAGRAPH,
    GAP_TIME,     /* a word of time among the first words */
    GAP_TYPE,     /* the cues of the two sentences differ: 0 to 1 */
    GAP_NEW_NAME, /* somebody appears who was not in the two sentences before */
    GAP_SAME_NAME,
    GAP_HE, /* opens with a personal pronoun */
    GAP_IT,
    GAP_CONNECTIVE,
    GAP_NAMED,     /* somebody is named in the opening */
    GAP_SPEECH_ON, /* quotation behind quotation */
    GAP_SPEECH_IN, /* a quotation opens */
    GAP_COHESION,  /* shared content words: 0 to 1 */
    GAP_SHORT,     /* one of the two is very short */
    GAP_BEFORE,    /* how long the sentence before is: ln of its words against that of a common length */
    GAP_LENGTH,    /* how long this one is */
    GAP_SIGNS
} gap_sign;

static const float weights[GAP_SIGNS] = {
    [GAP_ALWAYS] = -1.8f,    [GAP_PARAGRAPH] = 3.2f, [GAP_TIME] = 0.45f,     [GAP_TYPE] = 1.1f,
    [GAP_NEW_NAME] = -0.3f,  [GAP_SAME_NAME] = 0.4f, [GAP_HE] = -0.5f,       [GAP_IT] = -0.2f,
    [GAP_CONNECTIVE] = 0.4f, [GAP_NAMED] = 0.3f,     [GAP_SPEECH_ON] = 0.2f, [GAP_SPEECH_IN] = -0.4f,
    [GAP_COHESION] = -0.4f,  [GAP_SHORT] = -0.6f,    [GAP_BEFORE] = 0.6f,    [GAP_LENGTH] = 1.1f,
};

enum { OPENING = 4, SHORT = 5 };

#define COMMON_LENGTH 16.4f /* words */

typedef struct weigher {
    const struct story_variant *v;
    story_cuelex lex;
    uint32_t *seen_name;                   /* by name: the last sentence that has it, plus one */
    uint32_t *stem_in;                     /* by stem: the last sentence that has it, plus one */
    uint8_t *new_name, *same_name, *named; /* by sentence */
} weigher;

static void mark_name(weigher *w, size_t name, size_t sentence)
{
    uint32_t last = w->seen_name[name];

    if (last == sentence + 1)
        return;
    if (!last || sentence + 1 - last > 2)
        w->new_name[sentence] = 1;
    else if (sentence + 1 - last == 1)
        w->same_name[sentence] = 1;
    w->seen_name[name] = (uint32_t)sentence + 1;
}

static bool is_in_opening(const weigher *w, const story_mention *mention)
{
    uint32_t first = w->v->words.first[mention->sentence], end = w->v->words.first[mention->sentence + 1];
    uint32_t last = end - first > OPENING ? first + OPENING - 1 : end - 1;

    return first < end && mention->span.start <= w->v->words.items[last].start;
}

static void mark_all(weigher *w)
{
    const struct story_variant *v = w->v;
    size_t i, k;

    for (i = 0; i < v->name_count; i++) {
        for (k = 0; k < v->names[i].mention_count; k++) {
            const story_mention *m = &v->names[i].mentions[k];

            mark_name(w, i, m->sentence);
            w->named[m->sentence] |= is_in_opening(w, m);
        }
    }
}

static float type_distance(const uint8_t *a, const uint8_t *b)
{
    float ab = 0, aa = 0, bb = 0;
    size_t t;

    for (t = 0; t < STORY_CUE_TYPES; t++) {
        ab += (float)a[t] * b[t];
        aa += (float)a[t] * a[t];
        bb += (float)b[t] * b[t];
    }
    return aa > 0 && bb > 0 ? 1 - ab / sqrtf(aa * bb) : 0.5f;
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
        unsigned classes = w->lex.forms[w->v->words.items[i].form].classes;

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

static void read_speech(const weigher *w, size_t sentence, float *signs)
{
    const uint32_t *first = w->v->words.first;
    bool before, now;

    if (first[sentence] == first[sentence + 1] || first[sentence - 1] == first[sentence])
        return;
    before = is_quoted_at(w, first[sentence - 1]);
    now = is_quoted_at(w, first[sentence]);
    signs[GAP_SPEECH_ON] = before && now;
    signs[GAP_SPEECH_IN] = now && !before;
}

/* The share of the smaller sentence's content words that the sentence before has too, weighted by rarity. Also moves
 * stem_in on to this sentence. */
static void read_words(weigher *w, size_t sentence, float *signs, float *mass_before)
{
    uint32_t i = w->v->words.first[sentence], end = w->v->words.first[sentence + 1], count = 0;
    float mass = 0, shared = 0, least;

    for (; i < end; i++) {
        const story_form_entry *form = &w->v->words.forms[w->v->words.items[i].form];
        uint32_t *at = &w->stem_in[form->stem];
        float weight = form->rank < 200 ? 0 : logf((float)(form->rank < 300000 ? form->rank : 300000) / 200.0f + 1);

        if (is_punctuation(w, i))
            continue;
        count++;
        if (*at == sentence + 1)
            continue;
        mass += weight;
        if (*at && *at == sentence)
            shared += weight;
        *at = (uint32_t)sentence + 1;
    }
    least = mass < *mass_before ? mass : *mass_before;
    signs[GAP_COHESION] = least > 0 ? shared / least : 0;
    signs[GAP_SHORT] = count <= SHORT;
    *mass_before = mass;
}

static float length_of(const struct story_variant *v, size_t sentence)
{
    return logf((float)(1 + v->words.first[sentence + 1] - v->words.first[sentence]) / COMMON_LENGTH);
}

static void weigh_all(weigher *w, float *out)
{
    const struct story_variant *v = w->v;
    float mass = 0;
    size_t s, k;

    for (s = 0; s < v->sentence_count; s++) {
        float signs[GAP_SIGNS] = {1};

        read_words(w, s, signs, &mass);
        if (!s)
            continue;
        signs[GAP_PARAGRAPH] = v->sentences[s].paragraph != v->sentences[s - 1].paragraph;
        signs[GAP_TYPE] = type_distance(v->cues[s - 1].types, v->cues[s].types);
        signs[GAP_NEW_NAME] = w->new_name[s];
        signs[GAP_SAME_NAME] = w->same_name[s];
        signs[GAP_NAMED] = w->named[s];
        signs[GAP_BEFORE] = length_of(v, s - 1);
        signs[GAP_LENGTH] = length_of(v, s);
        read_opening(w, s, signs);
        read_speech(w, s, signs);
        for (k = 0; k < GAP_SIGNS; k++)
            out[s] += weights[k] * signs[k];
    }
}

static void dispose(weigher *w)
{
    story_cuelex_dispose(&w->lex);
    free(w->seen_name);
    free(w->stem_in);
    free(w->new_name);
    free(w->same_name);
    free(w->named);
}

static bool prepare(weigher *w)
{
    const struct story_variant *v = w->v;

    w->seen_name = calloc(v->name_count + 1, sizeof *w->seen_name);
    w->stem_in = calloc(v->words.form_count + 1, sizeof *w->stem_in);
    w->new_name = calloc(v->sentence_count + 1, 1);
    w->same_name = calloc(v->sentence_count + 1, 1);
    w->named = calloc(v->sentence_count + 1, 1);
    return w->seen_name && w->stem_in && w->new_name && w->same_name && w->named;
}

int story_gap_weigh(const float **out, story_arena *arena, const struct story_variant *v, story_error *err)
{
    float *gaps = story_arena_calloc(arena, v->sentence_count, sizeof *gaps);
    weigher w = {.v = v};
    int rc = STORY_OK;

    if (!gaps || !prepare(&w)) {
        rc = story_error__no_memory(err);
        goto out;
    }
    rc = story_cuelex_make(&w.lex, &v->words, err);
    if (rc != STORY_OK)
        goto out;
    mark_all(&w);
    weigh_all(&w, gaps);
    *out = gaps;
out:
    dispose(&w);
    return rc;
}

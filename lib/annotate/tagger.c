/* ALGORITHM  A conditional random field over runs of capitalised words. Every word of a run gets a score for each of seven
 * labels: the sum of the weights of its features (feature.h). A word's other places in the text then vote: its scores
 * are mixed with their mean, so that a name is not a city in one sentence for one preposition. The best sequence of
 * labels is found by dynamic programming over label pairs (Viterbi), twice: what the first reading took a word for
 * helps the second with words that no table has (stranger.c). O(n) with some fifty additions of eight bytes a
 * capitalised word; nothing grows but the scores, 16 bytes a capitalised word.
 *
 * "A woman named Sofia" makes Sofia a person wherever the text has her without a preposition.
 *
 * Rejected: gazetteer and rules alone (78.6/64.9 against 89/78 in F1), decisions by gazetteer on top of the weights
 * (every fifth place in fiction is a given name too), an averaged perceptron (half a point behind).
 * After J. Lafferty and others, Conditional random fields, 2001, and the two passes of Krishnan and Manning, 2006. */
#include "annotate/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/feature.h"
#include "annotate/stranger.h"
#include "annotate/weights.h"
#include "data/data.h"
#include "data/gazetteer.h"
#include "data/wordform.h"
#include "util/array.h"
#include "util/error.h"

enum {
    VOTE = 100,   /* per cent: where a word has many other places, their mean counts as much as this one */
    NAMED = 2000, /* what "a woman named X" adds to X as a name: more than all weights of a word */
    NEVER = -30000
};

typedef struct ballot {
    int32_t sum[STORY_LABELS];
    int32_t count;
    story_readings read;
} ballot;

typedef struct score_row {
    int16_t label[STORY_WEIGHTS_ROW];
} score_row;

typedef struct tagger {
    story_scene scene;
    const story_weights *weights;
    float from[STORY_LABELS][STORY_LABELS]; /* of one label after another, NEVER where it can't follow */
    story_array scores;                     /* score_row a word of a run, in order */
    ballot *ballots;                        /* by facts */
    size_t next;                            /* of the scores, while decoding */
    story_array tagged;
} tagger;

static void score_word(const tagger *t, const story_word_run *run, uint32_t i, score_row *out)
{
    uint32_t features[STORY_FEATURE_MOST];
    size_t n = story_scene_features(&t->scene, run, i, 0, features), k, l;
    score_row sum = {{0}}; /* apart from out, so that it stays in one register */

    for (k = 0; k < n; k++) {
        const signed char *row = t->weights->rows + (size_t)story_feature_bucket(features[k]) * STORY_WEIGHTS_ROW;
        int16_t wide[STORY_WEIGHTS_ROW];

        for (l = 0; l < STORY_WEIGHTS_ROW; l++)
            wide[l] = row[l];
        for (l = 0; l < STORY_WEIGHTS_ROW; l++)
            sum.label[l] = (int16_t)(sum.label[l] + wide[l]);
    }
    *out = sum;
}

static void vote(tagger *t, uint32_t word, const score_row *row)
{
    uint32_t facts = t->scene.facts_of[t->scene.words->items[word].form];
    int l;

    for (l = 0; facts && l < STORY_LABELS; l++)
        t->ballots[facts].sum[l] += row->label[l];
    t->ballots[facts].count++;
}

static int score_run(tagger *t, const story_word_run *run)
{
    uint32_t i;

    for (i = 0; i < run->count; i++) {
        score_row *row = story_array_push(&t->scores);

        if (!row)
            return STORY_ENOMEM;
        score_word(t, run, i, row);
        vote(t, run->first + i, row);
    }
    return STORY_OK;
}

static bool follows(const tagger *t, const story_word_run *run, uint32_t i, unsigned cue)
{
    uint32_t at = run->first + i;

    return at > run->begin && (t->scene.cues[t->scene.words->items[at - 1].form] & cue);
}

/* "a woman named Sofia was in Sofia": only the second follows a preposition. */
static bool is_named(const tagger *t, const story_word_run *run, uint32_t i, const story_facts *facts)
{
    return facts->named && !follows(t, run, i, STORY_CUE_PREPOSITION);
}

/* "the town of Jackson": then Jackson is the town, unless the text has people so called, or it is Jackson Reed. */
static bool is_seat(const tagger *t, const story_word_run *run, uint32_t i, const story_facts *facts)
{
    uint32_t at = run->first + i;
    bool person = run->count > 1 && (facts->gaz & STORY_GAZ_GIVEN);
    bool placed = follows(t, run, i, STORY_CUE_CONNECTOR | STORY_CUE_PREPOSITION);

    if (!facts->seat || facts->named || i > 0)
        return false;
    if (placed && at >= run->begin + 2 && (t->scene.cues[t->scene.words->items[at - 2].form] & STORY_CUE_SEAT))
        return true;
    return placed || (!person && story_facts_side(facts) != 1);
}

static void mix(const tagger *t, const story_word_run *run, uint32_t i, const score_row *own, float out[STORY_LABELS])
{
    uint32_t facts = t->scene.facts_of[t->scene.words->items[run->first + i].form];
    const ballot *b = &t->ballots[facts];
    float weight = facts && b->count > 1 ? VOTE / 100.0f * (float)(b->count - 1) / (float)(b->count + 1) : 0;
    int l;

    for (l = 0; l < STORY_LABELS; l++) {
        float others = weight > 0 ? (float)(b->sum[l] - own->label[l]) / (float)(b->count - 1) : 0;

        out[l] = ((float)own->label[l] + weight * others) / (1 + weight);
    }
    story_stranger_weigh(out, &t->scene, run, i, &b->read);
    if (is_named(t, run, i, &t->scene.facts[facts]))
        out[STORY_LABEL_NAME] += NAMED;
    else if (is_seat(t, run, i, &t->scene.facts[facts]))
        out[STORY_LABEL_PLACE] += NAMED;
}

/* A later word of a span follows its first word or another later one. */
static bool may_follow(int before, int label)
{
    bool later = label == STORY_LABEL_NAME_IN || label == STORY_LABEL_PLACE_IN || label == STORY_LABEL_OTHER_IN;

    return !later || before == label || before == label - 1;
}

static void read_transitions(tagger *t)
{
    int p, l;

    for (p = 0; p < STORY_LABELS; p++)
        for (l = 0; l < STORY_LABELS; l++)
            t->from[p][l] = may_follow(p, l) ? t->weights->transitions[p][l] : NEVER;
}

static void step(const tagger *t, const float *before, float *now, uint8_t *back, const float *scores)
{
    int l, p;

    for (l = 0; l < STORY_LABELS; l++) {
        now[l] = before[0] + t->from[0][l];
        back[l] = 0;
    }
    for (p = 1; p < STORY_LABELS; p++)
        for (l = 0; l < STORY_LABELS; l++)
            if (before[p] + t->from[p][l] > now[l]) {
                now[l] = before[p] + t->from[p][l];
                back[l] = (uint8_t)p;
            }
    for (l = 0; l < STORY_LABELS; l++)
        now[l] += scores[l];
}

static void decode(const tagger *t, const story_word_run *run, const score_row *rows, uint8_t out[STORY_RUN_MOST])
{
    float score[2][STORY_LABELS], mixed[STORY_LABELS];
    uint8_t back[STORY_RUN_MOST][STORY_LABELS], label = 0;
    uint32_t i;
    int l;

    mix(t, run, 0, rows, mixed);
    for (l = 0; l < STORY_LABELS; l++)
        score[0][l] = may_follow(STORY_LABEL_NONE, l) ? mixed[l] + t->weights->transitions[STORY_LABELS][l] : NEVER;
    for (i = 1; i < run->count; i++) {
        mix(t, run, i, rows + i, mixed);
        step(t, score[(i - 1) & 1], score[i & 1], back[i], mixed);
    }
    for (l = 1; l < STORY_LABELS; l++)
        if (score[(run->count - 1) & 1][l] > score[(run->count - 1) & 1][label])
            label = (uint8_t)l;
    for (i = run->count; i-- > 0; label = back[i][label])
        out[i] = label;
}

/* "Thank God", "O God": a verb that the text writes small elsewhere, or that only begins the sentence, is no part of the
 * name behind it; nor is a sigh. */
static bool is_exclaimed(const tagger *t, uint32_t word)
{
    const story_word *w = &t->scene.words->items[word];
    const story_facts *f = story_scene_facts(&t->scene, word);
    bool first = w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED);

    if (w->len == 1 && t->scene.text->view[w->start] == 'O' && !(w->flags & STORY_WORD_POINT))
        return true;
    return t->scene.classes[w->form].sort == 1 + STORY_MOSTLY_VERB && (f->lower ? f->middle < f->lower : first) &&
           !(f->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_TITLE));
}

static int keep_spans(tagger *t, const story_word_run *run, uint32_t sentence, const uint8_t *labels)
{
    static const uint8_t tags[] = {0, STORY_TAG_NAME, 0, STORY_TAG_PLACE, 0, STORY_TAG_OTHER, 0};
    uint32_t i, end, first;

    for (i = 0; i < run->count; i = end) {
        story_tagged *span;

        end = i + 1;
        if (labels[i] == STORY_LABEL_NONE)
            continue;
        while (end < run->count && labels[end] == labels[i] + 1)
            end++;
        first = i + (end - i > 1 && is_exclaimed(t, run->first + i));
        span = story_array_push(&t->tagged);
        if (!span)
            return STORY_ENOMEM;
        *span = (story_tagged){run->first + first, end - first, sentence, tags[labels[i]]};
    }
    return STORY_OK;
}

/* Calls visit for every run of the text, in order. */
static int each_run(tagger *t, int (*visit)(tagger *, const story_word_run *, uint32_t sentence))
{
    const uint32_t *first = t->scene.words->first;
    story_word_run run;
    uint32_t i, at;

    for (i = 0; i < t->scene.sentence_count; i++)
        for (at = first[i]; story_scene_next_run(&t->scene, at, first[i], first[i + 1], &run);
             at = run.first + run.count)
            if (visit(t, &run, i))
                return STORY_ENOMEM;
    return STORY_OK;
}

static int score_visit(tagger *t, const story_word_run *run, uint32_t sentence)
{
    (void)sentence;
    return score_run(t, run);
}

/* The first reading only counts what each word is taken for. */
static int read_visit(tagger *t, const story_word_run *run, uint32_t sentence)
{
    uint8_t labels[STORY_RUN_MOST];
    uint32_t i;

    (void)sentence;
    decode(t, run, STORY_ITEMS(&t->scores, score_row) + t->next, labels);
    t->next += run->count;
    for (i = 0; i < run->count; i++) {
        ballot *b = &t->ballots[t->scene.facts_of[t->scene.words->items[run->first + i].form]];

        b->read.name += labels[i] == STORY_LABEL_NAME || labels[i] == STORY_LABEL_NAME_IN;
        b->read.place += labels[i] == STORY_LABEL_PLACE || labels[i] == STORY_LABEL_PLACE_IN;
    }
    return STORY_OK;
}

static int decode_visit(tagger *t, const story_word_run *run, uint32_t sentence)
{
    uint8_t labels[STORY_RUN_MOST];

    decode(t, run, STORY_ITEMS(&t->scores, score_row) + t->next, labels);
    t->next += run->count;
    return keep_spans(t, run, sentence, labels);
}

int story_tagger__run(const story_tagged **out, size_t *count, story_arena *arena, const story_text *text,
                      const story_words *words, size_t sentence_count, const story_weights *weights, story_error *err)
{
    tagger t = {.weights = weights, .scores = STORY_ARRAY(score_row), .tagged = STORY_ARRAY(story_tagged)};
    int code = story_scene_read(&t.scene, text, words, sentence_count, err);

    if (code)
        return code;
    read_transitions(&t);
    t.ballots = calloc(t.scene.facts_count, sizeof *t.ballots);
    code = t.ballots ? each_run(&t, score_visit) : STORY_ENOMEM;
    if (!code)
        code = each_run(&t, read_visit);
    t.next = 0;
    if (!code)
        code = each_run(&t, decode_visit);
    *count = t.tagged.count;
    *out = code ? NULL : story_array_keep(&t.tagged, arena);
    story_array_dispose(&t.tagged);
    story_array_dispose(&t.scores);
    free(t.ballots);
    story_scene_dispose(&t.scene);
    return *out ? STORY_OK : story_error__no_memory(err);
}

int story_tagger_run(const story_tagged **out, size_t *count, story_arena *arena, const story_text *text,
                     const story_words *words, const story_sentence *sentences, size_t sentence_count, story_error *err)
{
    story_blob blob = story_data__tagger();
    story_weights weights;

    (void)sentences;
    if (!story_weights_read(&weights, blob.bytes, blob.len))
        return story_error__set(err, STORY_EINPUT, "the tagger's weights are damaged");
    return story_tagger__run(out, count, arena, text, words, sentence_count, &weights, err);
}

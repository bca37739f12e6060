/* ALGORITHM. A conditional random field over runs of capitalised words. Every word of a run gets a score for each of seven
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

#include "annotate/feature.h"
#include "annotate/stranger.h"
#include "annotate/tagscore.h"
#include "annotate/variant.h"
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
    int32_t sum[STORY_WEIGHTS_ROW];
    int32_t count;
    story_readings read;
} ballot;

/* A run, kept between the readings. */
typedef struct kept_run {
    uint32_t first, count, sentence;
    bool again; /* what the first reading takes words for matters to it */
} kept_run;

typedef struct tagger {
    story_scene scene;
    const story_weights *weights;
    float from[STORY_LABELS][STORY_LABELS]; /* of one label after another, NEVER where it can't follow */
    story_tagscorer scorer;
    story_array scores; /* story_score_row a word of a run, in order */
    ballot *ballots;    /* by facts */
    story_array runs;   /* kept_run */
    uint8_t *labels;    /* by score */
    story_array tagged;
} tagger;

static void vote(tagger *t, uint32_t word, const story_score_row *row)
{
    uint32_t facts = t->scene.facts_of[t->scene.words->items[word].form];
    int l;

    for (l = 0; facts && l < STORY_WEIGHTS_ROW; l++)
        t->ballots[facts].sum[l] += row->label[l];
    t->ballots[facts].count++;
}

static int score_run(tagger *t, const story_word_run *run, uint32_t sentence)
{
    story_score_row *rows;
    uint32_t i;

    if (story_array_room(&t->runs, 1) || story_array_room(&t->scores, run->count))
        return STORY_ENOMEM;
    STORY_ITEMS(&t->runs, kept_run)[t->runs.count++] = (kept_run){run->first, run->count, sentence, false};
    rows = STORY_ITEMS(&t->scores, story_score_row) + t->scores.count;
    t->scores.count += run->count;
    for (i = 0; i < run->count; i++) {
        rows[i] = story_tagscorer_score(&t->scorer, run, i);
        vote(t, run->first + i, &rows[i]);
    }
    return STORY_OK;
}

static int score_all(tagger *t)
{
    const uint32_t *first = t->scene.words->first;
    story_word_run run;
    uint32_t i, at;

    for (i = 0; i < t->scene.sentence_count; i++)
        for (at = first[i]; story_scene_next_run(&t->scene, at, first[i], first[i + 1], &run);
             at = run.first + run.count)
            if (score_run(t, &run, i))
                return STORY_ENOMEM;
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

/* True where the first reading matters. */
static bool mix(const tagger *t, const story_word_run *run, uint32_t i, const story_score_row *own,
                float out[STORY_WEIGHTS_ROW])
{
    uint32_t facts = t->scene.facts_of[t->scene.words->items[run->first + i].form];
    const ballot *b = &t->ballots[facts];
    float weight = facts && b->count > 1 ? VOTE / 100.0f * (float)(b->count - 1) / (float)(b->count + 1) : 0;
    bool again;
    int l;

    for (l = 0; l < STORY_WEIGHTS_ROW; l++)
        out[l] = own->label[l];
    for (l = 0; weight > 0 && l < STORY_WEIGHTS_ROW; l++)
        out[l] = (out[l] + weight * ((float)(b->sum[l] - own->label[l]) / (float)(b->count - 1))) / (1 + weight);
    again = story_stranger_weigh(out, &t->scene, run, i, &b->read);
    if (is_named(t, run, i, &t->scene.facts[facts]))
        out[STORY_LABEL_NAME] += NAMED;
    else if (is_seat(t, run, i, &t->scene.facts[facts]))
        out[STORY_LABEL_PLACE] += NAMED;
    return again;
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

/* True where the first reading matters to a word of the run. */
static bool decode(const tagger *t, const story_word_run *run, const story_score_row *rows, uint8_t *out)
{
    float score[2][STORY_LABELS], mixed[STORY_WEIGHTS_ROW];
    uint8_t back[STORY_WORD_RUN_MOST][STORY_LABELS], label = 0;
    bool again = mix(t, run, 0, rows, mixed);
    uint32_t i;
    int l;

    for (l = 0; l < STORY_LABELS; l++)
        score[0][l] = may_follow(STORY_LABEL_NONE, l) ? mixed[l] + t->weights->transitions[STORY_LABELS][l] : NEVER;
    for (i = 1; i < run->count; i++) {
        again |= mix(t, run, i, rows + i, mixed);
        step(t, score[(i - 1) & 1], score[i & 1], back[i], mixed);
    }
    for (l = 1; l < STORY_LABELS; l++)
        if (score[(run->count - 1) & 1][l] > score[(run->count - 1) & 1][label])
            label = (uint8_t)l;
    for (i = run->count; i-- > 0; label = back[i][label])
        out[i] = label;
    return again;
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

static story_word_run run_of(const tagger *t, const kept_run *kept)
{
    const uint32_t *first = t->scene.words->first;
    story_word_run run; /* the scores have seen its phrases */

    run.first = kept->first;
    run.count = kept->count;
    run.begin = first[kept->sentence];
    run.end = first[kept->sentence + 1];
    return run;
}

/* The first reading only counts what each word is taken for. */
static void read_first(tagger *t)
{
    const story_score_row *rows = t->scores.items;
    uint8_t *labels = t->labels;
    size_t r;
    uint32_t i;

    for (r = 0; r < t->runs.count; rows += i, labels += i, r++) {
        kept_run *kept = &STORY_ITEMS(&t->runs, kept_run)[r];
        story_word_run run = run_of(t, kept);

        kept->again = decode(t, &run, rows, labels);
        for (i = 0; i < run.count; i++) {
            ballot *b = &t->ballots[t->scene.facts_of[t->scene.words->items[run.first + i].form]];

            b->read.name += labels[i] == STORY_LABEL_NAME || labels[i] == STORY_LABEL_NAME_IN;
            b->read.place += labels[i] == STORY_LABEL_PLACE || labels[i] == STORY_LABEL_PLACE_IN;
        }
    }
}

/* The second reads anew only where it may come to something else. */
static int read_second(tagger *t)
{
    const story_score_row *rows = t->scores.items;
    uint8_t *labels = t->labels;
    size_t r;

    for (r = 0; r < t->runs.count; r++) {
        const kept_run *kept = &STORY_ITEMS(&t->runs, kept_run)[r];
        story_word_run run = run_of(t, kept);

        if (kept->again)
            decode(t, &run, rows, labels);
        if (keep_spans(t, &run, kept->sentence, labels))
            return STORY_ENOMEM;
        rows += run.count;
        labels += run.count;
    }
    return STORY_OK;
}

static int read_twice(tagger *t)
{
    t->labels = malloc(t->scores.count + 1);
    if (!t->labels)
        return STORY_ENOMEM;
    read_first(t);
    return read_second(t);
}

int story_tagger__run(struct story_variant *v, const story_weights *weights, story_error *err)
{
    tagger t = {.weights = weights,
                .scores = STORY_ARRAY(story_score_row),
                .runs = STORY_ARRAY(kept_run),
                .tagged = STORY_ARRAY(story_tagged)};
    int code = story_scene_read(&t.scene, &v->text, &v->words, v->sentence_count, err);

    if (code)
        return code;
    read_transitions(&t);
    t.ballots = calloc(t.scene.facts_count, sizeof *t.ballots);
    code = t.ballots ? story_tagscorer_init(&t.scorer, &t.scene, weights) : STORY_ENOMEM;
    if (!code)
        code = score_all(&t);
    if (!code)
        code = read_twice(&t);
    v->tagged_count = t.tagged.count;
    v->tagged = code ? NULL : story_array_keep(&t.tagged, v->arena);
    story_array_dispose(&t.tagged);
    story_array_dispose(&t.scores);
    story_array_dispose(&t.runs);
    free(t.labels);
    free(t.ballots);
    story_tagscorer_dispose(&t.scorer);
    story_scene_dispose(&t.scene);
    return v->tagged ? STORY_OK : story_error__no_memory(err);
}

int story_tagger_run(struct story_variant *v, story_error *err)
{
    story_blob blob = story_data__tagger();
    story_weights weights;

    if (!story_weights_read(&weights, blob.bytes, blob.len))
        return story_error__set(err, STORY_EINPUT, "the tagger's weights are damaged");
    return story_tagger__run(v, &weights, err);
}

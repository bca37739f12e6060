/* ALGORITHM. The cut of a text maximises, over all ways to part it into runs of sentences, the evidence of the gaps cut
 * (gap.h) less a cost of runs far from the length expected in such a text: dynamic programming, n times the longest run
 * allowed. Evidence counts against its mean, so that a text that is all paragraphs, or has none, is cut at its own pace.
 * A comparison adds evidence from the other texts (compare/recut.h). Rejected: a boundary wherever the type changes (no
 * better than every sentence a beat: .83 and .82 on three stories), lexical cohesion alone (.36 on a gospel). */
#include "annotate/beat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/cuelex.h"
#include "annotate/gap.h"
#include "util/error.h"

static const story_beat_type types[STORY_CUE_TYPES] = {
    {"IDENT", "who or what someone is: trait, look, role"},
    {"ORIGIN", "birth, family, upbringing, backstory"},
    {"SETTING", "place, time, weather, no agentive event"},
    {"MAKE", "create, work, practise a craft, perform"},
    {"WANT", "goal, desire, need, lack"},
    {"FEEL", "emotion, mood, inner burden"},
    {"THINK", "reflect, question, doubt, remember"},
    {"LEARN", "knowledge or value change"},
    {"DECIDE", "commitment: choose, resolve, agree, refuse"},
    {"SEE", "perceive or be watched"},
    {"TELL", "assertive speech"},
    {"CALL", "directive speech or letter"},
    {"GO", "depart, travel, arrive, return, flee"},
    {"MEET", "two participants come together"},
    {"GIVE", "possession changes"},
    {"HELP", "aid, heal, rescue, teach"},
    {"BOND", "a tie forms"},
    {"BREAK", "a tie ends"},
    {"FIGHT", "force: attack, pursue, capture, threaten"},
    {"TRICK", "deceive, disguise, hide, lie"},
    {"DIE", "death, killing, burial, grave wound"},
    {"FAME", "public standing, judgement, reward, punishment"},
    {"CHANGE", "person, thing or fortune becomes other"},
    {"CODA", "closing evaluation, moral, summing up"},
};

const story_beat_type *story_beat_types(size_t *count)
{
    *count = STORY_CUE_TYPES;
    return types;
}

size_t story_beat_type_number(const char *id)
{
    size_t t;

    for (t = 0; t < STORY_CUE_TYPES; t++) /* that of a beat is from the table itself */
        if (types[t].id == id)
            return t;
    for (t = 0; t < STORY_CUE_TYPES && strcmp(types[t].id, id) != 0;)
        t++;
    return t;
}

/* ------------------------------------------------------------------------------------------------ cutting ---- */

/* The longer the sentences of a text, the fewer make a beat: a summary tells one thing a sentence, a scene needs three.
 * Set on four families of stories; long texts are told of in slightly larger beats. */
#define SENTENCES_LEAST 1.0
#define SENTENCES_MOST 3.2
#define SENTENCES_AT 1.2 /* sentences a beat where a sentence has WORDS_AT words */
#define WORDS_AT 19.8
#define SENTENCES_LESS 0.4 /* for each word more */
#define SHORT_STORY 400.0  /* words */
#define LENGTH_POWER 0.1
#define LINES_SHARE 0.8 /* of sentences that are a paragraph */

#define MEAN_SHRINK 20 /* gaps */
#define GAP_WEIGHT 0.45f
#define LENGTH_WEIGHT 2.0f /* of (ln(words / expected))^2 */
#define LONGEST_WORDS 8    /* times the expected length … */
#define MOST_COSTS 4096
#define LONGEST_RUN 64 /* … and sentences at most */

/* Whether somebody has cut the text into lines that are told of one by one: verses, lists. */
static bool is_cut_into_lines(const struct story_variant *v)
{
    return (double)v->text.paragraph_count > LINES_SHARE * (double)v->sentence_count;
}

double story_beat_words(const struct story_variant *v)
{
    double mean, sentences, growth = 1;

    if (!v->sentence_count || !v->told[v->sentence_count])
        return 1;
    mean = (double)v->told[v->sentence_count] / (double)v->told_count;
    sentences = SENTENCES_AT + SENTENCES_LESS * (WORDS_AT - mean);
    sentences = fmax(SENTENCES_LEAST, fmin(SENTENCES_MOST, sentences));
    if (!is_cut_into_lines(v))
        growth = pow(fmax(1, (double)v->told[v->sentence_count] / SHORT_STORY), LENGTH_POWER);
    return mean * sentences * growth;
}

float story_beat_length_cost(double words, double expected)
{
    double off = log(fmax(words, 1) / expected);

    return LENGTH_WEIGHT * (float)(off * off);
}

float story_beat_gap(const struct story_variant *v, size_t sentence)
{
    return GAP_WEIGHT * (v->gaps[sentence] - v->mean_gap);
}

typedef struct cutter {
    const struct story_variant *v;
    float *best;       /* by number of sentences cut so far */
    float *worth;      /* of a run that starts at a sentence */
    float *hopes;      /* best and worth together: no run from there on can be worth more */
    uint32_t *hopeful; /* by start: one more than the nearest start before it with higher hopes; 0: there is none */
    float *costs; /* by number of words, for those that a beat of several sentences may have; no more than MOST_COSTS */
    size_t cost_count;
    uint32_t *from; /* by the same: where the last run starts */
    double expected;
    uint32_t most_words;
} cutter;

static float cost_of(const cutter *c, uint32_t words)
{
    return words < c->cost_count ? c->costs[words] : story_beat_length_cost(words, c->expected);
}

static bool find_costs(cutter *c)
{
    size_t words;

    c->cost_count = (size_t)fmin(LONGEST_WORDS * c->expected, MOST_COSTS) + 1;
    c->costs = malloc(c->cost_count * sizeof *c->costs);
    for (words = 0; c->costs && words < c->cost_count; words++)
        c->costs[words] = story_beat_length_cost((double)words, c->expected);
    return c->costs;
}

static void set_hopes(cutter *c, size_t start)
{
    uint32_t before = (uint32_t)start;

    c->hopes[start] = c->best[start] + c->worth[start];
    while (before && c->hopes[before - 1] <= c->hopes[start])
        before = c->hopeful[before - 1];
    c->hopeful[start] = before;
}

/* No cost is below zero: a start that is not worth enough by itself is left out before its cost is found, and so are all
 * before it that are worth no more. */
static void find_best_start(cutter *c, size_t end)
{
    const uint32_t *first = c->v->told;
    size_t before, start; /* before: one more than the start */
    float best = -INFINITY;

    for (before = end; before && end - before < LONGEST_RUN;
         before = c->hopes[start] <= best ? c->hopeful[start] : start) {
        uint32_t words;
        float value;

        start = before - 1;
        words = first[end] - first[start];
        if (words > c->most_words && before < end)
            break;
        if (c->hopes[start] <= best)
            continue;
        value = c->best[start] - cost_of(c, words) + c->worth[start];
        if (value > best) {
            best = value;
            c->from[end] = (uint32_t)start;
        }
    }
    c->best[end] = best;
    set_hopes(c, end);
}

/* Reads the starts back from the end, and turns them round. */
static size_t list_starts(const cutter *c, uint32_t *starts)
{
    size_t end, count = 0, i;

    for (end = c->v->sentence_count; end; end = c->from[end])
        starts[count++] = c->from[end];
    for (i = 0; i < count / 2; i++) {
        uint32_t other = starts[i];

        starts[i] = starts[count - 1 - i];
        starts[count - 1 - i] = other;
    }
    return count;
}

int story_beat_cut(uint32_t *starts, size_t *count, const struct story_variant *v, const float *extra, story_error *err)
{
    size_t n = v->sentence_count, end;
    cutter c = {.v = v, .expected = story_beat_words(v)};
    int rc = STORY_OK;

    c.worth = calloc(n + 1, sizeof *c.worth);
    c.best = calloc(n + 1, sizeof *c.best);
    c.hopes = calloc(n + 1, sizeof *c.hopes);
    c.hopeful = calloc(n + 1, sizeof *c.hopeful);
    c.from = calloc(n + 1, sizeof *c.from);
    if (!c.best || !c.worth || !c.hopes || !c.hopeful || !c.from || !find_costs(&c)) {
        rc = story_error__no_memory(err);
        goto out;
    }
    for (end = 1; end < n; end++)
        c.worth[end] = story_beat_gap(v, end) + (extra ? extra[end] : 0);
    c.most_words = (uint32_t)fmin(LONGEST_WORDS * c.expected, UINT32_MAX);
    for (end = 1; end <= n; end++)
        find_best_start(&c, end);
    *count = list_starts(&c, starts);
out:
    free(c.best);
    free(c.worth);
    free(c.hopes);
    free(c.hopeful);
    free(c.from);
    free(c.costs);
    return rc;
}

/* The mean of the gaps that may be cut, drawn to 0 in a short text: a few gaps that are all paragraphs are all beats. */
static float mean_of(const float *gaps, size_t count)
{
    double sum = 0;
    size_t i, never = 0;

    for (i = 1; i < count; i++) {
        if (gaps[i] == STORY_GAP_NEVER)
            never++;
        else
            sum += (double)gaps[i];
    }
    return (float)(sum / (double)(count - never + MEAN_SHRINK));
}

/* Counts the words of the story. Most texts have no others: then it is the words' own count. */
static int count_told(struct story_variant *v)
{
    uint32_t *told = NULL;
    size_t s;

    v->told = v->words.first;
    v->told_count = v->sentence_count;
    for (s = 0; s < v->sentence_count; s++)
        v->told_count -= !story_variant_tells(v, s);
    if (v->told_count == v->sentence_count)
        return STORY_OK;
    told = story_arena_calloc(v->arena, v->sentence_count + 1, sizeof *told);
    if (!told)
        return STORY_ENOMEM;
    for (s = 0; s < v->sentence_count; s++)
        told[s + 1] = told[s] + (story_variant_tells(v, s) ? v->words.first[s + 1] - v->words.first[s] : 0);
    v->told = told;
    return STORY_OK;
}

int story_beat_read(struct story_variant *v, story_error *err)
{
    story_cuelex lex = {.items = NULL};
    int rc = story_cuelex_make(&lex, &v->words, err);

    if (rc == STORY_OK && count_told(v) != STORY_OK)
        rc = story_error__no_memory(err);
    if (rc == STORY_OK)
        rc = story_cue_read(&v->cues, v->arena, v, &lex, err);
    if (rc == STORY_OK)
        rc = story_gap_weigh(&v->gaps, v->arena, v, &lex, err);
    if (rc == STORY_OK)
        v->mean_gap = mean_of(v->gaps, v->sentence_count);
    story_cuelex_dispose(&lex);
    return rc;
}

int story_beat_group(struct story_variant *v, story_error *err)
{
    uint32_t *starts = calloc(v->sentence_count + 1, sizeof *starts);
    int rc = starts ? story_beat_cut(starts, &v->beat_count, v, NULL, err) : story_error__no_memory(err);

    if (rc == STORY_OK)
        rc = story_beat_make(&v->beats, v->arena, v, starts, v->beat_count, err);
    free(starts);
    return rc;
}

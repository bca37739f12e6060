/* ALGORITHM  Every cue word of a sentence gives its weight to its type: in full for an asserted verb in the past of the
 * main clause, less for other forms, in a subordinate clause, beside a negation and inside a quotation; more where the
 * event finder saw a trigger. Shapes of the sentence add to that: a copula or main verb "have" describes, a pluperfect
 * tells what was before, "there was" sets a scene, a question is a thought, a quotation is speech, and the end of the
 * text sums up. Linear in the words. The weights are the table's; they were set from the definitions of the types and a
 * handful of constants below, not fitted. */
#include "annotate/cue.h"

#include <string.h>

#include "annotate/cuelex.h"
#include "util/error.h"

/* Factors in sixteenths. */
enum {
    FACTOR_PAST = 16,
    FACTOR_S = 12,
    FACTOR_ING = 10,
    FACTOR_BASE = 9,
    FACTOR_NOUN = 12,
    FACTOR_SUBORDINATE = 8,
    FACTOR_QUOTED = 5,
    FACTOR_NEGATED = 8,
    FACTOR_EVENT = 24,
    FACTOR_FIRST_VERB = 19
};

/* What shapes of a sentence give. */
enum {
    SHAPE_COPULA = 14,
    SHAPE_IT_WAS = 6, /* "it was then that", "it was she who" */
    SHAPE_WAS_AT = 4,
    SHAPE_STRANGER = 8,
    SHAPE_OPENING = 6,
    SHAPE_HAVE = 9,
    SHAPE_PLUPERFECT = 6,
    SHAPE_THERE = 10,
    SHAPE_QUESTION = 22,
    SHAPE_QUOTED = 20,
    SHAPE_COMMAND = 16,
    SHAPE_LAST = 28,
    SHAPE_LAST_PARAGRAPH = 12
};

typedef struct reader {
    const struct story_variant *v;
    story_cuelex lex;
    size_t event; /* the next event not yet passed */
    unsigned scores[STORY_CUE_TYPES], best[STORY_CUE_TYPES];
    uint32_t best_word[STORY_CUE_TYPES];
    bool subordinate, verb_seen;
    uint32_t quoted, words;
    size_t sentence;
} reader;

static const char *text_of(const reader *r, uint32_t word)
{
    return r->v->words.forms[r->v->words.items[word].form].text;
}

static const story_cue_form *form_of(const reader *r, uint32_t word)
{
    return &r->lex.forms[r->v->words.items[word].form];
}

static bool is_a(const reader *r, uint32_t word, unsigned classes)
{
    return (form_of(r, word)->classes & classes) != 0;
}

static bool is_punctuation(const reader *r, uint32_t word)
{
    return r->v->words.items[word].shape == STORY_SHAPE_PUNCT;
}

static void give(reader *r, size_t type, unsigned amount, uint32_t word)
{
    r->scores[type] += amount;
    if (amount > r->best[type]) {
        r->best[type] = amount;
        r->best_word[type] = word;
    }
}

static bool is_event(reader *r, const story_word *w)
{
    const story_event *events = r->v->events;

    while (r->event < r->v->event_count && events[r->event].span.start < w->start)
        r->event++;
    return r->event < r->v->event_count && events[r->event].span.start == w->start;
}

static unsigned verb_factor(const reader *r, uint32_t first, uint32_t word, uint8_t inflection)
{
    static const uint8_t factors[] = {FACTOR_BASE, FACTOR_S, FACTOR_PAST, FACTOR_ING};

    if (word > first && inflection != STORY_FORM_ING && is_a(r, word - 1, STORY_CLASS_DETERMINER))
        return 0; /* "the fight" is no verb */
    return factors[inflection];
}

static bool has_particle(const reader *r, const story_cue_entry *e, uint32_t word, uint32_t end)
{
    uint32_t i;

    for (i = word + 1; i < end && i <= word + 2; i++) {
        const char *text = text_of(r, i);

        if (strncmp(text, e->particle, e->particle_len) == 0 && !text[e->particle_len])
            return true;
    }
    return false;
}

static bool is_negated(const reader *r, uint32_t first, uint32_t word)
{
    uint32_t i;

    for (i = word; i > first && i + 3 > word; i--)
        if (is_a(r, i - 1, STORY_CLASS_NEGATION))
            return true;
    return false;
}

/* The factor of the word's place, in 1/16. */
static unsigned place_factor(reader *r, uint32_t first, uint32_t word)
{
    const story_word *w = &r->v->words.items[word];
    unsigned factor = 16;

    if (r->subordinate)
        factor = factor * FACTOR_SUBORDINATE / 16;
    if (w->flags & STORY_WORD_QUOTED)
        factor = factor * FACTOR_QUOTED / 16;
    if (is_negated(r, first, word))
        factor = factor * FACTOR_NEGATED / 16;
    if (is_event(r, w))
        factor = factor * FACTOR_EVENT / 16;
    return factor;
}

/* "found himself": the verb says little. */
static bool is_reflexive(const reader *r, uint32_t word, uint32_t end)
{
    return word + 1 < end && is_a(r, word + 1, STORY_CLASS_SELF);
}

/* A word in its sentence, and how much it counts there in 1/16. */
typedef struct standing {
    uint32_t word, first, end;
    unsigned factor;
} standing;

/* Gives what one cue is worth; true for the verb of a main clause. */
static bool give_cue(reader *r, const story_cue_entry *e, uint8_t inflection, const standing *at)
{
    unsigned factor = 16;
    bool verb;

    if (e->particle ? !has_particle(r, e, at->word, at->end) : is_reflexive(r, at->word, at->end))
        return false;
    if (e->kind == STORY_CUE_VERB)
        factor = verb_factor(r, at->first, at->word, inflection);
    else if (inflection != STORY_FORM_BASE && (e->kind == STORY_CUE_WORD || inflection != STORY_FORM_S))
        return false;
    else if (e->kind == STORY_CUE_NOUN)
        factor = FACTOR_NOUN;
    verb = e->kind == STORY_CUE_VERB && factor && !r->subordinate && inflection != STORY_FORM_BASE;
    if (verb && !r->verb_seen)
        factor = factor * FACTOR_FIRST_VERB / 16;
    give(r, e->type, e->weight * factor * at->factor / 256, at->word);
    return verb;
}

static void give_cues(reader *r, const story_cue_form *form, const standing *at)
{
    bool verb = form->meaning.weight && give_cue(r, &form->meaning, form->inflection, at);
    uint32_t i;

    for (i = form->exact; i != STORY_MAP_NONE; i = r->lex.entries[i].next)
        verb |= give_cue(r, &r->lex.entries[i], STORY_FORM_BASE, at);
    for (i = form->lemma; i != STORY_MAP_NONE; i = r->lex.entries[i].next)
        verb |= give_cue(r, &r->lex.entries[i], form->inflection, at);
    r->verb_seen |= verb;
}

/* Main verb "be": a trait, but for "it was then that" and "she was at home". */
static void give_copula(reader *r, uint32_t word, uint32_t first, uint32_t next, unsigned place)
{
    if (is_a(r, next, STORY_CLASS_PLACE))
        give(r, STORY_CUE_SETTING, SHAPE_WAS_AT * place / 16, word);
    else if (word > first && is_a(r, word - 1, STORY_CLASS_IT))
        give(r, STORY_CUE_IDENT, SHAPE_IT_WAS * place / 16, word);
    else
        give(r, STORY_CUE_IDENT, SHAPE_COPULA * place / 16, word);
}

/* Forms of "be" and "have": auxiliaries say nothing, main verbs describe. */
static void give_auxiliary(reader *r, uint32_t word, uint32_t first, uint32_t end, unsigned place)
{
    bool be = is_a(r, word, STORY_CLASS_BE), have = is_a(r, word, STORY_CLASS_HAVE), participle;
    uint32_t next = word + 1;

    if (!be && !have)
        return;
    while (next < end && is_a(r, next, STORY_CLASS_ADVERB))
        next++;
    if (next >= end || is_punctuation(r, next))
        return;
    participle = is_a(r, next, STORY_CLASS_PARTICIPLE);
    if (be && word > first && strcmp(text_of(r, word - 1), "there") == 0)
        give(r, STORY_CUE_SETTING, SHAPE_THERE * place / 16, word);
    else if (be && !participle)
        give_copula(r, word, first, next, place);
    else if (have && participle)
        give(r, STORY_CUE_ORIGIN, SHAPE_PLUPERFECT * place / 16, next);
    else if (have)
        give(r, STORY_CUE_IDENT, SHAPE_HAVE * place / 16, word);
    r->verb_seen |= !r->subordinate && !participle;
}

/* A clause opens with a subordinator; a comma ends one that stands before the main verb. */
static void follow_clauses(reader *r, uint32_t word)
{
    const char *text = text_of(r, word);

    if (is_punctuation(r, word)) {
        if (*text == ';' || *text == ':' || (*text == ',' && !r->verb_seen))
            r->subordinate = false;
    } else if (is_a(r, word, STORY_CLASS_SUBORDINATOR)) {
        r->subordinate = true;
    }
}

/* An imperative opens the quotation. */
static bool is_command(const reader *r, uint32_t word)
{
    unsigned opened = STORY_WORD_QUOTED | STORY_WORD_OPENED;

    return (r->v->words.items[word].flags & opened) == opened && is_a(r, word, STORY_CLASS_COMMAND);
}

/* "a young woman": somebody comes into the story, once it has begun. */
static bool is_introduction(const reader *r, uint32_t word, uint32_t first)
{
    uint32_t i;

    if (!is_a(r, word, STORY_CLASS_PERSON) || r->v->words.items[word].flags & STORY_WORD_QUOTED)
        return false;
    for (i = word; i > first && i + 3 > word; i--)
        if (is_a(r, i - 1, STORY_CLASS_ARTICLE))
            return true;
    return false;
}

static void read_word(reader *r, uint32_t word, uint32_t first, uint32_t end)
{
    const story_word *w = &r->v->words.items[word];
    unsigned factor;

    follow_clauses(r, word);
    if (is_punctuation(r, word))
        return;
    r->words++;
    r->quoted += (w->flags & STORY_WORD_QUOTED) != 0;
    factor = place_factor(r, first, word);
    if (is_command(r, word))
        give(r, STORY_CUE_CALL, SHAPE_COMMAND, word);
    if (is_introduction(r, word, first) && r->sentence * 5 > r->v->sentence_count)
        give(r, STORY_CUE_MEET, SHAPE_STRANGER, word);
    give_auxiliary(r, word, first, end, factor);
    if (w->shape == STORY_SHAPE_CAPITAL && !(w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED)))
        return; /* a name, not a cue: Hope, Grace */
    give_cues(r, form_of(r, word), &(standing){word, first, end, factor});
}

static bool is_question(const reader *r, size_t sentence)
{
    story_span s = r->v->sentences[sentence].span;

    return s.end > s.start && r->v->text.view[s.end - 1] == '?';
}

/* What the sentence as a whole is: speech, a question, an ending. */
static void give_shapes(reader *r, size_t sentence, uint32_t first)
{
    size_t n = r->v->sentence_count;
    const story_sentence *s = r->v->sentences;

    if (r->quoted * 2 > r->words)
        give(r, STORY_CUE_TELL, SHAPE_QUOTED, first);
    else if (is_question(r, sentence))
        give(r, STORY_CUE_THINK, SHAPE_QUESTION, first);
    if (n < 4)
        return;
    if (sentence * 6 < n && !r->quoted)
        give(r, STORY_CUE_ORIGIN, SHAPE_OPENING, first);
    if (sentence + 1 == n)
        give(r, STORY_CUE_CODA, SHAPE_LAST, first);
    else if (sentence + 3 >= n && s[sentence].paragraph == s[n - 1].paragraph)
        give(r, STORY_CUE_CODA, SHAPE_LAST_PARAGRAPH, first);
}

size_t story_cue_best(const uint8_t types[STORY_CUE_TYPES])
{
    size_t t, best = 0;

    for (t = 1; t < STORY_CUE_TYPES; t++)
        if (types[t] > types[best])
            best = t;
    return best;
}

static void read_sentence(reader *r, story_cue_score *out, size_t sentence)
{
    uint32_t first = r->v->words.first[sentence], end = r->v->words.first[sentence + 1], i;
    size_t t;

    memset(r->scores, 0, sizeof r->scores);
    memset(r->best, 0, sizeof r->best);
    r->subordinate = r->verb_seen = false;
    r->quoted = r->words = 0;
    r->sentence = sentence;
    for (t = 0; t < STORY_CUE_TYPES; t++)
        r->best_word[t] = first;
    for (i = first; i < end; i++)
        read_word(r, i, first, end);
    give_shapes(r, sentence, first);
    for (t = 0; t < STORY_CUE_TYPES; t++)
        out->types[t] = (uint8_t)(r->scores[t] > 255 ? 255 : r->scores[t]);
    out->word = r->best_word[story_cue_best(out->types)];
}

int story_cue_read(const story_cue_score **out, story_arena *arena, const struct story_variant *v, story_error *err)
{
    story_cue_score *scores = story_arena_calloc(arena, v->sentence_count, sizeof *scores);
    reader r = {.v = v};
    size_t i;
    int rc;

    if (!scores)
        return story_error__no_memory(err);
    rc = story_cuelex_make(&r.lex, &v->words, err);
    if (rc != STORY_OK)
        return rc;
    for (i = 0; i < v->sentence_count; i++)
        read_sentence(&r, &scores[i], i);
    story_cuelex_dispose(&r.lex);
    *out = scores;
    return STORY_OK;
}

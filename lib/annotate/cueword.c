#include "annotate/cueword.h"

#include <string.h>

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

/* What shapes of a clause give. */
enum {
    SHAPE_COPULA = 14,
    SHAPE_IT_WAS = 6, /* "it was then that", "it was she who" */
    SHAPE_WAS_AT = 4,
    SHAPE_STRANGER = 12,
    SHAPE_HAVE = 9,
    SHAPE_PLUPERFECT = 6,
    SHAPE_THERE = 10,
    SHAPE_COMMAND = 16,
};

static const char *text_of(const story_cue_reader *r, uint32_t word)
{
    return r->v->words.forms[r->v->words.items[word].form].text;
}

static uint32_t classes_of(const story_cue_reader *r, uint32_t word)
{
    return r->lex->items[r->v->words.items[word].form].classes;
}

static bool is_a(const story_cue_reader *r, uint32_t word, unsigned classes)
{
    return (classes_of(r, word) & classes) != 0;
}

static bool is_punctuation(const story_cue_reader *r, uint32_t word)
{
    return r->v->words.items[word].shape == STORY_SHAPE_PUNCT;
}

void story_cueword_give(story_cue_reader *r, size_t type, unsigned amount, uint32_t word)
{
    r->scores[type] += amount;
    r->touched |= 1u << type;
    if (amount > r->best[type]) {
        r->best[type] = amount;
        r->best_word[type] = word;
    }
}

static bool is_event(story_cue_reader *r, const story_word *w)
{
    const story_event *events = r->v->events;

    while (r->event < r->v->event_count && events[r->event].span.start < w->start)
        r->event++;
    return r->event < r->v->event_count && events[r->event].span.start == w->start;
}

static unsigned verb_factor(const story_cue_reader *r, uint32_t first, uint32_t word, uint8_t inflection)
{
    static const uint8_t factors[] = {FACTOR_BASE, FACTOR_S, FACTOR_PAST, FACTOR_ING};

    if (word > first && inflection != STORY_FORM_ING && is_a(r, word - 1, STORY_CLASS_DETERMINER))
        return 0; /* "the fight" is no verb */
    return factors[inflection];
}

/* Whether the words of the particle ("out+to") stand behind the verb, the first of them within two words. */
static bool has_particle(const story_cue_reader *r, const story_cue_entry *e, uint32_t word, uint32_t end)
{
    const char *wanted = e->particle;
    uint32_t i, near = word + 2;

    for (i = word + 1; i < end && i <= near; i++) {
        const char *text = text_of(r, i);
        size_t len;

        if (*text != *wanted)
            continue;
        len = strcspn(wanted, " +");
        if (strncmp(text, wanted, len) != 0 || text[len])
            continue;
        if (wanted[len] != '+')
            return true;
        wanted += len + 1;
        near = i + 1;
    }
    return false;
}

static bool is_negated(const story_cue_reader *r, uint32_t first, uint32_t word)
{
    uint32_t i;

    for (i = word; i > first && i + 3 > word; i--)
        if (is_a(r, i - 1, STORY_CLASS_NEGATION))
            return true;
    return false;
}

/* The factor of the word's place, in 1/16. */
static unsigned place_factor(story_cue_reader *r, uint32_t first, uint32_t word)
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
static bool is_reflexive(const story_cue_reader *r, uint32_t word, uint32_t end)
{
    return word + 1 < end && is_a(r, word + 1, STORY_CLASS_SELF);
}

/* A word in its sentence, and how much it counts there in 1/16. */
typedef struct standing {
    uint32_t word, first, end;
    unsigned factor;
} standing;

/* Gives what one cue is worth; true for the verb of a main clause. */
static bool give_cue(story_cue_reader *r, const story_cue_entry *e, uint8_t inflection, const standing *at)
{
    unsigned factor = 16;
    bool verb;

    if (e->particle ? !has_particle(r, e, at->word, at->end) : is_reflexive(r, at->word, at->end))
        return false;
    if (e->kind == STORY_CUE_VERB)
        factor = verb_factor(r, at->first, at->word, inflection);
    if (e->kind == STORY_CUE_VERB && e->type == STORY_CUE_GO && !r->person_seen && at->word < r->name_at)
        factor /= 2; /* "then came the storm" is no journey */
    if (e->kind != STORY_CUE_VERB && inflection != STORY_FORM_BASE &&
        (e->kind == STORY_CUE_WORD || inflection != STORY_FORM_S))
        return false;
    if (e->kind == STORY_CUE_NOUN)
        factor = FACTOR_NOUN;
    verb = e->kind == STORY_CUE_VERB && factor && !r->subordinate && inflection != STORY_FORM_BASE;
    if (verb && !r->verb_seen)
        factor = factor * FACTOR_FIRST_VERB / 16;
    story_cueword_give(r, e->type, e->weight * factor * at->factor / 256, at->word);
    return verb;
}

static void give_cues(story_cue_reader *r, const story_cue_form *form, const standing *at)
{
    bool verb = form->meaning.weight && give_cue(r, &form->meaning, form->inflection, at);
    uint32_t i;

    for (i = form->exact; i != STORY_MAP_NONE; i = r->lex->entries[i].next)
        verb |= give_cue(r, &r->lex->entries[i], STORY_FORM_BASE, at);
    for (i = form->lemma; i != STORY_MAP_NONE; i = r->lex->entries[i].next)
        verb |= give_cue(r, &r->lex->entries[i], form->inflection, at);
    r->verb_seen |= verb;
}

/* Main verb "be": a trait, but for "it was then that" and "she was at home". */
static void give_copula(story_cue_reader *r, uint32_t word, uint32_t first, uint32_t next, unsigned place)
{
    if (is_a(r, next, STORY_CLASS_PLACE))
        story_cueword_give(r, STORY_CUE_SETTING, SHAPE_WAS_AT * place / 16, word);
    else if (word > first && is_a(r, word - 1, STORY_CLASS_IT))
        story_cueword_give(r, STORY_CUE_IDENT, SHAPE_IT_WAS * place / 16, word);
    else
        story_cueword_give(r, STORY_CUE_IDENT, SHAPE_COPULA * place / 16, word);
}

/* Forms of "be" and "have": auxiliaries say nothing, main verbs describe. */
static void give_auxiliary(story_cue_reader *r, uint32_t word, uint32_t first, uint32_t end, unsigned place)
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
        story_cueword_give(r, STORY_CUE_SETTING, SHAPE_THERE * place / 16, word);
    else if (be && !participle)
        give_copula(r, word, first, next, place);
    else if (have && participle)
        story_cueword_give(r, STORY_CUE_ORIGIN, SHAPE_PLUPERFECT * place / 16, next);
    else if (have)
        story_cueword_give(r, STORY_CUE_IDENT, SHAPE_HAVE * place / 16, word);
    r->verb_seen |= !r->subordinate && !participle;
}

/* A comma ends a clause that stands before the main verb. */
static void end_clause(story_cue_reader *r, uint32_t classes)
{
    if (classes & STORY_CLASS_COLON || (classes & STORY_CLASS_COMMA && !r->verb_seen))
        r->subordinate = false;
}

/* An imperative opens the quotation. */
static bool is_command(const story_cue_reader *r, uint32_t word)
{
    unsigned opened = STORY_WORD_QUOTED | STORY_WORD_OPENED;

    return (r->v->words.items[word].flags & opened) == opened && is_a(r, word, STORY_CLASS_COMMAND);
}

/* "a young woman": somebody comes into the story, once it has begun. */
static bool is_introduction(const story_cue_reader *r, uint32_t word, uint32_t first)
{
    uint32_t i;

    if (!is_a(r, word, STORY_CLASS_PERSON) || r->v->words.items[word].flags & STORY_WORD_QUOTED)
        return false;
    for (i = word; i > first && i + 3 > word; i--)
        if (is_a(r, i - 1, STORY_CLASS_ARTICLE))
            return true;
    return false;
}

/* The first name of a sentence: somebody who can act. */
static void find_name(story_cue_reader *r, uint32_t first, uint32_t end)
{
    const story_tagged *tagged = r->v->tagged;
    size_t count = r->v->tagged_count;

    while (r->tagged < count && tagged[r->tagged].word < first)
        r->tagged++;
    while (r->tagged < count && tagged[r->tagged].word < end && tagged[r->tagged].tag != STORY_TAG_NAME)
        r->tagged++;
    r->name_at = r->tagged < count && tagged[r->tagged].word < end ? tagged[r->tagged].word : end;
}

static void read_cue(story_cue_reader *r, uint32_t word, uint32_t first, uint32_t end)
{
    const story_word *w = &r->v->words.items[word];
    unsigned factor = place_factor(r, first, word);

    give_auxiliary(r, word, first, end, factor);
    if (w->shape == STORY_SHAPE_CAPITAL && !(w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED)))
        return; /* a name, not a cue: Hope, Grace */
    give_cues(r, &STORY_ITEMS(&r->lex->forms, story_cue_form)[r->lex->items[w->form].cues],
              &(standing){word, first, end, factor});
}

/* Classes of words that do something by themselves; other words are asked for by them. */
enum {
    ACTIVE = STORY_CLASS_SUBORDINATOR | STORY_CLASS_HE | STORY_CLASS_PERSON | STORY_CLASS_SOMEBODY |
             STORY_CLASS_COMMAND | STORY_CLASS_MAN | STORY_CLASS_WOMAN | STORY_CLASS_CUE
};

static void read_word(story_cue_reader *r, uint32_t word, uint32_t first, uint32_t end, uint32_t classes)
{
    if (classes & STORY_CLASS_SUBORDINATOR)
        r->subordinate = true;
    if (!(r->v->words.items[word].flags & STORY_WORD_QUOTED))
        r->spoken |= classes;
    r->person_seen |= (classes & (STORY_CLASS_HE | STORY_CLASS_PERSON | STORY_CLASS_SOMEBODY)) != 0;
    if (is_command(r, word)) {
        r->command = true;
        story_cueword_give(r, STORY_CUE_CALL, SHAPE_COMMAND, word);
    }
    if (is_introduction(r, word, first) && r->sentence * 5 > r->v->sentence_count)
        story_cueword_give(r, STORY_CUE_MEET, SHAPE_STRANGER, word);
    if (classes & STORY_CLASS_CUE)
        read_cue(r, word, first, end);
}

void story_cueword_read(story_cue_reader *r, uint32_t first, uint32_t end)
{
    const story_word *items = r->v->words.items;
    const story_cue_word *forms = r->lex->items;
    uint32_t word, words = 0, quoted = 0;

    find_name(r, first, end);
    if (first < end && items[first].shape != STORY_SHAPE_PUNCT && is_a(r, first, STORY_CLASS_PARTICIPLE))
        r->subordinate = true; /* "Captivated by his works, she …" */
    for (word = first; word < end; word++) {
        uint32_t classes = forms[items[word].form].classes;

        if (items[word].shape == STORY_SHAPE_PUNCT) {
            end_clause(r, classes);
            continue;
        }
        words++;
        quoted += (items[word].flags & STORY_WORD_QUOTED) != 0;
        if (classes & ACTIVE)
            read_word(r, word, first, end, classes);
    }
    r->words = words;
    r->quoted = quoted;
}

void story_cueword_skip(story_cue_reader *r, uint32_t first, uint32_t end)
{
    const story_word *items = r->v->words.items;
    uint32_t word;

    for (word = first; word < end; word++)
        if (!(items[word].flags & STORY_WORD_QUOTED))
            r->spoken |= classes_of(r, word);
}

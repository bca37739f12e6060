#include "annotate/eventfeature.h"

#include <string.h>

static const story_eventform edge = {.word = 0x5bd1e995u, .base = 0x5bd1e995u, .tag = 0x5bd1e995u};

enum { NAME_TAG = STORY_EVENT_NAME_TAG, NEAR = 5, GROUP_REACH = 6 };

/* The state that is carried from word to word. */
typedef struct reader {
    uint32_t subject, determiner, clause, aux;
    uint32_t aux_left; /* words for which a verb group is still believed */
} reader;

static void carry_group(reader *r, const story_eventform *f)
{
    uint16_t aux = f->aux & STORY_AUX_ALL;

    if (aux) {
        r->aux = aux & STORY_AUX_TO ? STORY_AUX_TO : r->aux | aux;
        r->aux_left = GROUP_REACH;
    } else if (r->aux_left && f->turns & STORY_TURN_PASSES) {
        r->aux_left--;
    } else {
        r->aux = 0;
        r->aux_left = 0;
    }
}

static inline reader carry(reader r, const story_event_word *w)
{
    const story_eventform *f = w->form;
    bool determined = r.determiner != story_event_row(STORY_ROW_DETERMINER, 0);

    carry_group(&r, f);
    if (w->tag == NAME_TAG)
        r.subject = story_event_row(STORY_ROW_SUBJECT, STORY_SUBJECT_NAME);
    else if (f->subject != STORY_EVENT_KEEPS && (determined || !(f->turns & STORY_TURN_DETERMINED)))
        r.subject = f->subject;
    if (f->determiner != STORY_EVENT_KEEPS)
        r.determiner = f->determiner;
    if (f->clause != STORY_EVENT_KEEPS)
        r.clause = f->clause;
    return r;
}

static void note_doubt(story_event_scan *scan, size_t at)
{
    size_t i, from = at > NEAR + 2 ? at - NEAR : 2, to = at + NEAR < scan->count + 1 ? at + NEAR : scan->count + 1;

    for (i = from; i <= to; i++)
        scan->words[i].doubt |= i < at ? 2 : i > at ? 1 : 0;
}

/* Two words of nothing on either side. */
static void pad(story_event_scan *scan)
{
    size_t i;

    for (i = 0; i < 4; i++) {
        story_event_word *w = &scan->words[i < 2 ? i : scan->count + i];

        memset(w, 0, sizeof *w);
        w->form = &edge;
        w->tag = edge.tag;
    }
}

/* What the word is by itself; most have no capital. */
static void read_token(story_event_word *w, const story_word *token, const story_eventform *form)
{
    bool capital = token->shape == STORY_SHAPE_CAPITAL || token->shape == STORY_SHAPE_CAPS;

    w->form = form;
    w->capital = capital;
    w->tag = form->tag;
    w->tag_row = form->as_tag;
    w->quoted = (token->flags & STORY_WORD_QUOTED) != 0;
    w->doubt = 0;
    if (!capital)
        return;
    if (!(token->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED)))
        w->capital = 2;
    if (story_eventform_is_name(form, token)) {
        w->tag = NAME_TAG;
        w->tag_row = story_event_row(STORY_ROW_TAG, NAME_TAG);
    }
}

void story_event_scan_read(story_event_scan *scan, const story_words *words, const story_eventform *forms, size_t first,
                           size_t count)
{
    reader r = {story_event_row(STORY_ROW_SUBJECT, STORY_SUBJECT_NOBODY), story_event_row(STORY_ROW_DETERMINER, 0),
                story_event_row(STORY_ROW_CLAUSE, 0), 0, 0};
    size_t i, past = 0, present = 0;
    unsigned turns = 0;

    scan->count = count;
    pad(scan);
    for (i = 0; i < count; i++) {
        const story_word *token = &words->items[first + i];
        const story_eventform *form = &forms[token->form];
        story_event_word *w = &scan->words[i + 2];

        read_token(w, token, form);
        w->subject = (uint16_t)r.subject;
        w->determiner = (uint16_t)r.determiner;
        w->clause = (uint16_t)r.clause;
        w->aux = (uint16_t)r.aux;
        r = carry(r, w);
        turns |= form->turns;
        past += (form->turns & STORY_TURN_PAST) != 0;
        present += (form->turns & STORY_TURN_PRESENT) != 0;
    }
    for (i = 0; turns & STORY_TURN_DOUBT && i < count; i++)
        if (scan->words[i + 2].form->turns & STORY_TURN_DOUBT)
            note_doubt(scan, i + 2);
    scan->tense = past > present ? 1 : present > past ? 2 : 0;
}

/* Features: a template's number and up to three values, hashed together. */
typedef struct sink {
    uint32_t *out, count, template;
} sink;

static inline void add(sink *s, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t h = (a + ++s->template * 0x9e3779b1u) * 0x85ebca6bu;

    h = (h ^ h >> 15 ^ b) * 0xc2b2ae35u;
    h = (h ^ h >> 13 ^ c) * 0x27d4eb2fu;
    s->out[s->count++] = h >> (32 - STORY_EVENT_BITS);
}

static void add_place(sink *s, const story_event_word *w)
{
    const story_eventform *f = w->form;
    uint32_t tag = w->tag;

    add(s, f->word, 0, 0);
    add(s, f->base, 0, 0);
    add(s, tag, w->capital, 0);
    add(s, f->suffix[0], 0, 0);
    add(s, f->suffix[1], 0, 0);
    add(s, w->quoted, tag, 0);
    add(s, w->quoted, 0, 0);
    add(s, w[-2].tag, tag, 0);
    add(s, w[-1].tag, tag, 0);
    add(s, w[1].tag, tag, 0);
    add(s, w[2].tag, tag, 0);
    add(s, w[-2].form->word, 0, 0);
    add(s, w[-1].form->word, 0, 0);
    add(s, w[1].form->word, 0, 0);
    add(s, w[2].form->word, 0, 0);
    add(s, w[-1].tag, tag, w[1].tag);
    add(s, w[-2].tag, w[-1].tag, tag);
    add(s, tag, w[1].tag, w[2].tag);
    add(s, w[-1].form->word, f->word, 0);
    add(s, f->word, w[1].form->word, 0);
    add(s, w->doubt, tag, 0);
    add(s, w->clause, tag, 0);
    add(s, w->clause, w->quoted, w->aux);
    add(s, f->group, 0, 0);
    add(s, f->group, tag, 0);
    add(s, f->group, w->quoted, w->aux);
    add(s, w[-1].form->group, 0, 0);
    add(s, w[1].form->group, 0, 0);
}

static void add_verb(sink *s, const story_event_scan *scan, const story_event_word *w)
{
    const story_eventform *f = w->form;

    add(s, w->aux, w->tag, 0);
    add(s, w->aux, w->tag, w->quoted);
    add(s, w->aux, f->base, 0);
    add(s, w->aux, f->verb_class, w->tag);
    add(s, f->verb_class, 0, 0);
    add(s, f->verb_class, w->tag, 0);
    add(s, f->verb_class2, 0, 0);
    add(s, f->verb_class, f->verb_class2, f->noun_class);
    add(s, w->subject, 0, 0);
    add(s, w->subject, w->tag, 0);
    add(s, scan->tense, w->tag, w->quoted);
}

static void add_noun(sink *s, const story_event_word *w)
{
    const story_eventform *f = w->form;

    add(s, f->noun_class, 0, 0);
    add(s, f->noun_class, w->tag, 0);
    add(s, f->noun_class2, 0, 0);
    add(s, f->noun_class, f->verb_class, w->quoted);
    add(s, w->determiner, w->tag, 0);
    add(s, w->determiner, f->noun_class, 0);
    add(s, f->noun_class, w[1].form->word, 0);
    add(s, w->determiner, f->base, 0);
}

bool story_event_scan_is_candidate(const story_event_scan *scan, size_t i)
{
    const story_event_word *w = &scan->words[i + 2];

    return w->form->candidate && w->tag != NAME_TAG;
}

size_t story_event_scan_features(const story_event_scan *scan, size_t i, uint32_t *out)
{
    const story_event_word *w = &scan->words[i + 2];
    sink s = {out, 0, 0};

    add_place(&s, w);
    if (w->form->what & STORY_VERB || !w->form->known)
        add_verb(&s, scan, w);
    s.template = 40;
    if (w->form->what & STORY_NOUN)
        add_noun(&s, w);
    return s.count;
}

void story_event_scan_rows(const story_event_scan *scan, size_t i, uint16_t rows[STORY_EVENT_SCAN_ROWS])
{
    const story_event_word *w = &scan->words[i + 2];

    rows[0] = w->tag_row;
    rows[1] = w->subject;
    rows[2] = w->determiner;
    rows[3] = w->clause;
    rows[4] = story_event_row(STORY_ROW_GROUP, w->aux);
    rows[5] = story_event_row(STORY_ROW_STATE, story_event_state(scan, w));
}

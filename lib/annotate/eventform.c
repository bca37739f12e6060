#include "annotate/eventform.h"

#include <stdlib.h>
#include <string.h>

static bool ends(const story_form_entry *form, const char *end)
{
    size_t n = strlen(end);

    return form->len > n + 2 && memcmp(form->text + form->len - n, end, n) == 0;
}

/* What a form that WordNet lacks may be. */
static uint16_t guess(const story_form_entry *form)
{
    if (ends(form, "ed"))
        return STORY_VERB_PAST | STORY_VERB_PART;
    if (ends(form, "ing"))
        return STORY_VERB_ING;
    if (ends(form, "ly"))
        return STORY_ADVERB;
    return 0;
}

/* Nouns of these classes tell nothing that happens: beings, things, places, amounts, times. One trigger in a thousand is
 * among them, but a sixth of all words that would have to be asked about. */
enum {
    TOPS = 1,
    ANIMAL = 3,
    ARTIFACT = 4,
    BODY = 6,
    GROUP = 12,
    LOCATION = 13,
    OBJECT = 15,
    PERSON = 16,
    QUANTITY = 21,
    RELATION = 22,
    SUBSTANCE = 25,
    TIME = 26
};

static const uint32_t still_nouns = 1u << TOPS | 1u << ANIMAL | 1u << ARTIFACT | 1u << BODY | 1u << GROUP |
                                    1u << LOCATION | 1u << OBJECT | 1u << PERSON | 1u << QUANTITY | 1u << RELATION |
                                    1u << SUBSTANCE | 1u << TIME;

static bool may_tell(const story_eventform *form)
{
    if (form->what & STORY_VERB)
        return true;
    if (form->what & STORY_NOUN)
        return !(still_nouns >> form->noun_class & 1);
    return form->what & STORY_ADJECTIVE;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;

    return h ^ h >> 15;
}

static uint32_t tail_hash(const story_form_entry *form, uint32_t n)
{
    return story_map_hash(form->text + (form->len > n ? form->len - n : 0), form->len > n ? n : form->len);
}

static uint16_t subject_of(const story_eventform *form)
{
    if (form->aux & STORY_AUX_SUBJECT)
        return story_event_row(STORY_ROW_SUBJECT, form->word);
    if (!form->aux && form->what & STORY_NOUN)
        return story_event_row(STORY_ROW_SUBJECT, form->noun_class);
    return form->aux & STORY_AUX_STOP ? story_event_row(STORY_ROW_SUBJECT, STORY_SUBJECT_NOBODY) : STORY_EVENT_KEEPS;
}

static void leave_rows(story_eventform *form)
{
    form->subject = subject_of(form);
    form->determiner = form->clause = STORY_EVENT_KEEPS;
    if (form->aux & (STORY_AUX_DETERMINER | STORY_AUX_NOT))
        form->determiner = story_event_row(STORY_ROW_DETERMINER, form->word);
    else if (!(form->what & (STORY_ADJECTIVE | STORY_ADVERB)) || form->aux)
        form->determiner = story_event_row(STORY_ROW_DETERMINER, 0);
    if (form->aux & STORY_AUX_CLAUSE)
        form->clause = story_event_row(STORY_ROW_CLAUSE, form->word);
    else if (form->aux & STORY_AUX_STOP)
        form->clause = story_event_row(STORY_ROW_CLAUSE, 0);
}

static uint8_t turns_of(const story_eventform *form)
{
    bool had = form->aux & (STORY_AUX_HAD | STORY_AUX_WAS);
    bool adverb = form->what & STORY_ADVERB && form->mostly == STORY_MOSTLY_ADVERB;
    unsigned turns = 0;

    if (!form->aux && form->mostly != STORY_MOSTLY_NOUN)
        turns |= STORY_TURN_DETERMINED;
    if (adverb || (form->aux & STORY_AUX_SUBJECT && !(form->aux & STORY_AUX_CLAUSE)))
        turns |= STORY_TURN_PASSES;
    if (form->aux & STORY_AUX_IF)
        turns |= STORY_TURN_DOUBT;
    if (had || (form->what & STORY_VERB_PAST && !(form->what & STORY_VERB_BASE)))
        turns |= STORY_TURN_PAST;
    if (!had && form->aux & (STORY_AUX_BE | STORY_AUX_HAVE))
        turns |= STORY_TURN_PRESENT;
    return (uint8_t)turns;
}

static void fill(story_eventform *out, const story_wordforms *wordforms, const story_closedwords *closedwords,
                 const story_form_entry *form)
{
    bool closed;
    story_wordform w;

    memset(out, 0, sizeof *out);
    out->known = story_wordforms_at(wordforms, form->known, &w);
    out->word = mix(form->hash, 1);
    closed = story_closedwords_find(closedwords, form->text, form->len, form->hash, &out->aux);
    out->what = out->known ? w.what : guess(form);
    out->mostly = out->known ? w.mostly : out->what & STORY_VERB ? STORY_MOSTLY_VERB : STORY_MOSTLY_NOUN;
    out->base = out->known ? mix(w.base, 2) : out->word;
    out->suffix[0] = (uint16_t)mix(tail_hash(form, 2), 3);
    out->suffix[1] = (uint16_t)mix(tail_hash(form, 3), 4);
    out->verb_class = w.verb_class[0];
    out->verb_class2 = w.verb_class[1];
    out->noun_class = w.noun_class[0];
    out->noun_class2 = w.noun_class[1];
    out->group = w.group;
    out->tag = closed ? out->word : mix((uint32_t)(out->what | out->mostly << 9 | out->known << 11), 5);
    out->as_tag = story_event_row(STORY_ROW_TAG, out->tag);
    leave_rows(out);
    out->turns = turns_of(out);
    out->candidate = !closed && (unsigned char)form->text[0] >= 'a' && may_tell(out);
}

story_eventform *story_eventforms_new(const story_words *words)
{
    story_eventform *forms = malloc((words->form_count + 1) * sizeof *forms);
    story_wordforms wordforms = story_wordforms_open(story_data__wordforms());
    story_closedwords closedwords;
    size_t i;

    if (!forms)
        return NULL;
    story_closedwords_open(&closedwords);
    for (i = 0; i < words->form_count; i++)
        fill(&forms[i], &wordforms, &closedwords, &words->forms[i]);
    return forms;
}

size_t story_eventform_rows(const story_eventform *form, uint16_t rows[STORY_EVENT_ROWS_MOST])
{
    const uint32_t values[] = {form->base,        form->suffix[0],  form->suffix[1],   form->verb_class,
                               form->verb_class2, form->noun_class, form->noun_class2, form->group,
                               form->mostly,      form->known};
    uint32_t kind, bit;
    size_t n = 0;

    for (kind = 0; kind < sizeof values / sizeof *values; kind++)
        rows[n++] = story_event_row(kind, values[kind]);
    for (bit = 0; bit < 9; bit++)
        if (form->what >> bit & 1)
            rows[n++] = story_event_row(kind, bit);
    return n;
}

uint32_t story_eventform_vector(const story_vectors *table, const story_form_entry *form)
{
    const char *part = strrchr(form->text, '-');
    size_t len;

    if (form->entry != STORY_NO_ENTRY || !part)
        return form->entry;
    len = strlen(++part);
    return story_vectors_find(table, part, len, story_map_hash(part, len));
}

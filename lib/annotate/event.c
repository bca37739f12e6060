/* ALGORITHM
 *
 * Every word that may be a verb, a noun or an adjective is scored by a linear model over hashed features: the word and
 * its neighbours, what WordNet says of them, auxiliaries and negation in front, quotation, who acts. What passes the
 * threshold is the trigger word of an event that, the text says, did happen. Some 45 table look-ups a candidate, a third
 * of the words: linear in the text. All arithmetic is on integers, so that every machine finds the same events.
 *
 * What does not depend on the neighbours is computed once for each form of the vocabulary. A part-of-speech tagger in
 * front was left out: the closed words and WordNet's parts of speech, as features of the neighbours, do its work.
 *
 * Source: the task and its data are Sims, Park and Bamman, Literary Event Detection (ACL 2019). */
#include "annotate/event.h"

#include <stdlib.h>

#include "annotate/eventmodel.h"
#include "util/array.h"
#include "util/error.h"

typedef struct finder {
    story_eventmodel model;
    const story_words *words;
    story_eventform *forms;
    story_event_scan *scan;
    story_array found;
} finder;

static int add_event(finder *f, size_t word, size_t sentence, story_error *err)
{
    const story_word *w = &f->words->items[word];
    story_event *e = story_array_push(&f->found);

    if (!e)
        return story_error__no_memory(err);
    e->span = (story_span){w->start, (size_t)w->start + w->len};
    e->sentence = sentence;
    return STORY_OK;
}

static int find_in_stretch(finder *f, size_t first, size_t count, size_t sentence, story_error *err)
{
    size_t i;
    int rc = STORY_OK;

    story_event_scan_read(f->scan, f->words, f->forms, first, count);
    for (i = 0; i < count && rc == STORY_OK; i++)
        if (story_event_scan_is_candidate(f->scan, i) &&
            story_eventmodel_score(&f->model, f->scan, i) >= f->model.threshold)
            rc = add_event(f, first + i, sentence, err);
    return rc;
}

static int find_in_sentence(finder *f, size_t sentence, story_error *err)
{
    size_t i = f->words->first[sentence], end = f->words->first[sentence + 1];
    int rc = STORY_OK;

    for (; i < end && rc == STORY_OK; i += STORY_EVENT_STRETCH)
        rc = find_in_stretch(f, i, end - i < STORY_EVENT_STRETCH ? end - i : STORY_EVENT_STRETCH, sentence, err);
    return rc;
}

static bool prepare(finder *f)
{
    story_wordforms wordforms = story_wordforms_open(story_data__wordforms());
    size_t i;

    f->scan = malloc(sizeof *f->scan);
    f->forms = malloc((f->words->form_count + 1) * sizeof *f->forms);
    if (!f->scan || !f->forms)
        return false;
    for (i = 0; i < f->words->form_count; i++)
        story_eventform_fill(&f->forms[i], &wordforms, &f->words->forms[i]);
    return true;
}

int story_event_find(const story_event **out, size_t *count, story_arena *arena, const story_text *text,
                     const story_words *words, const story_sentence *sentences, size_t sentence_count, story_error *err)
{
    finder f = {.words = words, .found = STORY_ARRAY(story_event)};
    size_t i;
    int rc = STORY_OK;

    (void)text;
    (void)sentences;
    *out = NULL;
    *count = 0;
    if (!story_eventmodel_open(&f.model))
        return story_error__set(err, STORY_EINPUT, "the table of events is damaged");
    if (!prepare(&f))
        rc = story_error__no_memory(err);
    for (i = 0; i < sentence_count && rc == STORY_OK; i++)
        rc = find_in_sentence(&f, i, err);
    if (rc == STORY_OK) {
        *count = f.found.count;
        *out = story_array_keep(&f.found, arena);
        if (!*out)
            rc = story_error__no_memory(err);
    }
    story_array_dispose(&f.found);
    free(f.forms);
    free(f.scan);
    return rc;
}

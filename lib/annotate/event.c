/* ALGORITHM
 *
 * Every word that may be a verb, a noun or an adjective is scored by a small network that reads its sentence
 * (eventnet). Where that leaves doubt, a linear model over hashed features is asked too (eventfeature): the word and
 * its neighbours together, what WordNet says of them, auxiliaries and negation in front, quotation, who acts. The
 * scores are raised in eventful passages and lowered in others (eventdensity). One above the threshold makes the word
 * the trigger of an event that, the text says, did happen. Linear in the text; all arithmetic is on integers, so that
 * every machine finds the same events.
 *
 * What does not depend on the neighbours is computed once for each form of the vocabulary. A part-of-speech tagger in
 * front was left out: the closed words and WordNet's parts of speech do its work.
 *
 * Source: the task and its data are Sims, Park and Bamman, Literary Event Detection (ACL 2019). F1 in cross-validation
 * over their training books: linear model .65, network .69, both with passages .70. */
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
    story_netrun *run;
    story_array candidates;
} finder;

static int score_stretch(finder *f, size_t first, size_t count, size_t sentence)
{
    uint16_t hopeful[STORY_EVENT_STRETCH];
    size_t n = story_netrun_hopeful(f->run, first, count, hopeful), i;

    if (!n)
        return STORY_OK;
    if (story_array_room(&f->candidates, n))
        return STORY_ENOMEM;
    story_event_scan_read(f->scan, f->words, f->forms, first, count);
    story_netrun_read(f->run, f->scan, first, hopeful[0], hopeful[n - 1]);
    for (i = 0; i < n; i++) {
        story_event_candidate *c = story_array_push(&f->candidates);

        c->word = (uint32_t)(first + hopeful[i]);
        c->sentence = (uint32_t)sentence;
        c->score = story_eventmodel_score(&f->model, f->run, f->scan, hopeful[i]);
    }
    return STORY_OK;
}

static int score_sentence(finder *f, size_t sentence)
{
    size_t i = f->words->first[sentence], end = f->words->first[sentence + 1];
    int rc = STORY_OK;

    for (; i < end && rc == STORY_OK; i += STORY_EVENT_STRETCH)
        rc = score_stretch(f, i, end - i < STORY_EVENT_STRETCH ? end - i : STORY_EVENT_STRETCH, sentence);
    return rc;
}

static bool prepare(finder *f)
{
    f->scan = malloc(sizeof *f->scan);
    f->forms = story_eventforms_new(f->words);
    f->run = f->scan && f->forms ? story_netrun_new(f->model.net, f->words, f->forms) : NULL;
    return f->run;
}

/* Keeps the candidates above the threshold. */
static int keep(struct story_variant *v, const finder *f)
{
    const story_event_candidate *c = STORY_ITEMS(&f->candidates, story_event_candidate);
    story_event *events;
    size_t i, n = 0;

    for (i = 0; i < f->candidates.count; i++)
        n += c[i].score >= f->model.threshold;
    events = story_arena_calloc(v->arena, n, sizeof *events);
    if (!events)
        return STORY_ENOMEM;
    v->events = events;
    v->event_count = n;
    for (i = 0; i < f->candidates.count; i++)
        if (c[i].score >= f->model.threshold) {
            const story_word *w = &f->words->items[c[i].word];

            *events++ = (story_event){{w->start, (size_t)w->start + w->len}, c[i].sentence};
        }
    return STORY_OK;
}

int story_event_find(struct story_variant *v, story_error *err)
{
    finder f = {.words = &v->words, .candidates = STORY_ARRAY(story_event_candidate)};
    size_t i;
    int rc;

    if (!story_eventmodel_read(&f.model, story_data__events()))
        return story_error__set(err, STORY_EINPUT, "the table of events is damaged");
    rc = prepare(&f) ? STORY_OK : STORY_ENOMEM;
    for (i = 0; i < v->sentence_count && rc == STORY_OK; i++)
        if (story_variant_tells(v, i))
            rc = score_sentence(&f, i);
    if (rc == STORY_OK) {
        story_event_density_add(f.candidates.items, f.candidates.count, f.model.usual);
        rc = keep(v, &f);
    }
    story_array_dispose(&f.candidates);
    story_netrun_free(f.run);
    free(f.forms);
    free(f.scan);
    return rc == STORY_OK ? STORY_OK : story_error__no_memory(err);
}

/* ALGORITHM
 *
 * Every word that may be a verb, a noun or an adjective is scored by a small network that reads its sentence (eventnet).
 * Where that leaves doubt, a linear model over hashed features is asked too (eventfeature): the word and its neighbours
 * together, what WordNet says of them, auxiliaries and negation in front, quotation, who acts. A score above the
 * threshold makes the word the trigger of an event that, the text says, did happen. Linear in the text; all arithmetic is
 * on integers, so that every machine finds the same events.
 *
 * What does not depend on the neighbours is computed once for each form of the vocabulary. A part-of-speech tagger in
 * front was left out: the closed words and WordNet's parts of speech do its work.
 *
 * Source: the task and its data are Sims, Park and Bamman, Literary Event Detection (ACL 2019). F1 in cross-validation
 * over their training books: linear model .65, network .69, both .70. */
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
    story_netrun_read(f->run, f->scan, first);
    for (i = 0; i < count && rc == STORY_OK; i++)
        if (story_event_scan_is_candidate(f->scan, i) && story_eventmodel_decide(&f->model, f->run, f->scan, i))
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
    f->run = story_netrun_new(f->model.net, f->words, f->forms);
    return f->run;
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
    if (!story_eventmodel_read(&f.model, story_data__events()))
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
    story_netrun_free(f.run);
    free(f.forms);
    free(f.scan);
    return rc;
}

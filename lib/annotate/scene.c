/* scene - the facts of a text that features are made of: how often each capitalised word follows a title, a
 * preposition, "the"; stands before a verb or 's; is written small. Two passes over the words. */
#include <stdlib.h>
#include <string.h>

#include "annotate/feature.h"
#include "data/gazetteer.h"
#include "util/array.h"
#include "util/error.h"

static const struct {
    uint16_t cue;
    const char *words;
} CUES[] = {
    {STORY_CUE_PREPOSITION,
     "in at to from near towards toward through into for left leave reached visit visited outside "
     "across around within via"},
    {STORY_CUE_VERB,
     "said says asked replied cried was is had has did does would could should might must thought felt looked turned "
     "came "
     "went knew saw took gave made answered exclaimed smiled laughed nodded shook stood sat began continued returned "
     "whispered murmured remarked observed added declared seemed told spoke found met loved married kissed"},
    {STORY_CUE_SPEECH, "said says asked replied cried answered exclaimed whispered murmured remarked observed added "
                       "declared told spoke continued returned shouted muttered"},
    {STORY_CUE_CONNECTOR, "of the de von van du la le der del di da des d"},
    {STORY_CUE_KIN, "mother father brother sister son daughter wife husband uncle aunt cousin friend named called man "
                    "woman girl boy"},
    {STORY_CUE_GEO,
     "street road square park hall house lane avenue river mountain mountains hill hills bridge church castle city "
     "town "
     "village county island bay sea ocean lake valley station hotel court place inn abbey manor farm wood forest gate "
     "palace school college university hospital market fort port"},
    {STORY_CUE_NEVER,
     "i i'm i'll i've i'd the a an and but or nor if then than so yet he she it they we you him them us me his her its "
     "their our your my this that these those there here what when where why how who whom whose which is was are were "
     "be been am do does did has have had will would shall should can could may might must not no yes oh ah"},
    {STORY_CUE_NAMED, "named called"},
    {STORY_CUE_THE, "the"},
};

static const story_facts NO_FACTS;

static void mark_cues(story_scene *s, story_map *map, const uint16_t *cue_of)
{
    size_t f;

    for (f = 0; f < s->words->form_count; f++) {
        uint32_t n = story_map_get(map, s->words->forms[f].text, s->words->forms[f].len);

        if (n != STORY_MAP_NONE)
            s->cues[f] = cue_of[n];
    }
}

static int read_cues(story_scene *s)
{
    enum { MOST = 512 };
    story_map map = STORY_MAP;
    uint16_t cue_of[MOST] = {0};
    int failed = 0;
    size_t i;

    for (i = 0; i < sizeof CUES / sizeof *CUES; i++) {
        const char *at = CUES[i].words;

        while (*at && !failed) {
            size_t len = strcspn(at, " ");
            uint32_t n = story_map_add(&map, at, len);

            failed = n >= MOST;
            if (!failed)
                cue_of[n] |= CUES[i].cue;
            at += len + (at[len] == ' ');
        }
    }
    if (!failed)
        mark_cues(s, &map, cue_of);
    story_map_dispose(&map);
    return failed ? STORY_ENOMEM : STORY_OK;
}

static bool is_capital(const story_word *w)
{
    return w->shape == STORY_SHAPE_CAPITAL || w->shape == STORY_SHAPE_CAPS;
}

static uint32_t hash_part(const char *text, size_t len)
{
    return story_map_hash(text, len);
}

/* The facts of a form, made when it is first seen with a capital; NULL when out of memory. */
static story_facts *facts_for(story_scene *s, story_array *facts, uint32_t form)
{
    const story_form_entry *e = &s->words->forms[form];
    story_facts *f;

    if (s->facts_of[form])
        return &STORY_ITEMS(facts, story_facts)[s->facts_of[form]];
    s->facts_of[form] = (uint32_t)facts->count;
    f = story_array_push(facts);
    if (!f)
        return NULL;
    f->hash = e->hash;
    f->gaz = (uint16_t)story_gazetteer_mask(e->hash);
    f->cues = s->cues[form];
    f->suffix3 = hash_part(e->text + (e->len > 3 ? e->len - 3 : 0), e->len > 3 ? 3 : e->len);
    f->suffix2 = hash_part(e->text + (e->len > 2 ? e->len - 2 : 0), e->len > 2 ? 2 : e->len);
    f->prefix3 = hash_part(e->text, e->len > 3 ? 3 : e->len);
    return f;
}

static void count_one(uint16_t *n)
{
    if (*n < UINT16_MAX)
        ++*n;
}

static bool is_comma(const story_scene *s, const story_word *w)
{
    return w->len == 1 && s->text->view[w->start] == ',';
}

static void count_before(const story_scene *s, const story_array *facts, story_facts *f, const story_word *w,
                         const story_word *begin)
{
    uint16_t cue = w > begin ? s->cues[w[-1].form] : 0;

    if (w == begin)
        return;
    if (w[-1].shape == STORY_SHAPE_CAPITAL && s->facts_of[w[-1].form]) {
        if (STORY_ITEMS(facts, story_facts)[s->facts_of[w[-1].form]].gaz & STORY_GAZ_TITLE)
            count_one(&f->title);
    } else if (w[-1].shape == STORY_SHAPE_LOWER) {
        if (cue & STORY_CUE_PREPOSITION)
            count_one(&f->preposition);
        else if (cue & STORY_CUE_THE)
            count_one(&f->the);
        else if (cue & STORY_CUE_VERB)
            count_one(&f->verb);
        if ((cue & STORY_CUE_NAMED) && w - begin >= 2 && (s->cues[w[-2].form] & STORY_CUE_KIN) &&
            !(s->cues[w[-2].form] & STORY_CUE_GEO))
            count_one(&f->named);
    }
}

static void count_behind(const story_scene *s, story_facts *f, const story_word *w, const story_word *begin,
                         const story_word *end)
{
    uint16_t cue = w + 1 < end ? s->cues[w[1].form] : 0;

    if (w + 1 >= end)
        return;
    if (w[1].shape == STORY_SHAPE_LOWER && (cue & STORY_CUE_VERB))
        count_one(&f->verb);
    else if (w[1].shape == STORY_SHAPE_POSSESSIVE)
        count_one(&f->possessive);
    else if (w[1].shape == STORY_SHAPE_CAPITAL && (cue & STORY_CUE_GEO))
        count_one(&f->geo);
    if (w > begin && is_comma(s, w - 1) && is_comma(s, w + 1))
        count_one(&f->vocative);
}

static int count_word(story_scene *s, story_array *facts, const story_word *w, const story_word *begin,
                      const story_word *end)
{
    story_facts *f = facts_for(s, facts, w->form);

    if (!f)
        return STORY_ENOMEM;
    count_one(&f->capital);
    if (w->shape == STORY_SHAPE_CAPITAL && !(w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED)))
        count_one(&f->middle);
    count_before(s, facts, f, w, begin);
    count_behind(s, f, w, begin, end);
    return STORY_OK;
}

static int count_words(story_scene *s, story_array *facts)
{
    const story_words *words = s->words;
    size_t i;

    for (i = 0; i < s->sentence_count; i++) {
        const story_word *begin = words->items + words->first[i], *end = words->items + words->first[i + 1], *w;

        for (w = begin; w < end; w++)
            if (is_capital(w) && count_word(s, facts, w, begin, end))
                return STORY_ENOMEM;
    }
    return STORY_OK;
}

/* What is not written with a capital is written small: forms are case folded. */
static void count_lower(story_scene *s)
{
    size_t i;

    for (i = 0; i < s->words->form_count; i++) {
        story_facts *f = &s->facts[s->facts_of[i]];
        uint32_t count = s->words->forms[i].count;

        if (s->facts_of[i] && count > f->capital)
            f->lower = (uint16_t)(count - f->capital > UINT16_MAX ? UINT16_MAX : count - f->capital);
    }
}

int story_scene_read(story_scene *out, const story_text *text, const story_words *words, size_t sentence_count,
                     story_error *err)
{
    story_array facts = STORY_ARRAY(story_facts);
    int code = STORY_ENOMEM;

    *out = (story_scene){text, words, sentence_count, NULL, NULL, NULL, 0};
    out->cues = calloc(words->form_count + 1, sizeof *out->cues);
    out->facts_of = calloc(words->form_count + 1, sizeof *out->facts_of);
    if (!out->cues || !out->facts_of || !story_array_push(&facts) || read_cues(out))
        goto out;
    STORY_ITEMS(&facts, story_facts)[0] = NO_FACTS;
    if (count_words(out, &facts))
        goto out;
    code = STORY_OK;

out:
    out->facts = facts.items;
    out->facts_count = (uint32_t)facts.count;
    if (code) {
        story_scene_dispose(out);
        return story_error__no_memory(err);
    }
    count_lower(out);
    return STORY_OK;
}

void story_scene_dispose(story_scene *scene)
{
    free(scene->cues);
    free(scene->facts_of);
    free(scene->facts);
    *scene = (story_scene){NULL, NULL, 0, NULL, NULL, NULL, 0};
}

const story_facts *story_scene_facts(const story_scene *scene, uint32_t word)
{
    return &scene->facts[scene->facts_of[scene->words->items[word].form]];
}

/* Words that can stand in a name: with a capital and not one of those that no name has. */
static bool is_candidate(const story_scene *s, const story_word *w)
{
    return is_capital(w) && !((s->cues[w->form] & STORY_CUE_NEVER) && w->len < 6);
}

static bool runs_on(const story_scene *s, const story_word *w, uint32_t since)
{
    if (w->shape == STORY_SHAPE_DIGIT)
        return true;
    return w->shape == STORY_SHAPE_LOWER && (s->cues[w->form] & STORY_CUE_CONNECTOR) && since <= 2;
}

/* The longest known place that starts at each word and lies inside the run. */
static void find_phrases(const story_scene *s, story_word_run *run)
{
    const story_word *w = s->words->items + run->first;
    uint32_t i, n, longest;

    memset(run->phrase, 0, run->count);
    for (i = 0; i < run->count; i += longest + 1) {
        uint32_t key = s->words->forms[w[i].form].hash;

        for (longest = 0, n = 1; n < 4 && i + n < run->count; n++) {
            key = story_gazetteer_extend(key, s->words->forms[w[i + n].form].hash);
            if (is_capital(&w[i + n]) && (story_gazetteer_mask(key) & STORY_GAZ_ANY_PLACE))
                longest = n;
        }
        if (longest) {
            run->phrase[i] = 1;
            memset(run->phrase + i + 1, 2, longest);
        }
    }
}

bool story_scene_next_run(const story_scene *scene, uint32_t at, uint32_t begin, uint32_t end, story_word_run *out)
{
    const story_word *words = scene->words->items;
    uint32_t last, i;

    while (at < end && !is_candidate(scene, &words[at]))
        at++;
    if (at >= end)
        return false;
    for (last = at, i = at + 1; i < end && i - at < STORY_RUN_MOST; i++) {
        if (is_candidate(scene, &words[i]))
            last = i;
        else if (!runs_on(scene, &words[i], i - last))
            break;
    }
    *out = (story_word_run){at, last + 1 - at, begin, end, {0}};
    find_phrases(scene, out);
    return true;
}

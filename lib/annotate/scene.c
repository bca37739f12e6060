/* scene - the cue words and word classes of a text, and its runs of capitalised words. */
#include <stdlib.h>
#include <string.h>

#include "annotate/feature.h"
#include "annotate/wordlist.h"
#include "data/gazetteer.h"
#include "data/wordform.h"
#include "util/error.h"

static const story_wordlist CUES[] = {
    {STORY_CUE_PREPOSITION,
     "in at to from near towards toward through into for left leave reached visit visited outside across around within "
     "via outside beyond above below"},
    {STORY_CUE_VERB,
     "said says asked replied cried was is had has did does would could should might must thought felt looked turned "
     "came went knew saw took gave made answered exclaimed smiled laughed nodded shook stood sat began continued "
     "returned whispered murmured remarked observed added declared seemed told spoke found met loved married kissed"},
    {STORY_CUE_SPEECH, "said says asked replied cried answered exclaimed whispered murmured remarked observed added "
                       "declared told spoke continued returned shouted muttered"},
    {STORY_CUE_CONNECTOR, "of the de von van du la le der del di da des d"},
    {STORY_CUE_KIN, "mother father brother sister son daughter wife husband uncle aunt cousin friend named called man "
                    "woman girl boy"},
    {STORY_CUE_GEO,
     "street road square park hall house lane avenue river mountain mountains hill hills bridge church castle city "
     "town village county island islands bay sea ocean lake valley station hotel court place inn abbey manor farm wood "
     "woods forest gate palace school college university hospital market fort port rock tower cathedral terrace "
     "crescent gardens row pier lighthouse mill lodge cottage grange quay dock creek point head heath moor desert "
     "beach pass cape mount settlement landing hollow gulf strait canal cemetery theatre temple chapel district shire "
     "land"},
    {STORY_CUE_NEVER,
     "i i'm i'll i've i'd the a an and but or nor if then than so yet he she it they we you him them us me his her its "
     "their our your my this that these those there here what when where why how who whom whose which is was are were "
     "be been am do does did has have had will would shall should can could may might must not no yes oh ah"},
    {STORY_CUE_NAMED, "named called"},
    {STORY_CUE_OVER, "over"},
    {STORY_CUE_WHO, "who whose whom"},
    {STORY_CUE_THE, "the"},
    {STORY_CUE_SEAT, "city town village hamlet county island kingdom province parish borough capital port seaport"},
    {STORY_CUE_DATE, "january february march april june july august september october november december sunday monday "
                     "tuesday wednesday thursday friday saturday christmas easter michaelmas sundays mondays tuesdays "
                     "wednesdays thursdays fridays saturdays"},
};

static void read_classes(story_scene *s)
{
    story_wordforms known = story_wordforms_open(story_data__wordforms());
    story_wordform w;
    size_t f;

    for (f = 0; f < s->words->form_count; f++)
        if (story_wordforms_at(&known, s->words->forms[f].known, &w))
            s->classes[f] = (story_class){w.group, (uint8_t)(1 + w.mostly),
                                          w.mostly == STORY_MOSTLY_VERB ? w.verb_class[0] : w.noun_class[0],
                                          w.mostly == STORY_MOSTLY_VERB && (w.what & (STORY_VERB_PAST | STORY_VERB_S))};
}

int story_scene_read(story_scene *out, const story_text *text, const story_words *words, size_t sentence_count,
                     story_error *err)
{
    *out = (story_scene){text, words, sentence_count, NULL, NULL, NULL, NULL, 0};
    out->cues = story_wordlist_mark(words, CUES, sizeof CUES / sizeof *CUES);
    out->classes = calloc(words->form_count + 1, sizeof *out->classes);
    out->facts_of = calloc(words->form_count + 1, sizeof *out->facts_of);
    if (!out->cues || !out->classes || !out->facts_of)
        goto out;
    read_classes(out);
    if (story_facts__count(out))
        goto out;
    return STORY_OK;

out:
    story_scene_dispose(out);
    return story_error__no_memory(err);
}

void story_scene_dispose(story_scene *scene)
{
    free(scene->cues);
    free(scene->classes);
    free(scene->facts_of);
    free(scene->facts);
    *scene = (story_scene){NULL, NULL, 0, NULL, NULL, NULL, NULL, 0};
}

const story_facts *story_scene_facts(const story_scene *scene, uint32_t word)
{
    return &scene->facts[scene->facts_of[scene->words->items[word].form]];
}

/* Words that can stand in a name: with a capital and not one of those that no name has. */
static bool is_candidate(const story_scene *s, const story_word *w)
{
    return story_word_is_capital(w) && !((s->cues[w->form] & STORY_CUE_NEVER) && w->len < 6);
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
            if (story_word_is_capital(&w[i + n]) && (story_gazetteer_mask(key) & STORY_GAZ_ANY_PLACE))
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
    for (last = at, i = at + 1; i < end && i - at < STORY_WORD_RUN_MOST; i++) {
        if (is_candidate(scene, &words[i]))
            last = i;
        else if (!runs_on(scene, &words[i], i - last))
            break;
    }
    *out = (story_word_run){at, last + 1 - at, begin, end, {0}};
    find_phrases(scene, out);
    return true;
}

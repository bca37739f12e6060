/* spot - a word of a run with its neighbours. */
#include "annotate/feature.h"
#include "data/gazetteer.h"

static const story_word NO_WORD = {0, 0, STORY_SHAPE_PUNCT, 0, UINT32_MAX};

static uint16_t cues_of(const story_scene *scene, const story_word *w)
{
    return w->form == UINT32_MAX ? 0 : scene->cues[w->form];
}

story_spot story_spot_look(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide)
{
    uint32_t at = run->first + i;
    const story_word *w = scene->words->items + at;
    story_spot s = {.scene = scene, .run = run, .i = i, .word = w};

    s.before = at > run->begin ? w - 1 : &NO_WORD;
    s.before2 = at > run->begin + 1 ? w - 2 : &NO_WORD;
    s.behind = at + 1 < run->end ? w + 1 : &NO_WORD;
    s.behind2 = at + 2 < run->end ? w + 2 : &NO_WORD;
    s.facts = story_scene_facts(scene, at);
    s.hide = hide;
    s.cue_before = cues_of(scene, s.before);
    s.cue_before2 = cues_of(scene, s.before2);
    s.cue_behind = cues_of(scene, s.behind);
    s.known = hide & STORY_HIDE_GAZETTEER ? STORY_GAZ_TITLE | STORY_GAZ_COMMON : ~0u;
    s.gaz = s.facts->gaz & s.known;
    s.phrase = hide & STORY_HIDE_GAZETTEER ? 0 : run->phrase[i];
    s.start = w->flags & STORY_WORD_FIRST ? 1 : w->flags & STORY_WORD_OPENED ? 2 : 0;
    return s;
}

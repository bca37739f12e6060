/* spot - a word of a run with its neighbours, and what of it each sight sees. */
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

static unsigned at_most(unsigned n, unsigned most)
{
    return n < most ? n : most;
}

static unsigned is(unsigned bits, unsigned bit)
{
    return (bits & bit) != 0;
}

/* A word and its shape, which neighbours are known by. */
static uint64_t key_of(const story_word *w)
{
    return w->form | (uint64_t)w->shape << 32;
}

static uint64_t cue_key(const story_spot *s)
{
    unsigned before =
        s->cue_before & (STORY_CUE_PREPOSITION | STORY_CUE_VERB | STORY_CUE_CONNECTOR | STORY_CUE_KIN | STORY_CUE_THE);
    unsigned behind = is(s->cue_behind, STORY_CUE_VERB) | is(s->cue_behind, STORY_CUE_GEO) << 1, shape = 0;

    if (s->behind->shape == STORY_SHAPE_CAPITAL)
        shape = 1;
    else if (s->behind->shape == STORY_SHAPE_POSSESSIVE)
        shape = 2;
    return s->word->form | (uint64_t)before << 32 | (uint64_t)behind << 40 | (uint64_t)shape << 42 |
           (uint64_t)is(s->cue_before2, STORY_CUE_SEAT) << 44 | (uint64_t)s->phrase << 45;
}

uint64_t story_spot_key(const story_spot *s, story_sight sight)
{
    uint64_t name = (uint64_t)sight << 60;

    switch (sight) {
    case STORY_SIGHT_WORD:
        return name | key_of(s->word) | (uint64_t)s->start << 40 | (uint64_t)at_most(s->word->len, 12) << 42;
    case STORY_SIGHT_BEFORE:
        return name | key_of(s->before);
    case STORY_SIGHT_BEFORE2:
        return name | key_of(s->before2);
    case STORY_SIGHT_BEHIND:
        return name | key_of(s->behind);
    case STORY_SIGHT_BEHIND2:
        return name | key_of(s->behind2);
    case STORY_SIGHT_CUES:
        return name | cue_key(s);
    default:
        return name | at_most(s->i, 3) | at_most(s->run->count - 1 - s->i, 3) << 2 | s->start << 4 |
               is(s->word->flags, STORY_WORD_QUOTED) << 6;
    }
}

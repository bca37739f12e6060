/* ALGORITHM. The weights have learnt mostly from names that the gazetteer has, so they are unsure of others. Five things
 * are surer than they say: a word that nobody writes small and no dictionary has is rather a name, even where a sentence
 * begins with it; who is followed by "who" is a person; what a text keeps putting behind "at" and "from", and never
 * treats as a person, is a place; and what it takes for a place here and for a person there, but never treats as one,
 * is a place in both; and a place that is a common word too (Bath, Reading) is meant where it has a capital and a
 * preposition. O(1) a word.
 *
 * The points are on the scale of the weights (32 is one nat). Measured on excerpts of the length of a short story and on
 * the same with invented names: no loss on the former, a point of names and two of places gained on the latter. */
#include "annotate/stranger.h"

#include "data/gazetteer.h"

enum { AT_START = 16, WITH_WHO = 32, ALWAYS_AT = 128, ONCE_AT = 128, NO_WORD = 128, NO_WORD_ELSEWHERE = 96 };

/* The prepositions before at least two thirds of its mentions. */
enum { MOSTLY_OF = 3, MOSTLY = 2 };

static bool stands_inside(const story_word *w)
{
    return w->shape == STORY_SHAPE_CAPITAL && !(w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED));
}

static bool is_strange(const story_scene *scene, const story_word *w, const story_facts *facts)
{
    return !facts->lower && !scene->classes[w->form].sort &&
           !(facts->gaz & ~(unsigned)(STORY_GAZ_PERSON | STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE));
}

/* No other word of a name beside it: "In Reading" begins a sentence. */
static bool is_alone(const story_scene *scene, const story_word_run *run, uint32_t i)
{
    const story_word *w = &scene->words->items[run->first + i];

    return i + 1 == run->count && (!i || (i == 1 && (scene->cues[w[-1].form] & STORY_CUE_PREPOSITION)));
}

/* Neither a place nor a given name that is known, and nothing that only persons have. */
static bool may_be_town(const story_facts *facts)
{
    return !(facts->gaz & ~(unsigned)STORY_GAZ_PERSON) && !facts->title && !facts->speech && !facts->named &&
           !facts->vocative && !facts->possessive;
}

/* ", who" or "who" right behind the run. */
static bool is_followed_by_who(const story_scene *scene, const story_word_run *run)
{
    const story_word *words = scene->words->items;
    uint32_t at = run->first + run->count;

    if (at + 1 < run->end && words[at].len == 1 && scene->text->view[words[at].start] == ',')
        at++;
    return at < run->end && (scene->cues[words[at].form] & STORY_CUE_WHO);
}

static bool is_always_at(const story_facts *facts)
{
    return facts->capital > 1 && facts->preposition * MOSTLY_OF >= facts->capital * MOSTLY;
}

/* "in Reading", "over Bath": a place, though the word has another use. Elsewhere too, where the text has it as a place. */
static bool weigh_common(float scores[STORY_LABELS], const story_scene *scene, const story_word_run *run, uint32_t i,
                         const story_readings *first)
{
    const story_word *w = &scene->words->items[run->first + i];
    const story_facts *facts = story_scene_facts(scene, run->first + i);

    if (!(facts->gaz & STORY_GAZ_ANY_PLACE) || !(facts->gaz & STORY_GAZ_COMMON) || (facts->cues & STORY_CUE_DATE) ||
        !stands_inside(w) || !is_alone(scene, run, i))
        return false;
    if (w > scene->words->items + run->begin && (scene->cues[w[-1].form] & (STORY_CUE_PREPOSITION | STORY_CUE_OVER))) {
        scores[STORY_LABEL_NONE] -= NO_WORD;
        return false;
    }
    if (first->place && !first->name)
        scores[STORY_LABEL_NONE] -= NO_WORD_ELSEWHERE;
    return true;
}

bool story_stranger_weigh(float scores[STORY_LABELS], const story_scene *scene, const story_word_run *run, uint32_t i,
                          const story_readings *first)
{
    const story_word *w = &scene->words->items[run->first + i];
    const story_facts *facts = story_scene_facts(scene, run->first + i);
    bool strange = is_strange(scene, w, facts);

    if (!(facts->gaz & STORY_GAZ_ANY_PLACE) && is_followed_by_who(scene, run))
        scores[i ? STORY_LABEL_NAME_IN : STORY_LABEL_NAME] += WITH_WHO;
    if (!strange)
        return weigh_common(scores, scene, run, i, first);
    if (!stands_inside(w))
        scores[STORY_LABEL_NONE] -= AT_START;
    if (!is_alone(scene, run, i) || !may_be_town(facts))
        return false;
    if (is_always_at(facts))
        scores[STORY_LABEL_PLACE] += ALWAYS_AT;
    if (facts->preposition && first->name && first->place)
        scores[STORY_LABEL_PLACE] += ONCE_AT;
    return facts->preposition;
}

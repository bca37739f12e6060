#include "annotate/feature.h"

#include "data/gazetteer.h"

typedef struct list {
    uint32_t *out;
    size_t count;
} list;

/* One word of the run with its neighbours; a neighbour beyond the sentence is all zero. */
typedef struct spot {
    const story_scene *scene;
    const story_word_run *run;
    uint32_t i;
    const story_word *word, *before, *before2, *behind, *behind2;
    const story_facts *facts;
    uint16_t cue_before, cue_behind;
    unsigned gaz, known, phrase,
        start; /* known: the bits of the gazetteer that are read; start: 0 inside a sentence, 1 its first word, 2 behind a quotation mark or dash */
} spot;

static const story_word NO_WORD = {0, 0, STORY_SHAPE_PUNCT, 0, UINT32_MAX};

static void add(list *l, uint32_t template, uint32_t a, uint32_t b)
{

    uint64_t x = ((uint64_t)a << 32 | b) ^ (uint64_t)(template + 1) * 0x9E3779B97F4A7C15u;

    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    x ^= x >> 29;
    x *= 0x9FB21C651E98DF25u;
    l->out[l->count++] = (uint32_t)(x >> 32);
}

static uint32_t hash_of(const spot *s, const story_word *w)
{
    return w->form == UINT32_MAX ? 0 : s->scene->words->forms[w->form].hash;
}

static unsigned cues_of(const spot *s, const story_word *w)
{
    return w->form == UINT32_MAX ? 0 : s->scene->cues[w->form];
}

static unsigned gaz_of(const spot *s, const story_word *w)
{
    return w->shape == STORY_SHAPE_CAPITAL ? s->scene->facts[s->scene->facts_of[w->form]].gaz & s->known : 0;
}

/* 0, 1, 2-3, 4-7, 8-15, 16 and more */
static unsigned magnitude(unsigned n)
{
    unsigned bits = 0;

    for (; n; n >>= 1)
        bits++;
    return bits > 5 ? 5 : bits;
}

/* Which share of its places a word stands so, by halves, and whether that is more than once: what novels and short
 * stories have in common. */
static unsigned share(unsigned n, const story_facts *f)
{
    unsigned of = f->capital;

    if (!n)
        return 0;
    return (n > 1) + (n * 16 < of ? 1u : n * 8 < of ? 3u : n * 4 < of ? 5u : n * 2 < of ? 7u : 9u);
}

static unsigned at_most(unsigned n, unsigned most)
{
    return n < most ? n : most;
}

static unsigned is(unsigned bits, unsigned bit)
{
    return (bits & bit) != 0;
}

static spot look(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide)
{
    uint32_t at = run->first + i;
    const story_word *w = scene->words->items + at;
    spot s = {.scene = scene, .run = run, .i = i, .word = w};

    s.before = at > run->begin ? w - 1 : &NO_WORD;
    s.before2 = at > run->begin + 1 ? w - 2 : &NO_WORD;
    s.behind = at + 1 < run->end ? w + 1 : &NO_WORD;
    s.behind2 = at + 2 < run->end ? w + 2 : &NO_WORD;
    s.facts = story_scene_facts(scene, at);
    s.cue_before = (uint16_t)cues_of(&s, s.before);
    s.cue_behind = (uint16_t)cues_of(&s, s.behind);
    s.known = hide & STORY_HIDE_GAZETTEER ? STORY_GAZ_TITLE | STORY_GAZ_COMMON : ~0u;
    s.gaz = s.facts->gaz & s.known;
    s.phrase = hide & STORY_HIDE_GAZETTEER ? 0 : run->phrase[i];
    s.start = w->flags & STORY_WORD_FIRST ? 1 : w->flags & STORY_WORD_OPENED ? 2 : 0;
    return s;
}

static void add_words(list *l, const spot *s, unsigned hide)
{
    uint32_t before = hash_of(s, s->before), behind = hash_of(s, s->behind);

    add(l, 0, 1, 0);
    add(l, 1, s->word->shape, s->start);
    if (!(hide & STORY_HIDE_WORD))
        add(l, 2, hash_of(s, s->word), 0);
    add(l, 3, before, 0);
    add(l, 4, behind, 0);
    add(l, 5, before, hash_of(s, s->before2));
    add(l, 6, behind, hash_of(s, s->behind2));
    add(l, 7, hash_of(s, s->before2), 0);
    add(l, 8, hash_of(s, s->behind2), 0);
    if (!(hide & STORY_HIDE_AFFIXES) && s->facts->hash) {
        add(l, 9, s->facts->suffix3, 0);
        add(l, 10, s->facts->suffix2, 0);
        add(l, 11, s->facts->prefix3, 0);
    }
    add(l, 12, at_most(s->word->len, 12), s->word->shape);
    add(l, 13, s->before->shape, s->behind->shape);
    add(l, 14, s->before->shape == STORY_SHAPE_PUNCT ? before : 0, s->behind->shape == STORY_SHAPE_PUNCT ? behind : 0);
}

static void add_gazetteer(list *l, const spot *s)
{
    unsigned before = gaz_of(s, s->before), behind = gaz_of(s, s->behind), phrase = s->phrase, bit;
    const unsigned kinds = STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_COMMON;

    add(l, 20, s->gaz, 0);
    add(l, 21, s->gaz, s->start);
    for (bit = 0; bit < 10; bit++)
        if (s->gaz >> bit & 1)
            add(l, 22, bit, 0);
    add(l, 23, before & (STORY_GAZ_GIVEN | STORY_GAZ_TITLE | STORY_GAZ_BIG | STORY_GAZ_COMMON), s->before->shape);
    add(l, 24, behind & (STORY_GAZ_GIVEN | STORY_GAZ_TITLE | STORY_GAZ_COMMON), s->behind->shape);
    add(l, 25, s->gaz & kinds, before & (STORY_GAZ_GIVEN | STORY_GAZ_TITLE));
    add(l, 26, phrase, 0);
    add(l, 27, phrase, is(s->cue_before, STORY_CUE_PREPOSITION));
}

static void add_cues(list *l, const spot *s)
{
    unsigned preposition = is(s->cue_before, STORY_CUE_PREPOSITION), verb = is(s->cue_behind, STORY_CUE_VERB);
    unsigned left = s->i, right = s->run->count - 1 - s->i;

    add(l, 30, preposition * 4 + is(s->cue_before, STORY_CUE_VERB) * 2 + is(s->cue_before, STORY_CUE_KIN),
        verb * 2 + (s->behind->shape == STORY_SHAPE_POSSESSIVE));
    add(l, 31, s->behind->shape == STORY_SHAPE_CAPITAL ? is(s->cue_behind, STORY_CUE_GEO) : 0,
        is(s->facts->cues, STORY_CUE_GEO));
    add(l, 32, at_most(left, 3), at_most(right, 3));
    add(l, 33, preposition, s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_TITLE));
}

static unsigned side_of(const spot *s, const story_word *w)
{
    bool known = w->form != UINT32_MAX && story_word_is_capital(w);

    return story_facts_side(&s->scene->facts[known ? s->scene->facts_of[w->form] : 0]);
}

/* How the text uses the word elsewhere: the strongest features of all. */
static void add_facts(list *l, const spot *s)
{
    const story_facts *f = s->facts;
    unsigned person = f->title * 2u + f->verb + f->possessive + f->vocative, place = f->preposition * 2u + f->the;
    unsigned small = !f->lower ? 0 : f->middle > f->lower * 4 ? 1 : f->middle > f->lower ? 2 : f->middle ? 3 : 4;
    unsigned side = story_facts_side(f);

    add(l, 40, small, at_most(magnitude(f->middle), 3));
    add(l, 41, small, s->start * 64 + (s->gaz & STORY_GAZ_COMMON));
    add(l, 42, share(person, f), share(place, f));
    add(l, 43, share(f->title, f), share(f->verb, f));
    add(l, 44, share(f->preposition, f), s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE));
    add(l, 45, share(f->the, f), share(f->geo, f));
    add(l, 46, share(f->possessive, f), share(f->vocative, f));
    add(l, 47, at_most(magnitude(f->capital), 3), small);
    add(l, 48, side, s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_COMMON | STORY_GAZ_PEOPLE));
    add(l, 49, side, is(s->cue_before, STORY_CUE_PREPOSITION) * 2 + is(s->cue_behind, STORY_CUE_VERB));
    add(l, 50, share(f->speech, f), share(f->subject, f));
    add(l, 51, share(f->attribute, f), share(f->subject, f));
    add(l, 52, side_of(s, s->before), s->before->shape);
    add(l, 53, side_of(s, s->behind), s->behind->shape);
    add(l, 55, share(f->seat, f),
        is(cues_of(s, s->before2), STORY_CUE_SEAT) * 2 + is(s->cue_before, STORY_CUE_CONNECTOR));
    add(l, 54, f->plural, is(s->cue_before, STORY_CUE_THE));
}

static story_class class_of(const spot *s, const story_word *w)
{
    static const story_class none = {0, 0, 0, false};

    return w->form == UINT32_MAX || w->shape != STORY_SHAPE_LOWER ? none : s->scene->classes[w->form];
}

/* Parts of speech and meanings around the word: a noun behind a place, a verb behind a person. */
static void add_classes(list *l, const spot *s)
{
    story_class before = class_of(s, s->before), behind = class_of(s, s->behind),
                own = s->scene->classes[s->word->form];
    story_class before2 = class_of(s, s->before2), behind2 = class_of(s, s->behind2);

    add(l, 60, before.group, before.sort);
    add(l, 61, behind.group, behind.sort);
    add(l, 62, before.sort * 32u + before.meaning, before.finite);
    add(l, 63, behind.sort * 32u + behind.meaning, behind.finite);
    add(l, 64, before.sort, behind.sort * 2u + behind.finite);
    add(l, 65, own.sort, s->start);
    add(l, 66, own.sort * 32u + own.meaning, own.group);
    add(l, 67, before2.group, before2.sort);
    add(l, 68, behind2.group, behind2.sort);
    add(l, 69, own.sort != 0, s->facts->lower != 0);
    add(l, 70, is(s->facts->cues, STORY_CUE_DATE), 0);
    add(l, 71, is(s->word->flags, STORY_WORD_QUOTED), s->start);
}

size_t story_scene_features(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide,
                            uint32_t out[STORY_FEATURE_MOST])
{
    spot s = look(scene, run, i, hide);
    list l = {out, 0};

    add_words(&l, &s, hide);
    add_gazetteer(&l, &s);
    add_cues(&l, &s);
    add_facts(&l, &s);
    add_classes(&l, &s);
    return l.count;
}

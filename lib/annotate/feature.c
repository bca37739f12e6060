#include "annotate/feature.h"

#include "data/gazetteer.h"

typedef struct list {
    uint32_t *out;
    uint8_t *templates;
    size_t count;
} list;

static void add(list *l, uint32_t template, uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) ^ (uint64_t)(template + 1) * 0x9E3779B97F4A7C15u;

    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    x ^= x >> 29;
    x *= 0x9FB21C651E98DF25u;
    l->templates[l->count] = (uint8_t) template;
    l->out[l->count++] = (uint32_t)(x >> 32);
}

static uint32_t hash_of(const story_spot *s, const story_word *w)
{
    return w->form == UINT32_MAX ? 0 : s->scene->words->forms[w->form].hash;
}

static unsigned gaz_of(const story_spot *s, const story_word *w)
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

/* What the word is by itself, and how the text uses it elsewhere: the strongest features of all. */
static void add_word(list *l, const story_spot *s)
{
    add(l, 0, 1, 0);
    add(l, 1, s->word->shape, s->start);
    if (!(s->hide & STORY_HIDE_WORD))
        add(l, 2, hash_of(s, s->word), 0);
    if (!(s->hide & STORY_HIDE_AFFIXES) && s->facts->hash) {
        add(l, 9, s->facts->suffix3, 0);
        add(l, 10, s->facts->suffix2, 0);
        add(l, 11, s->facts->prefix3, 0);
    }
    add(l, 12, at_most(s->word->len, 12), s->word->shape);
}

static void add_gazetteer(list *l, const story_spot *s)
{
    unsigned bit;

    add(l, 20, s->gaz, 0);
    add(l, 21, s->gaz, s->start);
    for (bit = 0; bit < 10; bit++)
        if (s->gaz >> bit & 1)
            add(l, 22, bit, 0);
}

static void add_facts(list *l, const story_spot *s)
{
    const story_facts *f = s->facts;
    unsigned person = f->title * 2u + f->verb + f->possessive + f->vocative, place = f->preposition * 2u + f->the;
    unsigned small = !f->lower ? 0 : f->middle > f->lower * 4 ? 1 : f->middle > f->lower ? 2 : f->middle ? 3 : 4;

    add(l, 40, small, at_most(magnitude(f->middle), 3));
    add(l, 41, small, s->start * 64 + (s->gaz & STORY_GAZ_COMMON));
    add(l, 42, share(person, f), share(place, f));
    add(l, 43, share(f->title, f), share(f->verb, f));
    add(l, 44, share(f->preposition, f), s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE));
    add(l, 45, share(f->the, f), share(f->geo, f));
    add(l, 46, share(f->possessive, f), share(f->vocative, f));
    add(l, 47, at_most(magnitude(f->capital), 3), small);
    add(l, 48, story_facts_side(f),
        s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_COMMON | STORY_GAZ_PEOPLE));
    add(l, 50, share(f->speech, f), share(f->subject, f));
    add(l, 51, share(f->attribute, f), share(f->subject, f));
}

static void add_own_class(list *l, const story_spot *s)
{
    story_class own = s->scene->classes[s->word->form];

    add(l, 65, own.sort, s->start);
    add(l, 66, own.sort * 32u + own.meaning, own.group);
    add(l, 69, own.sort != 0, s->facts->lower != 0);
    add(l, 70, is(s->facts->cues, STORY_CUE_DATE), 0);
}

static unsigned side_of(const story_spot *s, const story_word *w)
{
    bool known = w->form != UINT32_MAX && story_word_is_capital(w);

    return story_facts_side(&s->scene->facts[known ? s->scene->facts_of[w->form] : 0]);
}

static story_class class_of(const story_spot *s, const story_word *w)
{
    static const story_class none = {0, 0, 0, false};

    return w->form == UINT32_MAX || w->shape != STORY_SHAPE_LOWER ? none : s->scene->classes[w->form];
}

/* Parts of speech and meanings around the word: a noun behind a place, a verb behind a person. */
static void add_before(list *l, const story_spot *s)
{
    unsigned known = STORY_GAZ_GIVEN | STORY_GAZ_TITLE | STORY_GAZ_BIG | STORY_GAZ_COMMON;
    story_class class = class_of(s, s->before);

    add(l, 3, hash_of(s, s->before), 0);
    add(l, 23, gaz_of(s, s->before) & known, s->before->shape);
    add(l, 52, side_of(s, s->before), s->before->shape);
    add(l, 60, class.group, class.sort);
    add(l, 62, class.sort * 32u + class.meaning, class.finite);
}

static void add_behind(list *l, const story_spot *s)
{
    unsigned known = STORY_GAZ_GIVEN | STORY_GAZ_TITLE | STORY_GAZ_COMMON;
    story_class class = class_of(s, s->behind);

    add(l, 4, hash_of(s, s->behind), 0);
    add(l, 24, gaz_of(s, s->behind) & known, s->behind->shape);
    add(l, 53, side_of(s, s->behind), s->behind->shape);
    add(l, 61, class.group, class.sort);
    add(l, 63, class.sort * 32u + class.meaning, class.finite);
}

static void add_before2(list *l, const story_spot *s)
{
    story_class class = class_of(s, s->before2);

    add(l, 7, hash_of(s, s->before2), 0);
    add(l, 67, class.group, class.sort);
}

static void add_behind2(list *l, const story_spot *s)
{
    story_class class = class_of(s, s->behind2);

    add(l, 8, hash_of(s, s->behind2), 0);
    add(l, 68, class.group, class.sort);
}

/* The word among cue words. */
static void add_cues(list *l, const story_spot *s)
{
    unsigned preposition = is(s->cue_before, STORY_CUE_PREPOSITION), verb = is(s->cue_behind, STORY_CUE_VERB);
    const story_facts *f = s->facts;

    add(l, 26, s->phrase, 0);
    add(l, 27, s->phrase, preposition);
    add(l, 30, preposition * 4 + is(s->cue_before, STORY_CUE_VERB) * 2 + is(s->cue_before, STORY_CUE_KIN),
        verb * 2 + (s->behind->shape == STORY_SHAPE_POSSESSIVE));
    add(l, 31, s->behind->shape == STORY_SHAPE_CAPITAL ? is(s->cue_behind, STORY_CUE_GEO) : 0,
        is(f->cues, STORY_CUE_GEO));
    add(l, 33, preposition, s->gaz & (STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_TITLE));
    add(l, 49, story_facts_side(f), preposition * 2 + verb);
    add(l, 55, share(f->seat, f), is(s->cue_before2, STORY_CUE_SEAT) * 2 + is(s->cue_before, STORY_CUE_CONNECTOR));
    add(l, 54, f->plural, is(s->cue_before, STORY_CUE_THE));
}

static void add_place(list *l, const story_spot *s)
{
    add(l, 32, at_most(s->i, 3), at_most(s->run->count - 1 - s->i, 3));
    add(l, 71, is(s->word->flags, STORY_WORD_QUOTED), s->start);
}

/* Words together. */
static void add_pairs(list *l, const story_spot *s)
{
    const unsigned kinds = STORY_GAZ_GIVEN | STORY_GAZ_ANY_PLACE | STORY_GAZ_COMMON;
    uint32_t before = hash_of(s, s->before), behind = hash_of(s, s->behind);
    story_class a = class_of(s, s->before), b = class_of(s, s->behind);

    add(l, 5, before, hash_of(s, s->before2));
    add(l, 6, behind, hash_of(s, s->behind2));
    add(l, 13, s->before->shape, s->behind->shape);
    add(l, 14, s->before->shape == STORY_SHAPE_PUNCT ? before : 0, s->behind->shape == STORY_SHAPE_PUNCT ? behind : 0);
    add(l, 25, s->gaz & kinds, gaz_of(s, s->before) & (STORY_GAZ_GIVEN | STORY_GAZ_TITLE));
    add(l, 64, a.sort, b.sort * 2u + b.finite);
}

static void add_sight(list *l, const story_spot *s, story_sight sight)
{
    switch (sight) {
    case STORY_SIGHT_WORD:
        add_word(l, s);
        add_gazetteer(l, s);
        add_facts(l, s);
        add_own_class(l, s);
        break;
    case STORY_SIGHT_BEFORE:
        add_before(l, s);
        break;
    case STORY_SIGHT_BEFORE2:
        add_before2(l, s);
        break;
    case STORY_SIGHT_BEHIND:
        add_behind(l, s);
        break;
    case STORY_SIGHT_BEHIND2:
        add_behind2(l, s);
        break;
    case STORY_SIGHT_CUES:
        add_cues(l, s);
        break;
    case STORY_SIGHT_PLACE:
        add_place(l, s);
        break;
    default:
        add_pairs(l, s);
    }
}

size_t story_spot_features(const story_spot *spot, story_sight sight, uint32_t out[STORY_FEATURE_MOST])
{
    uint8_t templates[STORY_FEATURE_MOST];
    list l = {out, templates, 0};

    add_sight(&l, spot, sight);
    return l.count;
}

/* 55 was before 54 when the weights were learnt. */
static unsigned order_of(uint8_t template)
{
    return template == 54 ? 55 : template;
}

size_t story_scene_features(const story_scene *scene, const story_word_run *run, uint32_t i, unsigned hide,
                            uint32_t out[STORY_FEATURE_MOST])
{
    uint8_t templates[STORY_FEATURE_MOST];
    story_spot s = story_spot_look(scene, run, i, hide);
    list l = {out, templates, 0};
    unsigned sight;
    size_t k, at;

    for (sight = 0; sight <= STORY_SIGHTS; sight++)
        add_sight(&l, &s, sight);
    for (k = 1; k < l.count; k++) {
        uint32_t feature = out[k];
        uint8_t template = templates[k];

        for (at = k; at && order_of(templates[at - 1]) > order_of(template); at--) {
            out[at] = out[at - 1];
            templates[at] = templates[at - 1];
        }
        out[at] = feature;
        templates[at] = template;
    }
    return l.count;
}

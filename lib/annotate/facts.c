/* facts - how a text uses each word that it capitalises: how often it follows a title, a preposition, "the"; stands
 * before a verb or 's; is written small. One pass over the words and one over their forms. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "annotate/feature.h"
#include "data/gazetteer.h"
#include "data/wordform.h"
#include "util/array.h"
#include "util/map.h"

typedef struct counter {
    story_scene *scene;
    story_array facts;
} counter;

static uint32_t hash_end(const story_form_entry *e, size_t len)
{
    return e->len > len ? story_map_hash(e->text + e->len - len, len) : story_map_hash(e->text, e->len);
}

/* What the gazetteer has of a form as it is written, else without its diacritics: Jón, Málaga. */
static unsigned known_as(const story_form_entry *e)
{
    utf8proc_uint8_t *plain = NULL;
    unsigned mask = story_gazetteer_mask(e->hash);
    bool marked = false;

    for (uint32_t i = 0; i < e->len && !mask && !marked; i++)
        marked = (unsigned char)e->text[i] >= 0x80;
    if (marked && utf8proc_map((const utf8proc_uint8_t *)e->text, 0, &plain,
                               UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK) > 0)
        mask = story_gazetteer_mask(story_map_hash((const char *)plain, strlen((const char *)plain)));
    free(plain);
    return mask;
}

/* The facts of a form, made when it is first seen with a capital; NULL when out of memory. */
static story_facts *facts_for(counter *c, uint32_t form)
{
    story_scene *s = c->scene;
    const story_form_entry *e = &s->words->forms[form];
    story_facts *f;

    if (s->facts_of[form])
        return &STORY_ITEMS(&c->facts, story_facts)[s->facts_of[form]];
    s->facts_of[form] = (uint32_t)c->facts.count;
    f = story_array_push(&c->facts);
    if (!f)
        return NULL;
    f->hash = e->hash;
    f->gaz = (uint16_t)known_as(e);
    f->cues = s->cues[form];
    f->suffix3 = hash_end(e, 3);
    f->suffix2 = hash_end(e, 2);
    f->prefix3 = story_map_hash(e->text, e->len > 3 ? 3 : e->len);
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

static bool is_title(const counter *c, const story_word *w)
{
    uint32_t facts = c->scene->facts_of[w->form];

    return facts && (STORY_ITEMS(&c->facts, story_facts)[facts].gaz & STORY_GAZ_TITLE);
}

/* "a woman named X": kin or a person, not "a street named X". */
static bool is_named(const story_scene *s, const story_word *w, const story_word *begin)
{
    unsigned cue = w - begin >= 2 ? s->cues[w[-2].form] : 0;

    return (s->cues[w[-1].form] & STORY_CUE_NAMED) && (cue & STORY_CUE_KIN) && !(cue & STORY_CUE_GEO);
}

/* "the town of X", "a village called X" */
static bool is_seat(const story_scene *s, const story_word *w, const story_word *begin)
{
    return w - begin >= 2 && (s->cues[w[-1].form] & (STORY_CUE_CONNECTOR | STORY_CUE_NAMED)) &&
           (s->cues[w[-2].form] & STORY_CUE_SEAT) && w[-2].shape == STORY_SHAPE_LOWER;
}

static void count_before(const counter *c, story_facts *f, const story_word *w, const story_word *begin)
{
    const story_scene *s = c->scene;
    unsigned cue;

    if (w == begin)
        return;
    if (w[-1].shape == STORY_SHAPE_CAPITAL && is_title(c, w - 1))
        count_one(&f->title);
    cue = s->cues[w[-1].form];
    if (w[-1].shape != STORY_SHAPE_LOWER && !((w[-1].flags & STORY_WORD_FIRST) && cue))
        return;
    if (cue & STORY_CUE_PREPOSITION)
        count_one(&f->preposition);
    else if (cue & STORY_CUE_THE)
        count_one(&f->the);
    else if (cue & STORY_CUE_VERB)
        count_one(&f->verb);
    if (cue & STORY_CUE_SPEECH)
        count_one(&f->speech);
    if (is_named(s, w, begin))
        count_one(&f->named);
    if (is_seat(s, w, begin))
        count_one(&f->seat);
}

static void count_behind(const story_scene *s, story_facts *f, const story_word *w)
{
    unsigned cue = s->cues[w[1].form];
    story_class class = s->classes[w[1].form];

    if (w[1].shape == STORY_SHAPE_POSSESSIVE)
        count_one(&f->possessive);
    else if (w[1].shape == STORY_SHAPE_CAPITAL && (cue & STORY_CUE_GEO))
        count_one(&f->geo);
    if (w[1].shape != STORY_SHAPE_LOWER)
        return;
    if (cue & STORY_CUE_VERB)
        count_one(&f->verb);
    if (cue & STORY_CUE_SPEECH)
        count_one(&f->speech);
    if (class.finite)
        count_one(&f->subject);
    else if (class.sort == 1 + STORY_MOSTLY_NOUN)
        count_one(&f->attribute);
}

static int count_word(counter *c, const story_word *w, const story_word *begin, const story_word *end)
{
    story_facts *f = facts_for(c, w->form);

    if (!f)
        return STORY_ENOMEM;
    count_one(&f->capital);
    if (w->shape == STORY_SHAPE_CAPITAL && !(w->flags & (STORY_WORD_FIRST | STORY_WORD_OPENED)))
        count_one(&f->middle);
    count_before(c, f, w, begin);
    if (w + 1 < end)
        count_behind(c->scene, f, w);
    if (w > begin && w + 1 < end && is_comma(c->scene, w - 1) && is_comma(c->scene, w + 1))
        count_one(&f->vocative);
    return STORY_OK;
}

static int count_words(counter *c)
{
    const story_words *words = c->scene->words;
    size_t i;

    for (i = 0; i < c->scene->sentence_count; i++) {
        const story_word *begin = words->items + words->first[i], *end = words->items + words->first[i + 1], *w;

        for (w = begin; w < end; w++)
            if (story_word_is_capital(w) && count_word(c, w, begin, end))
                return STORY_ENOMEM;
    }
    return STORY_OK;
}

/* Code and front matter write nothing small. They are the only place where a word that has case elsewhere has none. */
static void forget_verbatim(story_scene *s)
{
    bool any = false;
    size_t i;

    for (i = 0; i < s->text->paragraph_count && !any; i++)
        any = s->text->paragraphs[i].verbatim;
    for (i = 0; i < s->words->count && any; i++) {
        const story_word *w = &s->words->items[i];
        story_facts *f = &s->facts[s->facts_of[w->form]];

        if (w->shape == STORY_SHAPE_OTHER && f->lower)
            f->lower--;
    }
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

/* Families: the Cuthberts, where the text has a Cuthbert. */
static void mark_plurals(story_scene *s, const story_map *singulars, const uint32_t *facts_of)
{
    size_t i;

    for (i = 0; i < s->words->form_count; i++) {
        const story_form_entry *e = &s->words->forms[i];
        uint32_t n;

        if (!s->facts_of[i] || e->len < 4 || e->text[e->len - 1] != 's')
            continue;
        n = story_map_get(singulars, e->text, e->len - 1);
        if (n != STORY_MAP_NONE)
            s->facts[s->facts_of[i]].plural = story_facts_side(&s->facts[facts_of[n]]) == 1 ? 2 : 1;
    }
}

static int find_plurals(story_scene *s)
{
    story_map map = STORY_MAP;
    uint32_t *facts_of = calloc(s->facts_count, sizeof *facts_of), n = 0;
    size_t i;
    bool failed = !facts_of;

    for (i = 0; i < s->words->form_count && !failed; i++) {
        const story_form_entry *e = &s->words->forms[i];

        if (!s->facts_of[i] || !s->facts[s->facts_of[i]].middle)
            continue;
        facts_of[n++] = s->facts_of[i];
        failed = story_map_add_hashed(&map, e->text, e->len, e->hash) == STORY_MAP_NONE;
    }
    if (!failed)
        mark_plurals(s, &map, facts_of);
    story_map_dispose(&map);
    free(facts_of);
    return failed ? STORY_ENOMEM : STORY_OK;
}

unsigned story_facts_side(const story_facts *f)
{
    unsigned person = f->title * 2u + f->verb + f->possessive + f->vocative, place = f->preposition * 2u + f->the;

    if (person > place * 2)
        return 1;
    return place > person * 2 ? 2 : person + place ? 3 : 0;
}

int story_facts__count(story_scene *scene)
{
    counter c = {scene, STORY_ARRAY(story_facts)};
    int code = story_array_push(&c.facts) ? count_words(&c) : STORY_ENOMEM; /* the first are those of no word */

    scene->facts = c.facts.items;
    scene->facts_count = (uint32_t)c.facts.count;
    if (code)
        return code;
    count_lower(scene);
    forget_verbatim(scene);
    return find_plurals(scene);
}

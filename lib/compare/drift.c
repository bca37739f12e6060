/* ALGORITHM. The words of all mentions are counted by form. Two forms are one name where they sound alike, or where one
 * letter is wrong and the rarer form is no name or word that is known. Against it speak: a sentence that has both (Anne
 * and Anna talk to each other), pronouns of different gender, and the rarer form being frequent itself, as two people
 * who are never named together are still two people. Only forms with the same first sound are compared: O(forms squared)
 * for at most FORMS_MAX of them. */
#include "compare/drift.h"

#include <stdlib.h>
#include <string.h>

#include "compare/spelling.h"
#include "data/gazetteer.h"

enum { FORMS_MAX = 3000, SHORTEST = 4, SHORTEST_TYPO = 5 };

static const struct {
    uint32_t few;       /* mentions in all, below which the shares say nothing */
    double alike, typo; /* the most of the rarer form, as a share of the usual one's mentions */
} LIMIT = {6, .34, .13};

typedef struct spelling {
    uint32_t form, count;
    size_t first;    /* in the uses */
    story_span span; /* of its first use */
    uint8_t gender;  /* of who has it */
    bool known;      /* a name, place or word that the tables have */
    char plain[STORY_SPELLING_MAX], sound[STORY_SPELLING_MAX];
} spelling;

typedef struct use {
    uint32_t form, sentence, word;
    uint8_t gender;
} use;

typedef struct survey {
    const struct story_variant *v;
    story_array uses;      /* use, by form, then in text order */
    story_array spellings; /* spelling, by sound */
} survey;

static int by_form(const void *a, const void *b)
{
    const use *x = a, *y = b;

    if (x->form != y->form)
        return x->form < y->form ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static int by_sound(const void *a, const void *b)
{
    const spelling *x = a, *y = b;
    int order = strcmp(x->sound, y->sound);

    if (order)
        return order;
    return x->form < y->form ? -1 : x->form > y->form;
}

static unsigned mask_of(const story_form_entry *form)
{
    return story_gazetteer_mask(story_gazetteer_extend(0, form->hash));
}

static int add_uses(survey *s, const story_mention *mentions, size_t count, uint8_t gender, story_error *err)
{
    const story_words *words = &s->v->words;

    for (size_t i = 0; i < count; i++)
        for (size_t w = words->first[mentions[i].sentence];
             w < words->first[mentions[i].sentence + 1] && words->items[w].start < mentions[i].span.end; w++) {
            use *u;

            if (words->items[w].start < mentions[i].span.start || words->items[w].shape != STORY_SHAPE_CAPITAL ||
                words->forms[words->items[w].form].len < SHORTEST || mentions[i].form == STORY_FORM_ADJECTIVE)
                continue;
            u = story_array_push(&s->uses);
            if (!u)
                return story_error__no_memory(err);
            *u = (use){words->items[w].form, (uint32_t)mentions[i].sentence, (uint32_t)w, gender};
        }
    return STORY_OK;
}

static int add_spelling(survey *s, size_t first, size_t count, story_error *err)
{
    const use *u = &STORY_ITEMS(&s->uses, use)[first];
    const story_form_entry *form = &s->v->words.forms[u->form];
    const story_word *word = &s->v->words.items[u->word];
    spelling *p;

    if (mask_of(form) & STORY_GAZ_TITLE || s->spellings.count >= FORMS_MAX)
        return STORY_OK;
    p = story_array_push(&s->spellings);
    if (!p)
        return story_error__no_memory(err);
    *p = (spelling){.form = u->form, .count = (uint32_t)count, .first = first, .gender = u->gender};
    p->span = (story_span){word->start, word->start + word->len};
    p->known = (mask_of(form) & (STORY_GAZ_GIVEN | STORY_GAZ_COMMON | STORY_GAZ_ANY_PLACE | STORY_GAZ_PERSON)) != 0;
    story_spelling_fold(p->plain, form->text, form->len, false);
    story_spelling_sound(p->sound, p->plain);
    return STORY_OK;
}

static int take_survey(survey *s, bool places, story_error *err)
{
    const use *uses;
    int rc = STORY_OK;

    for (size_t i = 0; !places && i < s->v->name_count && !rc; i++)
        rc = add_uses(s, s->v->names[i].mentions, s->v->names[i].mention_count, (uint8_t)s->v->names[i].gender, err);
    for (size_t i = 0; places && i < s->v->place_count && !rc; i++)
        if (s->v->places[i].kind == STORY_CITY)
            rc = add_uses(s, s->v->places[i].mentions, s->v->places[i].mention_count, 0, err);
    if (rc || !s->uses.count)
        return rc;
    qsort(s->uses.items, s->uses.count, sizeof(use), by_form);
    uses = s->uses.items;
    for (size_t i = 0, j; i < s->uses.count && !rc; i = j) {
        for (j = i; j < s->uses.count && uses[j].form == uses[i].form; j++)
            ;
        rc = add_spelling(s, i, j - i, err);
    }
    if (s->spellings.count)
        qsort(s->spellings.items, s->spellings.count, sizeof(spelling), by_sound);
    return rc;
}

static bool stand_together(const survey *s, const spelling *a, const spelling *b)
{
    const use *uses = s->uses.items;

    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = uses[a->first + i].sentence, y = uses[b->first + j].sentence;

        if (x == y)
            return true;
        if (x < y)
            i++;
        else
            j++;
    }
    return false;
}

/* "Bennets" is the family, not a spelling of Bennet. */
static bool differ_by_ending(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    const char *more = n > m ? a : b;

    return n != m && strncmp(a, b, n < m ? n : m) == 0 && strcmp(more + (n < m ? n : m), "s") == 0;
}

static bool one_letter_wrong(const spelling *usual, const spelling *rare)
{
    size_t n = strlen(usual->plain), m = strlen(rare->plain), most = n > m ? n : m;

    return !rare->known && n >= SHORTEST_TYPO && m >= SHORTEST_TYPO &&
           (1 - story_spelling_likeness(usual->plain, rare->plain)) * (double)most < 1.5;
}

static bool is_drift(const survey *s, const spelling *usual, const spelling *rare)
{
    double share = (double)rare->count / (double)usual->count;
    bool few = usual->count + rare->count <= LIMIT.few;

    if ((usual->gender && rare->gender && usual->gender != rare->gender) || differ_by_ending(usual->plain, rare->plain))
        return false;
    if (strcmp(usual->sound, rare->sound) == 0 ? !few && share > LIMIT.alike
                                               : share > LIMIT.typo && !(rare->count == 1 && usual->count > 2))
        return false;
    if (strcmp(usual->sound, rare->sound) != 0 && !one_letter_wrong(usual, rare))
        return false;
    return !stand_together(s, usual, rare);
}

/* Whether the other text already has both spellings. */
static bool has_form(const struct story_variant *v, const char *text)
{
    for (size_t i = 0; v && i < v->words.form_count; i++)
        if (strcmp(v->words.forms[i].text, text) == 0)
            return true;
    return false;
}

static int report_pair(story_report *r, const survey *s, const spelling *a, const spelling *b,
                       const struct story_variant *known, story_rule_number rule)
{
    const spelling *usual = a->count > b->count || (a->count == b->count && a->span.start < b->span.start) ? a : b;
    const spelling *rare = usual == a ? b : a;
    const story_form_entry *forms = s->v->words.forms;
    const char *is, *other;

    if (!is_drift(s, usual, rare) ||
        (has_form(known, forms[usual->form].text) && has_form(known, forms[rare->form].text)))
        return STORY_OK;
    is = story_report_words(r->scratch, s->v, rare->span);
    other = story_report_words(r->scratch, s->v, usual->span);
    if (!is || !other)
        return story_error__no_memory(r->err);
    return story_report_add(r, rule, s->v, false, rare->span, "\"%s\" here, but \"%s\" in %u other place%s: one name?",
                            is, other, usual->count, usual->count == 1 ? "" : "s");
}

static int report_kind(story_report *r, const struct story_variant *v, const struct story_variant *known,
                       story_rule_number rule)
{
    survey s = {.v = v, .uses = STORY_ARRAY(use), .spellings = STORY_ARRAY(spelling)};
    int rc = take_survey(&s, rule == STORY_RULE_CITY_DRIFT, r->err);
    const spelling *items = s.spellings.items;

    for (size_t i = 0; i < s.spellings.count && !rc; i++)
        for (size_t j = i + 1; j < s.spellings.count && items[j].sound[0] == items[i].sound[0] && !rc; j++)
            rc = report_pair(r, &s, &items[i], &items[j], known, rule);
    story_array_dispose(&s.uses);
    story_array_dispose(&s.spellings);
    return rc;
}

int story_drift_report(story_report *r, const struct story_variant *v, const struct story_variant *known)
{
    int rc = STORY_OK;

    if (story_report_wants(r, STORY_RULE_NAME_DRIFT))
        rc = report_kind(r, v, known, STORY_RULE_NAME_DRIFT);
    if (!rc && story_report_wants(r, STORY_RULE_CITY_DRIFT))
        rc = report_kind(r, v, known, STORY_RULE_CITY_DRIFT);
    return rc;
}

/* ALGORITHM. Words with a capital are counted by form, with what the tagger took them for: the usual spelling must be a
 * name (or a city), the rarer one may have escaped the tagger or been taken for the other, as a slip is no known name.
 * Two forms are one name where they sound alike, or where one letter is wrong and the rarer form is no name or word that
 * is known, or a given name that comes only once. Against it speak: a sentence that has both (Anne and Anna talk to each other), pronouns of different gender, a
 * place-word before it ("in Sofia"), and the rarer form being frequent itself, as two people who are never named together
 * are still two people. Only forms whose first sound is the same are compared: O(words + forms squared), for at most
 * FORMS_MAX forms. */
#include "compare/drift.h"

#include <stdlib.h>
#include <string.h>

#include "compare/spelling.h"
#include "data/gazetteer.h"

enum { FORMS_MAX = 3000, SHORTEST = 4, SHORTEST_TYPO = 4, ONCE_AMONG = 3 };

static const struct {
    uint32_t few;       /* mentions in all, below which the shares say nothing */
    double alike, typo; /* the most of the rarer form, as a share of the usual one's mentions */
} LIMIT = {6, .34, .13};

/* What the tagger took a word for; a gender sits above. */
enum { AS_NAME = 1, AS_CITY = 2, AS_PLACE = 4, AS_ADJECTIVE = 8, GENDER_SHIFT = 4 };

typedef struct spelling {
    uint32_t form, count, names, cities;
    size_t first;    /* in the uses */
    story_span span; /* of its first use */
    uint8_t gender;  /* of who has it */
    bool given;      /* a given name that the tables have */
    bool known;      /* a name, place or word that the tables have */
    bool common;     /* a word */
    bool place;      /* taken for a place, behind a word that says so */
    char plain[STORY_SPELLING_MAX], sound[STORY_SPELLING_MAX];
} spelling;

typedef struct use {
    uint32_t form, sentence, word;
    uint8_t as;
} use;

typedef struct survey {
    const struct story_variant *v;
    story_array uses;      /* use, by form, then in text order */
    story_array spellings; /* spelling, by sound */
} survey;

static const char *const PLACE_WORDS[] = {"in", "at", "near", "into", "through", "around", "outside"};

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
    return story_gazetteer_mask(form->hash);
}

static void mark(uint8_t *as, const struct story_variant *v, const story_mention *m, uint8_t what)
{
    for (size_t w = story_words_behind(&v->words, m->sentence, m->span.start);
         w < v->words.count && v->words.items[w].start < m->span.end; w++)
        as[w] |= m->form == STORY_FORM_ADJECTIVE ? AS_ADJECTIVE : what;
}

/* By word: what it was taken for. NULL when out of memory. */
static uint8_t *mark_words(const struct story_variant *v, story_arena *scratch)
{
    uint8_t *as = story_arena_calloc(scratch, v->words.count, sizeof *as);

    for (size_t i = 0; as && i < v->name_count; i++)
        for (size_t m = 0; m < v->names[i].mention_count; m++)
            mark(as, v, &v->names[i].mentions[m], (uint8_t)(AS_NAME | v->names[i].gender << GENDER_SHIFT));
    for (size_t i = 0; as && i < v->place_count; i++)
        for (size_t m = 0; m < v->places[i].mention_count; m++)
            mark(as, v, &v->places[i].mentions[m], v->places[i].kind == STORY_CITY ? AS_CITY : AS_PLACE);
    return as;
}

/* By form: whether it is ever written small. NULL when out of memory. */
static bool *small_forms(const struct story_variant *v, story_arena *scratch)
{
    bool *small = story_arena_calloc(scratch, v->words.form_count, sizeof *small);

    for (size_t w = 0; small && w < v->words.count; w++)
        if (v->words.items[w].shape == STORY_SHAPE_LOWER)
            small[v->words.items[w].form] = true;
    return small;
}

static int collect_uses(survey *s, story_arena *scratch, story_error *err)
{
    const story_words *words = &s->v->words;
    uint8_t *as = mark_words(s->v, scratch);
    bool *small = small_forms(s->v, scratch);

    if (!as || !small)
        return story_error__no_memory(err);
    for (size_t sentence = 0; sentence < s->v->sentence_count; sentence++)
        for (size_t w = words->first[sentence]; w < words->first[sentence + 1]; w++) {
            const story_word *word = &words->items[w];
            use *u;

            if (word->shape != STORY_SHAPE_CAPITAL || words->forms[word->form].len < SHORTEST || small[word->form] ||
                as[w] & AS_ADJECTIVE)
                continue;
            u = story_array_push(&s->uses);
            if (!u)
                return story_error__no_memory(err);
            *u = (use){word->form, (uint32_t)sentence, (uint32_t)w, as[w]};
        }
    return STORY_OK;
}

static bool stands_behind_place_word(const struct story_variant *v, const use *u)
{
    if (u->word <= v->words.first[u->sentence])
        return false;
    for (size_t i = 0; i < sizeof PLACE_WORDS / sizeof *PLACE_WORDS; i++)
        if (strcmp(v->words.forms[v->words.items[u->word - 1].form].text, PLACE_WORDS[i]) == 0)
            return true;
    return false;
}

static void sum_up(spelling *p, const survey *s, const use *uses)
{
    for (size_t i = 0; i < p->count; i++) {
        p->names += (uses[i].as & AS_NAME) != 0;
        p->cities += (uses[i].as & AS_CITY) != 0;
        if (uses[i].as & AS_NAME)
            p->gender = uses[i].as >> GENDER_SHIFT;
        if (uses[i].as & (AS_CITY | AS_PLACE) && stands_behind_place_word(s->v, &uses[i]))
            p->place = true;
    }
}

static int add_spelling(survey *s, size_t first, size_t count, story_error *err)
{
    const use *u = &STORY_ITEMS(&s->uses, use)[first];
    const story_form_entry *form = &s->v->words.forms[u->form];
    const story_word *word = &s->v->words.items[u->word];
    unsigned mask = mask_of(form);
    spelling *p;

    if (mask & STORY_GAZ_TITLE || s->spellings.count >= FORMS_MAX)
        return STORY_OK;
    p = story_array_push(&s->spellings);
    if (!p)
        return story_error__no_memory(err);
    *p = (spelling){.form = u->form, .count = (uint32_t)count, .first = first};
    p->span = (story_span){word->start, word->start + word->len};
    p->known = (mask & (STORY_GAZ_GIVEN | STORY_GAZ_COMMON | STORY_GAZ_ANY_PLACE | STORY_GAZ_PERSON)) != 0;
    p->given = (mask & STORY_GAZ_GIVEN) != 0;
    p->common = (mask & STORY_GAZ_COMMON) != 0;
    sum_up(p, s, u);
    story_spelling_fold(p->plain, form->text, form->len, false);
    story_spelling_sound(p->sound, p->plain);
    return STORY_OK;
}

static int take_survey(survey *s, story_arena *scratch, story_error *err)
{
    const use *uses;
    int rc = collect_uses(s, scratch, err);

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

/* A given name that comes once only, beside one that comes often: nobody else goes by it. */
static bool is_stray(const spelling *usual, const spelling *rare)
{
    return rare->count == 1 && usual->count >= ONCE_AMONG && rare->given && usual->given;
}

static bool one_letter_wrong(const spelling *usual, const spelling *rare)
{
    size_t n = strlen(usual->plain), m = strlen(rare->plain), most = n > m ? n : m;

    return (!rare->known || is_stray(usual, rare)) && n >= SHORTEST_TYPO && m >= SHORTEST_TYPO &&
           (1 - story_spelling_likeness(usual->plain, rare->plain)) * (double)most < 1.5;
}

/* Whether the usual form is what the rule is about, and the rare one may be meant to be it. */
static bool fits_rule(const spelling *usual, const spelling *rare, story_rule_number rule)
{
    uint32_t right = rule == STORY_RULE_CITY_DRIFT ? usual->cities : usual->names;
    uint32_t wrong = rule == STORY_RULE_CITY_DRIFT ? rare->names : 0;

    if (2 * right < usual->count || wrong || (rule == STORY_RULE_NAME_DRIFT && rare->place))
        return false;
    return rare->names || rare->cities || !rare->common;
}

static bool is_rare(const spelling *usual, const spelling *rare, bool alike)
{
    double share = (double)rare->count / (double)usual->count;

    if (alike)
        return usual->count + rare->count <= LIMIT.few || share <= LIMIT.alike;
    return share <= LIMIT.typo || (rare->count == 1 && usual->count > 2);
}

static bool is_drift(const survey *s, const spelling *usual, const spelling *rare, story_rule_number rule)
{
    bool alike = strcmp(usual->sound, rare->sound) == 0;

    if (usual->gender && rare->gender && usual->gender != rare->gender)
        return false;
    return fits_rule(usual, rare, rule) && is_rare(usual, rare, alike) && (alike || one_letter_wrong(usual, rare)) &&
           !differ_by_ending(usual->plain, rare->plain) && !stand_together(s, usual, rare);
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

    if (!is_drift(s, usual, rare, rule) ||
        (has_form(known, forms[usual->form].text) && has_form(known, forms[rare->form].text)))
        return STORY_OK;
    is = story_report_words(r->scratch, s->v, rare->span);
    other = story_report_words(r->scratch, s->v, usual->span);
    if (!is || !other)
        return story_error__no_memory(r->err);
    return story_report_add(r, rule, s->v, false, rare->span, "\"%s\" here, but \"%s\" in %u other place%s: one name?",
                            is, other, usual->count, usual->count == 1 ? "" : "s");
}

static int report_pairs(story_report *r, const survey *s, const struct story_variant *known)
{
    static const story_rule_number RULES[] = {STORY_RULE_NAME_DRIFT, STORY_RULE_CITY_DRIFT};
    const spelling *items = s->spellings.items;
    int rc = STORY_OK;

    for (size_t i = 0; i < s->spellings.count && !rc; i++)
        for (size_t j = i + 1; j < s->spellings.count && items[j].sound[0] == items[i].sound[0] && !rc; j++)
            for (size_t k = 0; k < sizeof RULES / sizeof *RULES && !rc; k++)
                if (story_report_wants(r, RULES[k]))
                    rc = report_pair(r, s, &items[i], &items[j], known, RULES[k]);
    return rc;
}

int story_drift_report(story_report *r, const struct story_variant *v, const struct story_variant *known)
{
    survey s = {.v = v, .uses = STORY_ARRAY(use), .spellings = STORY_ARRAY(spelling)};
    int rc;

    if (!story_report_wants(r, STORY_RULE_NAME_DRIFT) && !story_report_wants(r, STORY_RULE_CITY_DRIFT))
        return STORY_OK;
    rc = take_survey(&s, r->scratch, r->err);
    if (!rc)
        rc = report_pairs(r, &s, known);
    story_array_dispose(&s.uses);
    story_array_dispose(&s.spellings);
    return rc;
}

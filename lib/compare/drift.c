/* ALGORITHM. Words with a capital are counted by form, with what the tagger took them for: the usual spelling must be a
 * name (or a city), the rarer one may have escaped the tagger or been taken for the other, as a slip is no known name.
 * Two forms are one name where they sound alike, or where one letter is wrong and the rarer form is no name or word that
 * is known, or a given name that comes only once. Against it speak: a sentence that has both (Anne and Anna talk to each
 * other), pronouns of different gender, a place-word before it ("in Sofia"), and the rarer form being frequent itself, as
 * two people who are never named together are still two people. Only forms whose first sound is the same are compared:
 * O(words + forms squared), for at most STORY_USAGES_MAX forms. */
#include "compare/drift.h"

#include <string.h>

#include "compare/usage.h"

enum { SHORTEST_TYPO = 4, ONCE_AMONG = 3 };

static const struct {
    uint32_t few;       /* mentions in all, below which the shares say nothing */
    double alike, typo; /* the most of the rarer form, as a share of the usual one's mentions */
} LIMIT = {6, .34, .13};

/* "Bennets" is the family, not a spelling of Bennet. */
static bool differ_by_ending(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    const char *more = n > m ? a : b;

    return n != m && strncmp(a, b, n < m ? n : m) == 0 && strcmp(more + (n < m ? n : m), "s") == 0;
}

/* A given name that comes once only, beside one that comes often: nobody else goes by it. */
static bool is_stray(const story_usage *usual, const story_usage *rare)
{
    return rare->count == 1 && usual->count >= ONCE_AMONG && rare->given && usual->given;
}

static bool one_letter_wrong(const story_usage *usual, const story_usage *rare)
{
    size_t n = strlen(usual->plain), m = strlen(rare->plain), most = n > m ? n : m;

    return (!rare->known || is_stray(usual, rare)) && n >= SHORTEST_TYPO && m >= SHORTEST_TYPO &&
           (1 - story_spelling_likeness(usual->plain, rare->plain)) * (double)most < 1.5;
}

/* Whether the usual form is what the rule is about, and the rare one may be meant to be it. */
static bool fits_rule(const story_usage *usual, const story_usage *rare, story_rule_number rule)
{
    uint32_t right = rule == STORY_RULE_CITY_DRIFT ? usual->cities : usual->names;
    uint32_t wrong = rule == STORY_RULE_CITY_DRIFT ? rare->names : 0;

    if (2 * right < usual->count || wrong || (rule == STORY_RULE_NAME_DRIFT && rare->place))
        return false;
    return rare->names || rare->cities || !rare->common;
}

static bool is_rare(const story_usage *usual, const story_usage *rare, bool alike)
{
    double share = (double)rare->count / (double)usual->count;

    if (alike)
        return usual->count + rare->count <= LIMIT.few || share <= LIMIT.alike;
    return share <= LIMIT.typo || (rare->count == 1 && usual->count > 2);
}

static bool is_drift(const story_usages *s, const story_usage *usual, const story_usage *rare, story_rule_number rule)
{
    bool alike = strcmp(usual->sound, rare->sound) == 0;

    if (usual->gender && rare->gender && usual->gender != rare->gender)
        return false;
    return fits_rule(usual, rare, rule) && is_rare(usual, rare, alike) && (alike || one_letter_wrong(usual, rare)) &&
           !differ_by_ending(usual->plain, rare->plain) && !story_usages_stand_together(s, usual, rare);
}

/* Whether the other text already has both spellings. */
static bool has_form(const struct story_variant *v, const char *text)
{
    for (size_t i = 0; v && i < v->words.form_count; i++)
        if (strcmp(v->words.forms[i].text, text) == 0)
            return true;
    return false;
}

static int report_pair(story_report *r, const story_usages *s, const story_usage *a, const story_usage *b,
                       const struct story_variant *known, story_rule_number rule)
{
    const story_usage *usual = a->count > b->count || (a->count == b->count && a->span.start < b->span.start) ? a : b;
    const story_usage *rare = usual == a ? b : a;
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

static int report_pairs(story_report *r, const story_usages *s, const struct story_variant *known)
{
    static const story_rule_number RULES[] = {STORY_RULE_NAME_DRIFT, STORY_RULE_CITY_DRIFT};
    const story_usage *items = s->items.items;
    int rc = STORY_OK;

    for (size_t i = 0; i < s->items.count && !rc; i++)
        for (size_t j = i + 1; j < s->items.count && items[j].sound[0] == items[i].sound[0] && !rc; j++)
            for (size_t k = 0; k < sizeof RULES / sizeof *RULES && !rc; k++)
                if (story_report_wants(r, RULES[k]))
                    rc = report_pair(r, s, &items[i], &items[j], known, RULES[k]);
    return rc;
}

int story_drift_report(story_report *r, const struct story_variant *v, const struct story_variant *known)
{
    story_usages s;
    int rc;

    if (!story_report_wants(r, STORY_RULE_NAME_DRIFT) && !story_report_wants(r, STORY_RULE_CITY_DRIFT))
        return STORY_OK;
    rc = story_usages_read(&s, v, r->scratch, r->err);
    if (!rc)
        rc = report_pairs(r, &s, known);
    story_usages_dispose(&s);
    return rc;
}

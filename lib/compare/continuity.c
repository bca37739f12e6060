#include <stdlib.h>
#include <string.h>

#include "compare/diff.h"
#include "compare/drift.h"
#include "compare/errand.h"
#include "compare/introduction.h"
#include "compare/listing.h"
#include "compare/replaced.h"
#include "compare/slip.h"

/* From this doubt on, that a name was replaced is a guess, and is told as one. */
static const double DOUBTFUL = .5;

static bool has_leftovers(const story_pairing *p)
{
    return p->leftover_count && p->change != STORY_SAME;
}

/* What stays in more places than it was replaced in may well be meant to stay. */
static bool is_meant(const story_pairing *p)
{
    return p->doubt >= DOUBTFUL && p->leftover_count > p->support;
}

static int report_leftover(story_report *r, story_rule_number rule, const struct story_diff *d, const story_pairing *p,
                           const story_mention *m, const char *right, size_t mentions)
{
    const char *words = story_report_words(r->scratch, d->right, m->span);
    size_t others = p->support ? p->support : mentions;
    int rc;

    if (!words)
        return story_error__no_memory(r->err);
    rc = story_report_add(r, rule, d->right, false, m->span,
                          "\"%s\" is still here; %zu other mention%s became \"%s\"%s", words, others,
                          others == 1 ? "" : "s", right, p->doubt >= DOUBTFUL ? ": was the name changed?" : "");
    if (!rc && is_meant(p))
        story_report_soften(r);
    return rc;
}

static int check_names(story_report *r, const struct story_diff *d)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < d->name_count && story_report_wants(r, STORY_RULE_LEFTOVER_NAME); i++) {
        const story_pairing *p = &d->names[i];

        for (size_t m = 0; has_leftovers(p) && m < p->leftover_count && !rc; m++)
            rc = report_leftover(r, STORY_RULE_LEFTOVER_NAME, d, p, &p->leftovers[m], d->right->names[p->right].name,
                                 d->right->names[p->right].mention_count);
    }
    return rc;
}

/* What the place was to the story, wherever the left text names it: a bit each. */
static unsigned errands_of(const struct story_variant *v, const story_place *place)
{
    unsigned bits = 0;

    for (size_t i = 0; i < place->mention_count; i++)
        bits |= 1u << story_errand_at(v, &place->mentions[i]);
    return bits;
}

static int check_places(story_report *r, const struct story_diff *d)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < d->place_count && story_report_wants(r, STORY_RULE_LEFTOVER_CITY); i++) {
        const story_pairing *p = &d->places[i];
        unsigned before = has_leftovers(p) ? errands_of(d->left, &d->left->places[p->left]) : 0;

        for (size_t m = 0; before && m < p->leftover_count && !rc; m++)
            if (before & 1u << story_errand_at(d->right, &p->leftovers[m]) &&
                !story_errand_is_compared(d->right, &p->leftovers[m]))
                rc = report_leftover(r, STORY_RULE_LEFTOVER_CITY, d, p, &p->leftovers[m],
                                     d->right->places[p->right].name, d->right->places[p->right].mention_count);
    }
    return rc;
}

static int report_beat(story_report *r, story_rule_number rule, const struct story_diff *d, const story_beat_change *b)
{
    bool cut = rule == STORY_RULE_BEAT_CUT;
    const struct story_variant *v = cut ? d->left : d->right;
    story_span quote = cut ? d->left_beats[b->left].quote : d->right_beats[b->right].quote;
    const char *words = story_report_words(r->scratch, v, quote);

    if (!words)
        return story_error__no_memory(r->err);
    if (cut)
        return story_report_add(r, rule, v, true, quote, "cut: \"%s\"", words);
    return story_report_add(r, rule, v, false, quote, "moved: \"%s\", beat %zu before", words, b->left + 1);
}

static int check_beats(story_report *r, const struct story_diff *d)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < d->beat_count && !rc; i++) {
        const story_beat_change *b = &d->beats[i];

        if (b->change == STORY_REMOVED && story_report_wants(r, STORY_RULE_BEAT_CUT))
            rc = report_beat(r, STORY_RULE_BEAT_CUT, d, b);
        else if (b->moved && b->right != STORY_NONE && story_report_wants(r, STORY_RULE_BEAT_MOVED))
            rc = report_beat(r, STORY_RULE_BEAT_MOVED, d, b);
    }
    return rc;
}

/* ----------------------------------------------------------------------------------------- protected beats ---- */

/* Where the phrase stands, by the forms of its words, whatever the case, quotes and line breaks; false where it doesn't.
 * Words that the vocabulary lacks end the search at once. */
static bool find_phrase(const struct story_variant *v, const uint32_t *forms, size_t count, story_span *out)
{
    size_t i, j;

    for (i = 0; count && i + count <= v->words.count; i++) {
        for (j = 0; j < count && v->words.items[i + j].form == forms[j]; j++)
            ;
        if (j == count) {
            const story_word *last = &v->words.items[i + count - 1];

            *out = (story_span){v->words.items[i].start, last->start + last->len};
            return true;
        }
    }
    return false;
}

static uint32_t form_of(const struct story_variant *v, const char *text, size_t len)
{
    for (uint32_t i = 0; i < v->words.form_count; i++)
        if (v->words.forms[i].len == len && memcmp(v->words.forms[i].text, text, len) == 0)
            return i;
    return UINT32_MAX;
}

/* The span of a phrase in the text, through a text of its own, so that both are cut into words alike. */
static int locate(story_report *r, const struct story_variant *v, const char *phrase, story_span *out, bool *found)
{
    story_variant *p = NULL;
    uint32_t *forms;
    size_t n = 0;
    int rc = story_variant_new(&p, "", phrase, strlen(phrase), NULL, r->err);

    *found = false;
    if (rc)
        return rc;
    forms = story_arena_calloc(r->scratch, p->words.count, sizeof *forms);
    if (!forms) {
        story_variant_free(p);
        return story_error__no_memory(r->err);
    }
    for (; n < p->words.count; n++) {
        const story_form_entry *form = &p->words.forms[p->words.items[n].form];

        forms[n] = form_of(v, form->text, form->len);
        if (forms[n] == UINT32_MAX)
            break;
    }
    if (n == p->words.count)
        *found = find_phrase(v, forms, n, out);
    story_variant_free(p);
    return STORY_OK;
}

/* Whether a link with a right side holds any sentence of the span. */
static bool lives_on(const struct story_diff *d, story_span span)
{
    for (size_t i = 0; i < d->alignment.count; i++) {
        const story_link *link = &d->alignment.links[i];

        if (link->left_count && link->right_count && d->left->sentences[link->left].span.start < span.end &&
            d->left->sentences[link->left + link->left_count - 1].span.end > span.start)
            return true;
    }
    return false;
}

static int check_protected(story_report *r, const struct story_diff *d)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < r->rules->protected_count && story_report_wants(r, STORY_RULE_BEAT_PROTECTED) && !rc; i++) {
        const char *phrase = r->rules->protected[i];
        story_span span = {0, 0}, ignored;
        bool was, is = false;

        rc = locate(r, d->left, phrase, &span, &was);
        if (!rc && was)
            rc = locate(r, d->right, phrase, &ignored, &is);
        if (!rc && was && !is && !lives_on(d, span))
            rc = story_report_add(r, STORY_RULE_BEAT_PROTECTED, d->left, true, span, "\"%s\" is protected, but was cut",
                                  phrase);
    }
    return rc;
}

/* ------------------------------------------------------------------------------------------------ the checks ---- */

static int by_place(const void *a, const void *b)
{
    const story_finding *x = a, *y = b;

    if (x->left != y->left)
        return x->left ? 1 : -1;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return x->level > y->level ? -1 : x->level < y->level;
}

/* One finding a rule and span, however many pairs of names told it. */
static size_t drop_doubles(story_finding *list, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        if (!n || list[n - 1].rule != list[i].rule || list[n - 1].left != list[i].left ||
            list[n - 1].span.start != list[i].span.start || list[n - 1].span.end != list[i].span.end)
            list[n++] = list[i];
    return n;
}

static int run_checks(story_report *r, const struct story_variant *v, const struct story_diff *d)
{
    int rc = story_drift_report(r, v, d ? d->left : NULL);

    if (!rc && d)
        rc = story_slip_report(r, d);
    if (!rc)
        rc = story_listing_report(r, v);
    if (!rc)
        rc = story_introduction_report(r, v, d);
    if (!rc && d)
        rc = check_names(r, d);
    if (!rc && d)
        rc = story_replaced_report(r, d);
    if (!rc && d)
        rc = check_places(r, d);
    if (!rc && d)
        rc = check_beats(r, d);
    if (!rc && d)
        rc = check_protected(r, d);
    return rc;
}

static int check(story_findings **out, const struct story_variant *v, const struct story_diff *d,
                 const struct story_rules *rules, story_error *err)
{
    struct story_findings *found = calloc(1, sizeof *found);
    story_report r = {.scratch = story_arena_new(), .rules = rules, .list = STORY_ARRAY(story_finding), .err = err};
    struct story_rules defaults;
    int rc = STORY_ENOMEM;

    *out = NULL;
    if (!rules) {
        story_rules__defaults(&defaults);
        r.rules = &defaults;
    }
    if (found)
        r.arena = found->arena = story_arena_new();
    rc = r.arena && r.scratch ? run_checks(&r, v, d) : story_error__no_memory(err);
    if (!rc) {
        if (r.list.count)
            qsort(r.list.items, r.list.count, sizeof(story_finding), by_place);
        r.list.count = drop_doubles(r.list.items, r.list.count);
        found->count = r.list.count;
        found->items = story_array_keep(&r.list, found->arena);
        rc = found->items ? STORY_OK : story_error__no_memory(err);
    }
    story_array_dispose(&r.list);
    story_arena_free(r.scratch);
    if (rc)
        story_findings_free(found);
    else
        *out = found;
    return rc;
}

int story_check_variant(story_findings **out, const story_variant *v, const story_rules *rules, story_error *err)
{
    return check(out, v, NULL, rules, err);
}

int story_check_diff(story_findings **out, const story_diff *d, const story_rules *rules, story_error *err)
{
    return check(out, d->right, d, rules, err);
}

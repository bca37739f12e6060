#include <stdlib.h>

#include "compare/conflict.h"
#include "compare/diff.h"
#include "compare/drift.h"
#include "compare/errand.h"
#include "compare/introduction.h"
#include "compare/listing.h"
#include "compare/protected.h"
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
static unsigned errands_of(const story_errands *e, const story_place *place)
{
    unsigned bits = 0;

    for (size_t i = 0; i < place->mention_count; i++)
        bits |= 1u << story_errand_at(e, &place->mentions[i]);
    return bits;
}

static int check_place(story_report *r, const struct story_diff *d, const story_pairing *p, const story_errands *left,
                       const story_errands *right)
{
    unsigned before = has_leftovers(p) ? errands_of(left, &d->left->places[p->left]) : 0;
    int rc = STORY_OK;

    for (size_t m = 0; before && m < p->leftover_count && !rc; m++)
        if (before & 1u << story_errand_at(right, &p->leftovers[m]) &&
            !story_errand_is_compared(right, &p->leftovers[m]))
            rc = report_leftover(r, STORY_RULE_LEFTOVER_CITY, d, p, &p->leftovers[m], d->right->places[p->right].name,
                                 d->right->places[p->right].mention_count);
    return rc;
}

static int check_places(story_report *r, const struct story_diff *d)
{
    story_errands left, right;
    int rc = story_errands_open(&left, r->scratch, d->left, NULL);

    if (!rc)
        rc = story_errands_open(&right, r->scratch, d->right, NULL);
    for (size_t i = 0; i < d->place_count && story_report_wants(r, STORY_RULE_LEFTOVER_CITY) && !rc; i++)
        rc = check_place(r, d, &d->places[i], &left, &right);
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
        rc = story_conflict_report(r, v);
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
        rc = story_protected_report(r, d);
    return rc;
}

/* Hands over what was found, in text order. */
static int keep_findings(struct story_findings *out, story_report *r)
{
    if (r->list.count)
        qsort(r->list.items, r->list.count, sizeof(story_finding), by_place);
    r->list.count = drop_doubles(r->list.items, r->list.count);
    out->count = r->list.count;
    out->items = story_array_keep(&r->list, out->arena);
    return out->items ? STORY_OK : story_error__no_memory(r->err);
}

static int check(story_findings **out, const struct story_variant *v, const struct story_diff *d,
                 const struct story_rules *rules, story_error *err)
{
    struct story_findings *found = calloc(1, sizeof *found);
    story_report r = {.scratch = story_arena_new(), .rules = rules, .list = STORY_ARRAY(story_finding), .err = err};
    struct story_rules defaults;
    int rc;

    *out = NULL;
    if (!rules) {
        story_rules__defaults(&defaults);
        r.rules = &defaults;
    }
    if (found)
        r.arena = found->arena = story_arena_new();
    rc = r.arena && r.scratch ? run_checks(&r, v, d) : story_error__no_memory(err);
    if (!rc)
        rc = keep_findings(found, &r);
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

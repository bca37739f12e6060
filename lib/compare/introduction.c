/* ALGORITHM. A sentence introduces somebody by words: "a woman named Ada", "Ada, a clerk", "Ada was the baker", "he met
 * Ada". In one text alone only the strongest, "a … named Ada", is trusted: then every earlier mention is too early. In a
 * comparison the first mention on the left, where it has such words, is the introduction; it was cut where its sentence
 * has no counterpart and nothing on the right introduces her, and comes too late where its counterpart stands behind
 * another mention. O(mentions). */
#include "compare/introduction.h"

#include <string.h>

enum { NONE, WEAK, STRONG };

static const char *const ARTICLES[] = {"a", "an", "one", "another"};
static const char *const NAMING[] = {"named", "called"};
static const char *const APPOSED[] = {"a", "an", "the", "his", "her", "their", "my", "our", "who"};
static const char *const BEING[] = {"was", "is", "were"};
static const char *const MEETING[] = {"met", "meets", "meet"};

#define IN_LIST(v, w, list) in_list(v, w, list, sizeof list / sizeof *list)

static bool in_list(const struct story_variant *v, size_t word, const char *const *list, size_t count)
{
    const char *text = v->words.forms[v->words.items[word].form].text;

    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

/* "a young woman named" right before the mention */
static bool is_named(const struct story_variant *v, size_t at, size_t first)
{
    if (at <= first || !IN_LIST(v, at - 1, NAMING))
        return false;
    for (size_t back = 2; back <= 6 && at >= first + back; back++)
        if (IN_LIST(v, at - back, ARTICLES))
            return true;
    return false;
}

static int strength(const struct story_variant *v, const story_mention *m)
{
    size_t first = v->words.first[m->sentence], end = v->words.first[m->sentence + 1];
    size_t at = story_words_behind(&v->words, m->sentence, m->span.start),
           after = story_words_behind(&v->words, m->sentence, m->span.end);

    if (is_named(v, at, first))
        return STRONG;
    for (size_t back = 1; back <= 3 && at >= first + back; back++)
        if (IN_LIST(v, at - back, MEETING))
            return WEAK;
    if (after + 1 >= end)
        return NONE;
    if (IN_LIST(v, after, BEING) && IN_LIST(v, after + 1, APPOSED))
        return WEAK;
    return v->words.items[after].shape == STORY_SHAPE_PUNCT && v->text.view[v->words.items[after].start] == ',' &&
                   IN_LIST(v, after + 1, APPOSED)
               ? WEAK
               : NONE;
}

/* The mention by which one is introduced with at least that strength, or STORY_NONE. */
static size_t introduced_at(const struct story_variant *v, const story_name *name, int least)
{
    for (size_t i = 0; i < name->mention_count; i++)
        if (strength(v, &name->mentions[i]) >= least)
            return i;
    return STORY_NONE;
}

static bool is_too_early(const struct story_variant *v, const story_name *name)
{
    size_t intro = introduced_at(v, name, STRONG);

    return intro != STORY_NONE && name->mentions[intro].sentence > name->mentions[0].sentence;
}

static int report_early(story_report *r, const struct story_variant *v, const story_name *name)
{
    size_t intro = introduced_at(v, name, STRONG);
    size_t line = story_variant_line(v, name->mentions[intro].span.start, NULL);

    return story_report_add(r, STORY_RULE_INTRO_ORDER, v, false, name->mentions[0].span,
                            "\"%s\" is named here, but introduced only on line %zu", name->name, line);
}

/* By sentence of the left: its link. NULL when out of memory. */
static const story_link **links_by_sentence(const struct story_diff *d, story_arena *scratch)
{
    const story_link **out = story_arena_calloc(scratch, d->left->sentence_count, sizeof *out);

    for (size_t i = 0; out && i < d->alignment.count; i++)
        for (size_t s = 0; s < d->alignment.links[i].left_count; s++)
            out[d->alignment.links[i].left + s] = &d->alignment.links[i];
    return out;
}

static bool named_in(const story_name *name, const story_link *link)
{
    for (size_t i = 0; i < name->mention_count; i++)
        if (name->mentions[i].sentence >= link->right && name->mentions[i].sentence < link->right + link->right_count)
            return true;
    return false;
}

static int report_change(story_report *r, const struct story_diff *d, const story_link *const *links,
                         const story_name *left, const story_name *right)
{
    const story_mention *intro = &left->mentions[0], *first = &right->mentions[0];
    int how = strength(d->left, intro);
    const story_link *link = how ? links[intro->sentence] : NULL;

    if (!link || strength(d->right, first))
        return STORY_OK;
    if (!link->right_count)
        return introduced_at(d->right, right, WEAK) != STORY_NONE
                   ? STORY_OK
                   : story_report_add(
                         r, STORY_RULE_INTRO_ORDER, d->right, false, first->span,
                         "\"%s\" is named here, but the sentence that told who that is was cut (old line %zu)",
                         right->name, story_variant_line(d->left, intro->span.start, NULL));
    if (!named_in(right, link) || first->sentence >= link->right)
        return STORY_OK;
    return story_report_add(r, STORY_RULE_INTRO_ORDER, d->right, false, first->span,
                            "\"%s\" is named here, but introduced only on line %zu", right->name,
                            story_variant_line(d->right, d->right->sentences[link->right].span.start, NULL));
}

/* By right name: whether it came too early before, under whatever name. NULL when out of memory. */
static bool *early_before(const struct story_diff *d, story_arena *scratch)
{
    bool *out = story_arena_calloc(scratch, d->right->name_count, sizeof *out);

    for (size_t i = 0; out && i < d->name_count; i++) {
        const story_pairing *p = &d->names[i];

        if (p->left != STORY_NONE && p->right != STORY_NONE && is_too_early(d->left, &d->left->names[p->left]))
            out[p->right] = true;
    }
    return out;
}

static int report_pairs(story_report *r, const struct story_diff *d)
{
    const story_link **links = links_by_sentence(d, r->scratch);
    bool *early = early_before(d, r->scratch);
    int rc = links && early ? STORY_OK : story_error__no_memory(r->err);

    for (size_t i = 0; i < d->name_count && !rc; i++) {
        const story_pairing *p = &d->names[i];
        const story_name *right = p->right == STORY_NONE ? NULL : &d->right->names[p->right];

        if (!right || right->role == STORY_REFERENCE)
            continue;
        if (is_too_early(d->right, right))
            rc = early[p->right] ? STORY_OK : report_early(r, d->right, right);
        else if (p->left != STORY_NONE && p->doubt < .5)
            rc = report_change(r, d, links, &d->left->names[p->left], right);
    }
    return rc;
}

int story_introduction_report(story_report *r, const struct story_variant *v, const struct story_diff *known)
{
    int rc = STORY_OK;

    if (!story_report_wants(r, STORY_RULE_INTRO_ORDER))
        return STORY_OK;
    if (known)
        return report_pairs(r, known);
    for (size_t i = 0; i < v->name_count && !rc; i++)
        if (is_too_early(v, &v->names[i]))
            rc = report_early(r, v, &v->names[i]);
    return rc;
}

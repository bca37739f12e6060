/* ALGORITHM. In a comparison nobody has to guess which of two spellings is meant: a word of a name for which another
 * word was put, alike in spelling and never seen on the left, while the old one is still the usual one on the right, is
 * a slip, whatever sentence it stands in. O(edits log words). */
#include "compare/slip.h"

#include "compare/spelling.h"
#include "compare/swap.h"

enum { SHORTEST = 4 };

static const double LIKE = .6; /* spelling, of a word that stands where the other one stood */

typedef struct slips {
    const struct story_diff *d;
    story_swaps swaps;
    bool *named;      /* by form of the left: it is a word of a name */
    const bool *told; /* by word of the right */
} slips;

static int mark_names(slips *s, story_arena *scratch, story_error *err)
{
    const struct story_variant *v = s->d->left;

    s->named = story_arena_calloc(scratch, v->words.form_count, sizeof *s->named);
    if (!s->named)
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->name_count; i++)
        for (size_t m = 0; m < v->names[i].mention_count; m++) {
            const story_mention *mention = &v->names[i].mentions[m];

            for (size_t w = story_words_behind(&v->words, mention->sentence, mention->span.start);
                 w < v->words.count && v->words.items[w].start < mention->span.end; w++)
                s->named[v->words.items[w].form] |= v->words.items[w].shape == STORY_SHAPE_CAPITAL;
        }
    return STORY_OK;
}

static bool are_like(const story_form_entry *a, const story_form_entry *b)
{
    char x[STORY_SPELLING_MAX], y[STORY_SPELLING_MAX];

    story_spelling_fold(x, a->text, a->len, false);
    story_spelling_fold(y, b->text, b->len, false);
    return story_spelling_is_variant(x, y) || story_spelling_likeness(x, y) >= LIKE;
}

static bool is_slip(const slips *s, const story_word *l, const story_word *r)
{
    const story_form_entry *was = &s->d->left->words.forms[l->form], *is = &s->d->right->words.forms[r->form];
    const story_form_entry *still = story_swaps_on_right(&s->swaps, was);

    if (r->shape != STORY_SHAPE_CAPITAL || !s->named[l->form] || was->len < SHORTEST || is->len < SHORTEST)
        return false;
    return still && still->count > is->count && !story_swaps_on_left(&s->swaps, is) && are_like(was, is);
}

static int report(story_report *r, const slips *s, const story_word *l, const story_word *w)
{
    const struct story_variant *v = s->d->right;
    story_span span = {w->start, w->start + w->len};
    const char *is = story_report_words(r->scratch, v, span);
    const char *was = story_report_words(r->scratch, s->d->left, (story_span){l->start, l->start + l->len});

    if (!is || !was)
        return story_error__no_memory(r->err);
    return s->told[w - v->words.items]
               ? STORY_OK
               : story_report_add(r, STORY_RULE_NAME_DRIFT, v, false, span,
                                  "\"%s\" here, where \"%s\" stood, and \"%s\" elsewhere: one name?", is, was, was);
}

static int look_through(story_report *r, slips *s)
{
    story_swap swap;
    int rc = STORY_OK;

    while (!rc && story_swaps_next(&s->swaps, &swap))
        if (swap.count == 1 && is_slip(s, swap.left[0], swap.right[0]))
            rc = report(r, s, swap.left[0], swap.right[0]);
    return rc;
}

int story_slip_report(story_report *r, const struct story_diff *d)
{
    slips s = {.d = d};
    int rc;

    if (!story_report_wants(r, STORY_RULE_NAME_DRIFT))
        return STORY_OK;
    rc = story_swaps_begin(&s.swaps, d, r->err);
    if (!rc)
        rc = mark_names(&s, r->scratch, r->err);
    s.told = rc ? NULL : story_report_told(r, d->right);
    if (!rc)
        rc = s.told ? look_through(r, &s) : story_error__no_memory(r->err);
    story_swaps_dispose(&s.swaps);
    return rc;
}

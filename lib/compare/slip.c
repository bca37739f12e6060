/* ALGORITHM. In a comparison nobody has to guess which of two spellings is meant: a word of a name for which another word
 * was put, alike in spelling and never seen on the left, while the old one is still the usual one on the right, is a slip,
 * whatever sentence it stands in. O(edits log words). */
#include "compare/slip.h"

#include <stdlib.h>
#include <string.h>

#include "compare/spelling.h"
#include "compare/standing.h"

enum { SHORTEST = 4 };

static const double LIKE = .6; /* spelling, of a word that stands where the other one stood */

typedef struct slips {
    const struct story_diff *d;
    story_map left, right; /* forms by text, numbered as in the vocabularies */
    bool *named;           /* by form of the left: it is a word of a name */
    const bool *told;      /* by word of the right */
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

/* The only word of a span of sentence's, or NULL where there are more. */
static const story_word *only_word(const struct story_variant *v, size_t first, size_t count, story_span span)
{
    const story_word *found = NULL;

    for (size_t s = first; s < first + count; s++) {
        if (v->sentences[s].span.end <= span.start || v->sentences[s].span.start >= span.end)
            continue;
        for (size_t w = story_words_behind(&v->words, s, span.start);
             w < v->words.first[s + 1] && v->words.items[w].start < span.end; w++) {
            if (v->words.items[w].shape == STORY_SHAPE_POSSESSIVE)
                continue;
            if (found)
                return NULL;
            found = &v->words.items[w];
        }
    }
    return found;
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
    const story_words *left = &s->d->left->words, *right = &s->d->right->words;
    const story_form_entry *was = &left->forms[l->form], *is = &right->forms[r->form];
    uint32_t still = story_map_get(&s->right, was->text, was->len);

    if (r->shape != STORY_SHAPE_CAPITAL || !s->named[l->form] || was->len < SHORTEST || is->len < SHORTEST)
        return false;
    return still != STORY_MAP_NONE && right->forms[still].count > is->count &&
           story_map_get(&s->left, is->text, is->len) == STORY_MAP_NONE && are_like(was, is);
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

static int look_through(story_report *r, const slips *s)
{
    const struct story_diff *d = s->d;
    int rc = STORY_OK;

    for (size_t i = 0; i < d->alignment.count; i++) {
        const story_link *link = &d->alignment.links[i];

        for (size_t e = 0; link->change == STORY_EDITED && e < d->edit_counts[i] && !rc; e++) {
            const story_edit *edit = &d->edits[i][e];
            const story_word *left = NULL, *right = NULL;

            if (edit->change == STORY_EDITED)
                left = only_word(d->left, link->left, link->left_count, edit->left);
            if (left)
                right = only_word(d->right, link->right, link->right_count, edit->right);
            if (right && is_slip(s, left, right))
                rc = report(r, s, left, right);
        }
    }
    return rc;
}

int story_slip_report(story_report *r, const struct story_diff *d)
{
    slips s = {.d = d, .left = STORY_MAP, .right = STORY_MAP};
    int rc = STORY_OK;

    if (!story_report_wants(r, STORY_RULE_NAME_DRIFT))
        return STORY_OK;
    rc = story_standing_forms(&s.left, d->left, r->err);
    if (!rc)
        rc = story_standing_forms(&s.right, d->right, r->err);
    if (!rc)
        rc = mark_names(&s, r->scratch, r->err);
    s.told = rc ? NULL : story_report_told(r, d->right);
    if (!rc)
        rc = s.told ? look_through(r, &s) : story_error__no_memory(r->err);
    story_map_dispose(&s.left);
    story_map_dispose(&s.right);
    return rc;
}

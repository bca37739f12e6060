/* ALGORITHM. A new name that the tagger takes for a place, or for nothing, makes no pair of names, and so has no
 * leftovers; but the edits tell it: where a word with a capital, new to the text, was put again and again for the same
 * word of a name, that name was replaced, and what still has it is left over. So it is where nobody knew the old name.
 * What was seen for a name on both sides is left to leftover.c. O(words + edits). */
#include "compare/replaced.h"

#include "compare/spelling.h"
#include "compare/swap.h"

enum { MOST_LEFT = 3 };

/* As in sought.c; and how alike a slip of the hand is to what it should be. */
static const double CAPITAL_SHARE = .9, LIKE = .6;

/* By form of the left: a word of a name there, and what was put for it. */
typedef struct word_use {
    uint32_t capital, uses;
    uint32_t by;    /* form of the right, first seen; UINT32_MAX before one is */
    uint32_t times; /* of that form */
    uint32_t others;
    bool named;
} word_use;

typedef struct survey {
    const struct story_diff *d;
    story_swaps swaps;
    word_use *uses; /* by form of the left */
    bool *seen;     /* by form of the right: in a mention of a name */
} survey;

static bool is_capital(const story_word *w)
{
    return w->shape == STORY_SHAPE_CAPITAL || w->shape == STORY_SHAPE_CAPS;
}

static void count_left(survey *s)
{
    const story_words *words = &s->d->left->words;

    for (size_t i = 0; i < words->form_count; i++)
        s->uses[i].by = UINT32_MAX;
    for (size_t i = 0; i < words->count; i++) {
        s->uses[words->items[i].form].uses++;
        s->uses[words->items[i].form].capital += is_capital(&words->items[i]);
    }
}

/* Marks the forms that mentions of names have. */
static void mark_named(survey *s, bool right)
{
    const struct story_variant *v = right ? s->d->right : s->d->left;

    for (size_t i = 0; i < v->name_count; i++)
        for (size_t m = 0; m < v->names[i].mention_count; m++) {
            const story_mention *mention = &v->names[i].mentions[m];

            for (size_t w = story_words_behind(&v->words, mention->sentence, mention->span.start);
                 w < v->words.count && v->words.items[w].start < mention->span.end; w++)
                *(right ? &s->seen[v->words.items[w].form] : &s->uses[v->words.items[w].form].named) = true;
        }
}

static int prepare(survey *s, story_report *r)
{
    int rc = story_swaps_begin(&s->swaps, s->d, r->err);

    if (rc)
        return rc;
    s->uses = story_arena_calloc(r->scratch, s->d->left->words.form_count + 1, sizeof *s->uses);
    s->seen = story_arena_calloc(r->scratch, s->d->right->words.form_count + 1, sizeof *s->seen);
    if (!s->uses || !s->seen)
        return story_error__no_memory(r->err);
    count_left(s);
    mark_named(s, false);
    mark_named(s, true);
    return STORY_OK;
}

static void note(survey *s, const story_word *l, const story_word *r)
{
    const story_form_entry *is = &s->d->right->words.forms[r->form];
    word_use *use = &s->uses[l->form];

    if (use->named == s->seen[r->form] || l->shape != STORY_SHAPE_CAPITAL || r->shape != STORY_SHAPE_CAPITAL ||
        story_swaps_on_left(&s->swaps, is))
        return;
    if (use->by == UINT32_MAX)
        use->by = r->form;
    if (use->by == r->form)
        use->times++;
    else
        use->others++;
}

static bool is_capitalized(const story_swap *swap)
{
    for (size_t i = 0; i < swap->count; i++)
        if (!is_capital(swap->left[i]) || !is_capital(swap->right[i]))
            return false;
    return true;
}

static void note_swaps(survey *s)
{
    story_swap swap;

    while (story_swaps_next(&s->swaps, &swap))
        if (is_capitalized(&swap))
            while (swap.count-- > 0)
                note(s, swap.left[swap.count], swap.right[swap.count]);
}

/* One letter off, and the old word is still the usual one: that is a slip, told by slip.c. */
static bool is_slip(const survey *s, uint32_t form, uint32_t left_over)
{
    const story_form_entry *was = &s->d->left->words.forms[form], *is = &s->d->right->words.forms[s->uses[form].by];
    char a[STORY_SPELLING_MAX], b[STORY_SPELLING_MAX];

    story_spelling_fold(a, was->text, was->len, false);
    story_spelling_fold(b, is->text, is->len, false);
    return left_over >= s->uses[form].times && story_spelling_likeness(a, b) >= LIKE;
}

/* Whether what the right text still has of the left form is left over. */
static bool is_left_over(const survey *s, uint32_t form, const story_form_entry *still)
{
    const word_use *use = &s->uses[form];
    uint32_t count = still ? still->count : 0;

    return count && use->times > use->others && (use->named || use->times > 1) && count <= MOST_LEFT * use->times &&
           (double)use->capital >= CAPITAL_SHARE * (double)use->uses && !is_slip(s, form, count);
}

/* By form of the right: what was put for it elsewhere, where it is left over. NULL when out of memory. */
static const word_use **find_leftovers(const survey *s, story_arena *scratch)
{
    const struct story_variant *v = s->d->left;
    const word_use **out = story_arena_calloc(scratch, s->d->right->words.form_count + 1, sizeof *out);

    for (uint32_t i = 0; out && i < v->words.form_count; i++) {
        const story_form_entry *still = s->uses[i].times ? story_swaps_on_right(&s->swaps, &v->words.forms[i]) : NULL;

        if (is_left_over(s, i, still))
            out[still - s->d->right->words.forms] = &s->uses[i];
    }
    return out;
}

/* By form: its first word. NULL when out of memory. */
static size_t *first_words(const struct story_variant *v, story_arena *scratch)
{
    size_t *out = story_arena_calloc(scratch, v->words.form_count + 1, sizeof *out);

    for (size_t i = v->words.count; out && i-- > 0;)
        out[v->words.items[i].form] = i;
    return out;
}

static int report_word(story_report *r, const survey *s, const word_use *use, const story_word *w, const story_word *by)
{
    const struct story_variant *v = s->d->right;
    story_span span = {w->start, w->start + w->len};
    const char *is = story_report_words(r->scratch, v, span);
    const char *became = story_report_words(r->scratch, v, (story_span){by->start, by->start + by->len});
    int rc = STORY_OK;

    if (!is || !became)
        return story_error__no_memory(r->err);
    rc = story_report_add(r, STORY_RULE_LEFTOVER_NAME, v, false, span,
                          "\"%s\" is still here; %u other mention%s became \"%s\"", is, use->times,
                          use->times == 1 ? "" : "s", became);
    if (!rc && use->times < v->words.forms[w->form].count)
        story_report_soften(r);
    return rc;
}

static int report(story_report *r, const survey *s)
{
    const struct story_variant *v = s->d->right;
    const word_use **leftovers = find_leftovers(s, r->scratch);
    const size_t *first = first_words(v, r->scratch);
    const bool *told = story_report_told(r, v);
    int rc = leftovers && first && told ? STORY_OK : story_error__no_memory(r->err);

    for (size_t i = 0; i < v->words.count && !rc; i++) {
        const story_word *w = &v->words.items[i];
        const word_use *use = leftovers[w->form];

        if (use && is_capital(w) && !told[i])
            rc = report_word(r, s, use, w, &v->words.items[first[use->by]]);
    }
    return rc;
}

int story_replaced_report(story_report *r, const struct story_diff *d)
{
    survey s = {.d = d};
    int rc;

    if (!story_report_wants(r, STORY_RULE_LEFTOVER_NAME))
        return STORY_OK;
    rc = prepare(&s, r);
    if (!rc) {
        note_swaps(&s);
        rc = report(r, &s);
    }
    story_swaps_dispose(&s.swaps);
    return rc;
}

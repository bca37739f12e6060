#include "compare/protected.h"

#include <string.h>

/* Where a phrase stands, by the forms of its words: whatever the case, quotes and line breaks. false: nowhere. */
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

/* The words of a phrase as forms of v, cut by reading it as a text of its own, so that both are cut alike; none where v
 * lacks one of them. In the scratch arena. */
static int read_phrase(uint32_t **out, size_t *count, story_report *r, const struct story_variant *v,
                       const char *phrase)
{
    story_variant *p = NULL;
    size_t n = 0;
    int rc = story_variant_new(&p, "", phrase, strlen(phrase), NULL, r->err);

    if (rc)
        return rc;
    *out = story_arena_calloc(r->scratch, p->words.count, sizeof **out);
    for (; *out && n < p->words.count; n++) {
        const story_form_entry *form = &p->words.forms[p->words.items[n].form];

        (*out)[n] = form_of(v, form->text, form->len);
        if ((*out)[n] == UINT32_MAX)
            break;
    }
    *count = n == p->words.count ? n : 0;
    story_variant_free(p);
    return *out ? STORY_OK : story_error__no_memory(r->err);
}

static int locate(story_report *r, const struct story_variant *v, const char *phrase, story_span *out, bool *found)
{
    uint32_t *forms;
    size_t count;
    int rc = read_phrase(&forms, &count, r, v, phrase);

    *found = !rc && find_phrase(v, forms, count, out);
    return rc;
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

int story_protected_report(story_report *r, const struct story_diff *d)
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

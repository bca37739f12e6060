#include "compare/swap.h"

#include "compare/standing.h"

int story_swaps_begin(story_swaps *out, const struct story_diff *d, story_error *err)
{
    int rc;

    *out = (story_swaps){.d = d, .left = STORY_MAP, .right = STORY_MAP};
    rc = story_standing_forms(&out->left, d->left, err);
    return rc ? rc : story_standing_forms(&out->right, d->right, err);
}

void story_swaps_dispose(story_swaps *s)
{
    story_map_dispose(&s->left);
    story_map_dispose(&s->right);
}

/* The words of a stretch of count sentences; 0 where there are more than fit. */
static size_t words_of(const story_word **out, const struct story_variant *v, size_t first, size_t count,
                       story_span span)
{
    size_t n = 0;

    for (size_t s = first; s < first + count; s++) {
        if (v->sentences[s].span.end <= span.start || v->sentences[s].span.start >= span.end)
            continue;
        for (size_t w = story_words_behind(&v->words, s, span.start);
             w < v->words.first[s + 1] && v->words.items[w].start < span.end; w++) {
            if (v->words.items[w].shape == STORY_SHAPE_POSSESSIVE)
                continue;
            if (n == STORY_SWAP_MOST)
                return 0;
            out[n++] = &v->words.items[w];
        }
    }
    return n;
}

static bool read_swap(story_swap *out, const struct story_diff *d, const story_link *link, const story_edit *edit)
{
    if (edit->change != STORY_EDITED)
        return false;
    out->count = words_of(out->left, d->left, link->left, link->left_count, edit->left);
    return out->count && out->count == words_of(out->right, d->right, link->right, link->right_count, edit->right);
}

bool story_swaps_next(story_swaps *s, story_swap *out)
{
    const struct story_diff *d = s->d;

    for (; s->link < d->alignment.count; s->link++, s->edit = 0) {
        const story_link *link = &d->alignment.links[s->link];

        while (link->change == STORY_EDITED && s->edit < d->edit_counts[s->link])
            if (read_swap(out, d, link, &d->edits[s->link][s->edit++]))
                return true;
    }
    return false;
}

static const story_form_entry *same_form(const story_map *map, const struct story_variant *v,
                                         const story_form_entry *form)
{
    uint32_t n = story_map_get(map, form->text, form->len);

    return n == STORY_MAP_NONE ? NULL : &v->words.forms[n];
}

const story_form_entry *story_swaps_on_left(const story_swaps *s, const story_form_entry *right)
{
    return same_form(&s->left, s->d->left, right);
}

const story_form_entry *story_swaps_on_right(const story_swaps *s, const story_form_entry *left)
{
    return same_form(&s->right, s->d->right, left);
}

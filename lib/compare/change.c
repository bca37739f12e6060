/* ALGORITHM
 * The shortest edit script over words and marks keeps small words in the middle of a passage that was written anew, and
 * cuts it to pieces that nobody reads. So a stretch that stays is given up where it weighs no more than what changed
 * right before and right behind it, as in diff-match-patch's semantic clean-up, with marks and the most frequent words
 * weighing little; what then touches is one edit. O(n) for each given-up stretch, rarely more than a few. */
#include "compare/change.h"

#include <stdlib.h>

#include "compare/seam.h"
#include "compare/shortest.h"
#include "compare/wording.h"
#include "util/error.h"

typedef story_stretch stretch;

typedef struct both {
    const story_unit *a, *b;
    size_t a_count, b_count;
} both;

static stretch *stretch_at(const story_array *list, size_t k)
{
    return STORY_ITEMS(list, stretch) + k;
}

/* Adds units to the last stretch, or starts one. */
static int extend(story_array *list, size_t a, size_t a_count, size_t b, size_t b_count, bool stays)
{
    stretch *last = list->count ? stretch_at(list, list->count - 1) : NULL;

    if (!a_count && !b_count)
        return STORY_OK;
    if (!last || last->stays != stays) {
        last = story_array_push(list);
        if (!last)
            return STORY_ENOMEM;
        *last = (stretch){a, 0, b, 0, stays};
    }
    last->a_count += a_count;
    last->b_count += b_count;
    return STORY_OK;
}

static int list_stretches(story_array *list, const both *u, const uint32_t *stays)
{
    size_t a, b = 0;

    for (a = 0; a < u->a_count; a++) {
        int code;

        if (!stays[a]) {
            code = extend(list, a, 1, b, 0, false);
        } else {
            code = extend(list, a, 0, b, stays[a] - 1 - b, false);
            b = stays[a];
            code = code ? code : extend(list, a, 1, b - 1, 1, true);
        }
        if (code)
            return code;
    }
    return extend(list, a, 0, b, u->b_count - b, false);
}

static size_t weigh(const story_unit *units, size_t first, size_t count)
{
    size_t weight = 0, k;

    for (k = first; k < first + count; k++)
        weight += units[k].weight;
    return weight;
}

static size_t changed_weight(const both *u, const stretch *s)
{
    size_t left = weigh(u->a, s->a, s->a_count), right = weigh(u->b, s->b, s->b_count);

    return left > right ? left : right;
}

/* Gives stretch k up: it and both neighbours become one. */
static void merge(story_array *list, size_t k)
{
    stretch *s = stretch_at(list, k), *rest;

    s[-1].a_count += s->a_count + s[1].a_count;
    s[-1].b_count += s->b_count + s[1].b_count;
    for (rest = s; rest + 2 < stretch_at(list, list->count); rest++)
        *rest = rest[2];
    list->count -= 2;
}

static void clean_up(story_array *list, const both *u)
{
    size_t k = 1;

    while (k + 1 < list->count) {
        stretch *s = stretch_at(list, k);
        size_t weight = s->stays ? weigh(u->a, s->a, s->a_count) : 0;

        if (s->stays && weight <= changed_weight(u, s - 1) && weight <= changed_weight(u, s + 1)) {
            merge(list, k);
            k = k > 2 ? k - 2 : 1; /* what was too heavy before may not be now */
        } else {
            k++;
        }
    }
}

static story_change change_of(const stretch *s)
{
    if (s->stays)
        return STORY_SAME;
    return !s->a_count ? STORY_ADDED : !s->b_count ? STORY_REMOVED : STORY_EDITED;
}

/* Where a stretch ends that has units up to `past`. Words for words end with the last word, so that the white space
 * behind belongs to what stays; all else takes the white space along. */
static size_t end_of(const story_unit *units, size_t count, size_t past, bool words_for_words, size_t hull_end)
{
    if (past >= count)
        return hull_end;
    return words_for_words ? units[past - 1].span.end : units[past].span.start;
}

static story_span hull_of(const story_variant *v, size_t first, size_t count)
{
    return (story_span){v->sentences[first].span.start, v->sentences[first + count - 1].span.end};
}

static story_edit *write_edits(const story_array *list, const both *u, story_span left, story_span right,
                               story_arena *arena)
{
    story_edit *edits = story_arena_calloc(arena, list->count, sizeof *edits);
    size_t k;

    for (k = 0; edits && k < list->count; k++) {
        const stretch *s = stretch_at(list, k);
        story_change change = change_of(s);
        bool words = change == STORY_EDITED;

        edits[k].change = change;
        edits[k].left.start = k ? edits[k - 1].left.end : left.start;
        edits[k].right.start = k ? edits[k - 1].right.end : right.start;
        edits[k].left.end = end_of(u->a, u->a_count, s->a + s->a_count, words, left.end);
        edits[k].right.end = end_of(u->b, u->b_count, s->b + s->b_count, words, right.end);
    }
    return edits;
}

static int list_changes(story_array *list, const both *u, bool *partial)
{
    uint32_t *stays = malloc((u->a_count + 1) * sizeof *stays);
    int code = stays ? story_shortest_edit(stays, u->a, u->a_count, u->b, u->b_count) : STORY_ENOMEM;

    *partial = code > 0;
    if (code >= 0)
        code = list_stretches(list, u, stays);
    if (!code)
        clean_up(list, u);
    free(stays);
    return code;
}

bool story_change_is_whole(const story_link *link)
{
    return !link->left_count || !link->right_count || link->change == STORY_SAME;
}

story_edit story_change_whole(const story_variant *left, const story_variant *right, const story_link *link)
{
    story_edit edit = {.change = link->change == STORY_SAME ? STORY_SAME
                                 : link->left_count         ? STORY_REMOVED
                                                            : STORY_ADDED};

    if (link->left_count)
        edit.left = hull_of(left, link->left, link->left_count);
    if (link->right_count)
        edit.right = hull_of(right, link->right, link->right_count);
    return edit;
}

/* Of a link whose sentences are not one and one there may be more to tell than words. */
static int find_seams(story_array *seams, const story_array *list, const both *u, const story_variant *left,
                      const story_variant *right, const story_link *link)
{
    story_seam_side a = {left, link->left, link->left_count, u->a, u->a_count};
    story_seam_side b = {right, link->right, link->right_count, u->b, u->b_count};

    if (!seams || link->change != STORY_EDITED || (link->left_count == 1 && link->right_count == 1))
        return STORY_OK;
    return story_seam_find(seams, list->items, list->count, &a, &b);
}

int story_change_words(const story_edit **out, size_t *count, story_array *seams, story_arena *arena,
                       const story_variant *left, const story_variant *right, const story_link *link, story_error *err)
{
    story_array a = STORY_ARRAY(story_unit), b = STORY_ARRAY(story_unit), list = STORY_ARRAY(stretch);
    story_edit *edits = NULL;
    bool partial = false;

    *out = NULL;
    *count = 0;
    if (!story_wording_read(&a, left, link->left, link->left_count) &&
        !story_wording_read(&b, right, link->right, link->right_count)) {
        both u = {a.items, b.items, a.count, b.count};

        if (!list_changes(&list, &u, &partial) && !find_seams(seams, &list, &u, left, right, link))
            edits = write_edits(&list, &u, hull_of(left, link->left, link->left_count),
                                hull_of(right, link->right, link->right_count), arena);
    }
    *out = edits;
    *count = edits ? list.count : 0;
    story_array_dispose(&a);
    story_array_dispose(&b);
    story_array_dispose(&list);
    return edits ? partial : story_error__no_memory(err);
}

#include "compare/pair.h"

#include "util/array.h"
#include "util/error.h"

/* How far from sure a pair is. Equal names leave little doubt, whatever else is missing. */
static double doubt_of(const story_match *match)
{
    double doubt = 1 - match->score;

    if (match->change == STORY_SAME && !match->extra)
        doubt *= .5;
    return doubt < 0 ? 0 : doubt;
}

static int push_pair(story_array *list, const story_match *match, story_change changed, story_error *err)
{
    story_pairing *p = story_array_push(list);

    if (!p)
        return story_error__no_memory(err);
    p->change = match->change == STORY_RENAMED ? changed : match->change;
    p->left = match->left;
    p->right = match->right;
    p->support = match->support;
    p->doubt = doubt_of(match);
    return STORY_OK;
}

static int push_single(story_array *list, size_t left, size_t right, story_error *err)
{
    story_pairing *p = story_array_push(list);

    if (!p)
        return story_error__no_memory(err);
    p->change = left == STORY_NONE ? STORY_ADDED : STORY_REMOVED;
    p->left = left;
    p->right = right;
    return STORY_OK;
}

int story_pair__list(story_pairing **out, size_t *count, const story_matching *m, const story_match *matches,
                     size_t match_count, story_change changed, story_error *err)
{
    story_array list = STORY_ARRAY(story_pairing);
    bool *taken = story_arena_calloc(m->scratch, m->right.count, sizeof *taken);
    size_t next = 0;
    int rc = taken ? STORY_OK : story_error__no_memory(err);

    for (size_t l = 0; l < m->left.count && !rc; l++) {
        size_t first = next;

        for (; next < match_count && matches[next].left == l && !rc; next++) {
            taken[matches[next].right] = true;
            rc = push_pair(&list, &matches[next], changed, err);
        }
        if (!rc && next == first)
            rc = push_single(&list, l, STORY_NONE, err);
    }
    for (size_t r = 0; r < m->right.count && !rc; r++)
        if (!taken[r])
            rc = push_single(&list, STORY_NONE, r, err);
    if (rc) {
        story_array_dispose(&list);
        return rc;
    }
    *count = list.count;
    *out = story_array_keep(&list, m->d->arena);
    return *out ? STORY_OK : story_error__no_memory(err);
}

#include "render/passage.h"

#include <stdlib.h>

typedef struct moved {
    size_t link, left;
} moved;

static int by_left(const void *a, const void *b)
{
    const moved *x = a, *y = b;

    return x->left < y->left ? -1 : x->left > y->left;
}

static int gather_moves(story_passages *walk, story_error *err)
{
    moved *items;
    size_t i, n = 0;

    for (i = 0; i < walk->count; i++)
        walk->move_count += walk->links[i].moved;
    items = malloc((walk->move_count + 1) * sizeof *items);
    walk->moves = malloc((walk->move_count + 1) * sizeof *walk->moves);
    if (!items || !walk->moves) {
        free(items);
        return story_error__no_memory(err);
    }
    for (i = 0; i < walk->count; i++)
        if (walk->links[i].moved)
            items[n++] = (moved){i, walk->links[i].left};
    qsort(items, n, sizeof *items, by_left);
    for (i = 0; i < n; i++)
        walk->moves[i] = items[i].link;
    free(items);
    return STORY_OK;
}

int story_passages_open(story_passages *walk, const story_diff *d, size_t context, bool all, story_error *err)
{
    int code;

    *walk = (story_passages){.diff = d, .context = context, .all = all};
    walk->links = story_diff_links(d, &walk->count);
    code = gather_moves(walk, err);
    if (code != STORY_OK)
        story_passages_close(walk);
    return code;
}

void story_passages_close(story_passages *walk)
{
    free(walk->moves);
    walk->moves = NULL;
}

static bool is_quiet(const story_passages *walk, size_t i)
{
    const story_link *l = &walk->links[i];

    return !l->moved && (l->change == STORY_SAME || story_diff_is_renaming(walk->diff, i));
}

/* Whether a passage that moved away stood right before link i. */
static bool gone_before(const story_passages *walk, size_t i)
{
    const story_link *l = &walk->links[i];

    if (walk->move == walk->move_count)
        return false;
    return i == walk->count || (!l->moved && l->left_count && walk->links[walk->moves[walk->move]].left < l->left);
}

/* The moved links that stood together and still do make one note. */
static void take_gone(story_passages *walk, story_passage *out)
{
    size_t first = walk->moves[walk->move++];
    const story_link *last = &walk->links[first];

    *out = (story_passage){STORY_PASSAGE_GONE, first, 1, last->left_count, 0};
    while (walk->move < walk->move_count) {
        const story_link *next = &walk->links[walk->moves[walk->move]];

        if (next->left != last->left + last->left_count || next->right != last->right + last->right_count)
            break;
        last = next;
        out->count++;
        out->sentences += next->left_count;
        walk->move++;
    }
    walk->shown_end = walk->at;
}

/* Finds the end of the quiet run that starts at walk->at. Nothing is looked at twice. */
static void measure_run(story_passages *walk)
{
    size_t end = walk->at;

    while (end < walk->count && is_quiet(walk, end) && (end == walk->at || !gone_before(walk, end)))
        end++;
    walk->fold_end = end;
}

static void take_quiet(story_passages *walk, story_passage *out)
{
    bool text_ends = walk->fold_end == walk->count && walk->move == walk->move_count;
    size_t before = walk->shown_end && walk->at - walk->shown_end < walk->context
                        ? walk->context - (walk->at - walk->shown_end)
                        : 0;
    size_t after = text_ends ? 0 : walk->context;
    size_t left = walk->fold_end - walk->at, i;

    if (walk->all || before > 0 || left <= after + 1) { /* to say that one is left out takes a line too */
        *out = (story_passage){STORY_PASSAGE_AROUND, walk->at++, 1, 0, 0};
        return;
    }
    *out = (story_passage){STORY_PASSAGE_FOLD, walk->at, left - after, 0, 0};
    for (i = 0; i < out->count; i++) {
        out->sentences += walk->links[walk->at + i].right_count;
        out->renamings += walk->links[walk->at + i].change != STORY_SAME;
    }
    walk->at += out->count;
}

bool story_passages_next(story_passages *walk, story_passage *out)
{
    if (gone_before(walk, walk->at)) {
        take_gone(walk, out);
        return true;
    }
    if (walk->at == walk->count)
        return false;
    if (!is_quiet(walk, walk->at)) {
        *out = (story_passage){STORY_PASSAGE_LINK, walk->at++, 1, 0, 0};
        walk->shown_end = walk->at;
        return true;
    }
    if (walk->fold_end <= walk->at)
        measure_run(walk);
    take_quiet(walk, out);
    return true;
}

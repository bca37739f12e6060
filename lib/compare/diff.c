#include "compare/diff.h"

#include <stdlib.h>

#include "annotate/beat.h"
#include "compare/change.h"
#include "compare/pair.h"
#include "compare/recut.h"
#include "compare/similar.h"
#include "util/error.h"

static const char *const CHANGE_WORDS[] = {
    [STORY_SAME] = "same",       [STORY_EDITED] = "edited",       [STORY_CHANGED] = "changed",
    [STORY_RENAMED] = "renamed", [STORY_RESPELLED] = "respelled", [STORY_REPLACED] = "replaced",
    [STORY_REMOVED] = "removed", [STORY_ADDED] = "added",
};

const char *story_change_word(story_change change)
{
    return CHANGE_WORDS[change];
}

/* What is one edit anyway needs room for that alone. */
static story_edit *room_for_whole(const struct story_diff *d)
{
    size_t count = 0;

    for (size_t i = 0; i < d->alignment.count; i++)
        count += story_change_is_whole(&d->alignment.links[i]);
    return story_arena_calloc(d->arena, count, sizeof(story_edit));
}

/* The edits of link i. `whole`: room for one. */
static int find_edits(const story_edit **out, uint32_t *edit_count, story_edit **whole, story_array *seams,
                      const struct story_diff *d, size_t i, story_error *err)
{
    const story_link *link = &d->alignment.links[i];
    size_t count = 1;
    int rc = STORY_OK;

    if (story_change_is_whole(link)) {
        **whole = story_change_whole(d->left, d->right, link);
        *out = (*whole)++;
    } else {
        rc = story_change_words(out, &count, seams, d->arena, d->left, d->right, link, err);
    }
    *edit_count = (uint32_t)count;
    return rc;
}

static int collect_edits(struct story_diff *d, story_error *err)
{
    size_t n = d->alignment.count;
    const story_edit **edits = story_arena_calloc(d->arena, n, sizeof *edits);
    uint32_t *counts = story_arena_calloc(d->arena, n, sizeof *counts);
    uint32_t *seam_ends = story_arena_calloc(d->arena, n, sizeof *seam_ends);
    story_edit *whole = room_for_whole(d);
    story_array seams = STORY_ARRAY(story_seam);
    int rc = edits && counts && seam_ends && whole ? STORY_OK : story_error__no_memory(err);

    for (size_t i = 0; i < n && rc >= 0; i++) {
        rc = find_edits(&edits[i], &counts[i], &whole, &seams, d, i, err);
        d->alignment.partial = d->alignment.partial || rc > 0;
        seam_ends[i] = (uint32_t)seams.count;
    }
    d->edits = edits;
    d->edit_counts = counts;
    d->seam_ends = seam_ends;
    d->seams = story_array_keep(&seams, d->arena);
    return rc < 0 ? rc : d->seams ? STORY_OK : story_error__no_memory(err);
}

static int align(struct story_diff *d, story_error *err)
{
    story_diff_options opts = {.no_semantic = !d->semantic};

    return story_align(&d->alignment, d->keeps_similar ? &d->similar : NULL, d->arena, d->left, d->right, &opts, err);
}

static int pair(struct story_diff *d, story_error *err)
{
    int rc = story_pair_names(d, err);

    if (!rc)
        rc = story_pair_places(d, err);
    if (!rc)
        rc = story_pair_tell_renaming(d, err);
    return rc;
}

int story_diff__begin(story_diff **out, const story_variant *left, const story_variant *right,
                      const story_diff_options *opts, bool keeps_similar, story_error *err)
{
    struct story_diff *d = *out = calloc(1, sizeof *d);

    if (!d)
        return story_error__no_memory(err);
    d->arena = story_arena_new();
    d->left = left;
    d->right = right;
    d->semantic = !(opts && opts->no_semantic);
    d->keeps_similar = keeps_similar;
    return d->arena ? STORY_OK : story_error__no_memory(err);
}

int story_diff__step(struct story_diff *d, size_t step, story_error *err)
{
    static int (*const steps[STORY_DIFF_STEPS])(struct story_diff *, story_error *) = {align, collect_edits, pair};

    return steps[step](d, err);
}

/* Cuts both texts into beats that can be told of both. */
static int cut_beats(struct story_diff *d, story_error *err)
{
    const story_variant *variants[2] = {d->left, d->right};
    uint32_t *starts[2] = {calloc(d->left->sentence_count + 1, sizeof **starts),
                           calloc(d->right->sentence_count + 1, sizeof **starts)};
    size_t counts[2] = {0, 0};
    int rc = starts[0] && starts[1] ? STORY_OK : story_error__no_memory(err);

    if (!rc)
        rc = story_recut(starts, counts, variants, 2, &d, err);
    if (!rc)
        rc = story_beat_make(&d->left_beats, d->arena, d->left, starts[0], counts[0], err);
    if (!rc)
        rc = story_beat_make(&d->right_beats, d->arena, d->right, starts[1], counts[1], err);
    d->left_beat_count = counts[0];
    d->right_beat_count = counts[1];
    free(starts[0]);
    free(starts[1]);
    return rc;
}

int story_diff_new(story_diff **out, const story_variant *left, const story_variant *right,
                   const story_diff_options *opts, story_error *err)
{
    int rc = story_diff__begin(out, left, right, opts, true, err);
    size_t step;

    for (step = 0; step < STORY_DIFF_STEPS && !rc; step++)
        rc = story_diff__step(*out, step, err);
    if (!rc)
        rc = cut_beats(*out, err);
    if (!rc)
        rc = story_pair_beats(*out, err);
    if (rc) {
        story_diff_free(*out);
        *out = NULL;
    }
    return rc;
}

void story_diff_free(story_diff *d)
{
    if (!d)
        return;
    story_similar_dispose(&d->similar);
    story_arena_free(d->arena);
    free(d);
}

static bool all_same(const story_pairing *pairings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (pairings[i].change != STORY_SAME)
            return false;
    return true;
}

bool story_diff_is_empty(const story_diff *d)
{
    for (size_t i = 0; i < d->alignment.count; i++)
        if (d->alignment.links[i].change != STORY_SAME || d->alignment.links[i].moved)
            return false;
    return all_same(d->names, d->name_count) && all_same(d->places, d->place_count);
}

const story_variant *story_diff_left(const story_diff *d)
{
    return d->left;
}

const story_variant *story_diff_right(const story_diff *d)
{
    return d->right;
}

bool story_diff_is_semantic(const story_diff *d)
{
    return d->semantic;
}

bool story_diff_is_partial(const story_diff *d)
{
    return d->alignment.partial;
}

const story_link *story_diff_links(const story_diff *d, size_t *count)
{
    *count = d->alignment.count;
    return d->alignment.links;
}

const story_pairing *story_diff_names(const story_diff *d, size_t *count)
{
    *count = d->name_count;
    return d->names;
}

const story_pairing *story_diff_places(const story_diff *d, size_t *count)
{
    *count = d->place_count;
    return d->places;
}

const story_beat_change *story_diff_beats(const story_diff *d, size_t *count)
{
    *count = d->beat_count;
    return d->beats;
}

const story_beat *story_diff_left_beats(const story_diff *d, size_t *count)
{
    *count = d->left_beat_count;
    return d->left_beats;
}

const story_beat *story_diff_right_beats(const story_diff *d, size_t *count)
{
    *count = d->right_beat_count;
    return d->right_beats;
}

const story_edit *story_diff_edits(const story_diff *d, size_t link, size_t *count)
{
    *count = d->edit_counts[link];
    return d->edits[link];
}

const story_seam *story_diff_seams(const story_diff *d, size_t link, size_t *count)
{
    size_t first = link ? d->seam_ends[link - 1] : 0;

    *count = d->seam_ends[link] - first;
    return d->seams + first;
}

bool story_diff_is_renaming(const story_diff *d, size_t link)
{
    return d->renaming[link];
}

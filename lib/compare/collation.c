#include "compare/collation.h"

#include <stdlib.h>

#include "annotate/beat.h"
#include "compare/order.h"
#include "compare/pair.h"
#include "compare/recut.h"
#include "compare/tree.h"
#include "util/error.h"
#include "util/parallel.h"

enum {
    MOST_KEPT = 50,        /* comparisons that keep the words that are alike until their beats are linked */
    BYTES_A_THREAD = 16384 /* less text is compared before a thread has started */
};

/* One comparison that a thread works on. */
typedef struct job {
    size_t left, right;
    int rc;
    story_error err;
} job;

typedef struct worker {
    struct story_collation *c;
    const story_diff_options *opts;
    job *jobs; /* by pair */
    size_t count;
} worker;

static void compare_pair(void *context, size_t i, size_t step)
{
    worker *w = context;
    job *j = &w->jobs[i];
    story_diff **diff = &w->c->diffs[i];

    if (step == 0)
        j->rc = story_diff__begin(diff, w->c->variants[j->left], w->c->variants[j->right], w->opts,
                                  w->count <= MOST_KEPT, &j->err);
    if (j->rc == STORY_OK)
        j->rc = story_diff__step(*diff, step, &j->err);
}

static void link_beats(void *context, size_t i)
{
    worker *w = context;

    w->jobs[i].rc = story_pair_beats(w->c->diffs[i], &w->jobs[i].err);
}

/* Of several failures, the first pair's is told. */
static int first_failure(const worker *w, story_error *err)
{
    size_t i;

    for (i = 0; i < w->count; i++) {
        if (w->jobs[i].rc != STORY_OK) {
            if (err)
                *err = w->jobs[i].err;
            return w->jobs[i].rc;
        }
    }
    return STORY_OK;
}

static int cut_beats(struct story_collation *c, story_error *err)
{
    uint32_t **starts = calloc(c->count + 1, sizeof *starts);
    size_t *counts = calloc(c->count + 1, sizeof *counts), i;
    int rc = starts && counts ? STORY_OK : story_error__no_memory(err);

    for (i = 0; i < c->count && rc == STORY_OK; i++) {
        starts[i] = calloc(c->variants[i]->sentence_count + 1, sizeof **starts);
        if (!starts[i])
            rc = story_error__no_memory(err);
    }
    if (rc == STORY_OK)
        rc = story_recut(starts, counts, c->variants, c->count, c->diffs, err);
    for (i = 0; i < c->count && rc == STORY_OK; i++) {
        rc = story_beat_make(&c->beats[i].items, c->arena, c->variants[i], starts[i], counts[i], err);
        c->beats[i].count = counts[i];
    }
    for (i = 0; starts && i < c->count; i++)
        free(starts[i]);
    free(starts);
    free(counts);
    return rc;
}

static void give_beats(worker *w)
{
    size_t i;

    for (i = 0; i < w->count; i++) {
        struct story_diff *d = w->c->diffs[i];

        d->left_beats = w->c->beats[w->jobs[i].left].items;
        d->left_beat_count = w->c->beats[w->jobs[i].left].count;
        d->right_beats = w->c->beats[w->jobs[i].right].items;
        d->right_beat_count = w->c->beats[w->jobs[i].right].count;
    }
}

static unsigned count_threads(const struct story_collation *c, unsigned wanted)
{
    size_t bytes = 0, len, i;

    for (i = 0; i < c->count; i++) {
        story_variant_text(c->variants[i], &len);
        bytes += len * (c->count - 1);
    }
    return story_parallel_worth(wanted, bytes, BYTES_A_THREAD);
}

static int compare_all(struct story_collation *c, const story_diff_options *opts, story_error *err)
{
    unsigned threads = count_threads(c, opts->threads);
    worker w = {.c = c, .opts = opts, .count = story_pair_count(c->count)};
    size_t i, j, at = 0;
    int rc;

    w.jobs = calloc(w.count + 1, sizeof *w.jobs);
    if (!w.jobs)
        return story_error__no_memory(err);
    for (i = 0; i < c->count; i++)
        for (j = i + 1; j < c->count; j++)
            w.jobs[at++] = (job){.left = i, .right = j};
    story_parallel_steps(w.count, STORY_DIFF_STEPS, threads, compare_pair, &w);
    rc = first_failure(&w, err);
    if (rc == STORY_OK)
        rc = cut_beats(c, err);
    if (rc == STORY_OK) {
        give_beats(&w);
        story_parallel(w.count, threads, link_beats, &w);
        rc = first_failure(&w, err);
    }
    free(w.jobs);
    return rc;
}

static void measure(struct story_collation *c)
{
    size_t i, j, n = c->count;

    for (i = 0; i < n; i++) {
        c->similarity[i * n + i] = 1;
        for (j = i + 1; j < n; j++) {
            double s = story_similarity(c->diffs[story_pair_number(n, i, j)]);

            c->similarity[i * n + j] = c->similarity[j * n + i] = s;
        }
    }
}

/* The tree over the variants by rank, its leaves then put into the order of the arguments. */
static int grow_tree(struct story_collation *c, story_error *err)
{
    size_t n = c->count, i, j;
    double *distances = calloc(n * n, sizeof *distances);
    story_tree_node *by_rank = calloc(2 * n, sizeof *by_rank);
    story_tree_node *nodes = story_arena_calloc(c->arena, 2 * n - 1, sizeof *nodes);
    int rc = distances && by_rank && nodes ? STORY_OK : story_error__no_memory(err);

    for (i = 0; i < n && rc == STORY_OK; i++)
        for (j = 0; j < n; j++)
            distances[c->ranks[i] * n + c->ranks[j]] = 1 - c->similarity[i * n + j];
    if (rc == STORY_OK)
        rc = story_tree_join(by_rank, distances, n, err);
    for (i = 0; i < 2 * n - 1 && rc == STORY_OK; i++) {
        nodes[i] = by_rank[i < n ? c->ranks[i] : i];
        nodes[i].variant = i < n ? i : STORY_NONE;
    }
    c->tree = nodes;
    free(distances);
    free(by_rank);
    return rc;
}

/* Variants that are the same text under the same label keep the order they were given in: nobody can tell. */
static void rank_variants(struct story_collation *c)
{
    size_t i, j;

    for (i = 0; i < c->count; i++)
        for (j = 0; j < i; j++)
            c->ranks[story_order(c->variants[i], c->variants[j]) < 0 ? j : i]++;
}

static int prepare(struct story_collation *c, const story_variant *const *variants, size_t count)
{
    c->count = count;
    c->arena = story_arena_new();
    if (!c->arena)
        return STORY_ENOMEM;
    c->variants = story_arena_memdup(c->arena, variants, count * sizeof *variants);
    c->ranks = story_arena_calloc(c->arena, count, sizeof *c->ranks);
    c->diffs = story_arena_calloc(c->arena, story_pair_count(count), sizeof *c->diffs);
    c->beats = story_arena_calloc(c->arena, count, sizeof *c->beats);
    c->similarity = story_arena_calloc(c->arena, count * count, sizeof *c->similarity);
    return c->variants && c->ranks && c->diffs && c->beats && c->similarity ? STORY_OK : STORY_ENOMEM;
}

int story_collation_new(story_collation **out, const story_variant *const *variants, size_t count,
                        const story_diff_options *opts, story_error *err)
{
    static const story_diff_options defaults = {0};
    struct story_collation *c;
    int rc;

    *out = NULL;
    if (!count)
        return story_error__set(err, STORY_EARGUMENT, "no variant to collate");
    c = calloc(1, sizeof *c);
    if (!c)
        return story_error__no_memory(err);
    rc = prepare(c, variants, count) == STORY_OK ? STORY_OK : story_error__no_memory(err);
    if (rc == STORY_OK) {
        rank_variants(c);
        rc = compare_all(c, opts ? opts : &defaults, err);
    }
    if (rc == STORY_OK)
        rc = story_slot_fill(c, err);
    if (rc == STORY_OK) {
        measure(c);
        rc = grow_tree(c, err);
    }
    if (rc == STORY_OK)
        *out = c;
    else
        story_collation_free(c);
    return rc;
}

void story_collation_free(story_collation *c)
{
    size_t i;

    if (!c)
        return;
    for (i = 0; c->diffs && i < story_pair_count(c->count); i++)
        story_diff_free(c->diffs[i]);
    story_arena_free(c->arena);
    free(c);
}

const story_variant *const *story_collation_variants(const story_collation *c, size_t *count)
{
    *count = c->count;
    return c->variants;
}

const story_diff *story_collation_diff(const story_collation *c, size_t i, size_t j)
{
    return c->diffs[story_pair_number(c->count, i, j)];
}

const story_beat *story_collation_beats(const story_collation *c, size_t i, size_t *count)
{
    *count = c->beats[i].count;
    return c->beats[i].items;
}

const story_slot *story_collation_slots(const story_collation *c, size_t *count)
{
    *count = c->slot_count;
    return c->slots;
}

double story_collation_similarity(const story_collation *c, size_t i, size_t j)
{
    return c->similarity[i * c->count + j];
}

const story_tree_node *story_collation_tree(const story_collation *c, size_t *count)
{
    *count = 2 * c->count - 1;
    return c->tree;
}

/* ALGORITHM. A slot gathers beats of different variants that are one. Every beat starts as a slot of its own; links are
 * taken best first, and join two slots that have no variant in common if at least half of the pairs across them are
 * linked: so one wrong link can't string two stories' beats together. Slots are told in the order of the mean place of
 * their beats. O(l log l + l n) for l links of n variants. Every tie is decided by the variants' own order (order.h). */
#include <stdlib.h>

#include "annotate/beat.h"
#include "compare/collation.h"
#include "compare/recut.h"
#include "util/array.h"
#include "util/error.h"
#include "util/sort.h"

typedef struct edge {
    uint32_t a, b; /* numbers of beats among those of all variants; a of the variant of lower rank */
    double score;
} edge;

typedef struct gatherer {
    struct story_collation *c;
    size_t total;
    uint32_t *first;    /* by rank: the number of the variant's first beat; one more */
    size_t *by_rank;    /* the variant of a rank */
    uint32_t *slot_of;  /* by beat: its slot, a beat's number */
    uint32_t **members; /* by slot: by rank, a beat plus one; NULL while the beat is alone */
    story_array edges;
    uint32_t *links; /* by beat: where its neighbours start; one more */
    uint32_t *neighbours;
} gatherer;

static size_t rank_of(const gatherer *g, uint32_t beat)
{
    size_t low = 0, high = g->c->count;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (g->first[middle] <= beat)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static int add_edges(gatherer *g, size_t i, size_t j)
{
    const struct story_diff *d = g->c->diffs[story_pair_number(g->c->count, i, j)];
    size_t k;

    for (k = 0; k < d->beat_count; k++) {
        const story_beat_change *change = &d->beats[k];
        uint32_t left, right;
        edge *e;

        if (change->left == STORY_NONE || change->right == STORY_NONE)
            continue;
        left = g->first[g->c->ranks[i]] + (uint32_t)change->left;
        right = g->first[g->c->ranks[j]] + (uint32_t)change->right;
        e = story_array_push(&g->edges);
        if (!e)
            return STORY_ENOMEM;
        *e = (edge){left < right ? left : right, left < right ? right : left, change->score};
    }
    return STORY_OK;
}

static int by_score(const void *x, const void *y)
{
    const edge *a = x, *b = y;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* Who is linked with whom, both ways. */
static int index_neighbours(gatherer *g)
{
    const edge *edges = STORY_ITEMS(&g->edges, edge);
    size_t i;

    g->links = calloc(g->total + 2, sizeof *g->links);
    g->neighbours = calloc(2 * g->edges.count + 1, sizeof *g->neighbours);
    if (!g->links || !g->neighbours)
        return STORY_ENOMEM;
    for (i = 0; i < g->edges.count; i++) {
        g->links[edges[i].a + 1]++;
        g->links[edges[i].b + 1]++;
    }
    for (i = 1; i <= g->total; i++)
        g->links[i] += g->links[i - 1];
    for (i = g->edges.count; i-- > 0;) {
        g->neighbours[--g->links[edges[i].a + 1]] = edges[i].b;
        g->neighbours[--g->links[edges[i].b + 1]] = edges[i].a;
    }
    for (i = 0; i < g->total; i++) /* each start was counted down to its place one early */
        g->links[i] = g->links[i + 1];
    g->links[g->total] = (uint32_t)(2 * g->edges.count);
    return STORY_OK;
}

/* The beat of slot s in the variant of a rank, plus one. */
static uint32_t member(const gatherer *g, uint32_t s, size_t rank)
{
    if (g->members[s])
        return g->members[s][rank];
    return rank_of(g, s) == rank ? s + 1 : 0;
}

static size_t count_links(const gatherer *g, uint32_t s, uint32_t t)
{
    size_t count = 0, r;
    uint32_t k;

    for (r = 0; r < g->c->count; r++) {
        uint32_t beat = member(g, s, r);

        for (k = beat ? g->links[beat - 1] : 0; beat && k < g->links[beat]; k++)
            count += g->slot_of[g->neighbours[k]] == t;
    }
    return count;
}

static bool may_join(const gatherer *g, uint32_t s, uint32_t t)
{
    size_t of_s = 0, of_t = 0, r;

    for (r = 0; r < g->c->count; r++) {
        bool in_s = member(g, s, r), in_t = member(g, t, r);

        if (in_s && in_t)
            return false;
        of_s += in_s;
        of_t += in_t;
    }
    return 2 * count_links(g, s, t) >= of_s * of_t;
}

static int join(gatherer *g, uint32_t s, uint32_t t)
{
    size_t r;

    if (!g->members[s]) {
        g->members[s] = calloc(g->c->count, sizeof **g->members);
        if (!g->members[s])
            return STORY_ENOMEM;
        g->members[s][rank_of(g, s)] = s + 1;
    }
    for (r = 0; r < g->c->count; r++) {
        uint32_t beat = member(g, t, r);

        if (beat) {
            g->members[s][r] = beat;
            g->slot_of[beat - 1] = s;
        }
    }
    free(g->members[t]);
    g->members[t] = NULL;
    return STORY_OK;
}

static int join_all(gatherer *g)
{
    const edge *edges = STORY_ITEMS(&g->edges, edge);
    size_t i;

    for (i = 0; i < g->edges.count; i++) {
        uint32_t s = g->slot_of[edges[i].a], t = g->slot_of[edges[i].b];

        if (s != t && may_join(g, s, t) && join(g, s < t ? s : t, s < t ? t : s) != STORY_OK)
            return STORY_ENOMEM;
    }
    return STORY_OK;
}

/* ------------------------------------------------------------------------------------------------- telling ---- */

typedef struct placed_slot {
    uint32_t slot;
    double place;
} placed_slot;

static double place_of(const gatherer *g, uint32_t s)
{
    double sum = 0;
    size_t r, count = 0;

    for (r = 0; r < g->c->count; r++) {
        uint32_t beat = member(g, s, r);

        if (beat) {
            sum += (double)(beat - 1 - g->first[r]) / (double)(g->first[r + 1] - g->first[r]);
            count++;
        }
    }
    return sum / (double)count;
}

static int by_place(const void *x, const void *y)
{
    const placed_slot *a = x, *b = y;

    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->slot > b->slot) - (a->slot < b->slot);
}

/* How much a slot is of each type. */
typedef struct type_count {
    size_t beats; /* that have it */
    size_t cues;  /* what all its sentences show of it */
} type_count;

static void count_types(type_count *counts, const story_variant *v, const story_beat *beat)
{
    size_t s, t;

    counts[story_beat_type_number(beat->type)].beats++;
    for (s = beat->first; s <= beat->last; s++)
        for (t = 0; t < STORY_CUE_TYPES; t++)
            counts[t].cues += v->cues[s].types[t];
}

/* The type most of its beats have; of several, the one that all together show best. */
static const char *common_type(const type_count *counts)
{
    size_t t, best = 0, count;
    const story_beat_type *types = story_beat_types(&count);

    for (t = 1; t < count; t++)
        if (counts[t].beats > counts[best].beats ||
            (counts[t].beats == counts[best].beats && counts[t].cues > counts[best].cues))
            best = t;
    return types[best].id;
}

static const story_beat *beat_at(const gatherer *g, const size_t *beats, size_t v)
{
    return beats[v] == STORY_NONE ? NULL : &g->c->beats[v].items[beats[v]];
}

/* beats: by variant, a beat or STORY_NONE. Nothing is counted where all have one type. */
static const char *type_of(const gatherer *g, const size_t *beats)
{
    type_count counts[STORY_CUE_TYPES + 1] = {{0, 0}};
    const char *type = NULL;
    bool alike = true;
    size_t v;

    for (v = 0; v < g->c->count; v++) {
        const story_beat *beat = beat_at(g, beats, v);

        alike = alike && (!beat || !type || type == beat->type);
        type = beat ? beat->type : type;
    }
    if (alike)
        return type;
    for (v = 0; v < g->c->count; v++)
        if (beat_at(g, beats, v))
            count_types(counts, g->c->variants[v], beat_at(g, beats, v));
    return common_type(counts);
}

static int tell_slot(gatherer *g, uint32_t s, story_slot *out)
{
    size_t *beats = story_arena_calloc(g->c->arena, g->c->count, sizeof *beats), v;

    if (!beats)
        return STORY_ENOMEM;
    for (v = 0; v < g->c->count; v++) {
        uint32_t beat = member(g, s, g->c->ranks[v]);

        beats[v] = beat ? beat - 1 - g->first[g->c->ranks[v]] : STORY_NONE;
        out->shared += beat != 0;
    }
    out->type = type_of(g, beats);
    out->beats = beats;
    return STORY_OK;
}

static int tell_slots(gatherer *g)
{
    placed_slot *placed = calloc(g->total + 1, sizeof *placed);
    story_slot *slots;
    size_t count = 0, i;
    uint32_t b;

    for (b = 0; placed && b < g->total; b++)
        if (g->slot_of[b] == b)
            placed[count++] = (placed_slot){b, place_of(g, b)};
    slots = placed ? story_arena_calloc(g->c->arena, count, sizeof *slots) : NULL;
    if (!slots) {
        free(placed);
        return STORY_ENOMEM;
    }
    story_sort(placed, count, sizeof *placed, by_place);
    for (i = 0; i < count && slots; i++)
        if (tell_slot(g, placed[i].slot, &slots[i]) != STORY_OK)
            slots = NULL;
    free(placed);
    g->c->slots = slots;
    g->c->slot_count = slots ? count : 0;
    return slots ? STORY_OK : STORY_ENOMEM;
}

static int number_beats(gatherer *g)
{
    size_t count = g->c->count, r, v;
    uint32_t b;

    g->first = calloc(count + 1, sizeof *g->first);
    g->by_rank = calloc(count + 1, sizeof *g->by_rank);
    if (!g->first || !g->by_rank)
        return STORY_ENOMEM;
    for (v = 0; v < count; v++)
        g->by_rank[g->c->ranks[v]] = v;
    for (r = 0; r < count; r++)
        g->first[r + 1] = g->first[r] + (uint32_t)g->c->beats[g->by_rank[r]].count;
    g->total = g->first[count];
    g->slot_of = calloc(g->total + 1, sizeof *g->slot_of);
    g->members = calloc(g->total + 1, sizeof *g->members);
    if (!g->slot_of || !g->members)
        return STORY_ENOMEM;
    for (b = 0; b < g->total; b++)
        g->slot_of[b] = b;
    return STORY_OK;
}

static void dispose(gatherer *g)
{
    size_t b;

    for (b = 0; g->members && b < g->total; b++)
        free(g->members[b]);
    free(g->first);
    free(g->by_rank);
    free(g->slot_of);
    free(g->members);
    free(g->links);
    free(g->neighbours);
    story_array_dispose(&g->edges);
}

int story_slot_fill(struct story_collation *c, story_error *err)
{
    gatherer g = {.c = c, .edges = STORY_ARRAY(edge)};
    size_t i, j;
    int rc = number_beats(&g);

    for (i = 0; i < c->count; i++)
        for (j = i + 1; j < c->count && rc == STORY_OK; j++)
            rc = add_edges(&g, i, j);
    if (rc == STORY_OK && g.edges.count)
        qsort(g.edges.items, g.edges.count, sizeof(edge), by_score);
    if (rc == STORY_OK)
        rc = index_neighbours(&g);
    if (rc == STORY_OK)
        rc = join_all(&g);
    if (rc == STORY_OK)
        rc = tell_slots(&g);
    dispose(&g);
    return rc == STORY_OK ? rc : story_error__no_memory(err);
}

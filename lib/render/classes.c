/* ALGORITHM. Pairings of all comparisons are edges between the names of all variants; from the surest to the most
 * doubtful each joins two classes, unless both hold a name of the same variant: then a surer pairing has decided.
 * O(E log E) for E pairings. Rejected: following the first variant's pairings alone, as what it lacks would be apart. */
#include "render/classes.h"

#include <stdlib.h>

#include "render/entity.h"
#include "util/array.h"

typedef const story_pairing *(*pairings_of)(const story_diff *d, size_t *count);

typedef struct edge {
    size_t a, b;
    double doubt;
    size_t support;
} edge;

typedef struct forest {
    size_t nodes, bytes;
    size_t *parent;
    unsigned char *held; /* a bit a variant, by root */
} forest;

static int by_certainty(const void *x, const void *y)
{
    const edge *a = x, *b = y;

    if (a->doubt != b->doubt)
        return a->doubt < b->doubt ? -1 : 1;
    if (a->support != b->support)
        return a->support > b->support ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static size_t root_of(forest *f, size_t node)
{
    while (f->parent[node] != node) {
        f->parent[node] = f->parent[f->parent[node]];
        node = f->parent[node];
    }
    return node;
}

static void join(forest *f, const edge *e)
{
    size_t a = root_of(f, e->a), b = root_of(f, e->b), i;
    unsigned char *x = f->held + a * f->bytes, *y = f->held + b * f->bytes;

    if (a == b)
        return;
    for (i = 0; i < f->bytes; i++)
        if (x[i] & y[i])
            return;
    for (i = 0; i < f->bytes; i++)
        x[i] |= y[i];
    f->parent[b] = a;
}

static int gather(story_array *edges, const story_classes *out, const story_collation *c, pairings_of pairings,
                  story_error *err)
{
    size_t i, j, k, count;

    for (i = 0; i < out->variants; i++)
        for (j = i + 1; j < out->variants; j++) {
            const story_pairing *items = pairings(story_collation_diff(c, i, j), &count);

            for (k = 0; k < count; k++) {
                edge *e;

                if (items[k].left == STORY_NONE || items[k].right == STORY_NONE)
                    continue;
                e = story_array_push(edges);
                if (!e)
                    return story_error__no_memory(err);
                *e = (edge){out->firsts[i] + items[k].left, out->firsts[j] + items[k].right, items[k].doubt,
                            items[k].support};
            }
        }
    return STORY_OK;
}

static int grow_forest(forest *f, const story_classes *out, story_error *err)
{
    size_t v, i;

    f->nodes = out->firsts[out->variants];
    f->bytes = (out->variants + 7) / 8;
    f->parent = malloc((f->nodes + 1) * sizeof *f->parent);
    f->held = calloc(f->nodes + 1, f->bytes);
    if (!f->parent || !f->held)
        return story_error__no_memory(err);
    for (v = 0; v < out->variants; v++)
        for (i = out->firsts[v]; i < out->firsts[v + 1]; i++) {
            f->parent[i] = i;
            f->held[i * f->bytes + v / 8] |= (unsigned char)(1 << v % 8);
        }
    return STORY_OK;
}

/* Numbers the classes and lists their members. */
static int number(story_classes *out, forest *f, story_error *err)
{
    size_t v, i, root;

    out->of = malloc((f->nodes + 1) * sizeof *out->of);
    if (!out->of)
        return story_error__no_memory(err);
    for (i = 0; i < f->nodes; i++)
        out->of[i] = STORY_NONE;
    for (i = 0; i < f->nodes; i++) {
        root = root_of(f, i);
        if (out->of[root] == STORY_NONE)
            out->of[root] = out->count++;
        out->of[i] = out->of[root];
    }
    out->members = malloc((out->count * out->variants + 1) * sizeof *out->members);
    if (!out->members)
        return story_error__no_memory(err);
    for (i = 0; i < out->count * out->variants; i++)
        out->members[i] = STORY_NONE;
    for (v = 0; v < out->variants; v++)
        for (i = out->firsts[v]; i < out->firsts[v + 1]; i++)
            out->members[out->of[i] * out->variants + v] = i - out->firsts[v];
    return STORY_OK;
}

static int build(story_classes *out, const story_collation *c, pairings_of pairings, story_error *err)
{
    story_array edges = STORY_ARRAY(edge);
    forest f = {0};
    size_t i;
    int code = gather(&edges, out, c, pairings, err);

    if (code == STORY_OK)
        code = grow_forest(&f, out, err);
    if (code == STORY_OK) {
        if (edges.count)
            qsort(edges.items, edges.count, sizeof(edge), by_certainty);
        for (i = 0; i < edges.count; i++)
            join(&f, &STORY_ITEMS(&edges, edge)[i]);
        code = number(out, &f, err);
    }
    story_array_dispose(&edges);
    free(f.parent);
    free(f.held);
    return code;
}

static int classes_of(story_classes *out, const story_collation *c, bool places, story_error *err)
{
    const story_variant *const *variants;
    size_t v;
    int code;

    *out = (story_classes){0};
    variants = story_collation_variants(c, &out->variants);
    out->firsts = calloc(out->variants + 1, sizeof *out->firsts);
    if (!out->firsts)
        return story_error__no_memory(err);
    for (v = 0; v < out->variants; v++)
        out->firsts[v + 1] = out->firsts[v] + story_entity_count(variants[v], places);
    code = build(out, c, places ? story_diff_places : story_diff_names, err);
    if (code != STORY_OK)
        story_classes_dispose(out);
    return code;
}

int story_classes_of_names(story_classes *out, const story_collation *c, story_error *err)
{
    return classes_of(out, c, false, err);
}

int story_classes_of_places(story_classes *out, const story_collation *c, story_error *err)
{
    return classes_of(out, c, true, err);
}

void story_classes_dispose(story_classes *classes)
{
    free(classes->members);
    free(classes->firsts);
    free(classes->of);
    *classes = (story_classes){0};
}

size_t story_classes_first(const story_classes *classes, size_t k)
{
    size_t v = 0;

    while (v + 1 < classes->variants && classes->members[k * classes->variants + v] == STORY_NONE)
        v++;
    return v;
}

int story_classes_of_one(story_classes *out, const story_variant *v, bool places, story_error *err)
{
    size_t i;

    *out = (story_classes){.variants = 1, .count = story_entity_count(v, places)};
    out->firsts = calloc(2, sizeof *out->firsts);
    out->members = malloc((out->count + 1) * sizeof *out->members);
    out->of = malloc((out->count + 1) * sizeof *out->of);
    if (!out->firsts || !out->members || !out->of) {
        story_classes_dispose(out);
        return story_error__no_memory(err);
    }
    out->firsts[1] = out->count;
    for (i = 0; i < out->count; i++)
        out->members[i] = out->of[i] = i;
    return STORY_OK;
}

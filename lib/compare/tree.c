/* ALGORITHM. Neighbour joining (Saitou and Nei, 1987): the two nodes whose joining makes the whole tree shortest become
 * one, until two are left; the root is the point halfway between these. O(n^3) for n variants, of which there are few.
 * Other ties fall to the lower numbers, so that the caller's order of leaves decides them. Branches are not let below
 * 0. */
#include "compare/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "util/error.h"

#define SAME 1e-9 /* differences below this are none */

typedef struct joiner {
    double *distances; /* of all nodes, made and to be made: width * width */
    size_t width;
    size_t *open; /* nodes not yet joined */
    size_t open_count;
    double *sums; /* by place in open: the distances to all other open nodes */
} joiner;

static double *distance(const joiner *j, size_t a, size_t b)
{
    return &j->distances[a * j->width + b];
}

static void add_up(joiner *j)
{
    size_t a, b;

    for (a = 0; a < j->open_count; a++)
        for (j->sums[a] = 0, b = 0; b < j->open_count; b++)
            j->sums[a] += *distance(j, j->open[a], j->open[b]);
}

/* The two places in open whose joining saves most; of several, those that stand closest: so the root falls between what
 * is farthest apart. */
static void find_pair(const joiner *j, size_t *left, size_t *right)
{
    double least = INFINITY, nearest = INFINITY;
    size_t a, b;

    for (a = 0; a < j->open_count; a++) {
        for (b = a + 1; b < j->open_count; b++) {
            double apart = *distance(j, j->open[a], j->open[b]);
            double q = (double)(j->open_count - 2) * apart - j->sums[a] - j->sums[b];

            if (q < least - SAME || (q < least + SAME && apart < nearest - SAME)) {
                least = q;
                nearest = apart;
                *left = a;
                *right = b;
            }
        }
    }
}

static void set_parent(story_tree_node *node, size_t parent, double length)
{
    node->parent = parent;
    node->length = length > 0 ? length : 0;
}

/* Joins the nodes at two places of open under `parent`, which takes the place of the first. */
static void join(joiner *j, story_tree_node *nodes, size_t left, size_t right, size_t parent)
{
    size_t a = j->open[left], b = j->open[right], i;
    double apart = *distance(j, a, b), tilt = 0;

    if (j->open_count > 2)
        tilt = (j->sums[left] - j->sums[right]) / (2 * (double)(j->open_count - 2));
    set_parent(&nodes[a], parent, apart / 2 + tilt);
    set_parent(&nodes[b], parent, apart / 2 - tilt);
    for (i = 0; i < j->open_count; i++) {
        size_t other = j->open[i];
        double mean = (*distance(j, a, other) + *distance(j, b, other) - apart) / 2;

        *distance(j, parent, other) = *distance(j, other, parent) = mean > 0 ? mean : 0;
    }
    *distance(j, parent, parent) = 0;
    j->open[left] = parent;
    memmove(j->open + right, j->open + right + 1, (--j->open_count - right) * sizeof *j->open);
}

static void start(joiner *j, story_tree_node *nodes, const double *distances, size_t count)
{
    size_t a;

    for (a = 0; a < j->width; a++)
        nodes[a] = (story_tree_node){a < count ? a : STORY_NONE, STORY_NONE, 0};
    for (a = 0; a < count; a++) {
        memcpy(distance(j, a, 0), distances + a * count, count * sizeof *distances);
        j->open[a] = a;
    }
    j->open_count = count;
}

int story_tree_join(story_tree_node *nodes, const double *distances, size_t count, story_error *err)
{
    joiner j = {.width = 2 * count - 1};
    size_t next = count, left = 0, right = 1;
    int rc = STORY_OK;

    j.distances = calloc(j.width * j.width, sizeof *j.distances);
    j.open = calloc(count, sizeof *j.open);
    j.sums = calloc(count, sizeof *j.sums);
    if (!j.distances || !j.open || !j.sums) {
        rc = story_error__no_memory(err);
        goto out;
    }
    for (start(&j, nodes, distances, count); j.open_count > 1; next++) {
        add_up(&j);
        find_pair(&j, &left, &right);
        join(&j, nodes, left, right, next);
    }
out:
    free(j.distances);
    free(j.open);
    free(j.sums);
    return rc;
}

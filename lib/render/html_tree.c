/* The tree of variants: leaves below each other, lengths of ways to scale. */
#include <stdlib.h>

#include "render/html.h"

enum { TREE_WIDTH = 620, TREE_LEFT = 8, LEAF = 24, TREE_TOP = 16 };

typedef struct place {
    double x, y; /* y: the sum of the children's until they are counted */
    size_t children;
} place;

typedef struct tree {
    const story_tree_node *nodes;
    size_t count;
    place *places;
    double longest;
} tree;

/* From the root on: a parent stands behind its children in the list, so from the end on every parent is placed first. */
static void place_across(tree *t)
{
    size_t i;

    for (i = t->count; i-- > 0;) {
        size_t parent = t->nodes[i].parent;
        double length = t->nodes[i].length > 0 ? t->nodes[i].length : 0;

        t->places[i].x = parent == STORY_NONE || parent <= i ? 0 : t->places[parent].x + length;
        if (t->places[i].x > t->longest)
            t->longest = t->places[i].x;
    }
}

static size_t next_child(const tree *t, size_t parent, size_t from)
{
    while (from < t->count && t->nodes[from].parent != parent)
        from++;
    return from;
}

/* Leaves get their lines depth first; then, from the start on, every child is placed before its parent. */
static void place_down(tree *t)
{
    size_t node = t->count - 1, child = next_child(t, node, 0), line = 0, i;

    for (;;) {
        if (child < t->count) {
            node = child;
            child = next_child(t, node, 0);
            if (child == t->count && t->nodes[node].variant != STORY_NONE)
                t->places[node].y = (double)(TREE_TOP + LEAF * line++);
        } else if (node == t->count - 1) {
            break;
        } else {
            child = next_child(t, t->nodes[node].parent, node + 1);
            node = t->nodes[node].parent;
        }
    }
    for (i = 0; i < t->count; i++) {
        size_t parent = t->nodes[i].parent;

        if (t->places[i].children)
            t->places[i].y /= (double)t->places[i].children;
        if (parent == STORY_NONE || parent <= i)
            continue;
        t->places[parent].y += t->places[i].y;
        t->places[parent].children++;
    }
}

static double across(const tree *t, size_t i)
{
    return TREE_LEFT + t->places[i].x * TREE_WIDTH / (t->longest > 0 ? t->longest : 1);
}

static void draw(story_html *h, const tree *t)
{
    size_t i;

    story_sink_printf(h->sink, "<figure><svg viewBox=\"0 0 1000 %zu\" role=\"img\" aria-label=\"Tree of variants\">\n",
                      (size_t)TREE_TOP + LEAF * h->count);
    for (i = 0; i < t->count; i++) {
        size_t parent = t->nodes[i].parent;

        if (parent != STORY_NONE)
            story_sink_printf(h->sink, "<path class=\"edge\" d=\"M%.1f %.1fV%.1fH%.1f\"/>\n", across(t, parent),
                              t->places[parent].y, t->places[i].y, across(t, i));
        if (t->nodes[i].variant == STORY_NONE)
            continue;
        story_sink_printf(h->sink, "<text class=\"lab\" x=\"%.1f\" y=\"%.1f\">", across(t, i) + 6, t->places[i].y + 4);
        story_html__label(h, t->nodes[i].variant);
        story_sink_puts(h->sink, "</text>\n");
    }
    story_sink_puts(h->sink,
                    "</svg><figcaption>Which variants stand closest; the shorter the way between two, the more "
                    "they share.</figcaption></figure>\n");
}

void story_html__tree(story_html *h)
{
    tree t = {0};

    t.nodes = story_collation_tree(h->c, &t.count);
    t.places = calloc(t.count + 1, sizeof *t.places);
    if (!t.places) {
        h->sink->no_memory = true;
        return;
    }
    if (t.count > 1) {
        place_across(&t);
        place_down(&t);
        draw(h, &t);
    }
    free(t.places);
}

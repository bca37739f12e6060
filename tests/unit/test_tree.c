/* Neighbour joining: a tree whose distances are known comes back, whatever the order of the leaves. */
#include "expect.h"

#include <math.h>

#include "compare/tree.h"

enum { LEAVES = 5, NODES = 2 * LEAVES - 1 };

/* ((0:2, 1:3):3, 2:4):2 against (3:2, 4:1):2, told as the ways between the leaves. */
static const double known[LEAVES][LEAVES] = {
    {0, 5, 9, 11, 10}, {5, 0, 10, 12, 11}, {9, 10, 0, 10, 9}, {11, 12, 10, 0, 3}, {10, 11, 9, 3, 0},
};

static void grow(story_tree_node nodes[NODES], const size_t order[LEAVES])
{
    double distances[LEAVES * LEAVES];
    size_t i, j;

    for (i = 0; i < LEAVES; i++)
        for (j = 0; j < LEAVES; j++)
            distances[i * LEAVES + j] = known[order[i]][order[j]];
    expect_ok(story_tree_join(nodes, distances, LEAVES, NULL));
}

/* The way up from a node to the root: its length to `ancestor`, or -1 where that is not on it. */
static double climb(const story_tree_node *nodes, size_t node, size_t ancestor)
{
    double length = 0;

    for (; node != ancestor; node = nodes[node].parent) {
        if (nodes[node].parent == STORY_NONE)
            return -1;
        length += nodes[node].length;
    }
    return length;
}

static double way(const story_tree_node *nodes, size_t a, size_t b)
{
    size_t meeting;

    for (meeting = a; climb(nodes, b, meeting) < 0; meeting = nodes[meeting].parent)
        ;
    return climb(nodes, a, meeting) + climb(nodes, b, meeting);
}

static void the_ways_between_the_leaves_are_as_given(void **state)
{
    static const size_t orders[][LEAVES] = {{0, 1, 2, 3, 4}, {4, 2, 0, 3, 1}, {3, 1, 4, 0, 2}};
    story_tree_node nodes[NODES];
    size_t o, i, j;

    (void)state;
    for (o = 0; o < sizeof orders / sizeof *orders; o++) {
        grow(nodes, orders[o]);
        for (i = 0; i < LEAVES; i++)
            for (j = 0; j < LEAVES; j++)
                assert_true(fabs(way(nodes, i, j) - known[orders[o][i]][orders[o][j]]) < 1e-9);
    }
}

static void leaves_come_first_and_the_root_last(void **state)
{
    static const size_t order[LEAVES] = {0, 1, 2, 3, 4};
    story_tree_node nodes[NODES];
    size_t i;

    (void)state;
    grow(nodes, order);
    for (i = 0; i < NODES; i++) {
        expect_count(nodes[i].variant, i < LEAVES ? i : STORY_NONE);
        assert_true(i == NODES - 1 ? nodes[i].parent == STORY_NONE : nodes[i].parent > i);
    }
}

static void the_closest_are_joined_first(void **state)
{
    static const size_t order[LEAVES] = {0, 1, 2, 3, 4};
    story_tree_node nodes[NODES];

    (void)state;
    grow(nodes, order);
    expect_count(nodes[3].parent, nodes[4].parent);
    expect_count(nodes[0].parent, nodes[1].parent);
}

static void one_leaf_is_its_own_root(void **state)
{
    const double none = 0;
    story_tree_node node;

    (void)state;
    expect_ok(story_tree_join(&node, &none, 1, NULL));
    expect_count(node.parent, STORY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ways_between_the_leaves_are_as_given),
        cmocka_unit_test(leaves_come_first_and_the_root_last),
        cmocka_unit_test(the_closest_are_joined_first),
        cmocka_unit_test(one_leaf_is_its_own_root),
    };

    return RUN(tests);
}

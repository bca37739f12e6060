/* tree - neighbour joining: which of several things came from which, told by how far apart they are. */
#ifndef STORY_COMPARE_TREE_H
#define STORY_COMPARE_TREE_H

#include "storydiff.h"

/* Fills the 2 * count - 1 nodes of a tree over count leaves (count at least 1), the leaves first, the root last.
 * distances[i * count + j]: symmetric, 0 on the diagonal. 0 or STORY_ENOMEM. */
int story_tree_join(story_tree_node *nodes, const double *distances, size_t count, story_error *err);

#endif

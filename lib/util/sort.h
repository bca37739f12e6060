/* sort - qsort() for lists that are mostly in order as they come. */
#ifndef STORY_UTIL_SORT_H
#define STORY_UTIL_SORT_H

#include <stddef.h>

/* What is in order from the front on is left where it stands, and only the rest is sorted and put between: O(n) where
 * little is out of order, as qsort() otherwise. Items that compare as equal keep their order as far as qsort() does. */
void story_sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b));

#endif

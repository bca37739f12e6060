#include "util/sort.h"

#include <stdlib.h>
#include <string.h>

/* Puts the sorted items of `rest` between the `front` ones, from behind; there is room for both in `items`. */
static void put_between(char *items, size_t front, const char *rest, size_t count, size_t size,
                        int (*compare)(const void *, const void *))
{
    char *last = items + front * size, *to = last + count * size;
    const char *from = rest + count * size;

    while (from > rest) {
        to -= size;
        if (last > items && compare(last - size, from - size) > 0) {
            last -= size;
            memcpy(to, last, size);
        } else {
            from -= size;
            memcpy(to, from, size);
        }
    }
}

void story_sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b))
{
    char *all = items, *rest;
    size_t front = 1;

    while (front < count && compare(all + (front - 1) * size, all + front * size) <= 0)
        front++;
    if (front >= count)
        return;
    rest = front > count / 2 ? malloc((count - front) * size) : NULL;
    if (!rest) {
        qsort(items, count, size, compare);
        return;
    }
    memcpy(rest, all + front * size, (count - front) * size);
    qsort(rest, count - front, size, compare);
    put_between(all, front, rest, count - front, size, compare);
    free(rest);
}

#include "compare/order.h"

#include <string.h>

int story_order(const story_variant *a, const story_variant *b)
{
    size_t least = a->text.len < b->text.len ? a->text.len : b->text.len;
    int order = least ? memcmp(a->text.view, b->text.view, least) : 0;

    if (order)
        return order;
    if (a->text.len != b->text.len)
        return a->text.len < b->text.len ? -1 : 1;
    return strcmp(a->label, b->label);
}

#include "render/marks.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
    const story_mark *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

static size_t count_mentions(const story_variant *v)
{
    size_t i, count, n = 0;
    const story_name *names = story_variant_names(v, &count);
    const story_place *places;

    for (i = 0; i < count; i++)
        n += names[i].mention_count;
    places = story_variant_places(v, &count);
    for (i = 0; i < count; i++)
        n += places[i].mention_count;
    return n;
}

static void add_mentions(story_mark *marks, size_t *n, const story_mention *mentions, size_t count, size_t class,
                         bool place)
{
    size_t i;

    for (i = 0; i < count; i++)
        marks[(*n)++] = (story_mark){mentions[i].span, class, place, mentions[i].form == STORY_FORM_ADJECTIVE};
}

/* Of marks that overlap the one that starts first, the longer one, stays. */
static size_t drop_overlaps(story_mark *marks, size_t count)
{
    size_t i, kept = 0;

    for (i = 0; i < count; i++)
        if (!kept || marks[i].span.start >= marks[kept - 1].span.end)
            marks[kept++] = marks[i];
    return kept;
}

int story_marks_gather(story_marks *out, const story_variant *v, const size_t *name_classes,
                       const size_t *place_classes, story_error *err)
{
    size_t i, count, n = 0;
    const story_name *names = story_variant_names(v, &count);
    const story_place *places;

    out->count = 0;
    out->items = malloc((count_mentions(v) + 1) * sizeof *out->items);
    if (!out->items)
        return story_error__no_memory(err);
    for (i = 0; i < count; i++)
        add_mentions(out->items, &n, names[i].mentions, names[i].mention_count, name_classes[i], false);
    places = story_variant_places(v, &count);
    for (i = 0; i < count; i++)
        add_mentions(out->items, &n, places[i].mentions, places[i].mention_count, place_classes[i], true);
    qsort(out->items, n, sizeof *out->items, by_start);
    out->count = drop_overlaps(out->items, n);
    return STORY_OK;
}

void story_marks_dispose(story_marks *marks)
{
    free(marks->items);
    *marks = (story_marks){NULL, 0};
}

size_t story_marks_from(const story_marks *marks, size_t offset)
{
    size_t low = 0, high = marks->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (marks->items[middle].span.end > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

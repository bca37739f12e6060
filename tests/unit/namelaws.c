#include "unit/namelaws.h"

#include <stdlib.h>

static int by_start(const void *x, const void *y)
{
    const namelaws_mention *a = x, *b = y;

    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

namelaws_mention *namelaws_list(const story_variant *v, size_t *count)
{
    size_t names, places, i, k, n = 0;
    const story_name *name = story_variant_names(v, &names);
    const story_place *place = story_variant_places(v, &places);
    namelaws_mention *all;

    for (i = 0; i < names; i++)
        n += name[i].mention_count;
    for (i = 0; i < places; i++)
        n += place[i].mention_count;
    all = calloc(n + 1, sizeof *all);
    *count = 0;
    if (!all)
        return NULL;
    for (i = 0; i < names; i++)
        for (k = 0; k < name[i].mention_count; k++)
            all[(*count)++] = (namelaws_mention){name[i].mentions[k].span, false};
    for (i = 0; i < places; i++)
        for (k = 0; k < place[i].mention_count; k++)
            all[(*count)++] = (namelaws_mention){place[i].mentions[k].span, true};
    qsort(all, n, sizeof *all, by_start);
    return all;
}

static bool lies_in(const story_variant *v, const story_mention *m)
{
    size_t count;
    const story_sentence *s = story_variant_sentences(v, &count);

    return m->sentence < count && m->span.start < m->span.end && m->span.start >= s[m->sentence].span.start &&
           m->span.end <= s[m->sentence].span.end;
}

static const char *broken_list(const story_variant *v, const story_mention *m, size_t count)
{
    size_t i;

    if (!count)
        return "named without a mention";
    for (i = 0; i < count; i++) {
        if (!lies_in(v, &m[i]))
            return "a mention outside of its sentence";
        if (i && m[i].span.start < m[i - 1].span.end)
            return "mentions out of order";
    }
    return NULL;
}

const char *namelaws_broken(const story_variant *v)
{
    size_t names, places, i, count;
    const story_name *name = story_variant_names(v, &names);
    const story_place *place = story_variant_places(v, &places);
    namelaws_mention *all = namelaws_list(v, &count);
    const char *broken = all ? NULL : "out of memory";

    for (i = 0; i < names && !broken; i++)
        broken = *name[i].name ? broken_list(v, name[i].mentions, name[i].mention_count) : "a name of nothing";
    for (i = 0; i < places && !broken; i++)
        broken = *place[i].name ? broken_list(v, place[i].mentions, place[i].mention_count) : "a place of nothing";
    for (i = 1; i < count && !broken; i++)
        if (all[i].span.start < all[i - 1].span.end)
            broken = "a name over a place";
    free(all);
    return broken;
}

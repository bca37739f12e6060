#include "annotate/name.h"

#include <stdlib.h>

#include "annotate/cast.h"
#include "annotate/excerpt.h"
#include "annotate/part.h"
#include "util/error.h"
#include "util/sort.h"

typedef struct gathering {
    story_arena *arena;
    const story_words *words;
    story_cast cast;
    story_name *names; /* by person */
} gathering;

static int pick_names(gathering *g, const story_tagged *tagged, size_t count)
{
    story_tagged *names = story_arena_calloc(g->arena, count, sizeof *names);
    size_t i;

    if (!names)
        return STORY_ENOMEM;
    g->cast.mentions = names;
    for (i = 0; i < count; i++)
        if (tagged[i].tag == STORY_TAG_NAME)
            names[g->cast.mention_count++] = tagged[i];
    return STORY_OK;
}

/* The mentions of all persons in one block, cut by person. */
static int list_mentions(gathering *g)
{
    story_mention *block = story_arena_calloc(g->arena, g->cast.mention_count, sizeof *block);
    size_t i, at = 0;

    if (!block)
        return STORY_ENOMEM;
    for (i = 0; i < g->cast.mention_count; i++)
        g->names[g->cast.person[i]].mention_count++;
    for (i = 0; i < g->cast.person_count; i++) {
        g->names[i].mentions = block + at;
        at += g->names[i].mention_count;
        g->names[i].mention_count = 0;
    }
    for (i = 0; i < g->cast.mention_count; i++) {
        story_name *n = &g->names[g->cast.person[i]];

        block[(size_t)(n->mentions - block) + n->mention_count++] =
            (story_mention){story_excerpt_span(g->words, g->cast.mentions[i].word, g->cast.mentions[i].word_count),
                            g->cast.mentions[i].sentence, STORY_FORM_NAME};
    }
    return STORY_OK;
}

/* Sir Roland Peake says more than Roland Peake, and Dr. Marsh than Marsh; but plain Edwin Marsh rather than Mr. Edwin
 * Marsh. */
static int merit_of_title(const story_surface *s)
{
    bool strict = s->title_kind > STORY_TITLE_LOOSE;

    if (s->core_count == 1)
        return strict;
    return s->title_kind == STORY_TITLE_GIVEN ? 2 : !strict;
}

/* Which of two surfaces says more: more words of name written out; rather not in capitals; rather with a title that
 * belongs to it; then what is written more often. */
static bool is_fuller(const story_words *words, const story_surface *a, const story_surface *b)
{
    uint32_t na = story_surface_written_out(words, a), nb = story_surface_written_out(words, b);

    if (na != nb)
        return na > nb;
    if (a->caps != b->caps)
        return b->caps;
    if (a->core_count != b->core_count)
        return a->core_count > b->core_count;
    if (merit_of_title(a) != merit_of_title(b))
        return merit_of_title(a) > merit_of_title(b);
    return a->count != b->count ? a->count > b->count : a->first < b->first;
}

/* Surfaces of every person in order of first mention: a surface that several persons use is an alias of each. */
typedef struct alias {
    uint32_t person, surface;
} alias;

static int by_person(const void *x, const void *y)
{
    const alias *a = x, *b = y;

    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return a->surface < b->surface ? -1 : a->surface > b->surface;
}

static int name_person(gathering *g, story_name *name, const alias *at, size_t count)
{
    const story_surface *items = g->cast.surfaces.items;
    const char **aliases = story_arena_calloc(g->arena, count, sizeof *aliases);
    size_t i, best = 0;

    if (!aliases)
        return STORY_ENOMEM;
    for (i = 1; i < count; i++)
        if (is_fuller(g->words, &items[at[i].surface], &items[at[best].surface]))
            best = i;
    name->name = items[at[best].surface].text;
    name->aliases = aliases;
    for (i = 0; i < count; i++)
        if (i != best)
            aliases[name->alias_count++] = items[at[i].surface].text;
    return STORY_OK;
}

/* Most mentions with a surface are of the person whom the one before them was of. */
static size_t list_uses(const gathering *g, alias *out, uint32_t *last)
{
    size_t i, n = 0, kept = 0;

    for (i = 0; i < g->cast.mention_count; i++) {
        alias use = {g->cast.person[i], g->cast.surfaces.of[i]};

        if (last[use.surface] != use.person + 1)
            out[n++] = use;
        last[use.surface] = use.person + 1;
    }
    story_sort(out, n, sizeof *out, by_person);
    for (i = 0; i < n; i++)
        if (!kept || by_person(&out[kept - 1], &out[i]))
            out[kept++] = out[i];
    return kept;
}

static int list_aliases(gathering *g)
{
    alias *all = malloc((g->cast.mention_count + 1) * sizeof *all);
    uint32_t *last = calloc(g->cast.surfaces.count + 1, sizeof *last);
    int code = all && last ? STORY_OK : STORY_ENOMEM;
    size_t i, n = code ? 0 : list_uses(g, all, last), end;

    for (i = 0; i < n && !code; i = end) {
        for (end = i + 1; end < n && all[end].person == all[i].person;)
            end++;
        code = name_person(g, &g->names[all[i].person], all + i, end - i);
    }
    free(last);
    free(all);
    return code;
}

int story_name_gather(struct story_variant *v, story_error *err)
{
    gathering g = {.arena = v->arena, .words = &v->words};
    int code = pick_names(&g, v->tagged, v->tagged_count);

    if (!code)
        code = story_surface_collect(&g.cast.surfaces, v->arena, &v->text, &v->words, g.cast.mentions,
                                     g.cast.mention_count);
    if (!code)
        code = story_cast_assign(&g.cast, v->arena, &v->words);
    if (!code && !(g.names = story_arena_calloc(v->arena, g.cast.person_count, sizeof *g.names)))
        code = STORY_ENOMEM;
    if (!code)
        code = list_mentions(&g);
    if (!code)
        code = list_aliases(&g);
    if (!code)
        code = story_part_read(g.names, &g.cast, &v->words, v->sentence_count);
    v->names = code ? NULL : g.names;
    v->name_count = code ? 0 : g.cast.person_count;
    return code ? story_error__no_memory(err) : STORY_OK;
}

#include "annotate/place.h"

#include <string.h>

#include "annotate/excerpt.h"
#include "annotate/whereabouts.h"
#include "util/array.h"
#include "util/error.h"
#include "util/map.h"

typedef struct gathering {
    story_arena *arena;
    story_atlas atlas;
    story_map map;     /* keys of places */
    story_array sites; /* story_site by number */
    story_array found; /* every mention, in text order */
} gathering;

typedef struct sighting {
    story_mention mention;
    uint32_t place;
} sighting;

static int add_sighting(gathering *g, const story_site *site, story_mention mention)
{
    uint32_t n = story_map_add(&g->map, site->key, strlen(site->key));
    sighting *s = n == STORY_MAP_NONE ? NULL : story_array_push(&g->found);
    story_site *known;

    if (!s)
        return STORY_ENOMEM;
    *s = (sighting){mention, n};
    if (n == g->sites.count) {
        known = story_array_push(&g->sites);
        if (!known)
            return STORY_ENOMEM;
        *known = *site;
    } else {
        known = &STORY_ITEMS(&g->sites, story_site)[n];
        story_site_merge(known, site);
    }
    return STORY_OK;
}

static int visit_span(gathering *g, const story_tagged *tagged, size_t count, size_t i)
{
    const story_tagged *t = &tagged[i];
    story_site site;
    int code = story_atlas_locate(&g->atlas, tagged, count, i, &site);

    if (code || !site.key)
        return code;
    return add_sighting(
        g, &site, (story_mention){story_excerpt_span(g->atlas.words, t->word, t->word_count), t->sentence, site.form});
}

/* Adjectives between the spans: capitalised words of demonyms.tsv. */
static int visit_word(gathering *g, uint32_t word, uint32_t sentence)
{
    story_site site;
    int code = story_atlas_adjective(&g->atlas, word, &site);

    if (code || !site.key)
        return code;
    return add_sighting(g, &site,
                        (story_mention){story_excerpt_span(g->atlas.words, word, 1), sentence, STORY_FORM_ADJECTIVE});
}

/* A known landmark of several words, whatever the tagger made of it. */
static int visit_landmark(gathering *g, uint32_t word, uint32_t count, uint32_t sentence)
{
    story_tagged known = {word, count, sentence, STORY_TAG_PLACE};

    return visit_span(g, &known, 1, 0);
}

/* The next word from w on that begins a span or has a capital; end where there is none. */
static uint32_t skip_plain(const story_word *items, uint32_t w, uint32_t span, uint32_t end)
{
    uint32_t stop = span < end ? span : end;

    while (w < stop && items[w].shape != STORY_SHAPE_CAPITAL)
        w++;
    return w;
}

static int visit_sentence(gathering *g, const story_tagged *tagged, size_t count, size_t *t, uint32_t sentence)
{
    uint32_t w = g->atlas.words->first[sentence], end = g->atlas.words->first[sentence + 1], n;
    int code = STORY_OK;

    for (; !code; w += n) {
        const story_tagged *next = *t < count ? &tagged[*t] : NULL, *span;
        uint32_t known;

        w = skip_plain(g->atlas.words->items, w, next ? next->word : end, end);
        if (w >= end)
            break;
        span = next && next->word == w ? next : NULL;
        n = span ? span->word_count : 1;
        known = span && span->tag == STORY_TAG_NAME ? 0 : story_atlas_landmark(&g->atlas, w, end);
        if (known > n)
            code = visit_landmark(g, w, n = known, sentence);
        else
            code = span ? visit_span(g, tagged, count, *t) : visit_word(g, w, sentence);
        while (*t < count && tagged[*t].word < w + n)
            ++*t;
    }
    return code;
}

static int visit_all(gathering *g, const story_tagged *tagged, size_t count, size_t sentence_count)
{
    uint32_t s;
    size_t t = 0;
    int code = STORY_OK;

    for (s = 0; s < sentence_count && !code; s++)
        code = visit_sentence(g, tagged, count, &t, s);
    return code;
}

static int write_places(gathering *g, const story_place **out, size_t *count)
{
    size_t n = g->sites.count, i, at = 0;
    story_place *places = story_arena_calloc(g->arena, n, sizeof *places);
    story_mention *block = story_arena_calloc(g->arena, g->found.count, sizeof *block);
    const sighting *found = g->found.items;

    if (!places || !block)
        return STORY_ENOMEM;
    for (i = 0; i < g->found.count; i++)
        places[found[i].place].mention_count++;
    for (i = 0; i < n; i++) {
        const story_site *site = &STORY_ITEMS(&g->sites, story_site)[i];

        places[i] =
            (story_place){site->name, site->kind, site->city, site->country, block + at, places[i].mention_count};
        at += places[i].mention_count;
        places[i].mention_count = 0;
    }
    for (i = 0; i < g->found.count; i++) {
        story_place *p = &places[found[i].place];

        block[(size_t)(p->mentions - block) + p->mention_count++] = found[i].mention;
    }
    *out = places;
    *count = n;
    return STORY_OK;
}

int story_place_gather(struct story_variant *v, story_error *err)
{
    gathering g = {
        .arena = v->arena, .map = STORY_MAP, .sites = STORY_ARRAY(story_site), .found = STORY_ARRAY(sighting)};
    int code = story_atlas_open(&g.atlas, v->arena, &v->text, &v->words);

    if (!code)
        code = visit_all(&g, v->tagged, v->tagged_count, v->sentence_count);
    if (!code)
        code = write_places(&g, &v->places, &v->place_count);
    story_atlas_close(&g.atlas);
    story_map_dispose(&g.map);
    story_array_dispose(&g.sites);
    story_array_dispose(&g.found);
    return code ? story_error__no_memory(err) : STORY_OK;
}

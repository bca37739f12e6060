/* whereabouts - what and where a place is: by the table of known places, and by what the text says around it. */
#ifndef STORY_ANNOTATE_WHEREABOUTS_H
#define STORY_ANNOTATE_WHEREABOUTS_H

#include "annotate/tagger.h"
#include "util/array.h"
#include "util/buf.h"

/* One place as one mention shows it. */
typedef struct story_site {
    const char *key;  /* mentions with the same key are of the same place; NULL: no place after all */
    const char *name; /* as the text has it */
    story_place_kind kind;
    const char *city, *country;
    uint8_t surety; /* of the kind: 0 guessed, 1 known, 2 said by the text */
    story_form form;
} story_site;

typedef struct story_atlas {
    story_arena *arena;
    const story_text *text;
    const story_words *words;
    uint16_t *cues;      /* by form */
    const char **people; /* by form: the key of the place whose adjective it is; "" none, NULL not yet looked up */
    story_map keys;      /* of spans, */
    story_array known;   /* and what the table has for each: story_site */
    story_buf buf;
} story_atlas;

int story_atlas_open(story_atlas *out, story_arena *arena, const story_text *text, const story_words *words);
void story_atlas_close(story_atlas *atlas);

/* The place that span number i means. */
int story_atlas_locate(story_atlas *atlas, const story_tagged *tagged, size_t count, size_t i, story_site *out);

/* How many words from this one on are a known landmark of several words ("Gateway of India"), 0 where none starts. */
uint32_t story_atlas_landmark(const story_atlas *atlas, uint32_t word, uint32_t end);

/* The place whose adjective or inhabitant a word outside of all spans is. */
int story_atlas_adjective(story_atlas *atlas, uint32_t word, story_site *out);

/* Fills what the table of known places has for the key of the site; the key becomes that of today's name. */
int story_atlas__look_up(story_atlas *atlas, story_site *site);

/* Adds what another mention of the same place says. */
void story_site_merge(story_site *known, const story_site *more);

#endif

/* surface - the distinct strings by which a text names persons, each taken apart: titles, then the words of the name. */
#ifndef STORY_ANNOTATE_SURFACE_H
#define STORY_ANNOTATE_SURFACE_H

#include "annotate/tagger.h"
#include "util/array.h"

/* What a title says of who has it. */
typedef enum story_title_kind {
    STORY_TITLE_NONE,
    STORY_TITLE_LOOSE, /* old, poor, dear, the: says nothing */
    STORY_TITLE_MR,
    STORY_TITLE_MRS,
    STORY_TITLE_MISS,
    STORY_TITLE_GIVEN, /* stands before given names too: Sir, Lady, Uncle, King */
    STORY_TITLE_RANK,  /* Captain, Dr., Professor */
    STORY_TITLE_SAINT  /* none of the story's people */
} story_title_kind;

typedef struct story_surface {
    const char *text; /* as first written, white space as single spaces; in the arena */
    size_t text_len;
    const uint32_t *core; /* forms of the name's words without titles; never empty */
    uint32_t core_count;
    uint32_t title; /* form of the title that counts, or UINT32_MAX */
    uint8_t title_kind;
    uint8_t gender;        /* as the title says */
    uint8_t given_gender;  /* as the first word of the name says, where that is a given name */
    bool has_given;        /* that word is a given name */
    bool caps;             /* seen in capitals only */
    uint32_t count, first; /* mentions, the first of them */
} story_surface;

typedef struct story_surfaces {
    story_surface *items;
    size_t count;
    uint32_t *of; /* by mention: its surface */
} story_surfaces;

/* The surfaces of the spans with tag STORY_TAG_NAME; mention n is the n-th such span. Everything in the arena. */
int story_surface_collect(story_surfaces *out, story_arena *arena, const story_text *text, const story_words *words,
                          const story_tagged *mentions, size_t count);

/* How many words of the name are more than an initial. */
uint32_t story_surface_written_out(const story_words *words, const story_surface *surface);

#endif

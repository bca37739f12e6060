/* diff - what changed between two variants: links of sentences, pairings of names and places, beats. */
#ifndef STORYDIFF_DIFF_H
#define STORYDIFF_DIFF_H

#include "variant.h"

STORY_BEGIN_DECLS

typedef struct story_diff story_diff;

typedef struct story_diff_options {
    bool no_semantic; /* compare words by their stems only, without the table of similar words */
    unsigned threads; /* the most to use; 0: as many as there are cores */
} story_diff_options;

typedef enum story_change {
    STORY_SAME,
    STORY_EDITED,    /* sentences */
    STORY_CHANGED,   /* beats */
    STORY_RENAMED,   /* names */
    STORY_RESPELLED, /* names and places */
    STORY_REPLACED,  /* places */
    STORY_REMOVED,
    STORY_ADDED
} story_change;

/* "same", "renamed" … as the JSON document says it. */
STORY_API const char *story_change_word(story_change change);

/* left_count sentences from left became right_count from right. An empty side is an addition or a removal, at the place
 * where it would stand. Every sentence of both sides is in exactly one link; links are in the order of the right text,
 * removals where the left one has them. */
typedef struct story_link {
    size_t left, left_count, right, right_count;
    double score; /* likeness, 0 to 1 */
    story_change change;
    bool moved; /* outside the order-preserving rest */
} story_link;

/* How a name or place of the left is continued on the right. STORY_NONE on the side where it is absent. */
typedef struct story_pairing {
    story_change change;
    size_t left, right;
    size_t support;                 /* linked sentences in which one stands where the other stood */
    const story_mention *leftovers; /* on the right, mentions that still use the left name */
    size_t leftover_count;
    double doubt;     /* 0 sure, 1 a guess: shown as "?" from 0.5 */
    const char *role; /* places: "born in", "lives in", "travels to", "mentioned"; else NULL */
    size_t only;      /* links in which nothing changed but this name, or this and others so paired */
} story_pairing;

typedef struct story_beat_change {
    story_change change;
    size_t left, right;
    bool moved;
    double score;
    double doubt; /* 0: half of the sentences are told on the other side; 1: none is. Shown as "?" from 0.5 */
} story_beat_change;

/* One stretch of a link as a reader would mark it; equal stretches have change STORY_SAME. */
typedef struct story_edit {
    story_change change; /* SAME, EDITED (words for words), REMOVED, ADDED */
    story_span left, right;
} story_edit;

/* Where inside a link one sentence of the left became two of the right (a split), or two became one (a join): on the side
 * with two the end of the first, on the other the place that it has there, behind the words that both share. */
typedef struct story_seam {
    bool split;
    size_t left, right;
} story_seam;

STORY_API int story_diff_new(story_diff **out, const story_variant *left, const story_variant *right,
                             const story_diff_options *opts, story_error *err);
STORY_API void story_diff_free(story_diff *d);

STORY_API const story_variant *story_diff_left(const story_diff *d);
STORY_API const story_variant *story_diff_right(const story_diff *d);
STORY_API bool story_diff_is_semantic(const story_diff *d);

/* Whether a work budget ran out, so that parts of the answer are coarser than they could be. */
STORY_API bool story_diff_is_partial(const story_diff *d);

/* Whether nothing at all changed. */
STORY_API bool story_diff_is_empty(const story_diff *d);

STORY_API const story_link *story_diff_links(const story_diff *d, size_t *count);
STORY_API const story_pairing *story_diff_names(const story_diff *d, size_t *count);
STORY_API const story_pairing *story_diff_places(const story_diff *d, size_t *count);
STORY_API const story_beat_change *story_diff_beats(const story_diff *d, size_t *count);

/* The beats that the changes of story_diff_beats() speak of. They may be cut otherwise than those of the variant alone:
 * where two texts are compared, beats are cut so that they can be told of both. */
STORY_API const story_beat *story_diff_left_beats(const story_diff *d, size_t *count);
STORY_API const story_beat *story_diff_right_beats(const story_diff *d, size_t *count);

/* The words that changed inside link number n, both sides covered in order. */
STORY_API const story_edit *story_diff_edits(const story_diff *d, size_t link, size_t *count);

/* The seams of link number n, in text order; none where it is not told what became of which sentence. */
STORY_API const story_seam *story_diff_seams(const story_diff *d, size_t link, size_t *count);

/* Whether nothing changed in link number n but renamed, respelled or replaced names and places: a report that tells of
 * the renaming once can leave the link out. */
STORY_API bool story_diff_is_renaming(const story_diff *d, size_t link);

STORY_END_DECLS

#endif

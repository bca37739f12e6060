/* storydiff - what changed between the variants of a story.
 *
 *     story_variant *a = NULL, *b = NULL;
 *     story_diff *d = NULL;
 *     story_error err = {0};
 *
 *     if (story_variant_new(&a, "draft", draft, draft_len, NULL, &err) == STORY_OK &&
 *         story_variant_new(&b, "final", final, final_len, NULL, &err) == STORY_OK &&
 *         story_diff_new(&d, a, b, NULL, &err) == STORY_OK)
 *         ...story_diff_names(d, &count)...
 *     else
 *         fprintf(stderr, "%s\n", err.message);
 *     story_diff_free(d);
 *     story_variant_free(a);
 *     story_variant_free(b);
 *
 * ERRORS      A function that can fail gives 0 or a negative story_code and fills the caller's story_error, which may
 *             be NULL. After a failure *out is NULL. The library never prints, exits or aborts.
 * OWNERSHIP   What a _new function made is freed by its _free, which takes NULL. Arrays and strings that an accessor
 *             gives belong to the object and live as long as it does. Input bytes are copied, options are read once.
 *             A diff refers to its two variants, a collation to its variants: free them afterwards.
 * POSITIONS   A story_span holds byte offsets, half-open, into story_variant_text(): the story as UTF-8 in NFC, without
 *             byte order mark, markup and invisible characters. story_variant_source_span() leads back to the bytes as
 *             they were given, whatever their encoding. Sentences, names … are told by index, from 0.
 * THREADS     Objects never change once made: any number of threads may read them. There are no globals.
 */
#ifndef STORYDIFF_H
#define STORYDIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(STORYDIFF_STATIC)
#define STORY_API
#elif defined(__GNUC__)
#define STORY_API __attribute__((visibility("default")))
#else
#define STORY_API
#endif

#define STORY_VERSION "0.1.0"
#define STORY_SCHEMA 1          /* of the JSON document */
#define STORY_NONE ((size_t)-1) /* no such index: the absent side of a change, an offset that is not known */

typedef enum story_code {
    STORY_OK = 0,
    STORY_ENOMEM = -1,    /* out of memory */
    STORY_EINPUT = -2,    /* bytes that are not what they should be; the offset says where */
    STORY_EARGUMENT = -3, /* a call or a setting that makes no sense */
    STORY_ENOTFOUND = -4, /* no such file, variant, revision */
    STORY_EIO = -5,       /* reading or writing failed */
    STORY_EREPO = -6,     /* git says no */
    STORY_ELIMIT = -7     /* more than this program is willing to read */
} story_code;

typedef struct story_error {
    int code;          /* story_code */
    size_t offset;     /* byte in the input, or STORY_NONE */
    char message[512]; /* one line: no capital, no full stop, what failed first */
} story_error;

/* The version of the library that runs, "0.1.0". */
STORY_API const char *story_version(void);

typedef struct story_span {
    size_t start, end;
} story_span;

/* ------------------------------------------------------------------------------------------------ one variant ---- */

typedef struct story_variant story_variant;

typedef enum story_split { STORY_SPLIT_AUTO, STORY_SPLIT_LINES } story_split;
typedef enum story_markup { STORY_MARKUP_NONE, STORY_MARKUP_MARKDOWN } story_markup;
typedef enum story_source_kind { STORY_SOURCE_FILE, STORY_SOURCE_STDIN, STORY_SOURCE_GIT } story_source_kind;

/* One file of a variant that was joined from several; positions are bytes of the joined source. */
typedef struct story_chapter {
    const char *path;
    size_t start, end;
} story_chapter;

/* Where the bytes came from. Only reported, never opened. Any string may be NULL. */
typedef struct story_source {
    story_source_kind kind;
    const char *path, *rev, *oid;
    const story_chapter *chapters;
    size_t chapter_count;
} story_source;

typedef struct story_read_options {
    const char *encoding; /* an iconv name; NULL: what the byte order mark says, else UTF-8 */
    story_split split;
    story_markup markup;
    story_source source;
} story_read_options;

typedef struct story_sentence {
    story_span span;
    size_t paragraph;
} story_sentence;

typedef enum story_role { STORY_CHARACTER, STORY_REFERENCE } story_role;
typedef enum story_gender { STORY_GENDER_UNKNOWN, STORY_MALE, STORY_FEMALE } story_gender;
typedef enum story_form { STORY_FORM_NAME, STORY_FORM_ADJECTIVE } story_form;

typedef struct story_mention {
    story_span span;
    size_t sentence;
    story_form form; /* an adjective ("Siberian") only for places */
} story_mention;

typedef struct story_name {
    const char *name;           /* the fullest form seen */
    const char *const *aliases; /* every other surface form */
    size_t alias_count;
    story_role role;
    story_gender gender;
    const story_mention *mentions;
    size_t mention_count;
} story_name;

typedef enum story_place_kind {
    STORY_CITY,
    STORY_REGION,
    STORY_COUNTRY,
    STORY_LANDMARK,
    STORY_OTHER_PLACE
} story_place_kind;

typedef struct story_place {
    const char *name;
    story_place_kind kind;
    const char *city;    /* the city it is or lies in, or NULL */
    const char *country; /* ISO 3166 code in capitals, or NULL */
    const story_mention *mentions;
    size_t mention_count;
} story_place;

/* The trigger word of something that, the text says, did happen. */
typedef struct story_event {
    story_span span;
    size_t sentence;
} story_event;

/* A run of whole sentences in which one thing happens. */
typedef struct story_beat {
    size_t first, last;  /* sentences, inclusive: a beat is never empty */
    const char *type;    /* an id of story_beat_types() */
    const size_t *names; /* who takes part: indices into the names */
    size_t name_count;
    const size_t *places;
    size_t place_count;
    story_span quote; /* the words that show it best */
} story_beat;

typedef struct story_beat_type {
    const char *id;         /* "MEET" */
    const char *definition; /* "two participants come together" */
} story_beat_type;

/* Reads one text: sentences, names, places, events, beats. label and bytes are copied; opts may be NULL. */
STORY_API int story_variant_new(story_variant **out, const char *label, const char *bytes, size_t len,
                                const story_read_options *opts, story_error *err);
STORY_API void story_variant_free(story_variant *v);

typedef struct story_input {
    const char *label, *bytes;
    size_t len;
    story_read_options options;
} story_input;

/* The same for several texts at a time, on up to so many threads (0: as many as there are cores): out[i] is what
 * inputs[i] holds. All are read or none; what failed is told of the first of them that did, its number in *failed. */
STORY_API int story_variants_new(story_variant **out, const story_input *inputs, size_t count, unsigned threads,
                                 size_t *failed, story_error *err);

STORY_API const char *story_variant_label(const story_variant *v);
STORY_API const char *story_variant_encoding(const story_variant *v); /* "UTF-8", as read */
STORY_API const story_source *story_variant_source(const story_variant *v);
STORY_API size_t story_variant_source_len(const story_variant *v);
STORY_API const char *story_variant_text(const story_variant *v, size_t *len);

/* The bytes of the source that a span of the text came from. */
STORY_API story_span story_variant_source_span(const story_variant *v, story_span span);

/* The same for a whole sentence or paragraph, with the markup around it that the text leaves out: together the sentences
 * cover every byte of the source that is not white space, and they do not overlap. */
STORY_API story_span story_variant_sentence_source(const story_variant *v, size_t sentence);
STORY_API story_span story_variant_paragraph_source(const story_variant *v, size_t paragraph);

/* The line of the source, from 1, and the column in characters, from 1, of an offset into the text. */
STORY_API size_t story_variant_line(const story_variant *v, size_t offset, size_t *column);

STORY_API const story_span *story_variant_paragraphs(const story_variant *v, size_t *count);
STORY_API const story_sentence *story_variant_sentences(const story_variant *v, size_t *count);
STORY_API const story_name *story_variant_names(const story_variant *v, size_t *count);
STORY_API const story_place *story_variant_places(const story_variant *v, size_t *count);
STORY_API const story_event *story_variant_events(const story_variant *v, size_t *count);
STORY_API const story_beat *story_variant_beats(const story_variant *v, size_t *count);

/* The table of beat types, in the order in which reports list them. */
STORY_API const story_beat_type *story_beat_types(size_t *count);

/* ----------------------------------------------------------------------------------------------- two variants ---- */

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

/* ---------------------------------------------------------------------------------------- two variants or more ---- */

typedef struct story_collation story_collation;

/* A beat that variants share: one beat index a variant, or STORY_NONE where that variant has none. */
typedef struct story_slot {
    const char *type;
    const size_t *beats;
    size_t shared; /* how many variants have it */
} story_slot;

/* Compares every pair of variants. order of variants: that of the columns, without effect on anything else. */
STORY_API int story_collation_new(story_collation **out, const story_variant *const *variants, size_t count,
                                  const story_diff_options *opts, story_error *err);
STORY_API void story_collation_free(story_collation *c);

STORY_API const story_variant *const *story_collation_variants(const story_collation *c, size_t *count);

/* The comparison of variants i < j. */
STORY_API const story_diff *story_collation_diff(const story_collation *c, size_t i, size_t j);

/* The beats of variant i as all its comparisons here see them. */
STORY_API const story_beat *story_collation_beats(const story_collation *c, size_t i, size_t *count);
STORY_API const story_slot *story_collation_slots(const story_collation *c, size_t *count);

/* Likeness of variants i and j, 0 to 1; 1 for i = j. */
STORY_API double story_collation_similarity(const story_collation *c, size_t i, size_t j);

/* A node of the tree of variants: a variant, or what two nodes have in common. */
typedef struct story_tree_node {
    size_t variant; /* STORY_NONE: a node inside */
    size_t parent;  /* STORY_NONE: the root */
    double length;  /* of the way to the parent; the sum of ways between two variants is near 1 - likeness */
} story_tree_node;

/* Which variants stand closest, by neighbour joining: first a node for each variant, in their order, the root last. */
STORY_API const story_tree_node *story_collation_tree(const story_collation *c, size_t *count);

/* ------------------------------------------------------------------------------------------------ continuity ---- */

typedef enum story_level { STORY_OFF, STORY_NOTE, STORY_WARN, STORY_ERROR } story_level;

typedef struct story_rule {
    const char *id;         /* "leftover-name" */
    const char *definition; /* "a name was renamed and the old name is still used" */
    story_level level;      /* where no setting says otherwise */
} story_rule;

/* A setting from outside the story, as git names it: "storydiff.check.name-drift" = "off". */
typedef struct story_setting {
    const char *name, *value;
} story_setting;

typedef struct story_rules story_rules;
typedef struct story_findings story_findings;

typedef struct story_finding {
    const story_rule *rule;
    story_level level;
    bool left; /* the span is of the left text: of what is no longer there */
    story_span span;
    const char *words;   /* those of the span */
    const char *message; /* what is wrong, and beside what */
} story_finding;

/* The table of rules, in the order in which help lists them; "off", "note", "warn", "error". */
STORY_API const story_rule *story_rule_table(size_t *count);
STORY_API const char *story_level_word(story_level level);

/* Reads the bytes of a story's .storydiff (git-config syntax; may be NULL). Of the settings, which win over the file,
 * only storydiff.check.RULE is looked at. STORY_EINPUT with the offset where the file can't be read. */
STORY_API int story_rules_new(story_rules **out, const char *text, size_t len, const story_setting *settings,
                              size_t setting_count, story_error *err);
STORY_API void story_rules_free(story_rules *rules);

/* The findings in one text, or in the right text of a comparison; in text order. rules may be NULL. */
STORY_API int story_check_variant(story_findings **out, const story_variant *v, const story_rules *rules,
                                  story_error *err);
STORY_API int story_check_diff(story_findings **out, const story_diff *d, const story_rules *rules, story_error *err);
STORY_API const story_finding *story_findings_list(const story_findings *f, size_t *count);
STORY_API void story_findings_free(story_findings *f);

/* ------------------------------------------------------------------------------------------------- rendering ---- */

typedef enum story_format {
    STORY_TERM, /* for a terminal: colour where the options say so */
    STORY_PLAIN,
    STORY_JSON,
    STORY_HTML,
    STORY_TEI,
    STORY_CSV,
    STORY_MARKDOWN
} story_format;

enum {
    STORY_PART_NAMES = 1,
    STORY_PART_PLACES = 2,
    STORY_PART_BEATS = 4,
    STORY_PART_SENTENCES = 8,
    STORY_PART_ALL = 15
};

typedef struct story_render_options {
    size_t width; /* columns; 0: 80 */
    bool colour;
    unsigned parts;          /* STORY_PART_…; 0: all */
    size_t context;          /* unchanged sentences shown around a change; STORY_NONE: the format's own default */
    bool all;                /* show what is unchanged too */
    bool stat;               /* counts only */
    int side_by_side;        /* 1 yes, -1 no, 0 as the width allows */
    const char *table;       /* csv: names, places, beats or sentences */
    const char *tei_profile; /* NULL or "vm" */
} story_render_options;

/* Takes len bytes of output; anything but 0 stops the rendering with STORY_EIO. */
typedef int (*story_write_cb)(void *payload, const char *bytes, size_t len);

/* The format of that name, or -1. */
STORY_API int story_format_from_name(const char *name);

STORY_API int story_render_variant(const story_variant *v, story_format format, const story_render_options *opts,
                                   story_write_cb write, void *payload, story_error *err);
STORY_API int story_render_collation(const story_collation *c, story_format format, const story_render_options *opts,
                                     story_write_cb write, void *payload, story_error *err);

/* For whoever prints names, labels or messages: the first character of len bytes (1 at least) from outside, its length
 * in *used. -1: no valid UTF-8. *steers: it shows nothing but steers, such as an escape, a line end or a mark that turns
 * the direction of writing, and a terminal should not get it. */
STORY_API int32_t story_character_read(const char *bytes, size_t len, size_t *used, bool *steers);

#ifdef __cplusplus
}
#endif

#endif

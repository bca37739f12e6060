/* variant - one text, read: sentences, names, places, events, beats. */
#ifndef STORYDIFF_VARIANT_H
#define STORYDIFF_VARIANT_H

#include "base.h"

STORY_BEGIN_DECLS

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
    bool only_compared; /* its own beats are not cut, and story_variant_beats() has none: comparisons cut beats anew */
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

STORY_END_DECLS

#endif

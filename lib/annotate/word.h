/* word - tokens, each with the number of its form in the variant's vocabulary: bytes read once, words hashed once. */
#ifndef STORY_ANNOTATE_WORD_H
#define STORY_ANNOTATE_WORD_H

#include "annotate/text.h"
#include "util/map.h"

typedef enum story_shape {
    STORY_SHAPE_PUNCT,
    STORY_SHAPE_LOWER,
    STORY_SHAPE_CAPITAL,    /* Paris, McGregor */
    STORY_SHAPE_CAPS,       /* PARIS; a single capital is STORY_SHAPE_CAPITAL */
    STORY_SHAPE_DIGIT,      /* starts with a digit */
    STORY_SHAPE_POSSESSIVE, /* the 's behind a word, straight or curly */
    STORY_SHAPE_OTHER       /* letters without case: CJK, Arabic … one token a letter where no spaces part words */
} story_shape;

/* What stands around a word; a tagger and an event finder ask for nothing else about layout. */
enum {
    STORY_WORD_FIRST = 1,  /* first word of its sentence */
    STORY_WORD_OPENED = 2, /* an opening quote, bracket or dash stands right before it */
    STORY_WORD_QUOTED = 4, /* inside a quotation */
    STORY_WORD_SPACED = 8, /* white space before it */
    STORY_WORD_POINT = 16  /* an abbreviation's full stop right behind it, left out of len: Mr. J. */
};

typedef struct story_word {
    uint32_t start; /* in the view */
    uint16_t len;   /* longer tokens are cut into several */
    uint8_t shape, flags;
    uint32_t form; /* index into the vocabulary */
} story_word;

typedef struct story_form_entry {
    const char *text;   /* case folded, straight apostrophe, zero byte at the end */
    uint32_t len, hash; /* story_map_hash() of text */
    uint32_t count;     /* tokens in this variant */
    uint32_t rank;      /* place in the order of frequency of English, 0 is "the"; UINT32_MAX unknown: data/vectors.h */
    uint32_t entry;     /* in data/vectors.h, or STORY_NO_ENTRY */
    uint32_t known;     /* row in what is known of English forms: data/wordform.h */
} story_form_entry;

typedef struct story_words {
    const story_word *items;
    size_t count;
    const uint32_t *first; /* by sentence: index of its first word; sentence_count + 1 entries */
    const story_form_entry *forms;
    size_t form_count;
    uint32_t *stems; /* by form: story_map_hash() of its stem, the same in two variants where the stems are: stem.h */
} story_words;

int story_word_split(story_words *out, story_arena *arena, const story_text *text, const story_sentence *sentences,
                     size_t sentence_count, story_error *err);

/* The first word of a sentence that starts at the offset or behind it; the first of the next sentence where none does. */
size_t story_words_behind(const story_words *words, size_t sentence, size_t offset);

#endif

/* letters - letters of ASCII, eight bytes at a time, and what a byte tells by itself. Nearly all words of prose are told by
 * this alone. It is inline because every word comes through here. */
#ifndef STORY_ANNOTATE_LETTERS_H
#define STORY_ANNOTATE_LETTERS_H

#include <stdbool.h>

#include "annotate/word.h"
#include "util/eight.h"

/* What a byte tells by itself: the first three are of no word, though a joint may stand between two parts of one. */
enum {
    STORY_BYTE_MARK,
    STORY_BYTE_JOINT,
    STORY_BYTE_BLANK,
    STORY_BYTE_SMALL,
    STORY_BYTE_LARGE,
    STORY_BYTE_DIGIT,
    STORY_BYTE_HIGH
};

extern const uint8_t story_letters__bytes[256];

/* The shape of a word that starts with a letter, by its letters that have a case. */
static inline uint8_t story_letters_shape(bool first_large, bool several_large, bool small)
{
    if (!first_large)
        return STORY_SHAPE_LOWER;
    return several_large && !small ? STORY_SHAPE_CAPS : STORY_SHAPE_CAPITAL;
}

/* Those that the next eight bytes start with. */
typedef struct story_letters {
    size_t len;
    uint64_t folded;       /* in small letters, zeros behind */
    uint64_t large, small; /* masks */
} story_letters;

static inline story_letters story_letters_read(const char *bytes)
{
    uint64_t eight = story_eight_read(bytes), letters = story_eight_letters(eight), others = letters ^ STORY_EIGHT_HIGH;
    uint64_t all = others ? story_eight_first(story_eight_before(others)) : ~(uint64_t)0;
    uint64_t small = story_eight_small(eight, letters & all);

    return (story_letters){others ? story_eight_before(others) : 8, (eight | 0x20 * STORY_EIGHT_EACH) & all,
                           (letters & all) ^ small, small};
}

static inline bool story_letters_are_several(uint64_t mask)
{
    return mask & (mask - 1);
}

/* Whether a word of ASCII letters ends before the byte at `at`, as is plain from that and the next one. */
static inline bool story_letters_end(const char *view, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)view + at;

    return story_letters__bytes[*bytes] == STORY_BYTE_BLANK || story_letters__bytes[*bytes] == STORY_BYTE_MARK ||
           (story_letters__bytes[*bytes] == STORY_BYTE_JOINT && story_letters__bytes[bytes[1]] <= STORY_BYTE_BLANK);
}

#endif

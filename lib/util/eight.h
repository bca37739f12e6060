/* eight - eight bytes of a text at a time, as one number. Prose is nearly all letters of ASCII: most words are told from
 * what is around them, and put into small letters, by a dozen operations on the number instead of several a byte.
 *
 * A mask has the high bit of each byte set that is meant; which byte comes first in the text depends on the machine. */
#ifndef STORY_UTIL_EIGHT_H
#define STORY_UTIL_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define STORY_EIGHT_HIGH 0x8080808080808080u
#define STORY_EIGHT_EACH 0x0101010101010101u

static inline uint64_t story_eight_read(const char *bytes)
{
    uint64_t eight;

    memcpy(&eight, bytes, sizeof eight);
    return eight;
}

/* Letters of ASCII. The sums set the high bit of a byte from 'a' on, and behind 'z'. */
static inline uint64_t story_eight_letters(uint64_t eight)
{
    uint64_t small = (eight | 0x20 * STORY_EIGHT_EACH) & ~STORY_EIGHT_HIGH;

    return (small + (0x80 - 'a') * STORY_EIGHT_EACH) & ~(small + (0x7F - 'z') * STORY_EIGHT_EACH) & ~eight &
           STORY_EIGHT_HIGH;
}

/* Those of the bytes in the mask, letters all, that are small. */
static inline uint64_t story_eight_small(uint64_t eight, uint64_t letters)
{
    return eight << 2 & letters;
}

/* Bytes of that value; where there is one, others may be taken for it too, but none before the first in a text whose first
 * byte is the lowest. */
static inline uint64_t story_eight_equal(uint64_t eight, unsigned char byte)
{
    uint64_t zero = eight ^ byte * STORY_EIGHT_EACH;

    return (zero - STORY_EIGHT_EACH) & ~zero & STORY_EIGHT_HIGH;
}

/* Large letters of ASCII made small; no byte may be above ASCII. The sums set the high bit of a byte from 'A' on, and
 * behind 'Z'. */
static inline uint64_t story_eight_fold(uint64_t eight)
{
    uint64_t from = eight + (0x80 - 'A') * STORY_EIGHT_EACH, behind = eight + (0x7F - 'Z') * STORY_EIGHT_EACH;

    return eight | ((from ^ behind) & STORY_EIGHT_HIGH) >> 2;
}

/* Characters of UTF-8 that begin among the bytes. */
static inline size_t story_eight_characters(uint64_t eight)
{
    uint64_t inner = eight & ~eight << 1 & STORY_EIGHT_HIGH;

    return 8 - (inner ? (inner >> 7) * STORY_EIGHT_EACH >> 56 : 0);
}

/* The byte with zeros behind it. */
static inline uint64_t story_eight_byte(unsigned char byte)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return byte;
#else
    return (uint64_t)byte << 56;
#endif
}

/* How many bytes stand before the first one in the mask, which is not empty. */
static inline size_t story_eight_before(uint64_t mask)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(mask) / 8;
#else
    return (size_t)__builtin_clzll(mask) / 8;
#endif
}

/* All bits of so many bytes from the first on; fewer than eight. */
static inline uint64_t story_eight_first(size_t count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return ((uint64_t)1 << 8 * count) - 1;
#else
    return ~(~(uint64_t)0 >> 8 * count);
#endif
}

#endif

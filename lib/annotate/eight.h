/* eight - eight bytes of a text at a time, as one number. Prose is nearly all letters of ASCII: most words are told from
 * what is around them, and put into small letters, by a dozen operations on the number instead of several a byte.
 *
 * A mask has the high bit of each byte set that is meant; which byte comes first in the text depends on the machine. */
#ifndef STORY_ANNOTATE_EIGHT_H
#define STORY_ANNOTATE_EIGHT_H

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

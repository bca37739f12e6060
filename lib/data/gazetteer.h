/* gazetteer - what a capitalised word or phrase may be, as bits: a hint for the tagger, never a decision.
 *
 * The bits of 113,000 phrases of gazetteer.tsv, packed at build time into a hash table without the phrases themselves.
 * A key is the hash of a word (story_map_hash() of its form), led on word by word for a phrase. A slot holds the upper
 * 20 bits of the key and 12 bits of mask; the lower 18 choose where to look first. About one foreign word in 400,000 is
 * taken for one of the table. */
#ifndef STORY_DATA_GAZETTEER_H
#define STORY_DATA_GAZETTEER_H

#include <stdint.h>

enum {
    STORY_GAZ_GIVEN = 1,    /* given name or short form */
    STORY_GAZ_BIG = 2,      /* city of 300,000 or more */
    STORY_GAZ_SMALL = 4,    /* smaller city */
    STORY_GAZ_REGION = 8,   /* state, province, country */
    STORY_GAZ_TITLE = 16,   /* Mr., Captain, Aunt … */
    STORY_GAZ_PEOPLE = 32,  /* people and adjectives of places: Uzbek */
    STORY_GAZ_COMMON = 64,  /* common word */
    STORY_GAZ_PERSON = 128, /* word of a known person's name */
    STORY_GAZ_PLACE = 256,  /* known place of WordNet */
    STORY_GAZ_FEATURE = 512 /* landmark or natural feature */
};

#define STORY_GAZ_ANY_PLACE (STORY_GAZ_BIG | STORY_GAZ_SMALL | STORY_GAZ_REGION | STORY_GAZ_PLACE | STORY_GAZ_FEATURE)

enum {
    STORY_GAZ_SLOT_BITS = 18, /* of the packed table: 2^18 slots of 4 bytes, little endian, an empty one is 0 */
    STORY_GAZ_MASK_BITS = 12
};

/* The key of a phrase whose words so far have the key `key`, with one more word behind them. */
static inline uint32_t story_gazetteer_extend(uint32_t key, uint32_t word_hash)
{
    uint32_t k = key * 0x9E3779B1u + word_hash;

    return (k ^ k >> 15) * 0x85EBCA77u;
}

/* The bits of the word or phrase with that key, 0 where it is not known. */
unsigned story_gazetteer_mask(uint32_t key);

#endif

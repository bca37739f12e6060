/* LAYOUT, little-endian: char[8] "WFORMS01", u32 count, u32 0, then by column, sorted by the first:
 *
 *     u32 hash   story_map_hash() of the form
 *     u32 bits   from the lowest: 9 what, 2 mostly, 4 + 4 verb classes, 5 + 5 noun classes
 *     u16 base, u8 group */
#include "data/wordform.h"

#include <string.h>

enum { HEADER = 16, ROW = 4 + 4 + 2 + 1 };

story_wordforms story_wordforms_open(story_blob blob)
{
    story_wordforms forms = {NULL, NULL, NULL, NULL, 0};
    uint32_t count;

    if (blob.len < HEADER || memcmp(blob.bytes, "WFORMS01", 8) != 0)
        return forms;
    memcpy(&count, blob.bytes + 8, sizeof count);
    if ((blob.len - HEADER) / ROW != count)
        return forms;
    forms.hashes = (const void *)(blob.bytes + HEADER);
    forms.bits = forms.hashes + count;
    forms.bases = (const void *)(forms.bits + count);
    forms.groups = (const void *)(forms.bases + count);
    forms.count = count;
    return forms;
}

/* Hashes are spread evenly, so the row lies near hash / 2^32 of the way: the search starts with what is around. Halving
 * without branches, as no processor guesses hashes. */
static uint32_t lower_bound(const story_wordforms *forms, uint32_t hash)
{
    enum { AROUND = 256 };
    uint32_t guess = (uint32_t)((uint64_t)hash * forms->count >> 32), low = 0, left = forms->count;

    if (guess > AROUND && guess + AROUND < forms->count && forms->hashes[guess - AROUND] < hash &&
        forms->hashes[guess + AROUND] >= hash) {
        low = guess - AROUND;
        left = 2 * AROUND;
    }
    while (left) {
        uint32_t half = (left + 1) / 2;

        low += forms->hashes[low + half - 1] < hash ? half : 0;
        left -= half;
    }
    return low;
}

uint32_t story_wordforms_row(const story_wordforms *forms, uint32_t hash)
{
    uint32_t row = lower_bound(forms, hash);

    return row < forms->count && forms->hashes[row] == hash ? row : forms->count;
}

bool story_wordforms_find(const story_wordforms *forms, uint32_t hash, story_wordform *out)
{
    return story_wordforms_at(forms, story_wordforms_row(forms, hash), out);
}

bool story_wordforms_at(const story_wordforms *forms, uint32_t row, story_wordform *out)
{
    uint32_t bits;

    memset(out, 0, sizeof *out);
    if (row >= forms->count)
        return false;
    bits = forms->bits[row];
    out->what = bits & 511;
    out->mostly = bits >> 9 & 3;
    out->verb_class[0] = bits >> 11 & 15;
    out->verb_class[1] = bits >> 15 & 15;
    out->noun_class[0] = bits >> 19 & 31;
    out->noun_class[1] = bits >> 24 & 31;
    out->base = forms->bases[row];
    out->group = forms->groups[row];
    return true;
}

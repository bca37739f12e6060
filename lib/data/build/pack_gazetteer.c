/* pack_gazetteer - gazetteer.tsv as the hash table that data/gazetteer.h describes. Runs in every build.
 *
 *     pack_gazetteer gazetteer.tsv gazetteer.bin */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/gazetteer.h"
#include "util/map.h"

#define SLOTS (1u << STORY_GAZ_SLOT_BITS)

static uint32_t key_of(char *phrase)
{
    char *space = strchr(phrase, ' ');
    uint32_t key = story_map_hash(phrase, space ? (size_t)(space - phrase) : strlen(phrase));

    while (space) {
        char *word = space + 1;

        space = strchr(word, ' ');
        key = story_gazetteer_extend(key, story_map_hash(word, space ? (size_t)(space - word) : strlen(word)));
    }
    return key;
}

/* Where two phrases fall together the bits are those of both. */
static void put(uint32_t *slots, uint32_t key, uint32_t mask)
{
    uint32_t i = key & (SLOTS - 1), tag = key >> STORY_GAZ_MASK_BITS << STORY_GAZ_MASK_BITS;

    while (slots[i] && slots[i] >> STORY_GAZ_MASK_BITS != key >> STORY_GAZ_MASK_BITS)
        i = (i + 1) & (SLOTS - 1);
    slots[i] |= tag | mask;
}

static int read_rows(FILE *in, uint32_t *slots)
{
    char line[1024];
    unsigned count = 0;

    while (fgets(line, sizeof line, in)) {
        char *tab = strchr(line, '\t');

        if (!tab || !strchr(tab, '\n') || ++count > SLOTS / 2)
            return -1;
        *tab = 0;
        put(slots, key_of(line), (uint32_t)strtoul(tab + 1, NULL, 10));
    }
    return ferror(in) ? -1 : 0;
}

static int write_slots(FILE *out, const uint32_t *slots)
{
    uint32_t i;

    for (i = 0; i < SLOTS; i++) {
        unsigned char p[4] = {(unsigned char)slots[i], (unsigned char)(slots[i] >> 8), (unsigned char)(slots[i] >> 16),
                              (unsigned char)(slots[i] >> 24)};

        if (fwrite(p, 4, 1, out) != 1)
            return -1;
    }
    return fclose(out);
}

int main(int argc, char **argv)
{
    uint32_t *slots = calloc(SLOTS, sizeof *slots);
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL, *out = argc == 3 ? fopen(argv[2], "wb") : NULL;

    if (!slots || !in || !out || read_rows(in, slots) || write_slots(out, slots)) {
        fprintf(stderr, "usage: pack_gazetteer IN.tsv OUT.bin: nothing packed\n");
        return 1;
    }
    fclose(in);
    free(slots);
    return 0;
}

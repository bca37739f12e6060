#include "annotate/wordlist.h"

#include <stdlib.h>
#include <string.h>

#include "util/array.h"

enum { SEEN_BITS = 12 };

typedef struct bit_index {
    story_map map;
    story_array bits;                   /* uint16_t by number */
    uint8_t seen[1 << (SEEN_BITS - 3)]; /* a bit by the end of the hash: most words are known by it to be in no list */
} bit_index;

static uint32_t seen_bit(uint32_t hash)
{
    return hash & ((1u << SEEN_BITS) - 1);
}

static int add_list(bit_index *x, const story_wordlist *list)
{
    const char *at = list->words;

    while (*at) {
        size_t len = strcspn(at, " ");
        uint32_t hash = story_map_hash(at, len), n = story_map_add_hashed(&x->map, at, len, hash);

        x->seen[seen_bit(hash) / 8] |= (uint8_t)(1u << hash % 8);
        if (n == STORY_MAP_NONE || (n == x->bits.count && !story_array_push(&x->bits)))
            return STORY_ENOMEM;
        STORY_ITEMS(&x->bits, uint16_t)[n] |= list->bits;
        at += len + (at[len] == ' ');
    }
    return STORY_OK;
}

uint16_t *story_wordlist_mark(const story_words *words, const story_wordlist *lists, size_t count)
{
    bit_index x = {STORY_MAP, STORY_ARRAY(uint16_t), {0}};
    uint16_t *out = calloc(words->form_count + 1, sizeof *out);
    int code = out ? STORY_OK : STORY_ENOMEM;
    size_t i;

    for (i = 0; i < count && !code; i++)
        code = add_list(&x, &lists[i]);
    for (i = 0; i < words->form_count && !code; i++) {
        const story_form_entry *form = &words->forms[i];
        uint32_t n;

        if (!(x.seen[seen_bit(form->hash) / 8] >> form->hash % 8 & 1))
            continue;
        n = story_map_get_hashed(&x.map, form->text, form->len, form->hash);
        out[i] = n >= x.bits.count ? 0 : STORY_ITEMS(&x.bits, uint16_t)[n];
    }
    story_map_dispose(&x.map);
    story_array_dispose(&x.bits);
    if (code) {
        free(out);
        out = NULL;
    }
    return out;
}

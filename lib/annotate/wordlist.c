#include "annotate/wordlist.h"

#include <stdlib.h>
#include <string.h>

#include "util/array.h"

typedef struct bit_index {
    story_map map;
    story_array bits; /* uint16_t by number */
} bit_index;

static int add_list(bit_index *x, const story_wordlist *list)
{
    const char *at = list->words;

    while (*at) {
        size_t len = strcspn(at, " ");
        uint32_t n = story_map_add(&x->map, at, len);

        if (n == STORY_MAP_NONE || (n == x->bits.count && !story_array_push(&x->bits)))
            return STORY_ENOMEM;
        STORY_ITEMS(&x->bits, uint16_t)[n] |= list->bits;
        at += len + (at[len] == ' ');
    }
    return STORY_OK;
}

uint16_t *story_wordlist_mark(const story_words *words, const story_wordlist *lists, size_t count)
{
    bit_index x = {STORY_MAP, STORY_ARRAY(uint16_t)};
    uint16_t *out = calloc(words->form_count + 1, sizeof *out);
    int code = out ? STORY_OK : STORY_ENOMEM;
    size_t i;

    for (i = 0; i < count && !code; i++)
        code = add_list(&x, &lists[i]);
    for (i = 0; i < words->form_count && !code; i++) {
        uint32_t n = story_map_get_hashed(&x.map, words->forms[i].text, words->forms[i].len, words->forms[i].hash);

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

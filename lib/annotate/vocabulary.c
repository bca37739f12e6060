#include "annotate/vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "annotate/token.h"
#include "data/data.h"
#include "data/vectors.h"
#include "data/wordform.h"
#include "util/apart.h"
#include "util/eight.h"
#include "util/utf8.h"

/* Folding may make a character longer: U+0130 takes two bytes, its small letter three. */
enum { ROOM = (STORY_TOKEN_LONGEST + 4) * 3 };

enum { FEWEST_BITS = 6, BYTES_A_FORM = 128, EIGHT = 8, SHORT = 16 };

/* In the second eight of a key: what is behind is a hash. No UTF-8 has such a byte. */
#define HASHED UINT64_MAX

int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len)
{
    *out = (story_vocabulary){.arena = arena,
                              .forms = STORY_ARRAY(story_form_entry),
                              .keys = STORY_ARRAY(story_vocabulary_key),
                              .bits = FEWEST_BITS};
    while (text_len / BYTES_A_FORM >> out->bits)
        out->bits++;
    out->slots = calloc((size_t)1 << out->bits, sizeof *out->slots);
    return out->slots ? STORY_OK : STORY_ENOMEM;
}

/* Where the search for a key starts. The low bits of a product know nothing of the high ones of its factors; its high bits
 * know all. */
static size_t place_of(const uint64_t *eights, unsigned bits)
{
    return (eights[0] ^ eights[1] * 0x9E3779B97F4A7C15u) * 0xFF51AFD7ED558CCDu >> (64 - bits);
}

static int grow(story_vocabulary *v)
{
    const story_vocabulary_key *keys = v->keys.items;
    size_t mask = ((size_t)2 << v->bits) - 1, at;
    uint32_t *slots = calloc(mask + 1, sizeof *slots), i;

    if (!slots)
        return STORY_ENOMEM;
    v->bits++;
    for (i = 0; i < v->keys.count; i++) {
        for (at = place_of(keys[i].eights, v->bits); slots[at]; at = (at + 1) & mask)
            ;
        slots[at] = i + 1;
    }
    free(v->slots);
    v->slots = slots;
    return STORY_OK;
}

static size_t fold_high(char *out, const char *bytes, size_t len, size_t *used)
{
    int32_t code = story_utf8_decode(bytes, len, used);

    if (code == 0x2019)
        code = '\'';
    else if (code == 0x2010 || code == 0x2011)
        code = '-';
    else
        code = utf8proc_tolower(code);
    return story_utf8_encode(code, out);
}

/* Small letters, straight apostrophe, plain hyphen. */
static size_t fold(char *out, const char *bytes, size_t len)
{
    size_t i = 0, n = 0, used;

    while (i < len) {
        uint64_t eight = len - i >= EIGHT ? story_eight_read(bytes + i) : STORY_EIGHT_HIGH;
        unsigned char c = (unsigned char)bytes[i];

        if (!(eight & STORY_EIGHT_HIGH)) {
            eight = story_eight_fold(eight);
            memcpy(out + n, &eight, EIGHT);
            n += EIGHT;
            i += EIGHT;
        } else if (c < 0x80) {
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            i++;
        } else {
            n += fold_high(out + n, bytes + i, len - i, &used);
            i += used;
        }
    }
    return n;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDu;
    return hash ^ hash >> 32;
}

/* The key of folded bytes with zeros behind them that make up eights, two at least. */
static void read_key(uint64_t out[2], const char *folded, size_t len)
{
    uint64_t hash = 0;
    size_t i;

    out[0] = story_eight_read(folded);
    out[1] = story_eight_read(folded + EIGHT);
    if (len <= SHORT)
        return;
    for (i = 0; i < len; i += EIGHT)
        hash = mix(hash, story_eight_read(folded + i));
    out[0] = hash;
    out[1] = HASHED;
}

static int add_form(story_vocabulary *v, const char *folded, size_t len)
{
    const char *text = story_arena_strndup(v->arena, folded, len);
    story_form_entry *entry = text ? story_array_push(&v->forms) : NULL;

    if (!entry)
        return STORY_ENOMEM;
    *entry = (story_form_entry){
        .text = text, .len = (uint32_t)len, .hash = story_map_hash(folded, len), .rank = STORY_RANK_UNKNOWN};
    return STORY_OK;
}

static STORY_APART bool is_form(const story_vocabulary *v, uint32_t form, const char *folded, size_t len)
{
    const story_form_entry *entry = STORY_ITEMS(&v->forms, story_form_entry) + form;

    return entry->len == len && memcmp(entry->text, folded, len) == 0;
}

static STORY_APART uint32_t enter(story_vocabulary *v, uint32_t *slot, const uint64_t *eights, const char *folded,
                                  size_t len)
{
    uint32_t form = (uint32_t)v->forms.count;
    story_vocabulary_key *key = v->forms.count < UINT32_MAX - 1 ? story_array_push(&v->keys) : NULL;

    if (!key || add_form(v, folded, len) != STORY_OK)
        return UINT32_MAX;
    *key = (story_vocabulary_key){{eights[0], eights[1]}, 1};
    *slot = form + 1;
    return v->keys.count * 2 > (size_t)1 << v->bits && grow(v) != STORY_OK ? UINT32_MAX : form;
}

/* eights: the key of the folded bytes; where they are not hashed, folded may be eights. */
static inline uint32_t add_key(story_vocabulary *v, const uint64_t *eights, const char *folded, size_t len)
{
    size_t mask = ((size_t)1 << v->bits) - 1, at = place_of(eights, v->bits);
    story_vocabulary_key *keys = v->keys.items;

    for (; v->slots[at]; at = (at + 1) & mask) {
        uint32_t form = v->slots[at] - 1;

        if (keys[form].eights[0] == eights[0] && keys[form].eights[1] == eights[1] &&
            (eights[1] != HASHED || is_form(v, form, folded, len))) {
            keys[form].count++;
            return form;
        }
    }
    return enter(v, &v->slots[at], eights, folded, len);
}

/* A word that is long, or not all of ASCII. */
static STORY_APART uint32_t add_bytes(story_vocabulary *v, const char *bytes, size_t len)
{
    char folded[ROOM + SHORT];
    uint64_t key[2];

    len = fold(folded, bytes, len);
    memset(folded + len, 0, SHORT);
    read_key(key, folded, len);
    return add_key(v, key, folded, len);
}

int story_vocabulary_add(story_vocabulary *v, const char *view, story_word *words, const story_vocabulary_word *small,
                         size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const uint64_t *eights = small[i].eights;

        words[i].form = *eights ? add_key(v, eights, (const char *)eights, words[i].len)
                                : add_bytes(v, view + words[i].start, words[i].len);
        if (words[i].form == UINT32_MAX)
            return STORY_ENOMEM;
    }
    return STORY_OK;
}

static void look_up_forms(story_form_entry *forms, size_t count)
{
    story_wordforms known = story_wordforms_open(story_data__wordforms());
    story_vectors table;
    size_t i;

    story_vectors_open(&table);
    for (i = 0; i < count; i++) {
        forms[i].known = story_wordforms_row(&known, forms[i].hash);
        forms[i].entry = story_vectors_find(&table, forms[i].text, forms[i].len, forms[i].hash);
        forms[i].rank = story_vectors_rank(&table, forms[i].entry);
    }
}

static void take_counts(story_form_entry *forms, const story_vocabulary *v)
{
    size_t i;

    for (i = 0; i < v->keys.count; i++)
        forms[i].count = STORY_ITEMS(&v->keys, story_vocabulary_key)[i].count;
}

int story_vocabulary_finish(story_words *out, story_vocabulary *v)
{
    story_form_entry *forms;

    out->form_count = v->forms.count;
    out->forms = forms = story_array_keep(&v->forms, v->arena);
    out->stems = story_arena_calloc(v->arena, out->form_count, sizeof *out->stems);
    if (!forms || !out->stems)
        return STORY_ENOMEM;
    take_counts(forms, v);
    look_up_forms(forms, out->form_count);
    return STORY_OK;
}

void story_vocabulary_dispose(story_vocabulary *v)
{
    story_array_dispose(&v->forms);
    story_array_dispose(&v->keys);
    free(v->slots);
}

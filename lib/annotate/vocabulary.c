#include "annotate/vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "annotate/eight.h"
#include "annotate/token.h"
#include "data/data.h"
#include "data/vectors.h"
#include "data/wordform.h"
#include "util/utf8.h"

/* Folding may make a character longer: U+0130 takes two bytes, its small letter three. */
enum { ROOM = (STORY_TOKEN_LONGEST + 4) * 3 };

enum { FEWEST_BITS = 6, BYTES_A_FORM = 256, SHORT = 8 };

int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len)
{
    *out = (story_vocabulary){.arena = arena, .forms = STORY_ARRAY(story_form_entry), .bits = FEWEST_BITS};
    while (text_len / BYTES_A_FORM >> out->bits)
        out->bits++;
    out->slots = calloc((size_t)1 << out->bits, sizeof *out->slots);
    return out->slots ? STORY_OK : STORY_ENOMEM;
}

/* Where the search for a key starts. The low bits of a product know nothing of the high ones of the key; its high bits
 * know all. */
static size_t place_of(uint64_t key, unsigned bits)
{
    return key * 0x9E3779B97F4A7C15u >> (64 - bits);
}

static int grow(story_vocabulary *v)
{
    size_t size = (size_t)1 << v->bits, mask = 2 * size - 1, i, at;
    story_vocabulary_slot *slots = calloc(2 * size, sizeof *slots);

    if (!slots)
        return STORY_ENOMEM;
    v->bits++;
    for (i = 0; i < size; i++) {
        if (!v->slots[i].key)
            continue;
        for (at = place_of(v->slots[i].key, v->bits); slots[at].key; at = (at + 1) & mask)
            ;
        slots[at] = v->slots[i];
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
    size_t i, n = 0, used;

    for (i = 0; i < len; i += used) {
        unsigned char c = (unsigned char)bytes[i];

        used = 1;
        if (c < 0x80)
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        else
            n += fold_high(out + n, bytes + i, len - i, &used);
    }
    return n;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDu;
    return hash ^ hash >> 32;
}

/* Of folded bytes with zeros behind them. */
static uint64_t key_of(const char *folded, size_t len)
{
    uint64_t hash = 0, eight = story_eight_read(folded);
    size_t i;

    if (len <= SHORT && !(eight & STORY_EIGHT_HIGH))
        return eight;
    for (i = 0; i < len; i += SHORT)
        hash = mix(hash, story_eight_read(folded + i));
    return hash | (uint64_t)1 << 63;
}

/* Texts have at least one zero byte behind them, and as many more as make up eight. */
static int add_form(story_vocabulary *v, const char *folded, size_t len)
{
    char *text = story_arena_alloc(v->arena, (len | (SHORT - 1)) + 1);
    story_form_entry *entry = text ? story_array_push(&v->forms) : NULL;

    if (!entry)
        return STORY_ENOMEM;
    memcpy(text, folded, len);
    *entry = (story_form_entry){
        .text = text, .len = (uint32_t)len, .hash = story_map_hash(folded, len), .rank = STORY_RANK_UNKNOWN};
    return STORY_OK;
}

static bool is_form(const story_vocabulary *v, uint32_t form, const char *folded, size_t len)
{
    const story_form_entry *entry = STORY_ITEMS(&v->forms, story_form_entry) + form;
    size_t i;

    for (i = 0; i < len && entry->len == len; i += SHORT)
        if (story_eight_read(entry->text + i) != story_eight_read(folded + i))
            return false;
    return entry->len == len;
}

static int enter(story_vocabulary *v, story_vocabulary_slot *slot, uint64_t key, const char *folded, size_t len)
{
    if (v->forms.count >= UINT32_MAX - 1 || add_form(v, folded, len) != STORY_OK)
        return STORY_ENOMEM;
    *slot = (story_vocabulary_slot){key, (uint32_t)v->forms.count - 1, 1};
    return v->forms.count * 2 > (size_t)1 << v->bits ? grow(v) : STORY_OK;
}

/* folded: with zeros behind that make up eight bytes. */
static uint32_t add_keyed(story_vocabulary *v, uint64_t key, const char *folded, size_t len)
{
    size_t mask = ((size_t)1 << v->bits) - 1, at = place_of(key, v->bits);
    story_vocabulary_slot *slot;

    for (; (slot = v->slots + at)->key; at = (at + 1) & mask) {
        if (slot->key == key && (!(key >> 63) || is_form(v, slot->form, folded, len))) {
            slot->count++;
            return slot->form;
        }
    }
    return enter(v, slot, key, folded, len) == STORY_OK ? (uint32_t)v->forms.count - 1 : UINT32_MAX;
}

uint32_t story_vocabulary_add(story_vocabulary *v, const char *bytes, size_t len)
{
    char folded[ROOM + SHORT];

    len = fold(folded, bytes, len);
    memset(folded + len, 0, SHORT);
    return add_keyed(v, key_of(folded, len), folded, len);
}

uint32_t story_vocabulary_add_folded(story_vocabulary *v, const uint64_t *folded, size_t len)
{
    return add_keyed(v, key_of((const char *)folded, len), (const char *)folded, len);
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

    for (i = 0; i < (size_t)1 << v->bits; i++)
        if (v->slots[i].key)
            forms[v->slots[i].form].count = v->slots[i].count;
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
    free(v->slots);
}

#include "annotate/vocabulary.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "annotate/token.h"
#include "data/data.h"
#include "data/vectors.h"
#include "data/wordform.h"
#include "util/utf8.h"

/* Folding may make a character longer: U+0130 takes two bytes, its small letter three. */
enum { ROOM = (STORY_TOKEN_LONGEST + 4) * 3 };

/* Few short words are most of a text: a table of eight bytes each, where each has but one place, spares them the map. */
enum { FEWEST_BITS = 8, MOST_BITS = 14, SHORT = 8 };

struct story_recent {
    uint64_t word; /* the folded bytes, zeros behind them */
    uint32_t form;
};

int story_vocabulary_init(story_vocabulary *out, story_arena *arena, size_t text_len)
{
    *out = (story_vocabulary){.arena = arena, .forms = STORY_ARRAY(story_form_entry), .recent_bits = FEWEST_BITS};
    while (out->recent_bits < MOST_BITS && text_len >> out->recent_bits)
        out->recent_bits++;
    out->recent = calloc((size_t)1 << out->recent_bits, sizeof *out->recent);
    return out->recent ? STORY_OK : STORY_ENOMEM;
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

static uint32_t add_folded(story_vocabulary *v, const char *folded, size_t len)
{
    uint32_t hash = story_map_hash(folded, len), form = story_map_get_hashed(&v->map, folded, len, hash);
    story_form_entry *entry;
    const char *text;

    if (form != STORY_MAP_NONE)
        return form;
    text = story_arena_strndup(v->arena, folded, len);
    entry = text ? story_array_push(&v->forms) : NULL;
    if (!entry)
        return UINT32_MAX;
    *entry = (story_form_entry){.text = text, .len = (uint32_t)len, .hash = hash, .rank = STORY_RANK_UNKNOWN};
    return story_map_add_hashed(&v->map, text, len, hash);
}

/* The bytes of a short word of ASCII, folded all at once; 0 for any other word. */
static uint64_t read_short(const char *bytes, size_t len, size_t room)
{
    static const unsigned char ones[SHORT * 2] = {[0 ... SHORT - 1] = 0xFF};
    const uint64_t high = 0x8080808080808080u, each = 0x0101010101010101u;
    uint64_t word, mask, large;

    if (len > SHORT || room < SHORT)
        return 0;
    memcpy(&word, bytes, SHORT);
    memcpy(&mask, ones + SHORT - len, SHORT);
    word &= mask;
    if (word & high)
        return 0;
    /* The high bit of a byte is set in the first sum from 'A' on, in the second behind 'Z'. */
    large = ((word + (0x80 - 'A') * each) ^ (word + (0x7F - 'Z') * each)) & high;
    return word | large >> 2;
}

uint32_t story_vocabulary_add(story_vocabulary *v, const char *bytes, size_t len, size_t room)
{
    char folded[ROOM];
    uint64_t word = read_short(bytes, len, room);
    struct story_recent *recent = v->recent + (word * 0x9E3779B97F4A7C15u >> (64 - v->recent_bits));
    uint32_t form;

    if (!word)
        return add_folded(v, folded, fold(folded, bytes, len));
    if (recent->word == word)
        return recent->form;
    memcpy(folded, &word, SHORT);
    form = add_folded(v, folded, len);
    if (form != UINT32_MAX)
        *recent = (struct story_recent){word, form};
    return form;
}

static void count_words(story_form_entry *forms, const story_words *words)
{
    size_t i;

    for (i = 0; i < words->count; i++)
        forms[words->items[i].form].count++;
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

/* The stem of a form, which lives until the next call; the form itself where there is none. */
static const char *stem_of(struct sb_stemmer *stemmer, const story_form_entry *form, size_t *len)
{
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)form->text, (int)form->len);

    *len = stem ? (size_t)sb_stemmer_length(stemmer) : 0;
    return (const char *)stem;
}

/* Forms of one stem share the number of the first of them. first[n] is that of stem n. */
static int stem_forms(story_form_entry *forms, size_t count, struct sb_stemmer *stemmer, story_map *stems,
                      story_array *first, story_arena *arena)
{
    size_t i, len;

    for (i = 0; i < count; i++) {
        const char *stem = stem_of(stemmer, forms + i, &len);
        uint32_t hash = stem ? story_map_hash(stem, len) : 0, number;

        if (!stem)
            return STORY_ENOMEM;
        number = story_map_get_hashed(stems, stem, len, hash);
        if (number == STORY_MAP_NONE) {
            const char *kept = story_arena_strndup(arena, stem, len);
            uint32_t *place = kept ? story_array_push(first) : NULL;

            number = place ? story_map_add_hashed(stems, kept, len, hash) : STORY_MAP_NONE;
            if (number == STORY_MAP_NONE)
                return STORY_ENOMEM;
            *place = (uint32_t)i;
        }
        forms[i].stem = STORY_ITEMS(first, uint32_t)[number];
        forms[i].stem_hash = hash;
    }
    return STORY_OK;
}

static int add_stems(story_form_entry *forms, size_t count)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
    story_arena *scratch = story_arena_new();
    story_map stems = STORY_MAP;
    story_array first = STORY_ARRAY(uint32_t);
    int status = stemmer && scratch ? stem_forms(forms, count, stemmer, &stems, &first, scratch) : STORY_ENOMEM;

    story_array_dispose(&first);
    story_map_dispose(&stems);
    story_arena_free(scratch);
    if (stemmer)
        sb_stemmer_delete(stemmer);
    return status;
}

int story_vocabulary_finish(story_words *out, story_vocabulary *v)
{
    story_form_entry *forms;

    out->form_count = v->forms.count;
    out->forms = forms = story_array_keep(&v->forms, v->arena);
    if (!forms)
        return STORY_ENOMEM;
    count_words(forms, out);
    look_up_forms(forms, out->form_count);
    return add_stems(forms, out->form_count);
}

void story_vocabulary_dispose(story_vocabulary *v)
{
    story_map_dispose(&v->map);
    story_array_dispose(&v->forms);
    free(v->recent);
}

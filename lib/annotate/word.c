#include "annotate/word.h"

#include <libstemmer.h>
#include <string.h>
#include <utf8proc.h>

#include "data/vectors.h"
#include "util/array.h"
#include "util/error.h"
#include "util/utf8.h"

enum { LONGEST = 256 };

typedef struct cutter {
    const char *view;
    story_arena *arena;
    story_map map;
    story_array words, forms;
    bool quoted;
    int status;
} cutter;

typedef enum kind { SPACE, LETTER, IDEOGRAPH, DIGIT, PUNCT } kind;

static kind kind_of(int32_t code)
{
    if (story_utf8_is_space(code))
        return SPACE;
    if ((code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
        (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF) || (code >= 0xE00 && code <= 0xEFF))
        return IDEOGRAPH;
    if (story_utf8_is_letter(code))
        return LETTER;
    if (story_utf8_is_digit(code))
        return DIGIT;
    switch (code < 0x80 ? UTF8PROC_CATEGORY_PO : utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return LETTER;
    default:
        return PUNCT;
    }
}

static int32_t code_at(const cutter *c, size_t at, size_t end, size_t *used)
{
    *used = 1;
    return at < end ? story_utf8_decode(c->view + at, end - at, used) : -1;
}

static bool is_apostrophe(int32_t code)
{
    return code == '\'' || code == 0x2019;
}

static bool is_word_char(int32_t code)
{
    kind k = code < 0 ? PUNCT : kind_of(code);

    return k == LETTER || k == DIGIT;
}

/* Characters that join two word characters: o'clock, well-known, 3.5, 1,000. */
static bool joins(int32_t code, int32_t before, int32_t after)
{
    if (is_apostrophe(code) || code == '-' || code == 0x2010 || code == 0x2011)
        return is_word_char(after);
    if (code == '.' || code == ',')
        return story_utf8_is_digit(before) && story_utf8_is_digit(after);
    return false;
}

/* Whether 's and nothing more of a word stands at `at`. */
static bool is_possessive(const cutter *c, size_t at, size_t end, size_t *len)
{
    size_t used, s;
    int32_t code = code_at(c, at, end, &used);

    if (!is_apostrophe(code) || (c->view[at + used] != 's' && c->view[at + used] != 'S') || at + used >= end)
        return false;
    *len = used + 1;
    code = code_at(c, at + *len, end, &s);
    return !is_word_char(code) && !is_apostrophe(code);
}

static size_t word_end(const cutter *c, size_t at, size_t end)
{
    size_t start = at, used, next, len;
    int32_t before = -1, code;

    while (at < end && at - start < LONGEST) {
        code = code_at(c, at, end, &used);
        if (!is_word_char(code) || kind_of(code) == IDEOGRAPH) {
            if (before < 0 || is_possessive(c, at, end, &len) ||
                !joins(code, before, code_at(c, at + used, end, &next)))
                break;
        }
        before = code;
        at += used;
    }
    return at;
}

static uint8_t shape_of(const cutter *c, size_t start, size_t end)
{
    size_t used, upper = 0, lower = 0;
    int32_t first = code_at(c, start, end, &used);
    bool capital = story_utf8_is_upper(first);

    if (story_utf8_is_digit(first))
        return STORY_SHAPE_DIGIT;
    for (; start < end; start += used) {
        int32_t code = code_at(c, start, end, &used);

        upper += story_utf8_is_upper(code);
        lower += story_utf8_is_lower(code);
    }
    if (!upper && !lower)
        return STORY_SHAPE_OTHER;
    if (!capital)
        return STORY_SHAPE_LOWER;
    return upper > 1 && !lower ? STORY_SHAPE_CAPS : STORY_SHAPE_CAPITAL;
}

/* Case folded, with a straight apostrophe and hyphen; at most as long as `out` is. */
static size_t fold(char *out, size_t room, const char *bytes, size_t len)
{
    size_t i, used, n = 0;

    for (i = 0; i < len && n + 4 <= room; i += used) {
        int32_t code = story_utf8_decode(bytes + i, len - i, &used);

        if (code < 0x80)
            out[n++] = code >= 'A' && code <= 'Z' ? (char)(code | 0x20) : (char)code;
        else if (code == 0x2019)
            out[n++] = '\'';
        else if (code == 0x2010 || code == 0x2011)
            out[n++] = '-';
        else
            n += story_utf8_encode(utf8proc_tolower(code), out + n);
    }
    return n;
}

static uint32_t form_of(cutter *c, const char *bytes, size_t len)
{
    char folded[LONGEST * 3];
    size_t n = fold(folded, sizeof folded, bytes, len);
    uint32_t hash = story_map_hash(folded, n), form = story_map_get(&c->map, folded, n);
    story_form_entry *entry;

    if (form == STORY_MAP_NONE) {
        const char *text = story_arena_strndup(c->arena, folded, n);

        entry = text ? story_array_push(&c->forms) : NULL;
        form = entry ? story_map_add_hashed(&c->map, text, n, hash) : STORY_MAP_NONE;
        if (form == STORY_MAP_NONE)
            return c->status = STORY_ENOMEM, 0;
        *entry = (story_form_entry){.text = text, .len = (uint32_t)n, .hash = hash, .stem = form, .rank = UINT32_MAX};
    }
    STORY_ITEMS(&c->forms, story_form_entry)[form].count++;
    return form;
}

static void add_word(cutter *c, size_t start, size_t end, uint8_t shape, unsigned flags)
{
    story_word *word = story_array_push(&c->words);

    if (!word) {
        c->status = STORY_ENOMEM;
        return;
    }
    word->start = (uint32_t)start;
    word->len = (uint16_t)(end - start);
    word->shape = shape;
    word->flags = (uint8_t)flags;
    word->form = form_of(c, c->view + start, end - start);
}

/* The state of quotation after the mark; straight quotes toggle it. */
static bool quote_after(bool quoted, int32_t code)
{
    switch (code) {
    case '"':
        return !quoted;
    case 0x201C:
    case 0xAB:
    case 0x300C:
        return true;
    case 0x201D:
    case 0xBB:
    case 0x300D:
        return false;
    default:
        return quoted;
    }
}

static bool is_opener(int32_t code)
{
    return code == '"' || code == '\'' || code == '(' || code == '[' || code == '-' || code == 0x201C ||
           code == 0x2018 || code == 0xAB || code == 0x300C || (code >= 0x2012 && code <= 0x2015);
}

/* A full stop that belongs to the word before it: one that does not end the sentence. */
static bool has_point(const cutter *c, size_t at, size_t end)
{
    return at + 1 < end && c->view[at] == '.' && c->view[at + 1] != '.';
}

static void cut_sentence(cutter *c, size_t at, size_t end)
{
    unsigned first = STORY_WORD_FIRST, spaced = 0, opened = 0;
    size_t used, len;

    while (at < end && c->status == STORY_OK) {
        int32_t code = code_at(c, at, end, &used);
        kind k = kind_of(code);
        unsigned flags = spaced | opened | (c->quoted ? STORY_WORD_QUOTED : 0);

        if (k == SPACE) {
            spaced = STORY_WORD_SPACED;
            at += used;
            continue;
        }
        if (k == PUNCT && !spaced && !first && is_possessive(c, at, end, &len)) {
            add_word(c, at, at + len, STORY_SHAPE_POSSESSIVE, flags);
            at += len;
            spaced = opened = 0;
            continue;
        }
        if (k == PUNCT) {
            add_word(c, at, at + used, STORY_SHAPE_PUNCT, flags);
            opened = is_opener(code) ? STORY_WORD_OPENED : 0;
            c->quoted = quote_after(c->quoted, code);
            at += used;
            spaced = 0;
            continue;
        }
        len = k == IDEOGRAPH ? used : word_end(c, at, end) - at;
        flags |= first | (has_point(c, at + len, end) ? STORY_WORD_POINT : 0);
        add_word(c, at, at + len, shape_of(c, at, at + len), flags);
        at += len + (flags & STORY_WORD_POINT ? 1 : 0);
        first = spaced = opened = 0;
    }
}

/* Stems once a form; forms of one stem share the smallest number. */
static int stem_forms(cutter *c)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
    story_map stems = STORY_MAP;
    uint32_t *first = story_arena_calloc(c->arena, c->forms.count, sizeof *first), i;
    int status = stemmer && first ? STORY_OK : STORY_ENOMEM;

    for (i = 0; i < c->forms.count && status == STORY_OK; i++) {
        story_form_entry *form = STORY_ITEMS(&c->forms, story_form_entry) + i;
        const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)form->text, (int)form->len);
        size_t len = stem ? (size_t)sb_stemmer_length(stemmer) : 0;
        const char *text = stem ? story_arena_strndup(c->arena, (const char *)stem, len) : NULL;
        uint32_t number = text ? story_map_add(&stems, text, len) : STORY_MAP_NONE;

        if (number == STORY_MAP_NONE)
            status = STORY_ENOMEM;
        else if (number == stems.count - 1 && !first[number])
            first[number] = i + 1;
        if (status == STORY_OK) {
            form->stem = first[number] - 1;
            form->stem_hash = story_map_hash(text, len);
        }
    }
    story_map_dispose(&stems);
    sb_stemmer_delete(stemmer);
    return status;
}

static void rank_forms(cutter *c)
{
    story_vectors table;
    size_t i;

    if (!story_vectors_open(&table))
        return;
    for (i = 0; i < c->forms.count; i++) {
        story_form_entry *form = STORY_ITEMS(&c->forms, story_form_entry) + i;

        form->rank = story_vectors_rank(&table, form->text, form->len, form->hash);
    }
}

static int keep_words(story_words *out, cutter *c)
{
    out->count = c->words.count;
    out->form_count = c->forms.count;
    out->items = story_array_keep(&c->words, c->arena);
    out->forms = story_array_keep(&c->forms, c->arena);
    return out->items && out->forms ? STORY_OK : STORY_ENOMEM;
}

int story_word_split(story_words *out, story_arena *arena, const story_text *text, const story_sentence *sentences,
                     size_t sentence_count, story_error *err)
{
    cutter c = {
        .view = text->view, .arena = arena, .words = STORY_ARRAY(story_word), .forms = STORY_ARRAY(story_form_entry)};
    uint32_t *first = story_arena_calloc(arena, sentence_count + 1, sizeof *first);
    size_t i;

    *out = (story_words){.first = first};
    c.status = first ? STORY_OK : STORY_ENOMEM;
    for (i = 0; i < sentence_count && c.status == STORY_OK; i++) {
        first[i] = (uint32_t)c.words.count;
        if (!i || sentences[i].paragraph != sentences[i - 1].paragraph)
            c.quoted = false;
        cut_sentence(&c, sentences[i].span.start, sentences[i].span.end);
    }
    if (c.status == STORY_OK) {
        first[sentence_count] = (uint32_t)c.words.count;
        rank_forms(&c);
        c.status = stem_forms(&c);
    }
    if (c.status == STORY_OK)
        c.status = keep_words(out, &c);
    story_map_dispose(&c.map);
    story_array_dispose(&c.words);
    story_array_dispose(&c.forms);
    return c.status == STORY_OK ? STORY_OK : story_error__no_memory(err);
}

#include "compare/wording.h"

#include <string.h>

#include "util/utf8.h"

enum { FREQUENT_RANK = 60, MARK_WEIGHT = 1, FREQUENT_WEIGHT = 2, WORD_WEIGHT = 5 };

enum { DASH = '-', QUOTE = '"', ELLIPSIS = 0x2026 };

static const struct {
    int32_t code, as;
} styles[] = {
    {'-', DASH},     {0x2010, DASH},  {0x2011, DASH},  {0x2012, DASH},  {0x2013, DASH},  {0x2014, DASH},
    {0x2015, DASH},  {0x2212, DASH},  {'"', QUOTE},    {'\'', QUOTE},   {'`', QUOTE},    {0xAB, QUOTE},
    {0xBB, QUOTE},   {0x2018, QUOTE}, {0x2019, QUOTE}, {0x201A, QUOTE}, {0x201B, QUOTE}, {0x201C, QUOTE},
    {0x201D, QUOTE}, {0x201E, QUOTE}, {0x201F, QUOTE}, {0x2039, QUOTE}, {0x203A, QUOTE}, {ELLIPSIS, ELLIPSIS},
};

static const bool is_plain[256] = {['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true};

static int32_t style_of(int32_t code)
{
    size_t k;

    if (code < 0x80 && code != '-' && code != '"' && code != '\'' && code != '`')
        return code;
    for (k = 0; k < sizeof styles / sizeof *styles; k++)
        if (styles[k].code == code)
            return styles[k].as;
    return code;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0xff51afd7ed558ccdu;
    return hash ^ hash >> 32;
}

/* The code of a word of ASCII letters and digits, eight bytes at once, and false for any other. None of these has a style,
 * so that no other spelling of the same word asks for the same code. */
static bool code_plain(uint64_t *code, const char *bytes, size_t len)
{
    uint64_t hash = 0x9e3779b97f4a7c15u, part;
    size_t i;

    for (i = 0; i < len; i++)
        if (!is_plain[(unsigned char)bytes[i]])
            return false;
    for (i = 0; i < len; i += sizeof part) {
        part = 0;
        memcpy(&part, bytes + i, len - i < sizeof part ? len - i : sizeof part);
        hash = mix(hash, part);
    }
    *code = hash;
    return true;
}

/* Two accents of one letter never come apart: the view is NFC. */
static uint64_t code_of(const char *view, const story_word *w)
{
    uint64_t hash = 0x9e3779b97f4a7c15u;
    size_t at, used;

    if (code_plain(&hash, view + w->start, w->len))
        return w->flags & STORY_WORD_POINT ? mix(hash, '.') : hash;
    for (at = w->start; at < (size_t)w->start + w->len; at += used) {
        int32_t code = story_utf8_decode(view + at, w->start + w->len - at, &used);

        hash = mix(hash, (uint64_t)style_of(code));
    }
    return w->flags & STORY_WORD_POINT ? mix(hash, '.') : hash;
}

static int32_t mark_of(const char *view, const story_word *w)
{
    size_t used;

    return w->shape == STORY_SHAPE_PUNCT ? style_of(story_utf8_decode(view + w->start, w->len, &used)) : 0;
}

/* Whether a mark goes on what the mark before it began: the second of two dashes, the second and third of three dots. */
static bool continues(int32_t before, int32_t mark, const story_unit *last, const story_word *w)
{
    return before == mark && (mark == DASH || mark == '.') && last->span.end == w->start;
}

static uint8_t weight_of(const story_words *words, const story_word *w)
{
    if (w->shape == STORY_SHAPE_PUNCT || w->shape == STORY_SHAPE_POSSESSIVE)
        return MARK_WEIGHT;
    return words->forms[w->form].rank < FREQUENT_RANK ? FREQUENT_WEIGHT : WORD_WEIGHT;
}

static uint64_t mark_code(int32_t mark, const story_unit *unit)
{
    size_t dots = unit->span.end - unit->span.start;

    return mix(0x9e3779b97f4a7c15u, (uint64_t)(mark == '.' && dots > 1 ? ELLIPSIS : mark));
}

int story_wording_read(story_array *units, const story_variant *v, size_t first, size_t count)
{
    const story_words *words = &v->words;
    uint32_t at = words->first[first], past = words->first[first + count];
    int32_t before = 0;

    for (; at < past; at++) {
        const story_word *w = &words->items[at];
        int32_t mark = mark_of(v->text.view, w);
        story_unit *unit = units->count ? STORY_ITEMS(units, story_unit) + units->count - 1 : NULL;
        size_t end = (size_t)w->start + w->len + (w->flags & STORY_WORD_POINT ? 1 : 0);

        if (unit && mark && continues(before, mark, unit, w)) {
            unit->span.end = end;
            unit->code = mark_code(mark, unit);
            continue;
        }
        unit = story_array_push(units);
        if (!unit)
            return STORY_ENOMEM;
        unit->span = (story_span){w->start, end};
        unit->code = mark ? mark_code(mark, unit) : code_of(v->text.view, w);
        unit->weight = weight_of(words, w);
        before = mark;
    }
    return STORY_OK;
}

static bool same_bytes(const story_variant *left, const story_variant *right, const story_link *link)
{
    const story_sentence *a = left->sentences + link->left, *b = right->sentences + link->right;
    size_t a_len = a[link->left_count - 1].span.end - a->span.start;
    size_t b_len = b[link->right_count - 1].span.end - b->span.start;

    return a_len == b_len && memcmp(left->text.view + a->span.start, right->text.view + b->span.start, a_len) == 0;
}

int story_wording_same(const story_variant *left, const story_variant *right, const story_link *link)
{
    story_array units[2] = {STORY_ARRAY(story_unit), STORY_ARRAY(story_unit)};
    int same = STORY_ENOMEM;
    size_t k;

    if (!link->left_count || !link->right_count)
        return 0;
    if (same_bytes(left, right, link))
        return 1;
    if (!story_wording_read(&units[0], left, link->left, link->left_count) &&
        !story_wording_read(&units[1], right, link->right, link->right_count)) {
        same = units[0].count == units[1].count;
        for (k = 0; same && k < units[0].count; k++)
            same = STORY_ITEMS(&units[0], story_unit)[k].code == STORY_ITEMS(&units[1], story_unit)[k].code;
    }
    story_array_dispose(&units[0]);
    story_array_dispose(&units[1]);
    return same;
}

/* What holds of a document, and of each variant in it. */
#include "unit/contract.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "util/utf8.h"

bool contract_broken(contract_why *why, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(why->text, sizeof why->text, format, args);
    va_end(args);
    return false;
}

size_t contract_number(const json_t *object, const char *key)
{
    return (size_t)json_integer_value(json_object_get(object, key));
}

/* The first byte from `from` on, below `to`, that is no white space; `to` where there is none. */
static size_t first_ink(const contract_source *source, size_t from, size_t to)
{
    while (from < to) {
        size_t used;
        int32_t code = story_utf8_decode(source->bytes + from, to - from, &used);

        if (code != 0xfeff && !story_utf8_is_space(code))
            return from;
        from += used;
    }
    return to;
}

bool contract_sentences_cover(const json_t *variant, const contract_source *source, contract_why *why)
{
    const json_t *sentences = json_object_get(variant, "sentences");
    const json_t *paragraphs = json_object_get(variant, "paragraphs");
    size_t i, at = 0;

    for (i = 0; i < json_array_size(sentences); i++) {
        const json_t *s = json_array_get(sentences, i);
        const json_t *p = json_array_get(paragraphs, contract_number(s, "paragraph"));
        size_t start = contract_number(s, "start"), end = contract_number(s, "end");

        if (start < at || end <= start)
            return contract_broken(why, "sentence %zu overlaps or is empty", i);
        if (first_ink(source, at, start) != start)
            return contract_broken(why, "byte %zu, before sentence %zu, is in no sentence",
                                   first_ink(source, at, start), i);
        if (!p || start < contract_number(p, "start") || end > contract_number(p, "end"))
            return contract_broken(why, "sentence %zu leaves its paragraph", i);
        at = end;
    }
    if (i && first_ink(source, at, source->len) != source->len)
        return contract_broken(why, "byte %zu is in no sentence", first_ink(source, at, source->len));
    return true;
}

bool contract_beats_partition(const json_t *variant, contract_why *why)
{
    const json_t *beats = json_object_get(variant, "beats");
    size_t i, next = 0;

    for (i = 0; i < json_array_size(beats); i++) {
        const json_t *b = json_array_get(beats, i);

        if (contract_number(b, "first") != next || contract_number(b, "last") < next)
            return contract_broken(why, "beat %zu does not start where the one before ended", i);
        next = contract_number(b, "last") + 1;
    }
    if (next != json_array_size(json_object_get(variant, "sentences")))
        return contract_broken(why, "the beats end at sentence %zu", next);
    return true;
}

/* A form as it is compared: NFC, white space as one blank, invisible characters dropped. To be freed. */
static char *form(const char *bytes, size_t len)
{
    char *copy = calloc(1, len + 1), *out;
    size_t i, used, n = 0;

    for (i = 0; i < len; i += used) {
        int32_t code = story_utf8_decode(bytes + i, len - i, &used);

        if (story_utf8_is_space(code)) {
            if (n && copy[n - 1] != ' ')
                copy[n++] = ' ';
        } else if (code != 0xad && code != 0x200b && code != 0xfeff) {
            memcpy(copy + n, bytes + i, used);
            n += used;
        }
    }
    copy[n] = '\0';
    out = (char *)utf8proc_NFC((const utf8proc_uint8_t *)copy);
    free(copy);
    return out;
}

static bool same_form(const char *bytes, size_t len, const char *wanted)
{
    char *a = form(bytes, len), *b = form(wanted, strlen(wanted));
    bool same = strcmp(a, b) == 0;

    free(a);
    free(b);
    return same;
}

static bool mention_is_a_form(const json_t *name, const json_t *mention, const contract_source *source)
{
    const json_t *aliases = json_object_get(name, "aliases");
    const char *bytes = source->bytes + contract_number(mention, "start");
    size_t len = contract_number(mention, "end") - contract_number(mention, "start"), i;

    if (same_form(bytes, len, json_string_value(json_object_get(name, "name"))))
        return true;
    for (i = 0; i < json_array_size(aliases); i++)
        if (same_form(bytes, len, json_string_value(json_array_get(aliases, i))))
            return true;
    return false;
}

static bool mention_is_in_its_sentence(const json_t *variant, const json_t *mention)
{
    const json_t *s = json_array_get(json_object_get(variant, "sentences"), contract_number(mention, "sentence"));

    return s && contract_number(mention, "start") < contract_number(mention, "end") &&
           contract_number(mention, "start") >= contract_number(s, "start") &&
           contract_number(mention, "end") <= contract_number(s, "end");
}

static bool list_fits(const json_t *variant, const char *list, const contract_source *source, contract_why *why)
{
    const json_t *items = json_object_get(variant, list);
    size_t i, j;

    for (i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i), *mentions = json_object_get(item, "mentions");

        for (j = 0; j < json_array_size(mentions); j++) {
            const json_t *m = json_array_get(mentions, j);

            if (!mention_is_in_its_sentence(variant, m))
                return contract_broken(why, "mention %zu of %s %zu is not in its sentence", j, list, i);
            if (strcmp(list, "names") == 0 && !mention_is_a_form(item, m, source))
                return contract_broken(why, "mention %zu of %s is none of its forms", j,
                                       json_string_value(json_object_get(item, "name")));
        }
    }
    return true;
}

bool contract_mentions_fit(const json_t *variant, const contract_source *source, contract_why *why)
{
    return list_fits(variant, "names", source, why) && list_fits(variant, "places", source, why);
}

bool contract_document_holds(const json_t *document, const contract_source *sources, contract_why *why)
{
    const json_t *variants = json_object_get(document, "variants");
    const json_t *comparisons = json_object_get(document, "comparisons");
    size_t i;

    for (i = 0; i < json_array_size(variants); i++) {
        const json_t *v = json_array_get(variants, i);

        if (!contract_sentences_cover(v, &sources[i], why) || !contract_beats_partition(v, why) ||
            !contract_mentions_fit(v, &sources[i], why))
            return false;
    }
    for (i = 0; i < json_array_size(comparisons); i++)
        if (!contract_comparison_is_whole(document, json_array_get(comparisons, i), why) ||
            !contract_seams_fit(document, json_array_get(comparisons, i), why))
            return false;
    return true;
}

#include "unit/contract.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "util/utf8.h"

static bool broken(contract_why *why, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(why->text, sizeof why->text, format, args);
    va_end(args);
    return false;
}

static size_t number(const json_t *object, const char *key)
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
        const json_t *p = json_array_get(paragraphs, number(s, "paragraph"));
        size_t start = number(s, "start"), end = number(s, "end");

        if (start < at || end <= start)
            return broken(why, "sentence %zu overlaps or is empty", i);
        if (first_ink(source, at, start) != start)
            return broken(why, "byte %zu, before sentence %zu, is in no sentence", first_ink(source, at, start), i);
        if (!p || start < number(p, "start") || end > number(p, "end"))
            return broken(why, "sentence %zu leaves its paragraph", i);
        at = end;
    }
    if (first_ink(source, at, source->len) != source->len)
        return broken(why, "byte %zu is in no sentence", first_ink(source, at, source->len));
    return true;
}

bool contract_beats_partition(const json_t *variant, contract_why *why)
{
    const json_t *beats = json_object_get(variant, "beats");
    size_t i, next = 0;

    for (i = 0; i < json_array_size(beats); i++) {
        const json_t *b = json_array_get(beats, i);

        if (number(b, "first") != next || number(b, "last") < next)
            return broken(why, "beat %zu does not start where the one before ended", i);
        next = number(b, "last") + 1;
    }
    if (next != json_array_size(json_object_get(variant, "sentences")))
        return broken(why, "the beats end at sentence %zu", next);
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
    const char *bytes = source->bytes + number(mention, "start");
    size_t len = number(mention, "end") - number(mention, "start"), i;

    if (same_form(bytes, len, json_string_value(json_object_get(name, "name"))))
        return true;
    for (i = 0; i < json_array_size(aliases); i++)
        if (same_form(bytes, len, json_string_value(json_array_get(aliases, i))))
            return true;
    return false;
}

static bool mention_is_in_its_sentence(const json_t *variant, const json_t *mention)
{
    const json_t *s = json_array_get(json_object_get(variant, "sentences"), number(mention, "sentence"));

    return s && number(mention, "start") < number(mention, "end") && number(mention, "start") >= number(s, "start") &&
           number(mention, "end") <= number(s, "end");
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
                return broken(why, "mention %zu of %s %zu is not in its sentence", j, list, i);
            if (strcmp(list, "names") == 0 && !mention_is_a_form(item, m, source))
                return broken(why, "mention %zu of %s is none of its forms", j,
                              json_string_value(json_object_get(item, "name")));
        }
    }
    return true;
}

bool contract_mentions_fit(const json_t *variant, const contract_source *source, contract_why *why)
{
    return list_fits(variant, "names", source, why) && list_fits(variant, "places", source, why);
}

/* Every thing is told by the items, where `once` by one alone; told: a range [a, b], or an index, or null. */
static bool all_told(const json_t *items, const char *side, const json_t *things, bool once, contract_why *why)
{
    size_t count = json_array_size(things);
    unsigned char *seen = calloc(1, count + 1);
    size_t i, k;
    bool good = true;

    for (i = 0; good && i < json_array_size(items); i++) {
        const json_t *told = json_object_get(json_array_get(items, i), side);
        bool is_range = json_is_array(told);
        size_t from = (size_t)json_integer_value(is_range ? json_array_get(told, 0) : told);
        size_t to = is_range ? (size_t)json_integer_value(json_array_get(told, 1)) : from + 1;

        for (k = from; good && !json_is_null(told) && k < to; k++)
            if (k >= count || (seen[k]++ && once))
                good = broken(why, "%s %zu is told twice or is not there", side, k);
    }
    for (k = 0; good && k < count; k++)
        if (!seen[k])
            good = broken(why, "%s %zu is not told", side, k);
    free(seen);
    return good;
}

static bool absent(const json_t *side)
{
    return json_is_null(side) || (json_is_array(side) && json_equal(json_array_get(side, 0), json_array_get(side, 1)));
}

/* Removed has no right, added no left, anything else both. */
static bool sides_fit(const json_t *items, contract_why *why)
{
    size_t i;

    for (i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const char *change = json_string_value(json_object_get(item, "change"));
        bool left = !absent(json_object_get(item, "left")), right = !absent(json_object_get(item, "right"));

        if (left == (strcmp(change, "added") == 0) || right == (strcmp(change, "removed") == 0))
            return broken(why, "item %zu is %s but its sides say something else", i, change);
    }
    return true;
}

/* No two items tell of the same two sides. */
static bool all_differ(const json_t *items, contract_why *why)
{
    size_t i, k;

    for (i = 0; i < json_array_size(items); i++)
        for (k = 0; k < i; k++) {
            const json_t *a = json_array_get(items, i), *b = json_array_get(items, k);

            if (json_equal(json_object_get(a, "left"), json_object_get(b, "left")) &&
                json_equal(json_object_get(a, "right"), json_object_get(b, "right")))
                return broken(why, "items %zu and %zu tell the same", k, i);
        }
    return true;
}

bool contract_comparison_is_whole(const json_t *document, const json_t *comparison, contract_why *why)
{
    /* A name or a place can be in two pairings: two brothers became one; the birthplace became Moscow, and Moscow was
     * there before. */
    static const struct {
        const char *list, *of;
        bool once;
    } lists[] = {
        {"links", "sentences", true}, {"names", "names", false}, {"places", "places", false}, {"beats", "beats", true}};
    static const char *const sides[] = {"left", "right"};
    const json_t *variants = json_object_get(document, "variants");
    size_t i, k;

    for (i = 0; i < sizeof lists / sizeof *lists; i++) {
        const json_t *items = json_object_get(comparison, lists[i].list);

        for (k = 0; k < 2; k++) {
            const json_t *variant = json_array_get(variants, number(comparison, sides[k]));
            size_t used;

            if (!all_told(items, sides[k], json_object_get(variant, lists[i].of), lists[i].once, why)) {
                used = strlen(why->text);
                snprintf(why->text + used, sizeof why->text - used, " in %s", lists[i].list);
                return false;
            }
        }
        if (!sides_fit(items, why) || (!lists[i].once && !all_differ(items, why)))
            return false;
    }
    return true;
}

bool contract_comparison_is_empty(const json_t *comparison, contract_why *why)
{
    static const char *const lists[] = {"links", "names", "places", "beats"};
    size_t i, k;

    for (i = 0; i < sizeof lists / sizeof *lists; i++) {
        const json_t *items = json_object_get(comparison, lists[i]);

        for (k = 0; k < json_array_size(items); k++) {
            const json_t *item = json_array_get(items, k);
            const char *change = json_string_value(json_object_get(item, "change"));

            if (strcmp(change, "same") != 0 || json_is_true(json_object_get(item, "moved")))
                return broken(why, "%s %zu is %s or moved", lists[i], k, change);
        }
    }
    return true;
}

static const char *mirrored(const char *change)
{
    return strcmp(change, "added") == 0 ? "removed" : strcmp(change, "removed") == 0 ? "added" : change;
}

/* What must be equal, as one line an item; back swaps the sides. An empty range is told by no position: where an
 * addition stands is said in the order of the right text only. */
static char *line(const json_t *item, bool back)
{
    const json_t *left = json_object_get(item, back ? "right" : "left");
    const json_t *right = json_object_get(item, back ? "left" : "right");
    const char *change = json_string_value(json_object_get(item, "change"));
    json_t *told =
        json_pack("[O?,O?,s,O?,O?]", absent(left) ? NULL : left, absent(right) ? NULL : right,
                  back ? mirrored(change) : change, json_object_get(item, "moved"), json_object_get(item, "support"));
    char *text = json_dumps(told, JSON_COMPACT);

    json_decref(told);
    return text;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char **sorted_lines(const json_t *items, bool back)
{
    size_t i, count = json_array_size(items);
    char **lines = calloc(count + 1, sizeof *lines);

    for (i = 0; i < count; i++)
        lines[i] = line(json_array_get(items, i), back);
    qsort(lines, count, sizeof *lines, by_text);
    return lines;
}

static void free_lines(char **lines)
{
    size_t i;

    for (i = 0; lines[i]; i++)
        free(lines[i]);
    free(lines);
}

bool contract_comparisons_mirror(const json_t *there, const json_t *back, contract_why *why)
{
    static const char *const lists[] = {"links", "names", "places", "beats"};
    size_t i, k;
    bool good = true;

    for (i = 0; good && i < sizeof lists / sizeof *lists; i++) {
        char **a = sorted_lines(json_object_get(there, lists[i]), false);
        char **b = sorted_lines(json_object_get(back, lists[i]), true);

        for (k = 0; good && (a[k] || b[k]); k++)
            if (!a[k] || !b[k] || strcmp(a[k], b[k]) != 0)
                good = broken(why, "%s: %s there, %s back", lists[i], a[k] ? a[k] : "nothing", b[k] ? b[k] : "nothing");
        free_lines(a);
        free_lines(b);
    }
    return good;
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

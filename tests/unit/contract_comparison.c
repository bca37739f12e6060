/* What holds of a comparison, and of the same the other way round. */
#include "unit/contract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
                good = contract_broken(why, "%s %zu is told twice or is not there", side, k);
    }
    for (k = 0; good && k < count; k++)
        if (!seen[k])
            good = contract_broken(why, "%s %zu is not told", side, k);
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
            return contract_broken(why, "item %zu is %s but its sides say something else", i, change);
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
                return contract_broken(why, "items %zu and %zu tell the same", k, i);
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
            const json_t *variant = json_array_get(variants, contract_number(comparison, sides[k]));
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
                return contract_broken(why, "%s %zu is %s or moved", lists[i], k, change);
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
                good = contract_broken(why, "%s: %s there, %s back", lists[i], a[k] ? a[k] : "nothing",
                                       b[k] ? b[k] : "nothing");
        free_lines(a);
        free_lines(b);
    }
    return good;
}

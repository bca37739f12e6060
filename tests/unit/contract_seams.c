/* Where the document says that sentences were split or joined. */
#include "unit/contract.h"

#include <stdio.h>
#include <string.h>

static bool broken(contract_why *why, size_t seam, size_t link, const char *what, const char *side)
{
    snprintf(why->text, sizeof why->text, "seam %zu of link %zu is %s on the %s", seam, link, what, side);
    return false;
}

static bool is_inside(const json_t *variant, const json_t *range, size_t place)
{
    const json_t *sentences = json_object_get(variant, "sentences");
    size_t first = (size_t)json_integer_value(json_array_get(range, 0));
    size_t last = (size_t)json_integer_value(json_array_get(range, 1)) - 1;

    return place > contract_number(json_array_get(sentences, first), "start") &&
           place < contract_number(json_array_get(sentences, last), "end");
}

/* Whether no sentence of the range has the place inside: it is where one ends, but for markup and blanks. */
static bool is_between(const json_t *variant, const json_t *range, size_t place)
{
    const json_t *sentences = json_object_get(variant, "sentences");
    size_t first = (size_t)json_integer_value(json_array_get(range, 0));
    size_t past = (size_t)json_integer_value(json_array_get(range, 1)), i;

    for (i = first; i + 1 < past; i++)
        if (place <= contract_number(json_array_get(sentences, i), "end") &&
            place > contract_number(json_array_get(sentences, i), "start") &&
            place <= contract_number(json_array_get(sentences, i + 1), "start"))
            return true;
    return false;
}

bool contract_seams_fit(const json_t *document, const json_t *comparison, contract_why *why)
{
    static const char *const sides[] = {"left", "right"};
    const json_t *links = json_object_get(comparison, "links"), *variants = json_object_get(document, "variants");
    size_t i, j, k;

    for (i = 0; i < json_array_size(links); i++) {
        const json_t *link = json_array_get(links, i), *seams = json_object_get(link, "seams");

        for (j = 0; j < json_array_size(seams); j++)
            for (k = 0; k < 2; k++) {
                const json_t *seam = json_array_get(seams, j);
                const json_t *v = json_array_get(variants, contract_number(comparison, sides[k]));
                const json_t *range = json_object_get(link, sides[k]);
                bool split = strcmp(json_string_value(json_object_get(seam, "change")), "split") == 0;

                if (!is_inside(v, range, contract_number(seam, sides[k])))
                    return broken(why, j, i, "not inside", sides[k]);
                if (split == (k == 1) && !is_between(v, range, contract_number(seam, sides[k])))
                    return broken(why, j, i, "no end of a sentence", sides[k]);
            }
    }
    return true;
}

/* fuzz_pair - two texts, parted by a NUL, through everything: read, compared, written as JSON, and held to the contract
 * that any document keeps. A text alone (no NUL) is compared with itself, of which nothing may come. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "unit/contract.h"
#include "util/buf.h"

static void stop(const char *why)
{
    fprintf(stderr, "broken: %s\n", why);
    abort();
}

static int take(void *payload, const char *bytes, size_t len)
{
    story_buf_put(payload, bytes, len);
    return 0;
}

static json_t *write_and_parse(const story_variant *const *variants)
{
    story_collation *c = NULL;
    story_buf out = STORY_BUF;
    story_error err = {0};
    json_t *document = NULL;

    if (story_collation_new(&c, variants, 2, NULL, &err) != STORY_OK)
        stop(err.message);
    if (story_render_collation(c, STORY_JSON, NULL, take, &out, &err) != STORY_OK)
        stop(err.message);
    document = json_loadb(story_buf_text(&out), out.len, JSON_REJECT_DUPLICATES, NULL);
    if (!document)
        stop("the output is JSON");
    story_buf_dispose(&out);
    story_collation_free(c);
    return document;
}

static void compare(const story_variant *left, const story_variant *right, const contract_source *sources)
{
    const story_variant *there[] = {left, right}, *back[] = {right, left};
    json_t *a = write_and_parse(there), *b = write_and_parse(back);
    const json_t *one = json_array_get(json_object_get(a, "comparisons"), 0);
    const json_t *other = json_array_get(json_object_get(b, "comparisons"), 0);
    contract_why why;

    if (!contract_document_holds(a, sources, &why) || !contract_comparisons_mirror(one, other, &why))
        stop(why.text);
    if (left == right && !contract_comparison_is_empty(one, &why))
        stop(why.text);
    json_decref(a);
    json_decref(b);
}

/* The contract reads the sources as UTF-8. */
static bool is_utf8(const story_variant *v)
{
    return strcmp(story_variant_encoding(v), "UTF-8") == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const char *text = (const char *)bytes, *nul = len ? memchr(text, 0, len) : NULL;
    size_t first = nul ? (size_t)(nul - text) : len;
    contract_source sources[2] = {{text, first}, {text, first}};
    story_variant *left = NULL, *right = NULL;

    if (nul)
        sources[1] = (contract_source){nul + 1, len - first - 1};
    if (story_variant_new(&left, "left", sources[0].bytes, sources[0].len, NULL, NULL) == STORY_OK &&
        story_variant_new(&right, "right", sources[1].bytes, sources[1].len, NULL, NULL) == STORY_OK && is_utf8(left) &&
        is_utf8(right))
        compare(left, nul ? right : left, sources);
    story_variant_free(left);
    story_variant_free(right);
    return 0;
}

#include "unit/document.h"

#include "unit/schema.h"

static int take(void *payload, const char *bytes, size_t len)
{
    story_buf_put(payload, bytes, len);
    return 0;
}

/* Takes what was written; nothing in it may be an escape. */
static json_t *parsed(story_buf *out)
{
    json_error_t err;
    json_t *document = json_loadb(story_buf_text(out), out->len, JSON_REJECT_DUPLICATES, &err);

    if (!document)
        print_error("line %d: %s\n", err.line, err.text);
    assert_non_null(document);
    assert_null(memchr(out->bytes, 0x1b, out->len));
    assert_int_equal(story_buf_text(out)[out->len - 1], '\n');
    story_buf_dispose(out);
    return document;
}

text text_given(const char *label, const char *bytes, size_t len)
{
    text t = {STORY_BUF, NULL};
    story_error err = {0};

    story_buf_put(&t.bytes, bytes, len);
    if (story_variant_new(&t.variant, label, bytes, len, NULL, &err) != STORY_OK)
        print_error("%s: %s\n", label, err.message);
    assert_non_null(t.variant);
    return t;
}

text text_of_file(const char *path)
{
    story_buf bytes = STORY_BUF;
    char chunk[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    text t;

    if (!file)
        print_error("no file %s\n", path);
    assert_non_null(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        story_buf_put(&bytes, chunk, got);
    fclose(file);
    t = text_given(path, story_buf_text(&bytes), bytes.len);
    story_buf_dispose(&bytes);
    return t;
}

void text_forget(text *t)
{
    story_variant_free(t->variant);
    story_buf_dispose(&t->bytes);
}

json_t *document_of(const story_variant *v)
{
    story_buf out = STORY_BUF;

    expect_ok(story_render_variant(v, STORY_JSON, NULL, take, &out, NULL));
    return parsed(&out);
}

json_t *document_of_all(const text *const *texts, size_t count)
{
    const story_variant *variants[8];
    story_collation *c = NULL;
    story_buf out = STORY_BUF;
    size_t i;

    for (i = 0; i < count; i++)
        variants[i] = texts[i]->variant;
    expect_ok(story_collation_new(&c, variants, count, NULL, NULL));
    expect_ok(story_render_collation(c, STORY_JSON, NULL, take, &out, NULL));
    story_collation_free(c);
    return parsed(&out);
}

json_t *document_of_pair(const text *a, const text *b)
{
    const text *const texts[] = {a, b};

    return document_of_all(texts, 2);
}

json_t *document_schema(void)
{
    json_t *root = json_load_file(STORYDIFF_SCHEMA, 0, NULL);

    assert_non_null(root);
    return root;
}

void expect_described(const json_t *document)
{
    json_t *root = document_schema();
    char why[512] = "";
    bool good = schema_check(root, document, why, sizeof why);

    json_decref(root);
    if (!good)
        print_error("%s\n", why);
    assert_true(good);
}

/* What the JSON document says of labels, paths and chapters, and that its schema is one that can be broken. */
#include "unit/document.h"

#include "unit/schema.h"

static void the_schema_finds_what_is_wrong(void **state)
{
    static const struct {
        const char *document, *why;
    } cases[] = {
        {"[]", "the document: of another type"},
        {"{\"schema\":1,\"tool\":\"x\",\"variants\":[]}", "the document: similarity"},
        {"{\"schema\":2,\"tool\":\"x\",\"similarity\":\"lexical\",\"variants\":[]}", ".schema: another constant"},
        {"{\"schema\":1,\"tool\":\"x\",\"similarity\":\"maybe\",\"variants\":[]}", ".similarity: not one of the words"},
        {"{\"schema\":1,\"tool\":\"x\",\"similarity\":\"lexical\",\"variants\":[]}", ".variants: too few items"},
        {"{\"schema\":1,\"tool\":\"x\",\"similarity\":\"lexical\",\"variants\":[],\"extra\":1}", NULL},
    };
    json_t *root = document_schema();
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *document = json_loads(cases[i].document, 0, NULL);
        char why[512] = "";

        assert_false(schema_check(root, document, why, sizeof why));
        if (cases[i].why)
            expect_text(why, cases[i].why);
        json_decref(document);
    }
    json_decref(root);
}

static void labels_and_paths_come_back_as_they_are(void **state)
{
    story_read_options opts = {.source = {STORY_SOURCE_GIT, "a \"b\".txt", "refs/heads/\x1b[2J", "0123", NULL, 0}};
    story_variant *v = NULL;
    const json_t *variant, *source;
    json_t *document;

    (void)state;
    expect_ok(story_variant_new(&v, "dra\\ft\n2", "Anna left.", 10, &opts, NULL));
    document = document_of(v);
    variant = json_array_get(json_object_get(document, "variants"), 0);
    source = json_object_get(variant, "source");
    expect_text(json_string_value(json_object_get(variant, "label")), "dra\\ft\n2");
    expect_text(json_string_value(json_object_get(source, "kind")), "git");
    expect_text(json_string_value(json_object_get(source, "path")), "a \"b\".txt");
    expect_text(json_string_value(json_object_get(source, "rev")), "refs/heads/\x1b[2J");
    expect_text(json_string_value(json_object_get(source, "oid")), "0123");
    json_decref(document);
    story_variant_free(v);
}

static void chapters_tell_their_bytes(void **state)
{
    const story_chapter chapters[] = {{"01.txt", 0, 11}, {"02.txt", 12, 23}};
    story_read_options opts = {.source = {STORY_SOURCE_FILE, "book", NULL, NULL, chapters, 2}};
    story_variant *v = NULL;
    const json_t *files;
    json_t *document;

    (void)state;
    expect_ok(story_variant_new(&v, "book", "Anna left.\n\nBob stayed.", 23, &opts, NULL));
    document = document_of(v);
    expect_described(document);
    files =
        json_object_get(json_object_get(json_array_get(json_object_get(document, "variants"), 0), "source"), "files");
    expect_count(json_array_size(files), 2);
    expect_count(json_integer_value(json_object_get(json_array_get(files, 1), "start")), 12);
    json_decref(document);
    story_variant_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schema_finds_what_is_wrong),
        cmocka_unit_test(labels_and_paths_come_back_as_they_are),
        cmocka_unit_test(chapters_tell_their_bytes),
    };

    return RUN(tests);
}

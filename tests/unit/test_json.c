/* Without arguments: the unit tests, over the seeds and small texts. With files: the contract over those files, each
 * alone and each with the next. */
#include "unit/expect.h"

#include <stdlib.h>

#include "unit/contract.h"
#include "unit/schema.h"
#include "util/buf.h"

typedef struct text {
    story_buf bytes;
    story_variant *variant;
} text;

static int take(void *payload, const char *bytes, size_t len)
{
    story_buf_put(payload, bytes, len);
    return 0;
}

static json_t *parsed(story_buf *out)
{
    json_error_t err;
    json_t *document = json_loadb(story_buf_text(out), out->len, JSON_REJECT_DUPLICATES, &err);

    if (!document)
        print_error("line %d: %s\n", err.line, err.text);
    assert_non_null(document);
    assert_int_equal(story_buf_text(out)[out->len - 1], '\n');
    story_buf_dispose(out);
    return document;
}

static text given(const char *label, const char *bytes, size_t len)
{
    text t = {STORY_BUF, NULL};
    story_error err = {0};

    story_buf_put(&t.bytes, bytes, len);
    if (story_variant_new(&t.variant, label, bytes, len, NULL, &err) != STORY_OK)
        print_error("%s: %s\n", label, err.message);
    assert_non_null(t.variant);
    return t;
}

static text given_file(const char *path)
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
    t = given(path, story_buf_text(&bytes), bytes.len);
    story_buf_dispose(&bytes);
    return t;
}

static text seed(const char *name)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.txt", STORYDIFF_SEEDS, name);
    return given_file(path);
}

static void forget(text *t)
{
    story_variant_free(t->variant);
    story_buf_dispose(&t->bytes);
}

static json_t *shown(const text *t)
{
    story_buf out = STORY_BUF;

    expect_ok(story_render_variant(t->variant, STORY_JSON, NULL, take, &out, NULL));
    return parsed(&out);
}

static json_t *compared(const text *const *texts, size_t count)
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

static json_t *pair(const text *a, const text *b)
{
    const text *const texts[] = {a, b};

    return compared(texts, 2);
}

static json_t *schema(void)
{
    json_t *root = json_load_file(STORYDIFF_SCHEMA, 0, NULL);

    assert_non_null(root);
    return root;
}

static void expect_described(const json_t *document)
{
    json_t *root = schema();
    char why[512] = "";
    bool good = schema_check(root, document, why, sizeof why);

    json_decref(root);
    if (!good)
        print_error("%s\n", why);
    assert_true(good);
}

static void expect_holds(bool good, const contract_why *why)
{
    if (!good)
        print_error("%s\n", why->text);
    assert_true(good);
}

static void expect_document(const json_t *document, const text *const *texts, size_t count)
{
    contract_source sources[8];
    contract_why why = {""};
    size_t i;

    for (i = 0; i < count; i++)
        sources[i] = (contract_source){story_buf_text(&texts[i]->bytes), texts[i]->bytes.len};
    expect_described(document);
    expect_holds(contract_document_holds(document, sources, &why), &why);
}

static void expect_contract_alone(const text *t)
{
    json_t *document = shown(t), *itself = pair(t, t);
    const text *const twice[] = {t, t};
    contract_why why = {""};

    expect_document(document, twice, 1);
    expect_document(itself, twice, 2);
    expect_holds(contract_comparison_is_empty(json_array_get(json_object_get(itself, "comparisons"), 0), &why), &why);
    json_decref(document);
    json_decref(itself);
}

static void expect_contract_of_pair(const text *a, const text *b)
{
    json_t *there = pair(a, b), *back = pair(b, a);
    const text *const texts[] = {a, b};
    contract_why why = {""};

    expect_document(there, texts, 2);
    expect_holds(contract_comparisons_mirror(json_array_get(json_object_get(there, "comparisons"), 0),
                                             json_array_get(json_object_get(back, "comparisons"), 0), &why),
                 &why);
    json_decref(there);
    json_decref(back);
}

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
    json_t *root = schema();
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

static void what_is_read_in_the_seeds_keeps_the_contract(void **state)
{
    static const char *const names[] = {"sergio", "romy", "jasper"};
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        text t = seed(names[i]);

        expect_contract_alone(&t);
        forget(&t);
    }
}

static void pairs_of_seeds_keep_the_contract(void **state)
{
    text s = seed("sergio"), r = seed("romy"), j = seed("jasper");

    (void)state;
    expect_contract_of_pair(&s, &r);
    expect_contract_of_pair(&s, &j);
    expect_contract_of_pair(&r, &j);
    forget(&s);
    forget(&r);
    forget(&j);
}

static void three_variants_have_three_comparisons_and_a_collation(void **state)
{
    text s = seed("sergio"), r = seed("romy"), j = seed("jasper");
    const text *const texts[] = {&s, &r, &j};
    json_t *document = compared(texts, 3), *matrix;

    (void)state;
    expect_document(document, texts, 3);
    expect_count(json_array_size(json_object_get(document, "comparisons")), 3);
    matrix = json_object_get(json_object_get(document, "collation"), "similarity");
    expect_count(json_array_size(matrix), 3);
    assert_true(json_number_value(json_array_get(json_array_get(matrix, 1), 1)) == 1.0);
    json_decref(document);
    forget(&s);
    forget(&r);
    forget(&j);
}

/* Texts that are empty, tiny, without a full stop, in other scripts, in Windows' and old Mac's lines, hostile. */
static void small_and_odd_texts_keep_the_contract(void **state)
{
    static const char *const texts[] = {
        "",
        " \n\n\t",
        "x",
        "Anna left.",
        "No full stop here\nnor here",
        "One.\r\n\r\nTwo.\r\n",
        "\xef\xbb\xbf"
        "A mark. In front.",
        "Анна уехала. Иван остался.\n\nОни молчали.",
        "彼は京都へ行った。彼女は泣いた。",
        "\x1b[31mRed\x1b[0m met \xe2\x80\xae"
        "Bob. \"No,\" she said. 'Yes!' - he.",
        "\"TOMMY!\" cried Anna Vale. Tommy Reed laughed. \"TOMMY REED!\" Then Anna\nVale wept, and Tommy left.",
        "Caf\xc3\xa9 and cafe\xcc\x81. Soft\xc2\xadhyphen.",
    };
    size_t i, count = sizeof texts / sizeof *texts;

    (void)state;
    for (i = 0; i < count; i++) {
        text a = given("a", texts[i], strlen(texts[i]));
        text b = given("b", texts[(i + 3) % count], strlen(texts[(i + 3) % count]));

        expect_contract_alone(&a);
        expect_contract_of_pair(&a, &b);
        forget(&a);
        forget(&b);
    }
}

/* Two who became one are told with it both. */
static void a_merger_keeps_the_contract(void **state)
{
    const char *two = "Anna Vale lived in Lisbon. Anna Vale wept.\n\nOlga Reed left for Paris. Olga Reed sang.\n";
    const char *one = "Anna Vale lived in Lisbon. Anna Vale wept.\n\nAnna Vale left for Paris. Anna Vale sang.\n";
    text a = given("two", two, strlen(two)), b = given("one", one, strlen(one));
    json_t *document = pair(&a, &b);
    const json_t *names = json_object_get(json_array_get(json_object_get(document, "comparisons"), 0), "names");

    (void)state;
    expect_count(json_array_size(names), 2);
    expect_count(json_integer_value(json_object_get(json_array_get(names, 0), "right")), 0);
    expect_count(json_integer_value(json_object_get(json_array_get(names, 1), "right")), 0);
    expect_contract_of_pair(&a, &b);
    json_decref(document);
    forget(&a);
    forget(&b);
}

static void splits_and_joins_have_their_place(void **state)
{
    static const char left[] =
        "The barn burned down in the night, and we wept until the *morning* came. It was short.\n\n"
        "Carl sold the horse. He bought a boat with the money that he got for it.";
    static const char right[] = "The barn burned down in the night. We wept until the *morning* came. It was short.\n\n"
                                "Carl sold the horse, and he bought a boat with the money that he got for it.";
    text a = given("a", left, sizeof left - 1), b = given("b", right, sizeof right - 1);
    json_t *document = pair(&a, &b);
    const json_t *links = json_object_get(json_array_get(json_object_get(document, "comparisons"), 0), "links");
    char *joined = json_dumps(json_object_get(json_array_get(links, 2), "seams"), JSON_COMPACT);

    (void)state;
    expect_text(joined, "[{\"change\":\"joined\",\"left\":108,\"right\":104}]");
    expect_contract_of_pair(&a, &b);
    free(joined);
    json_decref(document);
    forget(&a);
    forget(&b);
}

static void labels_and_paths_come_back_as_they_are(void **state)
{
    story_read_options opts = {.source = {STORY_SOURCE_GIT, "a \"b\".txt", "refs/heads/\x1b[2J", "0123", NULL, 0}};
    story_buf out = STORY_BUF;
    story_variant *v = NULL;
    const json_t *variant, *source;
    json_t *document;

    (void)state;
    expect_ok(story_variant_new(&v, "dra\\ft\n2", "Anna left.", 10, &opts, NULL));
    expect_ok(story_render_variant(v, STORY_JSON, NULL, take, &out, NULL));
    assert_null(memchr(out.bytes, 0x1b, out.len));
    document = parsed(&out);
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
    story_buf out = STORY_BUF;
    story_variant *v = NULL;
    const json_t *files;
    json_t *document;

    (void)state;
    expect_ok(story_variant_new(&v, "book", "Anna left.\n\nBob stayed.", 23, &opts, NULL));
    expect_ok(story_render_variant(v, STORY_JSON, NULL, take, &out, NULL));
    document = parsed(&out);
    expect_described(document);
    files =
        json_object_get(json_object_get(json_array_get(json_object_get(document, "variants"), 0), "source"), "files");
    expect_count(json_array_size(files), 2);
    expect_count(json_integer_value(json_object_get(json_array_get(files, 1), "start")), 12);
    json_decref(document);
    story_variant_free(v);
}

static int check_files(char **paths, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        text a = given_file(paths[i]), b = given_file(paths[(i + 1) % count]);

        expect_contract_alone(&a);
        expect_contract_of_pair(&a, &b);
        forget(&a);
        forget(&b);
    }
    printf("%d files keep the contract\n", count);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schema_finds_what_is_wrong),
        cmocka_unit_test(what_is_read_in_the_seeds_keeps_the_contract),
        cmocka_unit_test(pairs_of_seeds_keep_the_contract),
        cmocka_unit_test(three_variants_have_three_comparisons_and_a_collation),
        cmocka_unit_test(small_and_odd_texts_keep_the_contract),
        cmocka_unit_test(a_merger_keeps_the_contract),
        cmocka_unit_test(splits_and_joins_have_their_place),
        cmocka_unit_test(labels_and_paths_come_back_as_they_are),
        cmocka_unit_test(chapters_tell_their_bytes),
    };

    return argc > 1 ? check_files(argv + 1, argc - 1) : RUN(tests);
}

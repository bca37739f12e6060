/* Without arguments: the unit tests, over the seeds and small texts. With files: the contract over those files, each
 * alone and each with the next. */
#include "unit/contract.h"
#include "unit/document.h"

#include <stdlib.h>

static text seed(const char *name)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.txt", STORYDIFF_SEEDS, name);
    return text_of_file(path);
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
    json_t *document = document_of(t->variant), *itself = document_of_pair(t, t);
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
    json_t *there = document_of_pair(a, b), *back = document_of_pair(b, a);
    const text *const texts[] = {a, b};
    contract_why why = {""};

    expect_document(there, texts, 2);
    expect_holds(contract_comparisons_mirror(json_array_get(json_object_get(there, "comparisons"), 0),
                                             json_array_get(json_object_get(back, "comparisons"), 0), &why),
                 &why);
    json_decref(there);
    json_decref(back);
}

static void what_is_read_in_the_seeds_keeps_the_contract(void **state)
{
    static const char *const names[] = {"sergio", "romy", "jasper"};
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        text t = seed(names[i]);

        expect_contract_alone(&t);
        text_forget(&t);
    }
}

static void pairs_of_seeds_keep_the_contract(void **state)
{
    text s = seed("sergio"), r = seed("romy"), j = seed("jasper");

    (void)state;
    expect_contract_of_pair(&s, &r);
    expect_contract_of_pair(&s, &j);
    expect_contract_of_pair(&r, &j);
    text_forget(&s);
    text_forget(&r);
    text_forget(&j);
}

static void three_variants_have_three_comparisons_and_a_collation(void **state)
{
    text s = seed("sergio"), r = seed("romy"), j = seed("jasper");
    const text *const texts[] = {&s, &r, &j};
    json_t *document = document_of_all(texts, 3), *matrix;

    (void)state;
    expect_document(document, texts, 3);
    expect_count(json_array_size(json_object_get(document, "comparisons")), 3);
    matrix = json_object_get(json_object_get(document, "collation"), "similarity");
    expect_count(json_array_size(matrix), 3);
    assert_true(json_number_value(json_array_get(json_array_get(matrix, 1), 1)) == 1.0);
    json_decref(document);
    text_forget(&s);
    text_forget(&r);
    text_forget(&j);
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
        text a = text_given("a", texts[i], strlen(texts[i]));
        text b = text_given("b", texts[(i + 3) % count], strlen(texts[(i + 3) % count]));

        expect_contract_alone(&a);
        expect_contract_of_pair(&a, &b);
        text_forget(&a);
        text_forget(&b);
    }
}

/* Two who became one are told with it both. */
static void a_merger_keeps_the_contract(void **state)
{
    const char *two = "Anna Vale lived in Lisbon. Anna Vale wept.\n\nOlga Reed left for Paris. Olga Reed sang.\n";
    const char *one = "Anna Vale lived in Lisbon. Anna Vale wept.\n\nAnna Vale left for Paris. Anna Vale sang.\n";
    text a = text_given("two", two, strlen(two)), b = text_given("one", one, strlen(one));
    json_t *document = document_of_pair(&a, &b);
    const json_t *names = json_object_get(json_array_get(json_object_get(document, "comparisons"), 0), "names");

    (void)state;
    expect_count(json_array_size(names), 2);
    expect_count(json_integer_value(json_object_get(json_array_get(names, 0), "right")), 0);
    expect_count(json_integer_value(json_object_get(json_array_get(names, 1), "right")), 0);
    expect_contract_of_pair(&a, &b);
    json_decref(document);
    text_forget(&a);
    text_forget(&b);
}

static void splits_and_joins_have_their_place(void **state)
{
    static const char left[] =
        "The barn burned down in the night, and we wept until the *morning* came. It was short.\n\n"
        "Carl sold the horse. He bought a boat with the money that he got for it.";
    static const char right[] = "The barn burned down in the night. We wept until the *morning* came. It was short.\n\n"
                                "Carl sold the horse, and he bought a boat with the money that he got for it.";
    text a = text_given("a", left, sizeof left - 1), b = text_given("b", right, sizeof right - 1);
    json_t *document = document_of_pair(&a, &b);
    const json_t *links = json_object_get(json_array_get(json_object_get(document, "comparisons"), 0), "links");
    char *joined = json_dumps(json_object_get(json_array_get(links, 2), "seams"), JSON_COMPACT);

    (void)state;
    expect_text(joined, "[{\"change\":\"joined\",\"left\":108,\"right\":104}]");
    expect_contract_of_pair(&a, &b);
    free(joined);
    json_decref(document);
    text_forget(&a);
    text_forget(&b);
}

static int check_files(char **paths, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        text a = text_of_file(paths[i]), b = text_of_file(paths[(i + 1) % count]);

        expect_contract_alone(&a);
        expect_contract_of_pair(&a, &b);
        text_forget(&a);
        text_forget(&b);
    }
    printf("%d files keep the contract\n", count);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_in_the_seeds_keeps_the_contract),
        cmocka_unit_test(pairs_of_seeds_keep_the_contract),
        cmocka_unit_test(three_variants_have_three_comparisons_and_a_collation),
        cmocka_unit_test(small_and_odd_texts_keep_the_contract),
        cmocka_unit_test(a_merger_keeps_the_contract),
        cmocka_unit_test(splits_and_joins_have_their_place),
    };

    return argc > 1 ? check_files(argv + 1, argc - 1) : RUN(tests);
}

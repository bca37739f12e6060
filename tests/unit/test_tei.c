/* What TEI keeps: its schema, every witness, what became of sentences. */
#include "unit/formats.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "render/escape.h"

static xmlRelaxNGPtr tei_schema(void)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(STORYDIFF_TEI_SCHEMA);
    xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);

    xmlRelaxNGFreeParserCtxt(parser);
    assert_non_null(schema);
    return schema;
}

static void expect_tei(xmlRelaxNGPtr schema, story_buf *out)
{
    xmlDocPtr document = xmlReadMemory(story_buf_text(out), (int)out->len, "out.xml", NULL, XML_PARSE_NONET);
    xmlRelaxNGValidCtxtPtr valid = xmlRelaxNGNewValidCtxt(schema);

    assert_non_null(document);
    assert_int_equal(xmlRelaxNGValidateDoc(valid, document), 0);
    xmlRelaxNGFreeValidCtxt(valid);
    xmlFreeDoc(document);
    story_buf_dispose(out);
}

static void tei_keeps_its_schema(void **state)
{
    static const char *const profiles[] = {NULL, "vm"};
    xmlRelaxNGPtr schema = tei_schema();
    story_variant *a = variant("a", hostile_left), *b = variant("b", hostile_right), *c = variant("c", long_word);
    story_variant *none = variant("none", "");
    const story_variant *const variants[] = {a, b, c, a, none, b};
    size_t i, n;

    (void)state;
    for (i = 0; i < 2; i++) {
        story_render_options opts = {.tei_profile = profiles[i]};
        story_buf out = shown(a, STORY_TEI, &opts);

        expect_tei(schema, &out);
        out = shown(none, STORY_TEI, &opts);
        expect_tei(schema, &out);
        for (n = 2; n <= 6; n++) {
            out = compared(variants, n, STORY_TEI, &opts);
            expect_tei(schema, &out);
        }
    }
    xmlRelaxNGFree(schema);
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
    story_variant_free(none);
}

/* What a reader of one witness reads: all text, of an apparatus entry the reading of that witness. */
static void read_witness(const xmlNode *node, const char *witness, story_buf *out)
{
    const xmlNode *child;

    for (child = node->children; child; child = child->next) {
        xmlChar *list = child->type == XML_ELEMENT_NODE ? xmlGetProp(child, BAD_CAST "wit") : NULL;
        const char *found = list ? strstr((const char *)list, witness) : NULL;

        if (child->type == XML_TEXT_NODE)
            story_buf_puts(out, (const char *)child->content);
        else if (!list || (found && (found[strlen(witness)] == ' ' || !found[strlen(witness)])))
            read_witness(child, witness, out);
        xmlFree(list);
    }
}

static const xmlNode *body_of(const xmlDoc *document)
{
    const xmlNode *node = xmlDocGetRootElement(document)->children;

    while (strcmp((const char *)node->name, "text") != 0)
        node = node->next;
    return node;
}

static void drop_blanks(story_buf *buf)
{
    size_t i, n = 0;

    for (i = 0; i < buf->len; i++)
        if (buf->bytes[i] != ' ' && buf->bytes[i] != '\n')
            buf->bytes[n++] = buf->bytes[i];
    buf->len = n;
    if (buf->bytes)
        buf->bytes[n] = '\0';
}

static void expect_witness(const xmlDoc *document, size_t i, const story_variant *v)
{
    story_buf got = STORY_BUF, wanted = STORY_BUF;
    size_t len;
    const char *text = story_variant_text(v, &len);
    char witness[16];

    snprintf(witness, sizeof witness, "#w%zu", i);
    read_witness(body_of(document), witness, &got);
    story_escape_visible(&wanted, text, len);
    drop_blanks(&got);
    drop_blanks(&wanted);
    expect_text(story_buf_text(&got), story_buf_text(&wanted));
    story_buf_dispose(&got);
    story_buf_dispose(&wanted);
}

static void tei_gives_every_witness_back(void **state)
{
    static const char renamed[] = "Anna Vale left Lisbon. Bob Berg stayed.\n\nThe river rose at night. Nobody saw it.";
    static const char changed[] =
        "The river rose at night. Nobody saw it.\n\nMaria Vale left Porto. Bob Berg stayed home.";
    static const char third[] = "Igor Vale left Lisbon, and Bob Berg stayed. The river rose; nobody saw it.";
    static const char *const profiles[] = {NULL, "vm"};
    story_variant *a = variant("a", renamed), *b = variant("b", changed), *c = variant("c", third);
    story_variant *d = variant("d", hostile_left), *e = variant("e", "");
    const story_variant *const variants[] = {a, b, c, d, e, a};
    size_t n, i, k;

    (void)state;
    for (k = 0; k < 2; k++)
        for (n = 2; n <= 6; n++) {
            story_render_options opts = {.tei_profile = profiles[k]};
            story_buf out = compared(variants, n, STORY_TEI, &opts);
            xmlDocPtr document = xmlReadMemory(story_buf_text(&out), (int)out.len, "out.xml", NULL, XML_PARSE_NONET);

            assert_non_null(document);
            for (i = 0; i < n; i++)
                expect_witness(document, i, variants[i]);
            xmlFreeDoc(document);
            story_buf_dispose(&out);
        }
    story_variant_free(a);
    story_variant_free(b);
    story_variant_free(c);
    story_variant_free(d);
    story_variant_free(e);
}

static void an_entry_says_what_became_of_sentences(void **state)
{
    story_variant *a = variant("a",
                               "The barn burned down in the night, and we wept until the morning came. It was late."),
                  *b = variant("b", "The barn burned down in the night. We wept until the morning came. It was late.");
    const story_variant *const there[] = {a, b}, *const back[] = {b, a};
    story_buf split = compared(there, 2, STORY_TEI, NULL), joined = compared(back, 2, STORY_TEI, NULL);

    (void)state;
    assert_non_null(strstr(story_buf_text(&split), "<app type=\"split\">"));
    assert_non_null(strstr(story_buf_text(&joined), "<app type=\"joined\">"));
    story_buf_dispose(&split);
    story_buf_dispose(&joined);
    story_variant_free(a);
    story_variant_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tei_keeps_its_schema),
        cmocka_unit_test(tei_gives_every_witness_back),
        cmocka_unit_test(an_entry_says_what_became_of_sentences),
    };

    return RUN(tests);
}

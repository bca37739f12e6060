/* Reading: the encodings, the way from the text back to the bytes, and what can not be read. */
#include "unit/expect.h"

/* The byte order marks. */
#define UTF8 "\xef\xbb\xbf"
#define UTF16_LE "\xff\xfe"
#define UTF16_BE "\xfe\xff"
#define UTF32_LE "\xff\xfe\0\0"

#define SOFT_HYPHEN "\xc2\xad"
#define ZERO_WIDTH "\xe2\x80\x8b"

static story_variant *read_bytes(const char *bytes, size_t len, const char *encoding)
{
    const story_read_options opts = {.encoding = encoding};
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, "x", bytes, len, &opts, NULL));
    return v;
}

/* A literal, which may hold NUL. */
#define READ(bytes) read_bytes((bytes), sizeof(bytes) - 1, NULL)
#define READ_AS(encoding, bytes) read_bytes((bytes), sizeof(bytes) - 1, (encoding))

/* Frees v, as all that expects something of a text here. */
static void expect_view(story_variant *v, const char *wanted)
{
    expect_text(story_variant_text(v, NULL), wanted);
    story_variant_free(v);
}

static void an_accent_is_composed_and_what_is_invisible_left_out(void **state)
{
    (void)state;
    expect_view(READ("caf\xc3\xa9\n"), "café\n");
    expect_view(READ("cafe\xcc\x81\r\n"), "café\n");
    expect_view(READ("ca" SOFT_HYPHEN "f" ZERO_WIDTH "\xc3\xa9\r"), "café\n");
    expect_view(READ("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"), "각");
    expect_view(READ(""), "");
}

static void a_byte_order_mark_tells_the_encoding(void **state)
{
    (void)state;
    expect_view(READ(UTF8 "caf\xc3\xa9\n"), "café\n");
    expect_view(READ(UTF16_LE "c\0a\0f\0\xe9\0\n\0"), "café\n");
    expect_view(READ(UTF16_BE "\0c\0a\0f\0\xe9\0\r\0\n"), "café\n");
    expect_view(READ(UTF32_LE "c\0\0\0a\0\0\0f\0\0\0e\0\0\0\x01\x03\0\0\n\0\0\0"), "café\n");
}

static void text_is_read_in_the_encoding_that_is_named(void **state)
{
    (void)state;
    expect_view(READ_AS("LATIN1", "caf\xe9\n"), "café\n");
    expect_view(READ_AS("CP1258", "Caf\xe9"), "Café");
    expect_view(READ_AS("CP1258", "Cafe"), "Cafe");
    expect_view(READ_AS("CP437", "No\x81"), "Noü");
    expect_view(READ_AS("SHIFT_JIS", "\x83J\x83^"), "カタ");
}

static void an_encoding_has_many_names(void **state)
{
    (void)state;
    expect_view(READ_AS("Shift-JIS", "\x83\x4a"), "カ");
    expect_view(READ_AS("latin-1", "caf\xe9"), "café");
    expect_view(READ_AS("Latin_1", "caf\xe9"), "café");
    expect_view(READ_AS("iso 8859-1", "caf\xe9"), "café");
    expect_view(READ_AS("windows1252", "\x93go\x94"), "“go”");
    expect_view(READ_AS("cp-1252", "\x93go\x94"), "“go”");
    expect_view(READ_AS("Windows 1251", "\xcc"), "М");
    expect_view(READ_AS("utf-8-sig", UTF8 "caf\xc3\xa9"), "café");
    expect_view(READ_AS("utf16", UTF16_BE "\0c"), "c");
    expect_view(READ_AS("utf-16", "c\0"), "c");
}

static void expect_unreadable_at(const char *bytes, size_t len, const char *encoding, const char *message,
                                 size_t offset)
{
    const story_read_options opts = {.encoding = encoding};
    story_variant *v = NULL;
    story_error err = {0};

    assert_int_equal(story_variant_new(&v, "x", bytes, len, &opts, &err), STORY_EINPUT);
    assert_null(v);
    expect_text(err.message, message);
    expect_count(err.offset, offset);
}

#define expect_unreadable(bytes, encoding, message, offset) \
    expect_unreadable_at((bytes), sizeof(bytes) - 1, (encoding), (message), (offset))

static void bytes_that_can_not_be_read_are_told_by_offset(void **state)
{
    (void)state;
    expect_unreadable("abc\xff", NULL, "not UTF-8 at byte 3", 3);
    expect_unreadable("ab\0c", NULL, "NUL at byte 2", 2);
    expect_unreadable("\xed\xa0\x80", NULL, "not UTF-8 at byte 0", 0);
    expect_unreadable(UTF16_LE "a\0\0\xd8z\0", NULL, "not UTF-16LE at byte 4", 4);
    expect_unreadable(UTF16_LE "a\0b", NULL, "not UTF-16LE at byte 4", 4);
    expect_unreadable("a\x81", "CP1252", "not CP1252 at byte 1", 1);
}

#define SPAN(start, end) ((story_span){(start), (end)})

static void expect_source(story_variant *v, story_span view, story_span source)
{
    story_span got = story_variant_source_span(v, view);

    expect_count(got.start, source.start);
    expect_count(got.end, source.end);
    story_variant_free(v);
}

static void a_span_leads_back_to_the_bytes_it_came_from(void **state)
{
    (void)state;
    expect_source(READ("abc def"), SPAN(4, 7), SPAN(4, 7));
    expect_source(READ(UTF8 "abc def"), SPAN(4, 7), SPAN(7, 10));
    expect_source(READ("ab\r\ncafe\xcc\x81 x"), SPAN(3, 8), SPAN(4, 10));
    expect_source(READ("a" SOFT_HYPHEN "b c"), SPAN(0, 2), SPAN(0, 4));
    expect_source(READ("a" SOFT_HYPHEN "b c"), SPAN(3, 4), SPAN(5, 6));
    expect_source(READ(UTF16_LE "a\0\xe9\0b\0"), SPAN(1, 3), SPAN(4, 6));
    expect_source(READ_AS("LATIN1", "x\xe9y"), SPAN(3, 4), SPAN(2, 3));
}

static story_variant *read_markdown(const char *text)
{
    const story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, "x", text, strlen(text), &opts, NULL));
    return v;
}

static void expect_sentence_source(const char *text, size_t sentence, size_t start, size_t end)
{
    story_variant *v = read_markdown(text);
    story_span got = story_variant_sentence_source(v, sentence);

    expect_count(got.start, start);
    expect_count(got.end, end);
    story_variant_free(v);
}

/* What is left out of the text beside a sentence is still its source. */
static void sentences_cover_the_markup_beside_them(void **state)
{
    (void)state;
    expect_sentence_source("*Hello.* **World.**", 0, 0, 8);
    expect_sentence_source("*Hello.* **World.**", 1, 9, 19);
    expect_sentence_source("# Title\n\nText.", 0, 0, 7);
    expect_sentence_source("Title\n=====\n\nText.", 0, 0, 11);
    expect_sentence_source("> One.\n>\n> Two.", 0, 0, 8);
    expect_sentence_source("> One.\n>\n> Two.", 1, 9, 15);
    expect_sentence_source("One.&nbsp; Two.", 0, 0, 10);
    expect_sentence_source("**I know.*It is", 0, 0, 10);
    expect_sentence_source("\xe2\x80\x80" SOFT_HYPHEN "\n He went.", 0, 0, 15);
    expect_sentence_source("Why?\xe2\x80\x80\xcc\x80\"It is", 1, 4, 15);
}

static void expect_line(const char *text, size_t offset, size_t line, size_t column)
{
    story_variant *v = read_markdown(text);
    size_t got;

    expect_count(story_variant_line(v, offset, &got), line);
    expect_count(got, column);
    story_variant_free(v);
}

static void a_place_is_told_by_line_and_column_of_the_source(void **state)
{
    (void)state;
    expect_line("one\ntwo", 0, 1, 1);
    expect_line("one\ntwo", 5, 2, 2);
    expect_line(UTF8 "one", 1, 1, 2);
    expect_line("été x", 6, 1, 5);
    expect_line("one\r\n\r\ntwo", 6, 3, 2);
    expect_line("one\n## *two* x", 8, 2, 10);
}

/* A letter may bear more marks than one composes at once; none is lost. */
static void marks_without_end_are_read_in_pieces(void **state)
{
    enum { MARKS = 5000 };
    static char bytes[1 + MARKS * 2];
    story_variant *v = NULL;
    size_t i, len;

    (void)state;
    bytes[0] = 'a';
    for (i = 0; i < MARKS; i++)
        memcpy(bytes + 1 + i * 2, "\xcc\x96", 2);
    expect_ok(story_variant_new(&v, "x", bytes, sizeof bytes, NULL, NULL));
    story_variant_text(v, &len);
    expect_count(len, sizeof bytes);
    story_variant_free(v);
}

static void an_unknown_encoding_is_an_argument_that_makes_no_sense(void **state)
{
    const story_read_options opts = {.encoding = "no-such-encoding"};
    story_variant *v = NULL;
    story_error err = {0};

    (void)state;
    assert_int_equal(story_variant_new(&v, "x", "a", 1, &opts, &err), STORY_EARGUMENT);
    expect_text(err.message, "no encoding is called 'no-such-encoding'; iconv -l lists them");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_accent_is_composed_and_what_is_invisible_left_out),
        cmocka_unit_test(a_byte_order_mark_tells_the_encoding),
        cmocka_unit_test(text_is_read_in_the_encoding_that_is_named),
        cmocka_unit_test(an_encoding_has_many_names),
        cmocka_unit_test(bytes_that_can_not_be_read_are_told_by_offset),
        cmocka_unit_test(a_span_leads_back_to_the_bytes_it_came_from),
        cmocka_unit_test(sentences_cover_the_markup_beside_them),
        cmocka_unit_test(a_place_is_told_by_line_and_column_of_the_source),
        cmocka_unit_test(marks_without_end_are_read_in_pieces),
        cmocka_unit_test(an_unknown_encoding_is_an_argument_that_makes_no_sense),
    };

    return RUN(tests);
}

#include "unit/expect.h"

typedef struct row {
    const char *bytes;
    size_t len;
    const char *encoding, *view;
} row;

#define BYTES(text) (text), sizeof(text) - 1

static void what_is_read_alike_has_one_view(void **state)
{
    static const row rows[] = {
        {BYTES("caf\xc3\xa9\n"), NULL, "caf\xc3\xa9\n"},
        {BYTES("\xef\xbb\xbf"
               "caf\xc3\xa9\n"),
         NULL, "caf\xc3\xa9\n"},
        {BYTES("cafe\xcc\x81\r\n"), NULL, "caf\xc3\xa9\n"},
        {BYTES("ca\xc2\xad"
               "f\xe2\x80\x8b\xc3\xa9\r"),
         NULL, "caf\xc3\xa9\n"},
        {BYTES("\xff\xfe"
               "c\0a\0f\0\xe9\0\n\0"),
         NULL, "caf\xc3\xa9\n"},
        {BYTES("\xfe\xff"
               "\0c\0a\0f\0\xe9\0\r\0\n"),
         NULL, "caf\xc3\xa9\n"},
        {BYTES("\xff\xfe\0\0"
               "c\0\0\0a\0\0\0f\0\0\0e\0\0\0\x01\x03\0\0\n\0\0\0"),
         NULL, "caf\xc3\xa9\n"},
        {BYTES("caf\xe9\n"), "LATIN1", "caf\xc3\xa9\n"},
        {BYTES("Caf\xe9"), "CP1258", "Caf\xc3\xa9"},
        {BYTES("No\x81"), "CP437", "No\xc3\xbc"},
        {BYTES("Cafe"), "CP1258", "Cafe"},
        {BYTES("\x83\x4a\x83"
               "\x5e"),
         "SHIFT_JIS", "\xe3\x82\xab\xe3\x82\xbf"},
        {BYTES("\x83\x4a"), "Shift-JIS", "\xe3\x82\xab"},
        {BYTES("caf\xe9"), "latin-1", "caf\xc3\xa9"},
        {BYTES("caf\xe9"), "Latin_1", "caf\xc3\xa9"},
        {BYTES("caf\xe9"), "iso 8859-1", "caf\xc3\xa9"},
        {BYTES("\x93go\x94"), "windows1252", "\xe2\x80\x9cgo\xe2\x80\x9d"},
        {BYTES("\x93go\x94"), "cp-1252", "\xe2\x80\x9cgo\xe2\x80\x9d"},
        {BYTES("\xcc"), "Windows 1251", "\xd0\x9c"},
        {BYTES("\xef\xbb\xbf"
               "caf\xc3\xa9"),
         "utf-8-sig", "caf\xc3\xa9"},
        {BYTES("\xfe\xff\0c"), "utf16", "c"},
        {BYTES("c\0"), "utf-16", "c"},
        {BYTES("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"), NULL, "\xea\xb0\x81"},
        {BYTES(""), NULL, ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_read_options opts = {.encoding = rows[i].encoding};
        story_variant *v = NULL;
        story_error err = {0};

        expect_ok(story_variant_new(&v, "x", rows[i].bytes, rows[i].len, &opts, &err));
        expect_text(story_variant_text(v, NULL), rows[i].view);
        story_variant_free(v);
    }
}

static void bytes_that_can_not_be_read_are_told_by_offset(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *encoding, *message;
        size_t offset;
    } rows[] = {
        {BYTES("abc\xff"), NULL, "not UTF-8 at byte 3", 3},
        {BYTES("ab\0c"), NULL, "NUL at byte 2", 2},
        {BYTES("\xed\xa0\x80"), NULL, "not UTF-8 at byte 0", 0},
        {BYTES("\xff\xfe"
               "a\0\0\xd8"
               "b\0"),
         NULL, "not UTF-16LE at byte 4", 4},
        {BYTES("\xff\xfe"
               "a\0b"),
         NULL, "not UTF-16LE at byte 4", 4},
        {BYTES("a\x81"), "CP1252", "not CP1252 at byte 1", 1},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_read_options opts = {.encoding = rows[i].encoding};
        story_variant *v = NULL;
        story_error err = {0};

        assert_int_equal(story_variant_new(&v, "x", rows[i].bytes, rows[i].len, &opts, &err), STORY_EINPUT);
        assert_null(v);
        expect_text(err.message, rows[i].message);
        expect_count(err.offset, rows[i].offset);
    }
}

static void a_span_leads_back_to_the_bytes_it_came_from(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *encoding;
        story_span view, source;
    } rows[] = {
        {BYTES("abc def"), NULL, {4, 7}, {4, 7}},
        {BYTES("\xef\xbb\xbf"
               "abc def"),
         NULL,
         {4, 7},
         {7, 10}},
        {BYTES("ab\r\ncafe\xcc\x81 x"), NULL, {3, 8}, {4, 10}},
        {BYTES("a\xc2\xad"
               "b c"),
         NULL,
         {0, 2},
         {0, 4}},
        {BYTES("a\xc2\xad"
               "b c"),
         NULL,
         {3, 4},
         {5, 6}},
        {BYTES("\xff\xfe"
               "a\0\xe9\0b\0"),
         NULL,
         {1, 3},
         {4, 6}},
        {BYTES("a\xe9"
               "b"),
         "LATIN1",
         {3, 4},
         {2, 3}},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_read_options opts = {.encoding = rows[i].encoding};
        story_variant *v = NULL;
        story_span span;

        expect_ok(story_variant_new(&v, "x", rows[i].bytes, rows[i].len, &opts, NULL));
        span = story_variant_source_span(v, rows[i].view);
        expect_count(span.start, rows[i].source.start);
        expect_count(span.end, rows[i].source.end);
        story_variant_free(v);
    }
}

/* What is left out of the text beside a sentence is still its source. */
static void sentences_cover_the_markup_beside_them(void **state)
{
    static const struct {
        const char *bytes;
        size_t sentence;
        story_span source;
    } rows[] = {
        {"*Hello.* **World.**", 0, {0, 8}},    {"*Hello.* **World.**", 1, {9, 19}}, {"# Title\n\nText.", 0, {0, 7}},
        {"Title\n=====\n\nText.", 0, {0, 11}}, {"> One.\n>\n> Two.", 0, {0, 8}},    {"> One.\n>\n> Two.", 1, {9, 15}},
        {"One.&nbsp; Two.", 0, {0, 10}},       {"**I know.*It is", 0, {0, 10}},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};
        story_variant *v = NULL;
        story_span span;

        expect_ok(story_variant_new(&v, "x", rows[i].bytes, strlen(rows[i].bytes), &opts, NULL));
        span = story_variant_sentence_source(v, rows[i].sentence);
        expect_count(span.start, rows[i].source.start);
        expect_count(span.end, rows[i].source.end);
        story_variant_free(v);
    }
}

static void a_place_is_told_by_line_and_column_of_the_source(void **state)
{
    static const struct {
        const char *bytes;
        size_t offset, line, column;
    } rows[] = {
        {"one\ntwo", 0, 1, 1},        {"one\ntwo", 5, 2, 2},
        {"\xef\xbb\xbfone", 1, 1, 2}, {"\xc3\xa9t\xc3\xa9 x", 6, 1, 5},
        {"one\r\n\r\ntwo", 6, 3, 2},  {"one\n## *two* x", 8, 2, 10},
    };
    size_t i, column;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};
        story_variant *v = NULL;

        expect_ok(story_variant_new(&v, "x", rows[i].bytes, strlen(rows[i].bytes), &opts, NULL));
        expect_count(story_variant_line(v, rows[i].offset, &column), rows[i].line);
        expect_count(column, rows[i].column);
        story_variant_free(v);
    }
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
        cmocka_unit_test(what_is_read_alike_has_one_view),
        cmocka_unit_test(bytes_that_can_not_be_read_are_told_by_offset),
        cmocka_unit_test(a_span_leads_back_to_the_bytes_it_came_from),
        cmocka_unit_test(marks_without_end_are_read_in_pieces),
        cmocka_unit_test(an_unknown_encoding_is_an_argument_that_makes_no_sense),
        cmocka_unit_test(sentences_cover_the_markup_beside_them),
        cmocka_unit_test(a_place_is_told_by_line_and_column_of_the_source),
    };

    return RUN(tests);
}

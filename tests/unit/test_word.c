#include "unit/expect.h"

#include <stdlib.h>
#include <time.h>

#include "annotate/sentence.h"
#include "annotate/variant.h"
#include "annotate/word.h"
#include "util/arena.h"

typedef struct reading {
    story_arena *arena;
    story_text text;
    const story_sentence *sentences;
    size_t sentence_count;
    story_words words;
} reading;

static reading read_bytes(const char *bytes, size_t len)
{
    reading r = {.arena = story_arena_new()};
    story_error err = {0};

    expect_ok(story_text_read(&r.text, r.arena, bytes, len, NULL, &err));
    expect_ok(story_sentence_split(&r.sentences, &r.sentence_count, r.arena, &r.text, STORY_SPLIT_AUTO, &err));
    expect_ok(story_word_split(&r.words, r.arena, &r.text, r.sentences, r.sentence_count, &err));
    return r;
}

static reading read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* The words as they stand, parted by "|"; a full stop that belongs to a word is shown as "~". */
static void expect_words(const char *text, const char *wanted)
{
    reading r = read_text(text);
    char *got = calloc(1, strlen(text) * 3 + 1);
    size_t i, n = 0;

    assert_non_null(got);
    for (i = 0; i < r.words.count; i++) {
        const story_word *w = r.words.items + i;

        n += (size_t)sprintf(got + n, "%s%.*s%s", i ? "|" : "", (int)w->len, r.text.view + w->start,
                             w->flags & STORY_WORD_POINT ? "~" : "");
    }
    expect_text(got, wanted);
    free(got);
    story_arena_free(r.arena);
}

/* A letter a word: its shape, or what a flag says of it. */
static void expect_marks(const char *text, char (*mark)(const story_word *w), const char *wanted)
{
    reading r = read_text(text);
    char got[256];
    size_t i;

    assert_true(r.words.count < sizeof got);
    for (i = 0; i < r.words.count; i++)
        got[i] = mark(r.words.items + i);
    got[i] = '\0';
    expect_text(got, wanted);
    story_arena_free(r.arena);
}

static char shape_mark(const story_word *w)
{
    return ".aCXd's"[w->shape];
}

static char quote_mark(const story_word *w)
{
    return w->shape == STORY_SHAPE_PUNCT ? '.' : w->flags & STORY_WORD_QUOTED ? 'q' : '-';
}

static char opened_mark(const story_word *w)
{
    return w->flags & STORY_WORD_OPENED ? 'o' : '-';
}

static char first_mark(const story_word *w)
{
    return w->flags & STORY_WORD_FIRST ? 'f' : '-';
}

static void inner_apostrophes_hyphens_and_points_keep_a_word_whole(void **state)
{
    (void)state;
    expect_words("He didn't go at ten o'clock.", "He|didn't|go|at|ten|o'clock|.");
    expect_words("A well-known man-of-war, 3.50 or 1,000?", "A|well-known|man-of-war|,|3.50|or|1,000|?");
    expect_words("It was\xE2\x80\x94no\xE2\x80\x94it wasn\xE2\x80\x99t.",
                 "It|was|\xE2\x80\x94|no|\xE2\x80\x94|it|wasn\xE2\x80\x99t|.");
    expect_words("stop--he said", "stop|-|-|he|said");
}

static void a_possessive_is_a_word_of_its_own(void **state)
{
    (void)state;
    expect_words("Ann's cat, the boys' dog, Ren\xC3\xA9\xE2\x80\x99s hat.",
                 "Ann|'s|cat|,|the|boys|'|dog|,|Ren\xC3\xA9|\xE2\x80\x99s|hat|.");
}

static void the_point_of_an_abbreviation_belongs_to_it(void **state)
{
    (void)state;
    expect_words("Mr. Vale met J. Orr of the U.S. Navy at 5 p.m. today.",
                 "Mr~|Vale|met|J~|Orr|of|the|U.S~|Navy|at|5|p.m~|today|.");
    expect_words("\"It rained.\" he said.", "\"|It|rained|.|\"|he|said|.");
}

static void letters_without_spaces_are_words_each(void **state)
{
    (void)state;
    expect_words("\xE4\xBB\x96\xE6\x9D\xA5 OK\xE3\x80\x82", "\xE4\xBB\x96|\xE6\x9D\xA5|OK|\xE3\x80\x82");
    expect_words("\xD0\x9E\xD0\xBD \xD1\x83\xD1\x88\xD1\x91\xD0\xBB.",
                 "\xD0\x9E\xD0\xBD|\xD1\x83\xD1\x88\xD1\x91\xD0\xBB|.");
}

static void shapes_tell_capitals_digits_and_marks(void **state)
{
    (void)state;
    expect_marks("paris Paris PARIS I McGregor 12th Ann's, \xE4\xBB\x96 \xC3\x89mile \xC3\x89MILE", shape_mark,
                 "aCXCCdC'.sCX");
}

static void words_in_code_look_like_no_names(void **state)
{
    const story_read_options opts = {.markup = STORY_MARKUP_MARKDOWN};
    story_variant *v = NULL;
    const char *text = "---\nauthor: Jane Roe\n---\n\nTom left Paris.\n\n```\nPrint Mary in Berlin.\n```\n";
    size_t count;

    (void)state;
    expect_ok(story_variant_new(&v, "", text, strlen(text), &opts, NULL));
    expect_text(story_variant_names(v, &count)[0].name, "Tom");
    expect_count(count, 1);
    expect_text(story_variant_places(v, &count)[0].name, "Paris");
    expect_count(count, 1);
    story_variant_free(v);
}

static void quotation_is_followed_through_a_paragraph(void **state)
{
    (void)state;
    expect_marks("\"Go now,\" he said. \"Yes.\"", quote_mark, ".qq..--..q..");
    expect_marks("\xE2\x80\x9CNever closed.\n\nNot quoted.", quote_mark, ".qq.--.");
    expect_marks("'Go, don't wait,' he said, 'till noon.'", quote_mark, ".q.qq..--..qq..");
    expect_marks("The boys' hat and Ann's 'tis not.", quote_mark, "--.----.--.");
}

static void opening_marks_are_told_from_closing_ones(void **state)
{
    (void)state;
    expect_marks("\"Go,\" he said (twice) \xE2\x80\x94 now", opened_mark, "-o-----o--o");
}

static void the_first_word_of_a_sentence_is_known(void **state)
{
    (void)state;
    expect_marks("\"Go now,\" he said. Ann went.", first_mark, "-f------f--");
}

static const story_form_entry *form_at(const reading *r, size_t word)
{
    return r->words.forms + r->words.items[word].form;
}

static void forms_are_folded_counted_and_ranked(void **state)
{
    reading r = read_text("Walking walked The the wasn\xE2\x80\x99t Wasn't \xC3\x89mile");

    (void)state;
    expect_text(form_at(&r, 2)->text, "the");
    expect_count(form_at(&r, 2)->count, 2);
    expect_text(form_at(&r, 4)->text, "wasn't");
    assert_int_equal(r.words.items[4].form, r.words.items[5].form);
    assert_true(form_at(&r, 2)->rank < form_at(&r, 0)->rank);
    expect_text(form_at(&r, 6)->text, "\xC3\xA9mile");
    story_arena_free(r.arena);
}

static uint32_t stem_at(const story_variant *v, size_t word)
{
    return v->words.stems[v->words.items[word].form];
}

static void a_stem_is_the_same_in_every_variant(void **state)
{
    const story_input inputs[] = {{.bytes = "Walking walked the sea", .len = 22},
                                  {.bytes = "He walks caf\xC3\xA9s", .len = 15}};
    story_variant *v[2], *alone;
    size_t failed, i;

    (void)state;
    expect_ok(story_variants_new(v, inputs, 2, 2, &failed, NULL));
    expect_ok(story_variant_new(&alone, "", inputs[1].bytes, inputs[1].len, NULL, NULL));
    assert_int_equal(stem_at(v[0], 0), stem_at(v[0], 1));
    assert_int_equal(stem_at(v[0], 0), stem_at(v[1], 1));
    assert_true(stem_at(v[0], 0) != stem_at(v[0], 3));
    for (i = 0; i < alone->words.count; i++)
        assert_int_equal(stem_at(alone, i), stem_at(v[1], i));
    story_variant_free(v[0]);
    story_variant_free(v[1]);
    story_variant_free(alone);
}

/* Words are read eight bytes at a time where that many are there, so one of each length stands in the middle and at the
 * very end, whole and with what parts it from the fast way. */
static void a_word_is_one_form_whatever_its_length_case_and_place(void **state)
{
    enum { LONGEST = 40 };
    char small[LONGEST + 1] = "", large[LONGEST + 1] = "", text[8 * LONGEST];
    size_t len;

    (void)state;
    for (len = 1; len <= LONGEST; len++) {
        reading r;

        small[len - 1] = (char)('a' + len % 26);
        large[len - 1] = (char)('A' + len % 26);
        sprintf(text, "%s, %s\xE2\x80\x94%s %s'\n\n%s", large, small, large, small, small);
        r = read_text(text);
        expect_count(r.words.form_count, 4);
        expect_text(form_at(&r, 0)->text, small);
        expect_count(form_at(&r, 0)->count, 5);
        story_arena_free(r.arena);
    }
}

static void forms_of_like_starts_stay_apart(void **state)
{
    reading r =
        read_text("a aaaaaaaa aaaaaaaaa aaaaaaaab aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaa \xC3\xA9 \xC3\xA9zzzzzzzz");

    (void)state;
    expect_count(r.words.form_count, r.words.count);
    story_arena_free(r.arena);
}

/* Seconds that a megabyte of the piece, over and over, takes. */
static double seconds_for(const char *piece, size_t size)
{
    size_t len = strlen(piece), i;
    char *bytes = malloc(size + 1);
    struct timespec from, to;
    reading r;

    assert_non_null(bytes);
    for (i = 0; i < size; i++)
        bytes[i] = piece[i % len];
    while (size && ((unsigned char)bytes[size - 1] & 0x80)) /* not in the middle of a character */
        size--;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    r = read_bytes(bytes, size);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    story_arena_free(r.arena);
    free(bytes);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
}

/* What is quadratic takes minutes for a megabyte; all of these take less than a second without sanitizers. */
static void hostile_text_takes_no_more_time_than_other(void **state)
{
    static const char *const pieces[] = {
        "a",
        "word and ",
        "A. ",
        "\"",
        ". ",
        "1. a ",
        "a\n",
        "?\" ",
        "\"\"\"\" ",
        ".\n- ",
        "a) x. ",
        "Mr. ",
        "...",
        "i ",
        "\xCC\x81",
        "e\xCC\x81",
        "\xC2\xAD ",
        "\xE4\xBB\x96\xE3\x80\x82",
        "said ",
        "!?) ",
        "a.b",
        "o'",
        "(",
        "-a",
        "--",
        "\xE2\x80\x94 ",
        "\xE0\xA4\x85",
        "aaaaaaaaaaaaaaaa'",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pieces / sizeof *pieces; i++)
        if (seconds_for(pieces[i], 1 << 20) > 5)
            fail_msg("a megabyte of '%s' takes too long", pieces[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inner_apostrophes_hyphens_and_points_keep_a_word_whole),
        cmocka_unit_test(a_possessive_is_a_word_of_its_own),
        cmocka_unit_test(the_point_of_an_abbreviation_belongs_to_it),
        cmocka_unit_test(letters_without_spaces_are_words_each),
        cmocka_unit_test(shapes_tell_capitals_digits_and_marks),
        cmocka_unit_test(words_in_code_look_like_no_names),
        cmocka_unit_test(quotation_is_followed_through_a_paragraph),
        cmocka_unit_test(opening_marks_are_told_from_closing_ones),
        cmocka_unit_test(the_first_word_of_a_sentence_is_known),
        cmocka_unit_test(forms_are_folded_counted_and_ranked),
        cmocka_unit_test(a_stem_is_the_same_in_every_variant),
        cmocka_unit_test(a_word_is_one_form_whatever_its_length_case_and_place),
        cmocka_unit_test(forms_of_like_starts_stay_apart),
        cmocka_unit_test(hostile_text_takes_no_more_time_than_other),
    };

    return RUN(tests);
}

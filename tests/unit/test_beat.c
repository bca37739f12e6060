/* Beats of one text: where they start, of which type they are, who takes part, which words show it. */
#include "expect.h"

static story_variant *read_as(const char *text, story_markup markup)
{
    const story_read_options opts = {.markup = markup};
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, "test", text, strlen(text), &opts, NULL));
    return v;
}

static story_variant *read_text(const char *text)
{
    return read_as(text, STORY_MARKUP_NONE);
}

static const story_beat *beat_of(const story_variant *v, size_t sentence)
{
    size_t count, i;
    const story_beat *beats = story_variant_beats(v, &count);

    for (i = 0; i < count; i++)
        if (beats[i].first <= sentence && sentence <= beats[i].last)
            return &beats[i];
    fail_msg("sentence %zu is in no beat", sentence);
    return NULL;
}

/* The type of the beat that a sentence alone makes. */
static void expect_type(const char *sentence, const char *type)
{
    story_variant *v = read_text(sentence);

    if (strcmp(beat_of(v, 0)->type, type) != 0)
        fail_msg("%s: %s, not %s", sentence, beat_of(v, 0)->type, type);
    story_variant_free(v);
}

static void verbs_of_the_main_clause_tell_the_type(void **state)
{
    (void)state;
    expect_type("Marta sailed to the island.", "GO");
    expect_type("He painted the harbour all summer.", "MAKE");
    expect_type("She longed for the sea.", "WANT");
    expect_type("The bailiff seized the old miller.", "FIGHT");
    expect_type("They married in spring.", "BOND");
    expect_type("He drowned in the river.", "DIE");
    expect_type("She discovered the truth.", "LEARN");
    expect_type("He promised to obey and vowed silence.", "DECIDE");
    expect_type("Father healed the sick dog.", "HELP");
    expect_type("He deceived the widow with a disguise.", "TRICK");
}

static void irregular_forms_count_as_their_verb(void **state)
{
    (void)state;
    expect_type("She gave him the ring.", "GIVE");
    expect_type("They fought until noon.", "FIGHT");
    expect_type("He wept.", "FEEL");
    expect_type("She forsook him.", "BREAK");
}

static void a_noun_behind_an_article_is_no_verb(void **state)
{
    (void)state;
    expect_type("Marta saw the paint.", "SEE");
}

static void a_question_of_the_narrator_is_a_thought(void **state)
{
    (void)state;
    expect_type("Who was she?", "THINK");
}

static void quoted_words_are_speech(void **state)
{
    (void)state;
    expect_type("\"The sea took my boat,\" said Marta.", "TELL");
}

static void an_imperative_that_opens_a_quotation_directs(void **state)
{
    (void)state;
    expect_type("\"Come with me and bring the lamp,\" he ordered.", "CALL");
}

static void a_copula_describes(void **state)
{
    (void)state;
    expect_type("Marta was a stubborn and lonely woman.", "IDENT");
}

static void what_was_before_is_backstory(void **state)
{
    (void)state;
    expect_type("He had been born in a village and raised by his grandmother.", "ORIGIN");
}

static void weather_sets_the_scene(void **state)
{
    (void)state;
    expect_type("There was fog over the river.", "SETTING");
}

static void the_last_line_sums_up(void **state)
{
    story_variant *v = read_text("Marta left the village.\n\nShe met a sailor.\n\nThey sailed to Bergen.\n\n"
                                 "She painted boats.\n\nAnd one thing was certain: the sea was hers.\n");

    (void)state;
    expect_text(beat_of(v, 4)->type, "CODA");
    story_variant_free(v);
}

/* The words of a sentence as the beats of a text quote them. */
static void expect_quote_as(story_markup markup, const char *text, size_t sentence, const char *quote)
{
    story_variant *v = read_as(text, markup);
    const story_beat *beat = beat_of(v, sentence);
    size_t len = beat->quote.end - beat->quote.start;

    if (len != strlen(quote) || memcmp(story_variant_text(v, NULL) + beat->quote.start, quote, len) != 0)
        fail_msg("%.*s, not %s", (int)len, story_variant_text(v, NULL) + beat->quote.start, quote);
    story_variant_free(v);
}

static void expect_quote(const char *text, size_t sentence, const char *quote)
{
    expect_quote_as(STORY_MARKUP_NONE, text, sentence, quote);
}

static void the_quote_is_the_clause_that_shows_the_type(void **state)
{
    (void)state;
    expect_quote_as(STORY_MARKUP_MARKDOWN, "---\ntitle: He gave it\n---\n\nMarta and Anton, the two of them.", 0,
                    "Marta and Anton");
    expect_quote("At dusk, by the lamp, Marta gave him the silver ring, for luck.", 0,
                 "Marta gave him the silver ring");
}

static void a_quote_has_no_mark_without_its_partner(void **state)
{
    (void)state;
    expect_quote("\"Your father stole that from me,\" he said.", 0, "Your father stole that from me");
    expect_quote("\"Run! The house is on fire and the roof is falling!\"", 0, "Run!");
    expect_quote("\"A lamp. Tell me.\"", 1, "Tell me.");
    expect_quote("\"Run!\"", 0, "\"Run!\"");
}

/* Whether a beat starts at every sentence of which `starts` has a '|', and at no other: "|.|" for three. */
static void expect_cut_as(story_markup markup, const char *text, const char *starts)
{
    story_variant *v = read_as(text, markup);
    size_t s, count;

    story_variant_sentences(v, &count);
    expect_count(count, strlen(starts));
    for (s = 0; s < count; s++)
        if ((beat_of(v, s)->first == s) != (starts[s] == '|'))
            fail_msg("sentence %zu of: %s", s, text);
    story_variant_free(v);
}

static void expect_cut(const char *text, const char *starts)
{
    expect_cut_as(STORY_MARKUP_NONE, text, starts);
}

static void a_paragraph_starts_a_beat(void **state)
{
    (void)state;
    expect_cut("Marta rowed out at dawn to the long reef. She rowed past the two rocks and the buoy.\n\n"
               "The priest rang the bell of the harbour. He rang it for an hour.\n",
               "|.|.");
}

#define ROWED "Marta rowed out at dawn to the long reef. She rowed past the two rocks and the buoy.\n\n"
#define RANG "The priest rang the bell of the harbour. He rang it for an hour.\n\n"
#define CODE "```\nring(bell);\nring(bell);\nwait(hour);\nring(bell);\nwait(hour);\nring(bell);\n```\n\n"

static void neither_front_matter_nor_code_is_a_beat(void **state)
{
    (void)state;
    expect_cut_as(STORY_MARKUP_MARKDOWN, "---\ntitle: The Bell of the Harbour, a Story of the Sea\n---\n\n" ROWED RANG,
                  "|..|.");
    expect_cut_as(STORY_MARKUP_MARKDOWN, ROWED CODE RANG, "|..|.");
    expect_cut_as(STORY_MARKUP_MARKDOWN, ROWED RANG CODE, "|.|..");
    expect_cut_as(STORY_MARKUP_MARKDOWN, CODE CODE, "|.");
}

static void a_heading_belongs_to_what_follows(void **state)
{
    (void)state;
    expect_cut_as(STORY_MARKUP_MARKDOWN, "# How Marta Rowed to the Long Reef at Dawn\n\n" ROWED "## The Bell\n\n" RANG,
                  "|..|..");
}

static void a_dialogue_is_not_cut_at_every_line(void **state)
{
    (void)state;
    expect_cut("\"You sold it.\" \"I did.\" \"You sold our house.\" \"I had to.\"", "|...");
}

static void beats_partition_the_sentences(void **state)
{
    static const char *const texts[] = {
        "One.",
        "",
        "A b. C d. E f. G h. I j. K l. M n. O p.",
        "\n\n\n",
        "He left.\n\nShe stayed. He wrote.\n\nNo answer came.",
    };
    size_t i, b, count, sentences;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        story_variant *v = read_text(texts[i]);
        const story_beat *beats = story_variant_beats(v, &count);
        size_t next = 0;

        story_variant_sentences(v, &sentences);
        for (b = 0; b < count; b++) {
            expect_count(beats[b].first, next);
            assert_true(beats[b].last >= beats[b].first);
            next = beats[b].last + 1;
        }
        expect_count(next, sentences);
        story_variant_free(v);
    }
}

static void every_type_of_the_table_is_told_once(void **state)
{
    size_t count, i, k;
    const story_beat_type *types = story_beat_types(&count);

    (void)state;
    expect_count(count, 24);
    for (i = 0; i < count; i++)
        for (k = 0; k < i; k++)
            assert_string_not_equal(types[i].id, types[k].id);
}

static void a_beat_lists_who_takes_part_and_where(void **state)
{
    story_variant *v = read_text("Marta Lind sailed to Bergen with Jonas Berg. Marta wept.");
    const story_beat *beat = beat_of(v, 0);
    size_t count;

    (void)state;
    story_variant_names(v, &count);
    expect_count(beat->name_count, count);
    expect_count(beat->place_count, 1);
    story_variant_free(v);
}

static bool takes_part(const story_variant *v, const story_beat *beat, const char *name)
{
    size_t count, i;
    const story_name *names = story_variant_names(v, &count);

    for (i = 0; i < beat->name_count; i++)
        if (strcmp(names[beat->names[i]].name, name) == 0)
            return true;
    return false;
}

static void a_pronoun_stands_for_whoever_was_named_last(void **state)
{
    story_variant *v = read_text("Mrs. Lind built a long boat of larch and oak for the winter fishing.\n\n"
                                 "Mr. Berg paid for it in silver coins that he had saved for ten years.\n\n"
                                 "She sailed it to the northern islands and back before the first snow fell.\n");
    const story_beat *beat = beat_of(v, 2);

    (void)state;
    assert_true(takes_part(v, beat, "Mrs. Lind"));
    story_variant_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_of_the_main_clause_tell_the_type),
        cmocka_unit_test(irregular_forms_count_as_their_verb),
        cmocka_unit_test(a_noun_behind_an_article_is_no_verb),
        cmocka_unit_test(a_question_of_the_narrator_is_a_thought),
        cmocka_unit_test(quoted_words_are_speech),
        cmocka_unit_test(an_imperative_that_opens_a_quotation_directs),
        cmocka_unit_test(a_copula_describes),
        cmocka_unit_test(what_was_before_is_backstory),
        cmocka_unit_test(weather_sets_the_scene),
        cmocka_unit_test(the_last_line_sums_up),
        cmocka_unit_test(the_quote_is_the_clause_that_shows_the_type),
        cmocka_unit_test(a_quote_has_no_mark_without_its_partner),
        cmocka_unit_test(a_paragraph_starts_a_beat),
        cmocka_unit_test(neither_front_matter_nor_code_is_a_beat),
        cmocka_unit_test(a_heading_belongs_to_what_follows),
        cmocka_unit_test(a_dialogue_is_not_cut_at_every_line),
        cmocka_unit_test(beats_partition_the_sentences),
        cmocka_unit_test(every_type_of_the_table_is_told_once),
        cmocka_unit_test(a_beat_lists_who_takes_part_and_where),
        cmocka_unit_test(a_pronoun_stands_for_whoever_was_named_last),
    };

    return RUN(tests);
}

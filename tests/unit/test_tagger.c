#include "unit/expect.h"

#include <stdlib.h>

#include "annotate/tagger.h"
#include "annotate/tagscore.h"
#include "annotate/variant.h"
#include "data/data.h"
#include "unit/namelaws.h"
#include "unit/reading.h"
#include "util/buf.h"

/* "names / places", each parted by bars, in text order */
static void expect_mentions(const char *text, const char *wanted)
{
    char *got = reading_mentions(text);

    if (strcmp(got, wanted) != 0)
        fail_msg("%s\ngot    %s\nwanted %s", text, got, wanted);
    free(got);
}

static void a_person_named_like_a_city_stays_a_person(void **state)
{
    (void)state;
    expect_mentions("He met a young woman named Florence. Florence was a baker, and he loved Florence. "
                    "They moved to Vienna.",
                    "Florence|Florence|Florence / Vienna");
    expect_mentions("A boy called Austin lived here. Everybody liked Austin, and Austin liked the sea.",
                    "Austin|Austin|Austin /");
}

static void a_city_named_like_a_person_stays_a_city(void **state)
{
    (void)state;
    expect_mentions("She was born in the town of Jackson. Winters in Jackson are mild, and she left Jackson at ten.",
                    " / Jackson|Jackson|Jackson");
}

static void person_and_city_of_one_name_are_told_apart(void **state)
{
    (void)state;
    expect_mentions("He met a woman named Sofia. Sofia smiled. They flew to Sofia in June.", "Sofia|Sofia / Sofia");
}

static void titles_belong_to_the_name(void **state)
{
    (void)state;
    expect_mentions("“Good evening, Mrs. Tolland,” said Dr. Ives.", "Mrs. Tolland|Dr. Ives /");
}

static void the_possessive_does_not(void **state)
{
    (void)state;
    expect_mentions("They took Edward's horse to Paris's oldest market.", "Edward / Paris");
}

static void words_that_only_begin_a_sentence_are_no_names(void **state)
{
    (void)state;
    expect_mentions("Rain fell. Nobody came. Later the door opened. Suddenly it shut.", " /");
}

static void months_and_days_are_no_places(void **state)
{
    (void)state;
    expect_mentions("In October he left for Lisbon, and on a Friday in November he came back.", " / Lisbon");
}

static void names_of_other_letters_are_names(void **state)
{
    (void)state;
    expect_mentions("Sigurður Eiríksson met Þórdís at the harbour. “Wait,” said Þórdís, and Sigurður laughed.",
                    "Sigurður Eiríksson|Þórdís|Þórdís|Sigurður /");
}

static void an_invented_town_is_known_by_its_prepositions(void **state)
{
    (void)state;
    expect_mentions(
        "The lamp at Hvammsey was lit. A keeper at Hvammsey lay ill, and gulls slept on the roofs. Far away, "
        "in Hvammsey, it rained.",
        " / Hvammsey|Hvammsey|Hvammsey");
    expect_mentions("Strangers say of Benalmoz that nobody hurries. The baker had lived next door to the church in "
                    "Benalmoz for years.",
                    " / Benalmoz|Benalmoz");
}

static void a_town_named_like_a_thing_is_known_by_its_capital(void **state)
{
    (void)state;
    expect_mentions("Rain fell over Bath all day. The bath taps ran.", " / Bath");
    expect_mentions("“In Reading,” said the clerk, “nobody is reading.” He spoke always of Reading and its prison.",
                    " / Reading|Reading");
    expect_mentions("In March she was reading in the bath. May he rest, she thought, in peace.", " /");
}

static void what_is_exclaimed_is_no_part_of_the_name(void **state)
{
    (void)state;
    expect_mentions("I now say, Thank God she lived. Do not thank me; thank God.", "God|God /");
    expect_mentions("“O Martha,” cried Edmund, “come home.” Martha ran.", "Martha|Edmund|Martha /");
    expect_mentions("Ask Martha about it. Bill Hart asked Martha twice.", "Martha|Bill Hart|Martha /");
}

static void who_follows_a_person(void **state)
{
    (void)state;
    expect_mentions("Vishwatha Iyengar, who had flown in that day, took off his glasses.", "Vishwatha Iyengar /");
}

static void a_known_name_is_known_with_marks_too(void **state)
{
    (void)state;
    expect_mentions("On the ninth day she asked him who Jónathan was. He read the verses for Jónathan aloud.",
                    "Jónathan|Jónathan /");
}

/* The sum of all features of a word, looked at one by one. */
static void expect_sum(story_tagscorer *scorer, const story_word_run *run, uint32_t i)
{
    story_score_row got = story_tagscorer_score(scorer, run, i);
    uint32_t features[STORY_FEATURE_MOST], k;
    size_t n = story_scene_features(scorer->scene, run, i, 0, features);
    int l, sum;

    for (l = 0; l < STORY_LABELS; l++) {
        for (sum = 0, k = 0; k < n; k++)
            sum += scorer->weights->rows[story_feature_bucket(features[k]) * STORY_WEIGHTS_ROW + l];
        assert_int_equal(got.label[l], sum);
    }
}

/* Each name in each place that a feature can see: what is remembered of one must not be taken for another. */
static void write_of_names(story_buf *out)
{
    static const char *const names[] = {"Anna",     "Mr. Vale", "the Bath", "Paris",
                                        "New York", "REED",     "O’Neil",   "O'Neil"};
    static const char *const before[] = {"in ", "", "“", "said ", "the town of ", "the man of ", "brother ", "and,"};
    static const char *const behind[] = {"said so", "'s house", "Street lay", "!", ", who fell,", "ran", "Reed", "the"};
    size_t i;

    for (i = 0; i < 512; i++) {
        story_buf_puts(out, i % 3 ? "then " : i % 2 ? "“" : "");
        story_buf_puts(out, before[i % 8]);
        story_buf_puts(out, names[i / 8 % 8]);
        story_buf_puts(out, i % 5 ? " " : "");
        story_buf_puts(out, behind[i / 64]);
        story_buf_puts(out, i % 7 ? ". " : ".” ");
    }
}

static void a_score_that_is_remembered_is_the_sum_of_all_features(void **state)
{
    story_buf text = STORY_BUF;
    story_variant *v;
    story_scene scene;
    story_weights weights;
    story_tagscorer scorer;
    story_word_run run;
    uint32_t s, at, i, scored = 0;

    (void)state;
    write_of_names(&text);
    v = reading_new(story_buf_text(&text), text.len);
    assert_int_equal(story_scene_read(&scene, &v->text, &v->words, v->sentence_count, NULL), STORY_OK);
    assert_true(story_weights_read(&weights, story_data__tagger().bytes, story_data__tagger().len));
    assert_int_equal(story_tagscorer_init(&scorer, &scene, &weights), STORY_OK);
    for (s = 0; s < v->sentence_count; s++)
        for (at = v->words.first[s]; story_scene_next_run(&scene, at, v->words.first[s], v->words.first[s + 1], &run);
             at = run.first + run.count)
            for (i = 0; i < run.count; i++, scored++)
                expect_sum(&scorer, &run, i);
    assert_true(scored > 600);
    story_tagscorer_dispose(&scorer);
    story_scene_dispose(&scene);
    story_variant_free(v);
    story_buf_dispose(&text);
}

static void weights_of_another_layout_are_refused(void **state)
{
    story_blob blob = story_data__tagger();
    unsigned char *copy = malloc(blob.len);
    story_weights weights;

    (void)state;
    assert_non_null(copy);
    memcpy(copy, blob.bytes, blob.len);
    assert_true(story_weights_read(&weights, copy, blob.len));
    assert_false(story_weights_read(&weights, copy, blob.len - 1));
    copy[8] ^= 1;
    assert_false(story_weights_read(&weights, copy, blob.len));
    copy[8] ^= 1;
    copy[0] = 'x';
    assert_false(story_weights_read(&weights, copy, blob.len));
    free(copy);
}

static void expect_lawful(story_buf *text)
{
    story_variant *v = reading_new(story_buf_text(text), text->len);
    const char *broken = namelaws_broken(v);

    if (broken)
        fail_msg("%s", broken);
    story_variant_free(v);
    story_buf_dispose(text);
}

/* Each in well under a second: what looks at every other name would take minutes. */
static void a_crowd_of_names_costs_no_more_than_its_length(void **state)
{
    static const char *const patterns[] = {"Mr. X%dy Smith bowed to Q%dz. ", "X%dy lives in Q%dz Street. ", "X%d Y%d "};
    size_t i;
    int k;

    (void)state;
    for (i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        story_buf text = STORY_BUF;

        for (k = 0; k < 20000; k++)
            story_buf_printf(&text, patterns[i], k, k);
        expect_lawful(&text);
    }
}

static void a_text_of_capitals_is_cut_into_runs(void **state)
{
    story_buf text = STORY_BUF;
    int k;

    (void)state;
    for (k = 0; k < 5000; k++)
        story_buf_puts(&text, "Anna Maria von Paris ");
    expect_lawful(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_named_like_a_city_stays_a_person),
        cmocka_unit_test(a_city_named_like_a_person_stays_a_city),
        cmocka_unit_test(person_and_city_of_one_name_are_told_apart),
        cmocka_unit_test(titles_belong_to_the_name),
        cmocka_unit_test(the_possessive_does_not),
        cmocka_unit_test(words_that_only_begin_a_sentence_are_no_names),
        cmocka_unit_test(months_and_days_are_no_places),
        cmocka_unit_test(names_of_other_letters_are_names),
        cmocka_unit_test(an_invented_town_is_known_by_its_prepositions),
        cmocka_unit_test(a_town_named_like_a_thing_is_known_by_its_capital),
        cmocka_unit_test(what_is_exclaimed_is_no_part_of_the_name),
        cmocka_unit_test(who_follows_a_person),
        cmocka_unit_test(a_known_name_is_known_with_marks_too),
        cmocka_unit_test(a_score_that_is_remembered_is_the_sum_of_all_features),
        cmocka_unit_test(weights_of_another_layout_are_refused),
        cmocka_unit_test(a_crowd_of_names_costs_no_more_than_its_length),
        cmocka_unit_test(a_text_of_capitals_is_cut_into_runs),
    };

    return RUN(tests);
}

#include "unit/expect.h"

#include "data/wordform.h"
#include "util/map.h"

static story_wordform find(const char *word)
{
    story_wordforms forms = story_wordforms_open(story_data__wordforms());
    story_wordform out;

    assert_true(forms.count > 50000);
    story_wordforms_find(&forms, story_map_hash(word, strlen(word)), &out);
    return out;
}

static void a_form_knows_what_it_can_be(void **state)
{
    static const struct {
        const char *word;
        int what, mostly;
    } rows[] = {
        {"went", STORY_VERB_PAST, STORY_MOSTLY_VERB},
        {"gone", STORY_VERB_PART | STORY_ADJECTIVE, STORY_MOSTLY_VERB},
        {"arrival", STORY_NOUN_ONE, STORY_MOSTLY_NOUN},
        {"houses", STORY_NOUN_MANY | STORY_VERB_S, STORY_MOSTLY_NOUN},
        {"suddenly", STORY_ADVERB, STORY_MOSTLY_ADVERB},
        {"stopped", STORY_VERB_PAST | STORY_VERB_PART | STORY_ADJECTIVE, STORY_MOSTLY_VERB},
        {"zzyzx", 0, 0},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        story_wordform form = find(rows[i].word);

        assert_int_equal(form.what, rows[i].what);
        assert_int_equal(form.mostly, rows[i].mostly);
    }
}

static void forms_of_a_verb_share_their_base(void **state)
{
    (void)state;
    assert_int_equal(find("went").base, find("go").base);
    assert_int_equal(find("going").base, find("goes").base);
    assert_int_not_equal(find("went").base, find("came").base);
}

static void classes_of_meaning_are_wordnets(void **state)
{
    enum { MOTION = 10, COMMUNICATION = 4, ACT = 2, PERSON = 17 - 1 };

    (void)state;
    assert_int_equal(find("walked").verb_class[0], MOTION);
    assert_int_equal(find("replied").verb_class[0], COMMUNICATION);
    assert_int_equal(find("murder").noun_class[0], ACT);
    assert_int_equal(find("sailor").noun_class[0], PERSON);
}

static void a_damaged_table_has_no_forms(void **state)
{
    story_blob blob = story_data__wordforms(), empty = {blob.bytes, 8}, cut = {blob.bytes, blob.len / 2};
    story_wordform out;
    story_wordforms forms = story_wordforms_open(cut);

    (void)state;
    expect_count(forms.count, 0);
    expect_count(story_wordforms_open(empty).count, 0);
    assert_false(story_wordforms_find(&forms, 1, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_knows_what_it_can_be),
        cmocka_unit_test(forms_of_a_verb_share_their_base),
        cmocka_unit_test(classes_of_meaning_are_wordnets),
        cmocka_unit_test(a_damaged_table_has_no_forms),
    };

    return RUN(tests);
}

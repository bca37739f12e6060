#include "unit/expect.h"

#include "annotate/closedword.h"
#include "util/map.h"

static void a_word_of_grammar_does_what_it_does(void **state)
{
    static const struct {
        const char *form;
        bool closed;
        unsigned aux;
    } rows[] = {
        {"would", true, STORY_AUX_MODAL},
        {"never", true, STORY_AUX_NOT},
        {"had", true, STORY_AUX_HAVE | STORY_AUX_HAD},
        {"if", true, STORY_AUX_IF | STORY_AUX_CLAUSE},
        {"she", true, STORY_AUX_SUBJECT},
        {"upon", true, 0},
        {"didn't", true, STORY_AUX_NOT | STORY_AUX_DO | STORY_AUX_DID},
        {"they'll", true, STORY_AUX_MODAL | STORY_AUX_SUBJECT},
        {"murder", false, 0},
        {"o'clock", false, 0},
        {"", false, 0},
        {"whatsoeverwhatsoever", false, 0},
    };
    story_closedwords words;
    size_t i;
    uint16_t aux;

    (void)state;
    story_closedwords_open(&words);
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].form);

        assert_int_equal(story_closedwords_find(&words, rows[i].form, len, story_map_hash(rows[i].form, len), &aux),
                         rows[i].closed);
        assert_int_equal(aux, rows[i].aux);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_word_of_grammar_does_what_it_does)};

    return RUN(tests);
}

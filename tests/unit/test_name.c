#include "unit/expect.h"

#include <stdlib.h>

#include "unit/reading.h"
#include "unit/rules.h"

static size_t wrong; /* cases: all are shown before the test fails */

static void check_names(const char *title, const char *input, const char *expected)
{
    char *got = reading_names(input);

    if (strcmp(got, expected) != 0) {
        wrong++;
        print_error("%s\ngot\n%s\nwanted\n%s\n\n", title, got, expected);
    }
    free(got);
}

static void persons_are_gathered_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("names.txt", check_names) > 15);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(persons_are_gathered_as_the_rules_say),
    };

    return RUN(tests);
}

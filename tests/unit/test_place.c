#include "unit/expect.h"

#include <stdlib.h>

#include "unit/reading.h"
#include "unit/rules.h"

static size_t wrong; /* cases: all are shown before the test fails */

static void check_places(const char *title, const char *input, const char *expected)
{
    char *got = reading_places(input);

    if (strcmp(got, expected) != 0) {
        wrong++;
        print_error("%s\ngot\n%s\nwanted\n%s\n\n", title, got, expected);
    }
    free(got);
}

static void places_are_found_as_the_rules_say(void **state)
{
    (void)state;
    assert_true(rules_run("places.txt", check_places) > 10);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_found_as_the_rules_say),
    };

    return RUN(tests);
}

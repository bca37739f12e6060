/* expect - what every unit test starts from: cmocka and a few words that make tests read like lists. */
#ifndef TESTS_UNIT_EXPECT_H
#define TESTS_UNIT_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "storydiff.h"

#define expect_ok(call) assert_int_equal((call), STORY_OK)
#define expect_text(got, wanted) assert_string_equal((got), (wanted))
#define expect_count(got, wanted) assert_int_equal((got), (wanted))

/* RUN(array of cmocka_unit_test): the body of main. */
#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif

/* rules - files of cases, read by the tests: input and expectation in one place, for people to read and to add to.
 *
 *     == what this case shows
 *     the input, of one line or more
 *     --
 *     what is expected, of one line or more
 *
 * Lines before the first "==" are for the reader. */
#ifndef TESTS_UNIT_RULES_H
#define TESTS_UNIT_RULES_H

#include <stddef.h>

/* Calls check(title, input, expected) for every case of tests/rules/NAME, without the last line end of each part, and
 * gives their number. A file that can't be read, or a case without "--", fails the test. */
size_t rules_run(const char *name, void (*check)(const char *title, const char *input, const char *expected));

#endif

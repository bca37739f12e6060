/* failing - makes one allocation fail, the n-th from now. malloc and its kin are wrapped when the program is linked, so
 * that it is ours that fail, not those of a shared library. */
#ifndef TESTS_UNIT_FAILING_H
#define TESTS_UNIT_FAILING_H

#include <stdbool.h>
#include <stddef.h>

/* Counting begins anew; 0: none will fail. */
void failing_set(size_t n);

/* How many there were since. */
size_t failing_count(void);

/* While held, nothing is counted and nothing fails. */
void failing_hold(bool on);

/* Counts one more, and tells whether it is the one to fail. */
bool failing_next(void);

#endif

/* parallel - the same work over many items, on as many cores as there are.
 *
 * work(context, i) is called once for every i below count, in no set order and from several threads; it must not touch
 * what another i touches. Where no thread can be started the caller's thread does it all, so that this never fails. */
#ifndef STORY_UTIL_PARALLEL_H
#define STORY_UTIL_PARALLEL_H

#include <stddef.h>

/* threads: the most to use; 0 asks the system for its cores. */
void story_parallel(size_t count, unsigned threads, void (*work)(void *context, size_t i), void *context);

/* The same for work in steps, which are taken one after the other for every i, each by any thread. What is the furthest
 * behind comes first, so that no core waits long for the last. */
void story_parallel_steps(size_t count, size_t steps, unsigned threads,
                          void (*work)(void *context, size_t i, size_t step), void *context);

/* How many this process may run on, 1 at least. */
unsigned story_parallel_cores(void);

/* How many threads are worth it for so much work, of which a thread wants `least` to pay for its start: those wanted (0:
 * all cores), or fewer. */
unsigned story_parallel_worth(unsigned wanted, size_t work, size_t least);

#endif

/* apart - a function that is not to be inlined where it is called: what is seldom needed stays out of the way of what is
 * needed at every word, which then keeps all it has in registers. */
#ifndef STORY_UTIL_APART_H
#define STORY_UTIL_APART_H

#if defined(__GNUC__)
#define STORY_APART __attribute__((noinline))
#else
#define STORY_APART
#endif

#endif

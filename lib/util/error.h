/* error - how a function says what failed: a code to act on, one line to show.
 *
 * A story_error belongs to the caller and may be NULL. The first failure wins: story_error__set() on an error that
 * already holds a message keeps that message, so that a caller up the stack can't bury the cause. */
#ifndef STORY_UTIL_ERROR_H
#define STORY_UTIL_ERROR_H

#include "storydiff.h"

#if defined(__GNUC__)
#define STORY_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define STORY_PRINTF(at, first)
#endif

/* Fills err, where there is one, with code and the formatted line, and gives the code back: `return
 * story_error__set(…)`. */
int story_error__set(story_error *err, int code, const char *format, ...) STORY_PRINTF(3, 4);

/* The same, with the byte offset in the source at which the input is wrong. */
int story_error__set_at(story_error *err, int code, size_t offset, const char *format, ...) STORY_PRINTF(4, 5);

/* Says "out of memory" and gives STORY_ENOMEM back. It stands here so that whoever reads a caller alone, a program that
 * looks for mistakes too, sees that it never gives 0. */
static inline int story_error__no_memory(story_error *err)
{
    story_error__set(err, STORY_ENOMEM, "out of memory");
    return STORY_ENOMEM;
}

#endif

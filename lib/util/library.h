/* library - a shared library that is opened when it is first needed, and not with the program. */
#ifndef STORY_UTIL_LIBRARY_H
#define STORY_UTIL_LIBRARY_H

#include "util/error.h"

/* Opens the library and fills calls, a struct of count pointers to functions, with those of these names. STORY_ENOTFOUND
 * where it isn't there or lacks one. It stays open: other threads may be at work in it. */
int story_library_open(void *calls, const char *file, const char *const *names, size_t count, story_error *err);

#endif

/* encoding - whether bytes are a text at all, before they are stored. */
#ifndef STORY_REPO_ENCODING_H
#define STORY_REPO_ENCODING_H

#include "util/error.h"

/* The encoding that the byte order mark says, else "UTF-8". */
const char *story_encoding_of(const char *bytes, size_t len);

/* 0 where the bytes are valid in that encoding and hold no NUL; STORY_EINPUT with the offset otherwise. A mark that says
 * UTF-16 or UTF-32 counts more than a name; of a name that nobody knows anything goes. */
int story_encoding_check(const char *name, const char *bytes, size_t len, story_error *err);

#endif

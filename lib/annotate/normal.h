/* normal - one way of writing for what looks the same: NFC, LF, no characters that nobody sees. */
#ifndef STORY_ANNOTATE_NORMAL_H
#define STORY_ANNOTATE_NORMAL_H

#include "annotate/trace.h"
#include "util/buf.h"

/* Appends to out and runs. Where the (valid) UTF-8 is so already, *changed is false and nothing is appended. 0 or
 * STORY_ENOMEM. */
int story_normal_write(story_buf *out, story_array *runs, bool *changed, const char *bytes, size_t len);

#endif

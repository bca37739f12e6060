/* buf - bytes that grow, for building text.
 *
 * Running out of memory is remembered (`failed`) and further appends do nothing, so that a caller checks once at the
 * end. The bytes always end in a zero byte that len does not count. */
#ifndef STORY_UTIL_BUF_H
#define STORY_UTIL_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "util/error.h"

typedef struct story_buf {
    char *bytes;
    size_t len, capacity;
    bool failed;
} story_buf;

#define STORY_BUF         \
    {                     \
        NULL, 0, 0, false \
    }

/* Room for so many more bytes behind those that are there; false, and failed, where there is none. */
bool story_buf_room(story_buf *buf, size_t more);
void story_buf_put(story_buf *buf, const char *bytes, size_t len);
void story_buf_puts(story_buf *buf, const char *text);
void story_buf_putc(story_buf *buf, char c);
void story_buf_printf(story_buf *buf, const char *format, ...) STORY_PRINTF(2, 3);
void story_buf_clear(story_buf *buf);
void story_buf_dispose(story_buf *buf);

/* The text so far, never NULL. */
const char *story_buf_text(const story_buf *buf);

#endif

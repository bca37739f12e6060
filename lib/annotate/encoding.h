/* encoding - the bytes of a story as UTF-8, whatever they were.
 *
 * UTF-8, UTF-16 and UTF-32 are read here, so that a wrong byte is told by its offset; all else by iconv. */
#ifndef STORY_ANNOTATE_ENCODING_H
#define STORY_ANNOTATE_ENCODING_H

#include "annotate/trace.h"

typedef struct story_decoded {
    char *bytes; /* to be freed, or NULL: the input itself, from `from` on, is valid UTF-8 */
    size_t len;
    size_t from;      /* length of the byte order mark */
    const char *name; /* "UTF-8", "UTF-16LE", … or the caller's name for it */
    story_array runs; /* of story_run, to be disposed of; empty where bytes is NULL */
} story_decoded;

/* encoding: an iconv name, or NULL for what the byte order mark says, else UTF-8. STORY_EINPUT with the offset for bytes
 * that are not in that encoding and for NUL; STORY_EARGUMENT for an encoding that nobody knows. */
int story_encoding_decode(story_decoded *out, story_arena *arena, const char *bytes, size_t len, const char *encoding,
                          story_error *err);

/* How many characters bytes are that were read in an encoding by that name; STORY_NONE when out of memory. */
size_t story_encoding_characters(const char *encoding, const char *bytes, size_t len);

void story_encoding_dispose(story_decoded *decoded);

#endif

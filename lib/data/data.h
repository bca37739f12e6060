/* data - the tables and weights that the library knows, compiled in. Read where they lie: nothing is parsed at start.
 *
 * blobs.def lists them, README.md says for each where it came from, under which licence, and how to rebuild it. */
#ifndef STORY_DATA_DATA_H
#define STORY_DATA_DATA_H

#include <stddef.h>

typedef struct story_blob {
    const unsigned char *bytes; /* aligned to 64 bytes; a zero byte behind the last */
    size_t len;
} story_blob;

/* story_blob story_data__NAME(void) for every line of blobs.def. */
#define STORY_BLOB(name, file) story_blob story_data__##name(void);
#include "data/blobs.def"
#undef STORY_BLOB

#endif

/* data - the tables and weights that the library knows, compiled in. Read where they lie: nothing is parsed at start.
 *
 * README.md says for each where it came from, under which licence, and how to rebuild it. */
#ifndef STORY_DATA_DATA_H
#define STORY_DATA_DATA_H

#include <stddef.h>

typedef struct story_blob {
    const unsigned char *bytes; /* aligned to 64 bytes */
    size_t len;
} story_blob;

#endif

/* gitconfig - the syntax of git's configuration files, for files that came with a story. Nothing is included. */
#ifndef STORY_COMPARE_GITCONFIG_H
#define STORY_COMPARE_GITCONFIG_H

#include "storydiff.h"
#include "util/arena.h"

typedef struct story_gitconfig_entry {
    const char *section;    /* lower case */
    const char *subsection; /* as written, or NULL */
    const char *key;        /* lower case; NULL: the section's own header */
    const char *value;      /* NULL for a key alone, which means true */
    size_t offset;          /* of the key or header */
} story_gitconfig_entry;

/* Calls take for every header and entry in order; strings live in the arena. Anything but 0 from it ends the reading and
 * is returned. STORY_EINPUT with the offset of what can't be read, STORY_ELIMIT for a file that is too long. */
int story_gitconfig_read(const char *text, size_t len, story_arena *arena,
                         int (*take)(void *payload, const story_gitconfig_entry *entry, story_error *err),
                         void *payload, story_error *err);

#endif

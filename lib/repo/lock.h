/* lock - lock files that git respects, and that a killed loader doesn't leave in the way.
 *
 * git locks a file F by creating F.lock, and takes an existing one for held, for ever. A killed program would leave
 * its locks behind. So every loader first holds a kernel lock on one file of the repository, which dies with it; while
 * it does, any F.lock that carries our mark belongs to nobody and can go. Locks without the mark are git's: they are
 * waited for, never removed. */
#ifndef STORY_REPO_LOCK_H
#define STORY_REPO_LOCK_H

#include <stdbool.h>

#include "util/array.h"
#include "util/buf.h"

typedef struct story_locks {
    const char *folder; /* the common git folder, with "/" at the end */
    int kernel;         /* descriptor that holds the kernel lock, or -1 */
    story_buf seed;     /* a file with our mark that lock files are hard links of */
    story_array held;   /* char *, allocated: paths of lock files */
} story_locks;

/* Waits up to ten seconds for other loaders. */
int story_locks_open(story_locks *l, const char *folder, story_error *err);

/* Locks the file of that name in the folder; waits a second for git. */
int story_locks_take(story_locks *l, const char *name, story_error *err);

/* Whether a killed loader left its mark, so that its locks may be in the way of git. */
bool story_locks_are_left(const char *folder);

/* Removes lock files that are links of a mark from before; the kernel lock is held. */
void story_locks__sweep(const story_locks *l, const char *mark);

/* Removes all lock files and lets other loaders go on. */
void story_locks_close(story_locks *l);

#endif

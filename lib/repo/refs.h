/* refs - moves any number of branches at once: all or none, whatever happens. */
#ifndef STORY_REPO_REFS_H
#define STORY_REPO_REFS_H

#include "repo/git.h"

typedef struct story_ref_update {
    const char *name;  /* "refs/heads/romy" */
    git_oid old, next; /* old is zero where the branch is new */
} story_ref_update;

enum { STORY_REFS_CHANGED = 1 }; /* somebody else moved one of them in the meantime: nothing was done */

/* Sorts the updates by name; with none, clears away what a killed loader left. 0, STORY_REFS_CHANGED or an error. */
int story_refs_update(git_repository *git, story_ref_update *updates, size_t count, story_error *err);

#endif

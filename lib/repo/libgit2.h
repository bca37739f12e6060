/* libgit2 - its header, and the library itself, which is opened when git is first asked: with the twenty libraries that
 * it brings along it would take most of the time in which the program starts, and plain files need none of it. What is
 * called of it is listed in libgit2.def; each of those names stands for a pointer that story_git2_start() has set. */
#ifndef STORY_REPO_LIBGIT2_H
#define STORY_REPO_LIBGIT2_H

#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

#include "util/error.h"

typedef struct story_git2_calls {
#define CALL(call) __typeof__(call) *call;
#include "repo/libgit2.def"
#undef CALL
} story_git2_calls;

/* The one variable that the library keeps. Calls of libgit2 stand all over this folder, also where libgit2 calls back with
 * nothing of ours at hand, and it is one in a process anyway: set once, under a lock, it is only read from then on. */
extern story_git2_calls story_git2;

/* A line for each call: #define git_blob_free (*story_git2.git_blob_free). Made from libgit2.def by libgit2.cmake. */
#include "repo/libgit2_names.h"

/* Opens libgit2 where that wasn't done yet, and starts it; each start that succeeds wants a stop. STORY_ENOTFOUND where
 * it isn't installed. */
int story_git2_start(story_error *err);
void story_git2_stop(void);

#endif

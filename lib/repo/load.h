/* load - one load on its way: what is to be a variant, and the objects that it became. */
#ifndef STORY_REPO_LOAD_H
#define STORY_REPO_LOAD_H

#include "repo/git.h"
#include "util/arena.h"
#include "util/array.h"

typedef struct story_load_item {
    const char *operand, *label, *ref;
    const char *source; /* the last part of the operand's path, as the commit tells it */
    bool folder;
    const char *encoding;
    git_oid old, old_tree, next; /* zero where the branch is new */
} story_load_item;

/* load_plan.c: labels, collisions, branches in the way. Nothing is read or written. */
int story_load__plan(story_load_item *items, const char *const *operands, size_t count,
                     const story_load_options *options, git_repository *git, story_arena *arena, story_error *err);

/* Where the branches are now, and that each is a variant's. */
int story_load__find_old(story_load_item *items, size_t count, git_repository *git, story_error *err);

/* load_store.c: blobs, trees and commits of all items; branches don't move yet. */
int story_load__store(story_load_item *items, size_t count, const story_load_options *options,
                      const story_config *config, git_repository *git, story_arena *arena, story_error *err);

#endif

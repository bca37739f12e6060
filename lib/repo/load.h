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

/* What every step of a load needs. */
typedef struct story_load {
    git_repository *git;
    const story_config *config;
    const story_load_options *options;
    story_arena *arena;
    story_load_item *items;
    size_t count;
    story_error *err;
} story_load;

/* load_plan.c: fills the items from the operands, one each: labels, collisions, branches in the way. Nothing is read or
 * written. */
int story_load__plan(story_load *l, const char *const *operands);

/* Where the branches are now, and that each is a variant's. */
int story_load__find_old(story_load *l);

/* load_store.c: blobs, trees and commits of all items; branches don't move yet. */
int story_load__store(story_load *l);

#endif

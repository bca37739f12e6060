/* load_pack - where a load's objects go: many to memory first and from there into one pack, few to loose files. */
#ifndef STORY_REPO_LOAD_PACK_H
#define STORY_REPO_LOAD_PACK_H

#include "repo/git.h"

typedef struct story_store {
    git_repository *git;
    git_odb *odb;
    git_odb_backend *memory; /* NULL: objects are loose */
    git_packbuilder *pack;
    size_t bytes; /* in memory now */
    const story_load_options *options;
    const char *encoding; /* that the options name, as iconv has it, or NULL */
    git_signature *author, *committer;
    story_arena *arena;
    story_error *err;
} story_store;

/* A failure of libgit2 about what, as ours; 0 stays 0. */
int story_store__fail(story_store *s, int code, const char *what);

/* From here on objects go to memory. */
int story_store__open_memory(story_store *s);

/* An object of about size bytes was written, so that the next pack has it. */
int story_store__keep(story_store *s, const git_oid *oid, const char *name, size_t size);

/* Writes what is in memory as a pack. */
int story_store__flush(story_store *s);

#endif

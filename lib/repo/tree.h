/* tree - the story files of a commit, and their bytes with a limit. */
#ifndef STORY_REPO_TREE_H
#define STORY_REPO_TREE_H

#include "repo/git.h"
#include "util/arena.h"
#include "util/buf.h"

typedef struct story_tree_file {
    const char *path; /* in the tree, in the arena */
    git_oid oid;
} story_tree_file;

/* A tree to be listed. */
typedef struct story_tree {
    git_repository *git;
    const git_tree *tree;
    const char *prefix;    /* stands before the paths */
    const git_oid *commit; /* where .gitattributes are read, or NULL: of the work tree and the index */
} story_tree;

/* The story files below a tree in natural order. In the arena. */
int story_tree_files(story_tree_file **out, size_t *count, const story_tree *tree, story_arena *arena,
                     story_error *err);

/* Whether the file is a story file: attribute storydiff, else its name. commit NULL: attributes of work tree and index. */
bool story_tree_is_story(git_repository *git, const git_oid *commit, const char *path);

/* Whether a path is the limit, lies below it, or matches it as a pattern, as git's pathspecs do. */
bool story_tree_is_within(const char *path, const char *limit);

/* Appends the blob's bytes; one over STORY_TEXT_LIMIT is refused before it is read. */
int story_tree_read(story_buf *to, git_repository *git, const git_oid *oid, story_error *err);

#endif

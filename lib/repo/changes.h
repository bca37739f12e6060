/* changes - the list of changed story files behind story_changes, for the history too. */
#ifndef STORY_REPO_CHANGES_H
#define STORY_REPO_CHANGES_H

#include "repo/git.h"
#include "util/arena.h"
#include "util/array.h"

/* One changed story file; an oid is zero where the bytes are in the work tree or nowhere. */
typedef struct story_change_files {
    story_changed paths;
    git_oid left, right;
} story_change_files;

struct story_changes {
    git_repository *git;
    story_arena *arena;
    story_array files;   /* story_change_files */
    story_changed *list; /* their paths */
    bool work_tree;      /* the right side is files */
    const char *left_encoding, *right_encoding;
};

/* Appends the story files that differ between two trees (NULL: empty); commit is where attributes are read. */
int story_changes__between(story_array *to, git_repository *git, git_tree *left, git_tree *right, const git_oid *commit,
                           const char *const *paths, size_t path_count, story_arena *arena, story_error *err);

/* Reads a blob as a text of that path; label and path are "PATH"; a NULL path gives an empty text. */
int story_changes__read(story_operand *out, git_repository *git, const char *path, const git_oid *oid,
                        const char *label, const char *encoding, story_error *err);

#endif

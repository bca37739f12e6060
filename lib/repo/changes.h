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

/* A state that is compared. */
typedef struct story_change_side {
    git_tree *tree; /* NULL: nothing, the index, the work tree */
    git_oid commit;
    bool is_commit, is_index, is_work_tree;
    const char *encoding;
} story_change_side;

/* Appends to c->files the story files that differ between two trees (NULL: empty), in c's repository and arena; commit is
 * where attributes are read. */
int story_changes__between(struct story_changes *c, git_tree *left, git_tree *right, const git_oid *commit,
                           story_error *err);

/* Appends the story files that diff, between these two states, has as unmerged. */
int story_changes__unmerged(struct story_changes *c, git_diff *diff, const story_change_side *left,
                            const story_change_side *right, story_error *err);

/* One side of a changed file. */
typedef struct story_change_text {
    const char *path;   /* NULL: it isn't there, and its text is empty */
    const git_oid *oid; /* zero: as it lies in the work tree */
    const char *label;
    const char *encoding; /* that the commit tells, or NULL */
} story_change_text;

/* Reads it as an operand of its own. */
int story_changes__read(story_operand *out, git_repository *git, const story_change_text *text, story_error *err);

#endif

/* operand - what an operand's strings and bytes lie in, for the files that fill one. */
#ifndef STORY_REPO_OPERAND_H
#define STORY_REPO_OPERAND_H

#include "repo/git.h"
#include "util/arena.h"
#include "util/buf.h"

typedef struct story_operand_memory {
    story_arena *arena;
    story_buf bytes;
} story_operand_memory;

/* An empty operand to fill; then story_operand__done() with the code so far, which disposes of it where that is bad. */
int story_operand__new(story_operand *out, story_operand_memory **memory, story_error *err);
int story_operand__done(story_operand *out, int code);

/* resolve.c: operands that are in git. */
int story_operand__read_git(story_operand *out, story_operand_memory *m, story_repo *repo, const char *text,
                            story_error *err);

/* All story files of a commit, as a label means them, or those within a limit (NULL: none); a NULL commit, or one without
 * story files, gives an empty text. */
int story_operand__read_commit(story_operand *out, git_repository *git, const git_commit *commit, const char *limit,
                               const char *label, story_error *err);

#endif

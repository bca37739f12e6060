/* git - what the files of this folder share about libgit2: opened repositories, its errors in our words. */
#ifndef STORY_REPO_GIT_H
#define STORY_REPO_GIT_H

#include <stdbool.h>

#include "repo/libgit2.h"
#include "storydiff_repo.h"
#include "util/arena.h"
#include "util/error.h"

struct story_repo {
    git_repository *story;  /* where labels live; NULL where there is none */
    git_repository *around; /* what encloses the working directory; may be the same, or NULL */
    bool chosen;            /* the story repository was named, so that revisions are looked for there first */
};

/* Fills err with what libgit2 said about `what` after it gave code, and gives a story_code back. */
int story_git__error(story_error *err, int code, const char *what);

/* The name of a story's file in a variant's tree. */
const char *story_git__file_name(story_markup markup);

/* Finds a revision: a label in the story repository; else in the one around, then in the story repository, or the other
 * way round where that was named. *git is where it was. GIT_ENOTFOUND where it is nowhere. */
int story_git__find(git_object **out, git_repository **git, const story_repo *repo, const char *rev);

/* Whether a branch of that name is in the story repository. */
bool story_git__is_label(const story_repo *repo, const char *text);

/* A path that was given in the working directory, as git has it: from the top of the work tree, without "." and "..".
 * *out is in the arena; a path that leads outside is an error. In a bare repository it stays as it is. */
int story_git__path_from_top(const char **out, git_repository *git, const char *path, story_arena *arena,
                             story_error *err);

/* Whether a commit is a variant's: its tree holds story.txt or story.md, or its message says that storydiff made it. */
bool story_git__is_variant(const git_commit *commit, const git_tree *tree);

/* The encoding that the commit's trailer tells, in the arena; NULL where it tells none, or UTF-8 or one with a mark. */
const char *story_git__encoding(const git_commit *commit, story_arena *arena);

#endif

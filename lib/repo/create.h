/* create - a new bare repository, whole or not at all. */
#ifndef STORY_REPO_CREATE_H
#define STORY_REPO_CREATE_H

#include "repo/git.h"

/* Makes it at path, unless another program has done so in the meantime. */
int story_repo__create(const char *path, story_error *err);

#endif

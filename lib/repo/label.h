/* label - names of variants. A label becomes a branch, so the rule is narrower than git's: lower-case letters, digits,
 * ".", "_" and "-", beginning with a letter or digit; with a story's name, that name and "/" before it. */
#ifndef STORY_REPO_LABEL_H
#define STORY_REPO_LABEL_H

#include <stdbool.h>

#include "util/arena.h"
#include "util/error.h"

/* Whether text is a label that git takes too. */
bool story_label_is_valid(const char *text);

/* The label that a file's or folder's name gives; NULL when out of memory. It may be invalid: ask. */
char *story_label_from_path(const char *path, bool folder, story_arena *arena);

/* The stem of a path: "drafts/romy.txt" is "romy"; of a folder, its name. NULL when out of memory. */
char *story_label_stem(const char *path, bool folder, story_arena *arena);

#endif

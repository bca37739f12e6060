/* folder - the story files of a folder and its subfolders, in natural order: "2.txt" before "10.txt".
 *
 * Symbolic links and hidden entries are passed over: a story folder from elsewhere must not reach what lies outside. */
#ifndef STORY_REPO_FOLDER_H
#define STORY_REPO_FOLDER_H

#include "util/arena.h"
#include "util/error.h"

/* Paths of the story files under folder, relative to it, in the arena. */
int story_folder_list(const char *const **out, size_t *count, const char *folder, story_arena *arena, story_error *err);

/* -1, 0 or 1 as a stands before b; numbers by their value, a folder's files together. */
int story_folder_compare(const char *a, const char *b);

/* Whether the name ends as a story file's does: .txt .md .markdown .fountain. */
bool story_folder_is_story(const char *path);

/* Markdown where the name says so. */
story_markup story_folder_markup(const char *path);

#endif

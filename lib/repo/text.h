/* text - bytes of a variant on their way in: read with a limit, chapters joined. */
#ifndef STORY_REPO_TEXT_H
#define STORY_REPO_TEXT_H

#include "repo/folder.h"
#include "util/array.h"
#include "util/buf.h"

/* Appends all that fd gives; more than STORY_TEXT_LIMIT bytes in the buffer is an error. */
int story_text__read_fd(story_buf *to, int fd, story_error *err);

/* Appends the file's bytes. follow: a symbolic link is read through, else refused. */
int story_text__read_file(story_buf *to, const char *path, bool follow, story_error *err);

/* Puts what parts chapters, a blank line, where bytes already hold a chapter; in UTF-16 where they are. */
void story_text__join(story_buf *to);

#endif

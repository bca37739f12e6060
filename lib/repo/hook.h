/* hook - the text of the hook files that storydiff writes, and how to tell them from others'. */
#ifndef STORY_REPO_HOOK_H
#define STORY_REPO_HOOK_H

#include "storydiff_repo.h"
#include "util/buf.h"

/* The script for a hook; program is the path of storydiff. */
void story_hook__script(story_buf *to, const char *name, const char *program);

/* Whether bytes are such a script, as it was written. */
bool story_hook__is_ours(const char *name, const char *bytes);

/* The hook manager whose work the bytes or the folder are, or NULL. */
const char *story_hook__manager(const char *folder, const char *bytes);

/* The one that is told in the work tree what to run, whether or not it has put its hooks in; top ends in "/", or NULL. */
const char *story_hook__coming_manager(const char *top);

#endif

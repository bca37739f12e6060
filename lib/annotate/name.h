/* name - mentions of persons gathered into characters: aliases, role, gender. */
#ifndef STORY_ANNOTATE_NAME_H
#define STORY_ANNOTATE_NAME_H

#include "annotate/variant.h"

/* Needs the words and tagged spans of v and fills its names, in order of their first mention. */
int story_name_gather(struct story_variant *v, story_error *err);

#endif

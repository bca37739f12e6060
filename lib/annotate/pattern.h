/* pattern - regular expressions, used to scan for places, never to match long stretches.
 *
 * Every search has limits on steps, depth and memory; a search that runs into one says STORY_ELIMIT. Only this file pair
 * knows which library it is. */
#ifndef STORY_ANNOTATE_PATTERN_H
#define STORY_ANNOTATE_PATTERN_H

#include "storydiff.h"

typedef struct story_pattern story_pattern;

/* Compiles a UTF-8 expression that must be valid: it comes from our own tables. */
int story_pattern_new(story_pattern **out, const char *expression, story_error *err);
void story_pattern_free(story_pattern *pattern);

/* The next match in valid UTF-8 bytes, not before `from`, which stands between two characters. 1 and the span, 0 where
 * there is none, or an error. A match may look at bytes before `from`. */
int story_pattern_next(story_pattern *pattern, story_span *out, const char *bytes, size_t len, size_t from,
                       story_error *err);

#endif

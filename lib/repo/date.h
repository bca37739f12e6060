/* date - the dates that git takes in GIT_AUTHOR_DATE and GIT_COMMITTER_DATE. */
#ifndef STORY_REPO_DATE_H
#define STORY_REPO_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds since 1970 and minutes east of UTC, from "@1700000000 +0200", "1700000000 +0200", ISO 8601
 * ("2023-11-14T22:13:20Z") or RFC 2822 ("Tue, 14 Nov 2023 22:13:20 +0000"). false: none of them. */
bool story_date_parse(const char *text, int64_t *seconds, int *offset);

#endif

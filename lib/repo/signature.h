/* signature - who makes a commit and when, as git would say it: environment, configuration, the system. */
#ifndef STORY_REPO_SIGNATURE_H
#define STORY_REPO_SIGNATURE_H

#include "repo/git.h"

typedef enum story_person { STORY_AUTHOR, STORY_COMMITTER } story_person;

/* given: "Name <mail>" from the command line, or NULL. */
int story_signature_new(git_signature **out, story_person person, const char *given, const story_config *config,
                        story_error *err);

#endif

/* event - trigger words of what, the text says, did happen. */
#ifndef STORY_ANNOTATE_EVENT_H
#define STORY_ANNOTATE_EVENT_H

#include "annotate/variant.h"

/* Needs the words of v and fills its events, in text order. */
int story_event_find(struct story_variant *v, story_error *err);

#endif

/* evidence - whether a sentence ends at a mark. */
#ifndef STORY_ANNOTATE_EVIDENCE_H
#define STORY_ANNOTATE_EVIDENCE_H

#include "annotate/boundary.h"

/* Whether the sentence ends at b->end. */
bool story_evidence_ends(const story_boundary *b);

#endif

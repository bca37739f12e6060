/* stem - the Snowball stems of the forms of several variants. Variants of a story have most of their forms in common, and
 * cutting one takes as long as reading twenty words. */
#ifndef STORY_ANNOTATE_STEM_H
#define STORY_ANNOTATE_STEM_H

#include "annotate/variant.h"

/* Fills words.stems of the variants. 0 or STORY_ENOMEM. */
int story_stem_find(story_variant *const *variants, size_t count, unsigned threads);

#endif

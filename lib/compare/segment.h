/* segment - two texts cut into stretches that belong together, small enough to be compared in full. */
#ifndef STORY_COMPARE_SEGMENT_H
#define STORY_COMPARE_SEGMENT_H

#include "compare/aligner.h"

typedef struct story_segment {
    size_t i, n, j, m;         /* left sentences i to i + n - 1, right ones j to j + m - 1; n and m are not 0 */
    bool fast_start, fast_end; /* what stands right before, right behind is linked */
} story_segment;

/* What lies between anchors (by left sentence: right sentence + 1), in order; to the end of the array. Sets a->partial
 * where a stretch had to be cut where nothing says that it may be. */
int story_segment_list(story_array *out, story_aligner *a, const uint32_t *anchors);

#endif

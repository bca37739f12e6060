/* course - which cells the common order of two texts is likely to run through. */
#ifndef STORY_COMPARE_COURSE_H
#define STORY_COMPARE_COURSE_H

#include <stddef.h>

/* gains: cells [i * m + j], above 0 where linking the two is likelier than not. out: for every cell the share that the
 * alignments in which it is linked have of all, each as likely as the sum of its gains says. 0 or STORY_ENOMEM. */
int story_course_fill(float *out, const float *gains, size_t n, size_t m);

#endif

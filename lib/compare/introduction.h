/* introduction - the sentence that tells who somebody is, and names used before it. */
#ifndef STORY_COMPARE_INTRODUCTION_H
#define STORY_COMPARE_INTRODUCTION_H

#include "compare/diff.h"
#include "compare/finding.h"

/* Somebody named before the sentence that introduces them. known, which may be NULL, is a comparison of which v is the
 * right text: then what its left text did already is not told again, and an introduction that was cut is. */
int story_introduction_report(story_report *r, const struct story_variant *v, const struct story_diff *known);

#endif

/* finding - what the rules of continuity have to say, gathered with its levels and words. */
#ifndef STORY_COMPARE_FINDING_H
#define STORY_COMPARE_FINDING_H

#include "annotate/variant.h"
#include "compare/rules.h"
#include "util/array.h"
#include "util/error.h"

struct story_findings {
    story_arena *arena;
    const story_finding *items;
    size_t count;
};

typedef struct story_report {
    story_arena *arena; /* of the findings */
    story_arena *scratch;
    const struct story_rules *rules;
    story_array list; /* story_finding */
    story_error *err;
} story_report;

/* Whether the rule is on at all: what is off needs no looking for. */
bool story_report_wants(const story_report *r, story_rule_number rule);

/* Adds a finding about a span of v, the left text or the right one. */
int story_report_add(story_report *r, story_rule_number rule, const struct story_variant *v, bool left, story_span span,
                     const char *format, ...) STORY_PRINTF(6, 7);

/* Makes the warning added last a note. */
void story_report_soften(story_report *r);

/* By word of the right text: whether a finding so far tells it. In the scratch arena; NULL when out of memory. */
bool *story_report_told(const story_report *r, const struct story_variant *v);

/* The words of a span, white space as single spaces, at most some 60 bytes; in the arena, NULL when out of memory. */
const char *story_report_words(story_arena *arena, const struct story_variant *v, story_span span);

#endif

/* rules - what a story's .storydiff and the settings say: levels of rules, cast, places, protected beats. */
#ifndef STORY_COMPARE_RULES_H
#define STORY_COMPARE_RULES_H

#include "storydiff.h"
#include "util/arena.h"

/* In the order of story_rule_table(). */
typedef enum story_rule_number {
    STORY_RULE_LEFTOVER_NAME,
    STORY_RULE_NAME_DRIFT,
    STORY_RULE_UNKNOWN_NAME,
    STORY_RULE_LEFTOVER_CITY,
    STORY_RULE_CITY_DRIFT,
    STORY_RULE_UNKNOWN_CITY,
    STORY_RULE_INTRO_ORDER,
    STORY_RULE_BEAT_CUT,
    STORY_RULE_BEAT_MOVED,
    STORY_RULE_BEAT_PROTECTED,
    STORY_RULE_CONFLICT_MARKER,
    STORY_RULE_COUNT
} story_rule_number;

/* A [cast "…"] or [place "…"]. */
typedef struct story_listed {
    const char *name;
    const char **aliases;
    size_t alias_count;
} story_listed;

struct story_rules {
    story_arena *arena;
    story_level levels[STORY_RULE_COUNT];
    const story_listed *cast, *places;
    size_t cast_count, place_count;
    const char *const *protected; /* phrases */
    size_t protected_count;
};

/* What holds without any .storydiff or setting. */
void story_rules__defaults(struct story_rules *out);

#endif

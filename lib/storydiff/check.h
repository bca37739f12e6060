/* check - continuity: rules, and what they find in one text or in what became of it. */
#ifndef STORYDIFF_CHECK_H
#define STORYDIFF_CHECK_H

#include "diff.h"

STORY_BEGIN_DECLS

typedef enum story_level { STORY_OFF, STORY_NOTE, STORY_WARN, STORY_ERROR } story_level;

typedef struct story_rule {
    const char *id;         /* "leftover-name" */
    const char *definition; /* "a name was renamed and the old name is still used" */
    story_level level;      /* where no setting says otherwise */
} story_rule;

/* A setting from outside the story, as git names it: "storydiff.check.name-drift" = "off". */
typedef struct story_setting {
    const char *name, *value;
} story_setting;

typedef struct story_rules story_rules;
typedef struct story_findings story_findings;

typedef struct story_finding {
    const story_rule *rule;
    story_level level;
    bool left; /* the span is of the left text: of what is no longer there */
    story_span span;
    const char *words;   /* those of the span */
    const char *message; /* what is wrong, and beside what */
} story_finding;

/* The table of rules, in the order in which help lists them; "off", "note", "warn", "error". */
STORY_API const story_rule *story_rule_table(size_t *count);
STORY_API const char *story_level_word(story_level level);

/* Reads the bytes of a story's .storydiff (git-config syntax; may be NULL). Of the settings, which win over the file,
 * only storydiff.check.RULE is looked at. STORY_EINPUT with the offset where the file can't be read. */
STORY_API int story_rules_new(story_rules **out, const char *text, size_t len, const story_setting *settings,
                              size_t setting_count, story_error *err);
STORY_API void story_rules_free(story_rules *rules);

/* The findings in one text, or in the right text of a comparison; in text order. rules may be NULL. */
STORY_API int story_check_variant(story_findings **out, const story_variant *v, const story_rules *rules,
                                  story_error *err);
STORY_API int story_check_diff(story_findings **out, const story_diff *d, const story_rules *rules, story_error *err);
STORY_API const story_finding *story_findings_list(const story_findings *f, size_t *count);
STORY_API void story_findings_free(story_findings *f);

STORY_END_DECLS

#endif

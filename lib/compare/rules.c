#include "compare/rules.h"

#include <stdlib.h>
#include <string.h>

#include "compare/gitconfig.h"
#include "util/array.h"
#include "util/error.h"

static const story_rule RULES[STORY_RULE_COUNT] = {
    [STORY_RULE_LEFTOVER_NAME] = {"leftover-name", "a name was replaced and the old one is still used", STORY_WARN},
    [STORY_RULE_NAME_DRIFT] = {"name-drift", "two spellings of what is most likely one name", STORY_WARN},
    [STORY_RULE_UNKNOWN_NAME] = {"unknown-name", "a name that the cast in .storydiff does not list", STORY_WARN},
    [STORY_RULE_LEFTOVER_CITY] = {"leftover-city", "a city was replaced and the old one is still used so", STORY_WARN},
    [STORY_RULE_CITY_DRIFT] = {"city-drift", "two spellings of one city", STORY_NOTE},
    [STORY_RULE_UNKNOWN_CITY] = {"unknown-city", "a city that the places in .storydiff do not list", STORY_NOTE},
    [STORY_RULE_INTRO_ORDER] = {"intro-order", "a character is named before being introduced, or never is", STORY_WARN},
    [STORY_RULE_BEAT_CUT] = {"beat-cut", "a beat of the old text has none in the new one", STORY_NOTE},
    [STORY_RULE_BEAT_MOVED] = {"beat-moved", "a beat changed its place in the order", STORY_NOTE},
    [STORY_RULE_BEAT_PROTECTED] = {"beat-protected", "a beat that .storydiff protects was cut", STORY_ERROR},
    [STORY_RULE_CONFLICT_MARKER] = {"conflict-marker", "a merge left its markers in the text", STORY_WARN},
};

static const char *const LEVELS[] = {"off", "note", "warn", "error"};

static const char SETTING[] = "storydiff.check.";

const story_rule *story_rule_table(size_t *count)
{
    *count = STORY_RULE_COUNT;
    return RULES;
}

const char *story_level_word(story_level level)
{
    return LEVELS[level];
}

void story_rules__defaults(struct story_rules *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < STORY_RULE_COUNT; i++)
        out->levels[i] = RULES[i].level;
}

/* ------------------------------------------------------------------------------------------------- reading ---- */

typedef struct builder {
    struct story_rules *rules;
    story_array cast, places; /* story_listed */
    story_array aliases;      /* const char *, of the entry that is being read */
    story_array phrases;      /* const char * */
    story_array *open;        /* cast or places, where an entry of it is being read */
    const char *beat;         /* the phrase of the [beat] that is being read */
} builder;

static int rule_named(const char *id)
{
    for (int i = 0; i < STORY_RULE_COUNT; i++)
        if (strcmp(RULES[i].id, id) == 0)
            return i;
    return -1;
}

static int level_named(const char *word)
{
    for (int i = 0; word && i < (int)(sizeof LEVELS / sizeof *LEVELS); i++)
        if (strcmp(LEVELS[i], word) == 0)
            return i;
    return -1;
}

/* The aliases gathered since its header belong to the entry read last. */
static int close_listed(builder *b, story_error *err)
{
    story_listed *last;

    if (!b->open)
        return STORY_OK;
    last = &STORY_ITEMS(b->open, story_listed)[b->open->count - 1];
    b->open = NULL;
    last->alias_count = b->aliases.count;
    last->aliases = story_arena_memdup(b->rules->arena, b->aliases.items, b->aliases.count * sizeof(const char *));
    story_array_clear(&b->aliases);
    return last->aliases ? STORY_OK : story_error__no_memory(err);
}

static int open_section(builder *b, const story_gitconfig_entry *entry, story_error *err)
{
    story_array *list = strcmp(entry->section, "cast") == 0    ? &b->cast
                        : strcmp(entry->section, "place") == 0 ? &b->places
                                                               : NULL;
    story_listed *listed;
    int rc = close_listed(b, err);

    b->beat = strcmp(entry->section, "beat") == 0 ? entry->subsection : NULL;
    if (rc || !list || !entry->subsection)
        return rc;
    listed = story_array_push(list);
    if (!listed)
        return story_error__no_memory(err);
    listed->name = entry->subsection;
    b->open = list;
    return STORY_OK;
}

static int push_string(story_array *list, const char *text, story_error *err)
{
    const char **item = story_array_push(list);

    if (!item)
        return story_error__no_memory(err);
    *item = text;
    return STORY_OK;
}

static bool is_true(const char *value)
{
    return !value || strcmp(value, "true") == 0 || strcmp(value, "yes") == 0 || strcmp(value, "on") == 0 ||
           strcmp(value, "1") == 0;
}

static int set_level(builder *b, const story_gitconfig_entry *entry, story_error *err)
{
    int rule = rule_named(entry->key), level = level_named(entry->value);

    if (rule < 0)
        return story_error__set_at(err, STORY_EINPUT, entry->offset, ".storydiff: no such rule: %.64s", entry->key);
    if (level < 0)
        return story_error__set_at(err, STORY_EINPUT, entry->offset, ".storydiff: %s is off, note, warn or error",
                                   entry->key);
    b->rules->levels[rule] = (story_level)level;
    return STORY_OK;
}

/* Keys that are not known are let pass: a later version may know them. */
static int take_entry(void *payload, const story_gitconfig_entry *entry, story_error *err)
{
    builder *b = payload;

    if (!entry->key)
        return open_section(b, entry, err);
    if (strcmp(entry->section, "check") == 0 && !entry->subsection)
        return set_level(b, entry, err);
    if (b->open && strcmp(entry->key, "alias") == 0 && entry->value)
        return push_string(&b->aliases, entry->value, err);
    if (b->beat && *b->beat && strcmp(entry->key, "protect") == 0 && is_true(entry->value))
        return push_string(&b->phrases, b->beat, err);
    return STORY_OK;
}

static int keep_lists(builder *b, story_error *err)
{
    struct story_rules *r = b->rules;

    r->cast_count = b->cast.count;
    r->place_count = b->places.count;
    r->protected_count = b->phrases.count;
    r->cast = story_array_keep(&b->cast, r->arena);
    r->places = story_array_keep(&b->places, r->arena);
    r->protected = story_array_keep(&b->phrases, r->arena);
    return r->cast && r->places && r->protected ? STORY_OK : story_error__no_memory(err);
}

static int read_file(struct story_rules *rules, const char *text, size_t len, story_error *err)
{
    builder b = {.rules = rules,
                 .cast = STORY_ARRAY(story_listed),
                 .places = STORY_ARRAY(story_listed),
                 .aliases = STORY_ARRAY(const char *),
                 .phrases = STORY_ARRAY(const char *)};
    int rc = story_gitconfig_read(text, len, rules->arena, take_entry, &b, err);

    if (!rc)
        rc = close_listed(&b, err);
    if (!rc)
        rc = keep_lists(&b, err);
    story_array_dispose(&b.cast);
    story_array_dispose(&b.places);
    story_array_dispose(&b.aliases);
    story_array_dispose(&b.phrases);
    return rc;
}

static int apply_settings(struct story_rules *rules, const story_setting *settings, size_t count, story_error *err)
{
    for (size_t i = 0; i < count; i++) {
        int rule, level;

        if (!settings[i].name || strncmp(settings[i].name, SETTING, sizeof SETTING - 1) != 0)
            continue;
        rule = rule_named(settings[i].name + sizeof SETTING - 1);
        level = level_named(settings[i].value);
        if (rule < 0)
            return story_error__set(err, STORY_EARGUMENT, "no such rule: %.64s", settings[i].name);
        if (level < 0)
            return story_error__set(err, STORY_EARGUMENT, "%s is off, note, warn or error", settings[i].name);
        rules->levels[rule] = (story_level)level;
    }
    return STORY_OK;
}

int story_rules_new(story_rules **out, const char *text, size_t len, const story_setting *settings,
                    size_t setting_count, story_error *err)
{
    struct story_rules *rules = malloc(sizeof *rules);
    int rc;

    *out = NULL;
    if (!rules)
        return story_error__no_memory(err);
    story_rules__defaults(rules);
    rules->arena = story_arena_new();
    rc = rules->arena ? read_file(rules, text ? text : "", text ? len : 0, err) : story_error__no_memory(err);
    if (!rc)
        rc = apply_settings(rules, settings, setting_count, err);
    if (rc) {
        story_rules_free(rules);
        return rc;
    }
    *out = rules;
    return STORY_OK;
}

void story_rules_free(story_rules *rules)
{
    if (!rules)
        return;
    story_arena_free(rules->arena);
    free(rules);
}

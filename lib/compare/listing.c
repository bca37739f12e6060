#include "compare/listing.h"

#include <string.h>

#include "compare/subject.h"

/* A list of .storydiff as subjects, so that "Mr. Vale" and "Vale" are known by "Anton Vale". */
static int subjects_of(story_subjects *out, story_arena *scratch, const story_listed *list, size_t count,
                       story_error *err)
{
    int rc = STORY_OK;

    out->count = count;
    out->items = story_arena_calloc(scratch, count, sizeof *out->items);
    if (!out->items)
        return story_error__no_memory(err);
    for (size_t i = 0; i < count && !rc; i++) {
        out->items[i] =
            (story_subject){.name = list[i].name, .aliases = list[i].aliases, .alias_count = list[i].alias_count};
        rc = story_subject_finish(&out->items[i], scratch, 0, err);
    }
    return rc;
}

static bool has_all_words(const story_subject *listed, const story_subject *s)
{
    for (size_t i = 0; i < s->word_count; i++)
        if (!story_subject_knows(listed, s->words[i].exact))
            return false;
    return s->word_count > 0;
}

static bool is_listed(const story_subjects *list, const story_subject *s)
{
    for (size_t i = 0; i < list->count; i++) {
        const story_subject *listed = &list->items[i];

        if (strcmp(listed->name, s->name) == 0 || has_all_words(listed, s))
            return true;
        for (size_t a = 0; a < listed->alias_count; a++)
            if (strcmp(listed->aliases[a], s->name) == 0)
                return true;
    }
    return false;
}

static int report_unlisted(story_report *r, const struct story_variant *v, const story_subjects *found,
                           const story_subjects *list, story_rule_number rule, const char *where)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < found->count && !rc; i++) {
        const story_subject *s = &found->items[i];

        if ((rule == STORY_RULE_UNKNOWN_CITY && s->kind != STORY_CITY) || !s->mention_count || is_listed(list, s))
            continue;
        rc = story_report_add(r, rule, v, false, s->mentions[0].span, "\"%s\" is not among the %s in .storydiff",
                              s->name, where);
    }
    return rc;
}

int story_listing_report(story_report *r, const struct story_variant *v)
{
    story_subjects found, list;
    int rc = STORY_OK;

    if (story_report_wants(r, STORY_RULE_UNKNOWN_NAME) && r->rules->cast_count) {
        rc = subjects_of(&list, r->scratch, r->rules->cast, r->rules->cast_count, r->err);
        if (!rc)
            rc = story_subjects_of_names(&found, r->scratch, v, r->err);
        if (!rc)
            rc = report_unlisted(r, v, &found, &list, STORY_RULE_UNKNOWN_NAME, "cast");
    }
    if (rc || !story_report_wants(r, STORY_RULE_UNKNOWN_CITY) || !r->rules->place_count)
        return rc;
    rc = subjects_of(&list, r->scratch, r->rules->places, r->rules->place_count, r->err);
    if (!rc)
        rc = story_subjects_of_places(&found, r->scratch, v, r->err);
    return rc ? rc : report_unlisted(r, v, &found, &list, STORY_RULE_UNKNOWN_CITY, "places");
}

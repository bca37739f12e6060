#include "compare/listing.h"

#include <string.h>

#include "compare/subject.h"

/* A list of .storydiff as subjects, so that "Mr. Vale" and "Vale" are known by "Anton Vale". */
static int subjects_of(story_subjects *out, story_arena *scratch, const story_listed *list, size_t count,
                       story_error *err)
{
    if (story_subjects_room(out, scratch, count, err))
        return STORY_ENOMEM;
    for (size_t i = 0; i < count; i++)
        out->items[i] =
            (story_subject){.name = list[i].name, .aliases = list[i].aliases, .alias_count = list[i].alias_count};
    return story_subjects_finish(out, scratch, err);
}

static bool is_listed(const story_subjects *list, const story_subject *s)
{
    for (size_t i = 0; i < list->count; i++) {
        const story_subject *listed = &list->items[i];

        if (strcmp(listed->name, s->name) == 0 || (s->word_count && story_subject_knows_name(listed, s)))
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

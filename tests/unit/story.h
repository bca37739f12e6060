/* story - two short texts compared, and what became of their names and places as lines that read like a report. */
#ifndef TESTS_UNIT_STORY_H
#define TESTS_UNIT_STORY_H

#include "unit/expect.h"

/* A story in which somebody has the given first name: twice whole, otherwise alone. */
#define FERRY(who)                                                                                         \
    who " Reed kept the ferry. Every evening " who " rowed across the river and sang.\n\n"                 \
        "Anna Vale met " who " at the landing. \"You are late,\" said " who ". Anna laughed and gave " who \
        " a coin.\n\n"                                                                                     \
        "In the winter " who " Reed fell ill, and nobody rowed."
#define TOM FERRY("Tom")
#define BOB FERRY("Bob")

typedef struct story_pair {
    story_variant *left, *right;
    story_diff *diff;
} story_pair;

static inline story_variant *story_read(const char *text)
{
    story_variant *v = NULL;

    expect_ok(story_variant_new(&v, "text", text, strlen(text), NULL, NULL));
    return v;
}

static inline story_pair story_compare(const char *left, const char *right)
{
    story_pair p = {story_read(left), story_read(right), NULL};

    expect_ok(story_diff_new(&p.diff, p.left, p.right, NULL, NULL));
    return p;
}

static inline void story_pair_free(story_pair *p)
{
    story_diff_free(p->diff);
    story_variant_free(p->left);
    story_variant_free(p->right);
}

static inline const char *side_name(const story_variant *v, size_t n, bool places)
{
    size_t count;

    if (n == STORY_NONE)
        return "nobody";
    return places ? story_variant_places(v, &count)[n].name : story_variant_names(v, &count)[n].name;
}

/* "renamed Tom > Bob; added nobody > Ada", what stayed the same left out. */
static inline void story_tell(char *out, size_t room, const story_pair *p, bool places)
{
    size_t count, used = 0;
    const story_pairing *list = places ? story_diff_places(p->diff, &count) : story_diff_names(p->diff, &count);

    *out = 0;
    for (size_t i = 0; i < count && used < room; i++)
        if (list[i].change != STORY_SAME)
            used += (size_t)snprintf(out + used, room - used, "%s%s %s > %s", used ? "; " : "",
                                     story_change_word(list[i].change), side_name(p->left, list[i].left, places),
                                     side_name(p->right, list[i].right, places));
}

static inline void expect_told(const char *left, const char *right, bool places, const char *wanted)
{
    story_pair p = story_compare(left, right);
    char told[1024];

    story_tell(told, sizeof told, &p, places);
    expect_text(told, wanted);
    story_pair_free(&p);
}

static inline void expect_names(const char *left, const char *right, const char *wanted)
{
    expect_told(left, right, false, wanted);
}

static inline void expect_places(const char *left, const char *right, const char *wanted)
{
    expect_told(left, right, true, wanted);
}

#endif

/* ALGORITHM. Two names are likely one person where they are written alike, and then the company only confirms it; where
 * they are not, the company has to speak for itself: words around the mentions and what they mean, where in the text they
 * stand, how large a share of all mentions is theirs, and how often linked sentences name both. Pronouns of different
 * gender (but not of an aunt who was an uncle) and different roles speak against it, and it takes more where the texts
 * themselves seem to be strangers. A reference ("Ansel Adams") is nobody's other name. */
#include <string.h>

#include "compare/leftover.h"
#include "compare/pair.h"
#include "util/error.h"

static const struct {
    double words, meaning, position, share, together;
    double title, standing, gender; /* added where both have the same */
    double written;                 /* likeness of the names from which they decide */
    double other_gender;            /* factor */
    double near_copy; /* how much of the company's word is lost where texts are near-copies: there, votes tell */
    double strangers; /* how much of it is lost where the texts seem to tell of other things */
    double least;
} WEIGHT = {.30, .50, .12, .60, .20, .25, .20, .10, .8, .4, .5, .7, .28};

/* What a title says of who has it; a name without one says nothing. */
typedef enum standing { NO_STANDING, KIN, OFFICE } standing;

/* Titles that half of a cast can have say no more than the gender does. */
static const char *const COMMON_TITLES[] = {"mr", "mrs", "miss", "sir", "lady", "master"};
static const char *const KIN_TITLES[] = {"aunt",   "uncle",       "cousin", "brother",    "sister",
                                         "father", "grandfather", "mother", "grandmother"};

static bool is_listed(const char *const *list, size_t count, const char *title)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], title) == 0)
            return true;
    return false;
}

static standing standing_of(const story_subject *s)
{
    if (!s->title || is_listed(COMMON_TITLES, sizeof COMMON_TITLES / sizeof *COMMON_TITLES, s->title))
        return NO_STANDING;
    return is_listed(KIN_TITLES, sizeof KIN_TITLES / sizeof *KIN_TITLES, s->title) ? KIN : OFFICE;
}

static bool are_kin(const story_subject *a, const story_subject *b)
{
    return standing_of(a) == KIN && standing_of(b) == KIN;
}

/* An uncle may become an aunt, and a doctor a captain, rather than a doctor an aunt. */
static double title_likeness(const story_subject *a, const story_subject *b)
{
    standing x = standing_of(a), y = standing_of(b);

    if (!x || !y)
        return 0;
    if (x != y)
        return -WEIGHT.title;
    return strcmp(a->title, b->title) == 0 ? WEIGHT.title : WEIGHT.standing;
}

static double company(const story_matching *m, uint32_t l, uint32_t r)
{
    const story_subject *a = &m->left.items[l], *b = &m->right.items[r];
    double sum = WEIGHT.words * story_profile_words(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.position * story_profile_position(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.meaning * story_profile_meaning(&m->left_profiles[l], &m->right_profiles[r]) +
                 WEIGHT.share * story_matching_share(m, l, r) + WEIGHT.together * story_matching_together(m, l, r);

    sum += title_likeness(a, b);
    if (a->gender && a->gender == b->gender)
        sum += WEIGHT.gender;
    return sum * (1 - WEIGHT.near_copy * m->d->alignment.kinship);
}

static double name_likeness(const story_matching *m, uint32_t l, uint32_t r, story_kinship kinship)
{
    const story_subject *a = &m->left.items[l], *b = &m->right.items[r];
    double sum = company(m, l, r);

    if (kinship.likeness >= WEIGHT.written)
        return .85 * kinship.likeness + .15 * (sum > 1 ? 1 : sum);
    if (a->kind != b->kind || a->kind == STORY_REFERENCE || !a->word_count || !b->word_count)
        return 0;
    sum += .5 * kinship.likeness;
    if (a->gender && b->gender && a->gender != b->gender && !are_kin(a, b))
        sum *= WEIGHT.other_gender;
    sum *= 1 - WEIGHT.strangers * (1 - m->d->alignment.related);
    return sum > .9 ? .9 : sum;
}

static int match_names(const story_match **matches, size_t *count, story_matching *m, story_error *err)
{
    int rc = story_subjects_of_names(&m->left, m->scratch, m->d->left, err);

    if (!rc)
        rc = story_subjects_of_names(&m->right, m->scratch, m->d->right, err);
    if (!rc)
        rc = story_matching_prepare(m, err);
    return rc ? rc : story_matching_run(matches, count, m, err);
}

static int pair_names(struct story_diff *d, story_matching *m, story_error *err)
{
    const story_match *matches;
    story_pairing *list = NULL;
    size_t count = 0;
    int rc = match_names(&matches, &count, m, err);

    if (!rc)
        rc = story_pair__list(&list, &d->name_count, m, matches, count, STORY_RENAMED, err);
    if (!rc)
        rc = story_leftover_find(list, d->name_count, m, err);
    d->names = list;
    return rc;
}

static story_matching matching_of(const struct story_diff *d, story_arena *scratch)
{
    return (story_matching){.d = d, .scratch = scratch, .likeness = name_likeness, .least = WEIGHT.least};
}

int story_pair_cast(const story_match **out, size_t *count, story_arena *scratch, const struct story_diff *d,
                    story_error *err)
{
    story_matching m = matching_of(d, scratch);

    return match_names(out, count, &m, err);
}

int story_pair_names(struct story_diff *d, story_error *err)
{
    story_arena *scratch = story_arena_new();
    story_matching m = matching_of(d, scratch);
    int rc = scratch ? pair_names(d, &m, err) : story_error__no_memory(err);

    story_arena_free(scratch);
    return rc;
}

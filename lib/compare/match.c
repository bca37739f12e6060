/* ALGORITHM. A pair's score is its share of the votes of both subjects, blended with what their names and company say:
 * the more votes there are, the less the rest counts, so that in near-copies even exchanged names come out right, while
 * free retellings, where hardly a vote is cast, are matched by likeness. Sure pairs first, best score first; the others
 * by the one-to-one assignment of the greatest sum above `least` (assign.c). Then whoever is left joins the partner
 * that took most of its votes: two characters merged into one, or a name that was replaced but in a few places.
 * Candidates are all pairs that share a vote or a name, and all pairs of the STORY_POOL subjects mentioned most on
 * either side; O(votes + STORY_POOL cubed). */
#include "compare/match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/pool.h"
#include "util/array.h"
#include "util/error.h"
#include "util/map.h"

/* Votes that weigh as much as all the rest: few in near-copies, where they are sure, more the freer the telling. */
static const double SURE_VOTES = .5, FREE_VOTES = 1.6;
static const double EXTRA_SHARE = .5; /* of a subject's votes, to join a partner that is taken */
static const double PART_SHARE = .3;  /* of a subject's votes, for a name that was replaced in places */
static const double POOR_SHARE = .3;  /* of a subject's votes, for a partner that is none */
static const double SURE = .75;       /* a score from which a pair needs no comparing with others */
static const float ONE_VOTE = .9f;    /* one, or nearly */

typedef struct candidates {
    const story_matching *m;
    story_array list; /* story_match */
    bool *left_taken, *right_taken;
    uint32_t *partner;             /* by left; UINT32_MAX where there is none */
    float *left_kept, *right_kept; /* votes for the partner */
} candidates;

int story_match_by_left(const void *a, const void *b)
{
    const story_match *x = a, *y = b;

    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->right < y->right ? -1 : x->right > y->right;
}

double story_matching_share(const story_matching *m, uint32_t left, uint32_t right)
{
    double a = m->left.items[left].share, b = m->right.items[right].share, less = a < b ? a : b, more = a < b ? b : a;

    return more > 0 ? less / sqrt(more) : 0;
}

double story_matching_together(const story_matching *m, uint32_t left, uint32_t right)
{
    const story_vote *vote = story_votes_find(&m->votes, left, right);
    double total = m->votes.left_together[left] + m->votes.right_together[right];

    return vote && total > 0 ? 2 * vote->together / (total + .5) : 0;
}

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

/* What became of the name, by its letters, unless the mentions that stand for one another all say otherwise: one of two
 * forms of a name is no new name, and a short form put for another form everywhere is. */
static story_change change_of(const story_matching *m, uint32_t l, uint32_t r, story_change written)
{
    const story_vote *vote = story_votes_find(&m->votes, l, r);

    if (!vote || vote->weight < ONE_VOTE)
        return written;
    if (written == STORY_RENAMED && vote->weight - vote->kept < .5f)
        return STORY_SAME;
    if (written == STORY_SAME && vote->kept < vote->weight - vote->kept &&
        strcmp(m->left.items[l].name, m->right.items[r].name) != 0)
        return STORY_RESPELLED;
    return written;
}

static int add_candidate(candidates *c, uint32_t l, uint32_t r, story_error *err)
{
    const story_matching *m = c->m;
    const story_vote *vote = story_votes_find(&m->votes, l, r);
    story_kinship kinship = story_kinship_of(&m->left.items[l], &m->right.items[r]);
    double total = m->votes.left_weight[l] + m->votes.right_weight[r];
    double cast = lesser(m->votes.left_weight[l], m->votes.right_weight[r]);
    double half = SURE_VOTES + FREE_VOTES * (1 - m->d->alignment.kinship);
    double trust = cast / (cast + half), share = vote && total > 0 ? 2 * vote->weight / total : 0;
    double score = trust * share + (1 - trust) * m->likeness(m, l, r, kinship);
    story_match *match;

    /* "Mrs" alone is nobody in particular. */
    if (score < m->least || !m->left.items[l].word_count != !m->right.items[r].word_count)
        return STORY_OK;
    match = story_array_push(&c->list);
    if (!match)
        return story_error__no_memory(err);
    *match = (story_match){l, r, change_of(m, l, r, kinship.change), (float)score, vote ? vote->links : 0, false};
    return STORY_OK;
}

/* Best first; of equal ones that which stands earlier, told so that exchanging the sides changes nothing. */
static int by_score(const void *a, const void *b)
{
    const story_match *x = a, *y = b;
    uint32_t sum_x = x->left + x->right, sum_y = y->left + y->right;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (sum_x != sum_y)
        return sum_x < sum_y ? -1 : 1;
    return x->left < y->left ? -1 : x->left > y->left;
}

static void note_votes(candidates *c, const story_match *match)
{
    const story_vote *vote = story_votes_find(&c->m->votes, match->left, match->right);

    c->partner[match->left] = match->right;
    c->left_kept[match->left] = c->right_kept[match->right] = vote ? vote->weight : 0;
}

/* Takes from the candidates, best first, what is free on both sides and at least `floor`; keeps the taken at the front
 * from `kept` on, drops the rest, and gives the new number of kept. */
static size_t take_best(candidates *c, size_t kept, double floor)
{
    story_match *list = c->list.items;
    size_t n = kept;

    if (c->list.count > kept)
        qsort(list + kept, c->list.count - kept, sizeof *list, by_score);
    for (size_t i = kept; i < c->list.count; i++) {
        if (list[i].score < floor || c->left_taken[list[i].left] || c->right_taken[list[i].right])
            continue;
        c->left_taken[list[i].left] = c->right_taken[list[i].right] = true;
        note_votes(c, &list[i]);
        list[n++] = list[i];
    }
    c->list.count = n;
    return n;
}

static int add_voted(candidates *c, story_error *err)
{
    int rc = STORY_OK;

    for (size_t i = 0; i < c->m->votes.count && !rc; i++)
        if (c->m->votes.items[i].weight > 0)
            rc = add_candidate(c, c->m->votes.items[i].left, c->m->votes.items[i].right, err);
    return rc;
}

/* Names that are equal byte for byte and have not been voted for. */
static int add_equal(candidates *c, story_error *err)
{
    const story_matching *m = c->m;
    story_map names = STORY_MAP;
    uint32_t *owner = story_arena_calloc(m->scratch, m->right.count, sizeof *owner);
    int rc = owner ? STORY_OK : story_error__no_memory(err);

    for (uint32_t r = 0; r < m->right.count && !rc; r++) {
        uint32_t n = story_map_add(&names, m->right.items[r].name, strlen(m->right.items[r].name));

        if (n == STORY_MAP_NONE)
            rc = story_error__no_memory(err);
        else if (n + 1 == names.count)
            owner[n] = r;
    }
    for (uint32_t l = 0; l < m->left.count && !rc; l++) {
        uint32_t n = story_map_get(&names, m->left.items[l].name, strlen(m->left.items[l].name));
        const story_vote *vote = n == STORY_MAP_NONE ? NULL : story_votes_find(&m->votes, l, owner[n]);

        if (n != STORY_MAP_NONE && (!vote || !(vote->weight > 0)))
            rc = add_candidate(c, l, owner[n], err);
    }
    story_map_dispose(&names);
    return rc;
}

/* Of the candidates behind the kept only those stay that the assignment chose. */
static void keep_chosen(candidates *c, size_t kept, const story_pool *left, const story_pool *right,
                        const uint32_t *partner)
{
    story_match *list = c->list.items;
    size_t n = kept;

    for (size_t i = kept; i < c->list.count; i++) {
        if (partner[story_pool_number(left, list[i].left)] != story_pool_number(right, list[i].right))
            continue;
        c->left_taken[list[i].left] = c->right_taken[list[i].right] = true;
        note_votes(c, &list[i]);
        list[n++] = list[i];
    }
    c->list.count = n;
}

static int match_pools(candidates *c, size_t kept, story_error *err)
{
    const story_matching *m = c->m;
    story_pool left, right;
    uint32_t partner[STORY_POOL];
    const story_match *fresh;
    int rc;

    story_pool_fill(&left, &m->left, c->left_taken);
    story_pool_fill(&right, &m->right, c->right_taken);
    if (!left.count || !right.count)
        return STORY_OK;
    rc = story_pool_profile(&left, &right, m, err);
    for (size_t i = 0; i < left.count; i++)
        for (size_t j = 0; j < right.count && !rc; j++)
            rc = add_candidate(c, left.items[i], right.items[j], err);
    fresh = c->list.count ? STORY_ITEMS(&c->list, story_match) + kept : NULL;
    if (!rc)
        rc = story_pool_assign(partner, &left, &right, fresh, c->list.count - kept, m->least, err);
    if (!rc)
        keep_chosen(c, kept, &left, &right, partner);
    return rc;
}

/* A name that was replaced wherever it stood leaves little doubt, whoever else has the new one; one that stays in as many
 * places leaves much. */
static float extra_score(const candidates *c, const story_vote *vote, story_change change)
{
    float stays = c->left_kept[vote->left], replaced = vote->weight - vote->kept;

    return change == STORY_SAME ? .5f : 1 - (stays + .5f) / (stays + replaced + 1);
}

static int add_extra(candidates *c, const story_vote *vote, story_error *err)
{
    const story_subject *l = &c->m->left.items[vote->left], *r = &c->m->right.items[vote->right];
    story_change change = change_of(c->m, vote->left, vote->right, story_kinship_of(l, r).change);
    story_match *match = story_array_push(&c->list);

    if (!match)
        return story_error__no_memory(err);
    *match = (story_match){vote->left, vote->right, change, extra_score(c, vote, change), vote->links, true};
    return STORY_OK;
}

/* Whether one has no partner, or one that few of its votes are for, and most are for this one. */
static bool longs_for(const story_vote *v, bool taken, float kept, float total)
{
    return v->weight >= EXTRA_SHARE * total && (!taken || kept < POOR_SHARE * total);
}

/* Whether another name was put for many of the mentions, whatever became of the others. */
static bool is_partly_replaced(const story_vote *v, float total)
{
    float replaced = v->weight - v->kept;

    return replaced >= 1 + ONE_VOTE && replaced >= PART_SHARE * total;
}

/* Whoever found no partner of its own, or a poor one, but stands where somebody's partner stood. */
static int join_leftover(candidates *c, story_error *err)
{
    const story_votes *votes = &c->m->votes;
    int rc = STORY_OK;

    for (size_t i = 0; i < votes->count && !rc; i++) {
        const story_vote *v = &votes->items[i];
        bool left = c->left_taken[v->left], right = c->right_taken[v->right];

        if (v->weight < (left && right ? 1 + ONE_VOTE : ONE_VOTE) || (!left && !right) ||
            c->partner[v->left] == v->right)
            continue;
        if (is_partly_replaced(v, votes->left_weight[v->left]) ||
            longs_for(v, left, c->left_kept[v->left], votes->left_weight[v->left]) ||
            longs_for(v, right, c->right_kept[v->right], votes->right_weight[v->right]))
            rc = add_extra(c, v, err);
    }
    return rc;
}

int story_matching_prepare(story_matching *m, story_error *err)
{
    m->left_profiles = story_arena_calloc(m->scratch, m->left.count, sizeof *m->left_profiles);
    m->right_profiles = story_arena_calloc(m->scratch, m->right.count, sizeof *m->right_profiles);
    if (!m->left_profiles || !m->right_profiles)
        return story_error__no_memory(err);
    return story_vote_count(&m->votes, m->scratch, m->d, &m->left, &m->right, err);
}

int story_matching_run(const story_match **out, size_t *count, const story_matching *m, story_error *err)
{

    candidates c = {.m = m, .list = STORY_ARRAY(story_match)};
    int rc = STORY_OK;

    c.left_taken = story_arena_calloc(m->scratch, m->left.count, sizeof *c.left_taken);
    c.right_taken = story_arena_calloc(m->scratch, m->right.count, sizeof *c.right_taken);
    c.left_kept = story_arena_calloc(m->scratch, m->left.count, sizeof *c.left_kept);
    c.right_kept = story_arena_calloc(m->scratch, m->right.count, sizeof *c.right_kept);
    c.partner = story_arena_alloc(m->scratch, (m->left.count + 1) * sizeof *c.partner);
    if (!c.left_taken || !c.right_taken || !c.left_kept || !c.right_kept || !c.partner)
        return story_error__no_memory(err);
    for (size_t i = 0; i < m->left.count; i++)
        c.partner[i] = UINT32_MAX;
    rc = add_voted(&c, err);
    if (!rc)
        rc = add_equal(&c, err);
    if (!rc)
        rc = match_pools(&c, take_best(&c, 0, SURE), err);
    if (!rc)
        rc = join_leftover(&c, err);
    if (rc) {
        story_array_dispose(&c.list);
        return rc;
    }
    if (c.list.count)
        qsort(c.list.items, c.list.count, sizeof(story_match), story_match_by_left);
    *count = c.list.count;
    *out = story_array_keep(&c.list, m->scratch);
    return *out ? STORY_OK : story_error__no_memory(err);
}

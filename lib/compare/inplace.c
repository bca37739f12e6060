/* ALGORITHM
 * Where just one sentence is left over on either side between two sure links that follow each other in both texts, it was
 * written anew more often than one was dropped and another put into its place: nine in ten such pairs of drafts of
 * essays are links to a reader, down to a likeness at which sentences elsewhere have nothing to do with each other. So
 * little will do here, and of sentences that say nothing but a name, that one name was replaced by another. The ends of
 * the texts are as good as a link, on one side. Within a passage that has moved it is the same, and at its ends, where
 * just one of both links is the same, if they are somewhat more alike. With two or three sentences left over the odds
 * are even already, and nothing is done.
 *
 * Before that, what stands right beside a sure link and is the same in both texts is linked, however little it says: three
 * stars, or the shortest sentence of a passage that has moved. O(sentences). */
#include "compare/inplace.h"

#include <stdint.h>
#include <stdlib.h>

static const float SURE = 0.5f, ONE_BORDER = 1.7f;

typedef struct places {
    const story_array *beads;
    uint32_t *bead_of[2]; /* by sentence: bead + 1 */
    size_t count[2];
} places;

static int prepare(places *p, const story_lexicon *l)
{
    size_t k, x;

    for (k = 0; k < 2; k++) {
        p->count[k] = l->sides[k].count;
        p->bead_of[k] = calloc(p->count[k] + 1, sizeof *p->bead_of[k]);
    }
    if (!p->bead_of[0] || !p->bead_of[1])
        return STORY_ENOMEM;
    for (k = 0; k < p->beads->count; k++) {
        const story_bead *b = STORY_ITEMS(p->beads, story_bead) + k;

        for (x = 0; x < b->p; x++)
            p->bead_of[0][b->left + x] = (uint32_t)k + 1;
        for (x = 0; x < b->q; x++)
            p->bead_of[1][b->right + x] = (uint32_t)k + 1;
    }
    return STORY_OK;
}

static const story_bead *bead_at(const places *p, size_t i)
{
    return i < p->count[0] && p->bead_of[0][i] ? STORY_ITEMS(p->beads, story_bead) + p->bead_of[0][i] - 1 : NULL;
}

static bool is_sure(const story_bead *b)
{
    return b && b->likeness >= SURE;
}

/* Whether sentence i of the side is free, and those beside it are not. */
static bool is_alone(const places *p, int side, size_t i)
{
    const uint32_t *beads = p->bead_of[side];

    return i < p->count[side] && !beads[i] && (!i || beads[i - 1]) && (i + 1 >= p->count[side] || beads[i + 1]);
}

/* On which of both sides of left sentence i and right sentence j a sure link, or the end, is the same for both. */
static int count_borders(const places *p, size_t i, size_t j)
{
    const story_bead *before = bead_at(p, i - 1), *behind = bead_at(p, i + 1); /* i - 1 may be no sentence at all */
    bool starts = !i && !j, ends = i + 1 == p->count[0] && j + 1 == p->count[1];

    if (before && (!is_sure(before) || (size_t)before->right + before->q != j))
        before = NULL;
    if (behind && (!is_sure(behind) || behind->right != j + 1))
        behind = NULL;
    return before || behind ? (before || starts) + (behind || ends) : 0;
}

/* Whether left sentence i is alone between links, and so is *j of the right, right beside a partner of one of these. */
static bool is_lone_pair(const places *p, size_t i, size_t *j)
{
    const story_bead *before = bead_at(p, i - 1), *behind = bead_at(p, i + 1);

    if (!is_alone(p, 0, i))
        return false;
    *j = before ? (size_t)before->right + before->q : SIZE_MAX;
    if (is_alone(p, 1, *j) && count_borders(p, i, *j))
        return true;
    *j = behind ? (size_t)behind->right - 1 : SIZE_MAX;
    return is_alone(p, 1, *j) && count_borders(p, i, *j);
}

/* The likeness of one sentence to one, or a negative code. */
static float look(const story_lexicon *l, uint32_t left, uint32_t right, float least)
{
    story_likeness k;
    float alike;

    if (story_likeness_fill(&k, l, NULL, &left, 1, &right, 1, 1))
        return STORY_ENOMEM;
    alike = k.one[0] < least && story_likeness_renamed(&k, 0, 0) ? least : k.one[0];
    story_likeness_dispose(&k);
    return alike;
}

static int link_pair(story_array *beads, uint32_t left, uint32_t right, float alike)
{
    story_bead *b = story_array_push(beads);

    if (!b)
        return STORY_ENOMEM;
    *b = (story_bead){left, right, 1, 1, alike, false};
    return STORY_OK;
}

/* Whether left sentence i and right sentence j are free and the same in words. */
static bool is_free_copy(const places *p, const story_lexicon *l, size_t i, size_t j)
{
    return i < p->count[0] && j < p->count[1] && !p->bead_of[0][i] && !p->bead_of[1][j] &&
           l->sides[0].keys[i] == l->sides[1].keys[j];
}

static int link_beside(places *p, story_array *beads, const story_lexicon *l, size_t i, size_t j, size_t step)
{
    for (; is_free_copy(p, l, i, j); i += step, j += step) {
        if (link_pair(beads, (uint32_t)i, (uint32_t)j, 1))
            return STORY_ENOMEM;
        p->bead_of[0][i] = p->bead_of[1][j] = (uint32_t)beads->count;
    }
    return STORY_OK;
}

static int link_copies(places *p, story_array *beads, const story_lexicon *l)
{
    size_t count = beads->count, k;
    int code = STORY_OK;

    for (k = 0; !code && k < count; k++) {
        story_bead b = STORY_ITEMS(beads, story_bead)[k];

        if (!is_sure(&b))
            continue;
        code = link_beside(p, beads, l, (size_t)b.left + b.p, (size_t)b.right + b.q, 1);
        if (!code)
            code = link_beside(p, beads, l, (size_t)b.left - 1, (size_t)b.right - 1, SIZE_MAX);
    }
    return code;
}

static int link_lone_pairs(places *p, story_array *beads, const story_lexicon *l, float least)
{
    size_t i, j = 0;

    for (i = 0; i < p->count[0]; i++) {
        float alike, asked = least;

        if (!is_lone_pair(p, i, &j))
            continue;
        if (count_borders(p, i, j) < 2)
            asked *= ONE_BORDER;
        alike = look(l, (uint32_t)i, (uint32_t)j, asked);
        if (alike < 0 || (alike >= asked && link_pair(beads, (uint32_t)i, (uint32_t)j, alike)))
            return STORY_ENOMEM;
        if (alike >= asked)
            p->bead_of[0][i] = p->bead_of[1][j] = (uint32_t)beads->count;
    }
    return STORY_OK;
}

int story_inplace_link(story_array *beads, const story_lexicon *l, float least)
{
    places p = {.beads = beads};
    int code = prepare(&p, l);

    if (!code)
        code = link_copies(&p, beads, l);
    if (!code)
        code = link_lone_pairs(&p, beads, l, least);
    free(p.bead_of[0]);
    free(p.bead_of[1]);
    return code;
}

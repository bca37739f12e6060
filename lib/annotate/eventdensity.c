/* ALGORITHM
 *
 * Scenes are dense with events, reflections and descriptions are not, and a sentence alone does not show which it is in.
 * So a first round's scores are turned into chances, their mean is taken over the 32 candidates on either side (a page,
 * or what there is of one), leaned towards the usual mean as if 12 more candidates had it, and the logarithm of its ratio
 * to the usual one is added to the score. Sums up to every candidate make it linear; all integers.
 *
 * In cross-validation this adds .006 to F1, with 16 as with 100 candidates and with the mean of the whole text nearly so;
 * a page was taken because a book has all kinds of passages. */
#include "annotate/eventdensity.h"

#include "annotate/eventfeature.h"

enum {
    AROUND = 32,
    LEAN = 12,
    CURVE_STEPS = 512, /* of the logistic function from -8 to 8 */
    LN2 = 710          /* ln 2 with 10 bits behind the point */
};

/* 1 / (1 + e^-x) by the series of e^(x / 1024), squared ten times: operations that are rounded alike everywhere. */
static void fill_curve(uint16_t *curve)
{
    int i, k;

    for (i = 0; i < CURVE_STEPS; i++) {
        double x = (CURVE_STEPS / 2 - i - .5) / (CURVE_STEPS / 16) / 1024;
        double e = 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));

        for (k = 0; k < 10; k++)
            e *= e;
        curve[i] = (uint16_t)((1 << STORY_DENSITY_POINT) / (1 + e) + .5);
    }
}

static uint32_t chance(const uint16_t *curve, int32_t score)
{
    int32_t i = CURVE_STEPS / 2 + (score >> (STORY_EVENT_POINT - 5));

    return curve[i < 0 ? 0 : i >= CURVE_STEPS ? CURVE_STEPS - 1 : i];
}

/* The logarithm to base 2 with 10 bits behind the point, right to a hundredth; value at least 1. */
static int32_t logarithm(uint32_t value)
{
    int32_t whole = 0, bit;
    uint32_t rest;

    for (bit = 16; bit; bit /= 2)
        if (value >> whole >> bit)
            whole += bit;
    rest = (whole > 10 ? value >> (whole - 10) : value << (10 - whole)) - 1024;
    return whole * 1024 + (int32_t)(rest + 354 * rest * (1024 - rest) / (1024 * 1024));
}

static uint32_t sum_chances(story_event_candidate *candidates, size_t count)
{
    uint16_t curve[CURVE_STEPS];
    uint32_t sum = 0;
    size_t i;

    fill_curve(curve);
    for (i = 0; i < count; i++) {
        candidates[i].before = sum;
        sum += chance(curve, candidates[i].score);
    }
    return sum;
}

uint32_t story_event_density_add(story_event_candidate *candidates, size_t count, uint32_t usual)
{
    uint32_t total = sum_chances(candidates, count), sum;
    size_t i, first, end, around = 0;
    int32_t expected = 0;

    for (i = 0; i < count && usual; i++) {
        first = i > AROUND ? i - AROUND : 0;
        end = i + AROUND + 1 < count ? i + AROUND + 1 : count;
        if (end - first != around) {
            around = end - first;
            expected = logarithm(usual * (uint32_t)(around + LEAN));
        }
        sum = (end < count ? candidates[end].before : total) - candidates[first].before + LEAN * usual;
        candidates[i].score += (logarithm(sum) - expected) * LN2 / (1 << STORY_EVENT_POINT);
    }
    return total;
}

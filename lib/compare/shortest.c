/* ALGORITHM
 * Common start and end are taken off; the middle goes through Myers' O((n + m) d) search for the furthest reaching
 * paths (1986), with all fronts kept for the way back. Links are sentences, so d is small; MOST_STEPS bounds what a
 * sentence of a megabyte may cost. Of equally short scripts the search prefers one by the order of its two sides: the
 * shorter goes first, of equal lengths the one with the smaller code, so that exchanging the texts exchanges the sides
 * of the script and does nothing else. */
#include "compare/shortest.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 1500 };

typedef struct front {
    int32_t *reach; /* of diagonals -d, -d + 2 … d: place in a */
} front;

typedef struct middle {
    const story_unit *a, *b;
    int32_t n, m;
    front *fronts;
    int32_t depth; /* fronts made */
} middle;

/* reach of diagonal k in the front of step d; -1 outside of it. */
static int32_t reach_of(const middle *s, int32_t d, int32_t k)
{
    return d < 0 || k < -d || k > d ? -1 : s->fronts[d].reach[(k + d) / 2];
}

/* Whether the best way to diagonal k at step d comes down from k + 1 (a unit of b is added). */
static bool comes_down(const middle *s, int32_t d, int32_t k)
{
    return k == -d || (k != d && reach_of(s, d - 1, k - 1) < reach_of(s, d - 1, k + 1));
}

static int32_t step_to(const middle *s, int32_t d, int32_t k)
{
    if (!d)
        return 0;
    return comes_down(s, d, k) ? reach_of(s, d - 1, k + 1) : reach_of(s, d - 1, k - 1) + 1;
}

/* Makes the front of step d; true where it reaches the end of both. */
static bool advance(middle *s, int32_t d)
{
    int32_t k;

    for (k = -d; k <= d; k += 2) {
        int32_t x = step_to(s, d, k), y = x - k;

        while (x < s->n && y < s->m && y >= 0 && x >= 0 && s->a[x].code == s->b[y].code) {
            x++;
            y++;
        }
        s->fronts[d].reach[(k + d) / 2] = x;
        if (x >= s->n && y >= s->m)
            return true;
    }
    return false;
}

static void trace(const middle *s, int32_t d, uint32_t *stays, uint32_t b_offset)
{
    int32_t k = s->n - s->m;

    for (; d >= 0; d--) {
        int32_t from = step_to(s, d, k), x = reach_of(s, d, k);

        for (; x > from; x--)
            stays[x - 1] = b_offset + (uint32_t)(x - 1 - k) + 1;
        if (d)
            k += comes_down(s, d, k) ? 1 : -1;
    }
}

static int walk_fronts(middle *s, uint32_t *stays, uint32_t b_offset)
{
    int32_t most = s->n + s->m < MOST_STEPS ? s->n + s->m : MOST_STEPS, d;

    for (d = 0; d <= most; d++) {
        s->fronts[d].reach = malloc(((size_t)d + 1) * sizeof *s->fronts[d].reach);
        s->depth = d + 1;
        if (!s->fronts[d].reach)
            return STORY_ENOMEM;
        if (advance(s, d)) {
            trace(s, d, stays, b_offset);
            return STORY_OK;
        }
    }
    return 1;
}

static int search(middle *s, uint32_t *stays, uint32_t b_offset)
{
    int code = STORY_ENOMEM;
    int32_t k;

    s->fronts = calloc(MOST_STEPS + 1, sizeof *s->fronts);
    if (s->fronts)
        code = walk_fronts(s, stays, b_offset);
    for (k = 0; k < s->depth; k++)
        free(s->fronts[k].reach);
    free(s->fronts);
    return code;
}

/* The same from b to a, told from a to b. */
static int search_back(middle *s, uint32_t *stays, uint32_t b_offset)
{
    middle back = {.a = s->b, .b = s->a, .n = s->m, .m = s->n};
    uint32_t *places = calloc((size_t)s->m, sizeof *places);
    int code = places ? search(&back, places, 0) : STORY_ENOMEM;
    int32_t j;

    for (j = 0; j < s->m && !code; j++)
        if (places[j])
            stays[places[j] - 1] = b_offset + (uint32_t)j + 1;
    free(places);
    return code;
}

static bool goes_first(const middle *s)
{
    int32_t i = 0;

    if (s->n != s->m)
        return s->n < s->m;
    while (i < s->n && s->a[i].code == s->b[i].code)
        i++;
    return i == s->n || s->a[i].code < s->b[i].code;
}

int story_shortest_edit(uint32_t *stays, const story_unit *a, size_t a_count, const story_unit *b, size_t b_count)
{
    size_t head = 0, tail = 0;
    middle s;

    memset(stays, 0, a_count * sizeof *stays);
    while (head < a_count && head < b_count && a[head].code == b[head].code) {
        stays[head] = (uint32_t)head + 1;
        head++;
    }
    while (head + tail < a_count && head + tail < b_count && a[a_count - 1 - tail].code == b[b_count - 1 - tail].code) {
        stays[a_count - 1 - tail] = (uint32_t)(b_count - tail);
        tail++;
    }
    if (head + tail == a_count || head + tail == b_count)
        return STORY_OK;
    s = (middle){a + head, b + head, (int32_t)(a_count - head - tail), (int32_t)(b_count - head - tail), NULL, 0};
    return goes_first(&s) ? search(&s, stays + head, (uint32_t)head) : search_back(&s, stays + head, (uint32_t)head);
}

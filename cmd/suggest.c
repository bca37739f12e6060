#include "suggest.h"

#include <string.h>

enum { LONGEST = 32 };

static size_t least(size_t a, size_t b, size_t c)
{
    a = a < b ? a : b;
    return a < c ? a : c;
}

/* Letters left out, put in, changed, or two that changed places. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][LONGEST + 1], i, j;

    for (j = 0; j <= b_len; j++)
        rows[0][j] = j;
    for (i = 1; i <= a_len; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];

        now[0] = i;
        for (j = 1; j <= b_len; j++) {
            now[j] = least(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && two_before[j - 2] + 1 < now[j])
                now[j] = two_before[j - 2] + 1;
        }
    }
    return rows[a_len % 3][b_len];
}

void suggest(suggestion *s, const char *name)
{
    size_t len = strlen(name), d;

    if (len > LONGEST || s->len > LONGEST)
        return;
    d = distance(s->typed, s->len, name, len);
    if (d > 2 || d * 3 > len + 1 || (s->name && d >= s->distance))
        return;
    s->name = name;
    s->distance = d;
}

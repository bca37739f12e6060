#include "data/table.h"

#include <string.h>

static const char *line_end(const char *at, const char *end)
{
    const char *lf = memchr(at, '\n', (size_t)(end - at));

    return lf ? lf : end;
}

static int compare_key(story_row row, const char *key, size_t len)
{
    story_cell cell = story_row_cell(row, 0);
    size_t common = cell.len < len ? cell.len : len;
    int order = memcmp(cell.text, key, common);

    return order ? order : (cell.len > len) - (cell.len < len);
}

bool story_table_find(story_blob table, const char *key, size_t len, story_row *out)
{
    const char *low = (const char *)table.bytes, *high = low + table.len;

    while (low < high) {
        const char *at = low + (high - low) / 2;
        story_row row;
        int order;

        while (at > low && at[-1] != '\n')
            at--;
        row = (story_row){at, line_end(at, high)};
        order = compare_key(row, key, len);
        if (order == 0) {
            *out = row;
            return true;
        }
        if (order > 0)
            high = at;
        else
            low = row.end < high ? row.end + 1 : high;
    }
    return false;
}

story_cell story_row_cell(story_row row, size_t n)
{
    const char *at = row.text, *tab;

    for (;; at = tab + 1) {
        tab = memchr(at, '\t', (size_t)(row.end - at));
        if (n-- == 0)
            return (story_cell){at, (size_t)((tab ? tab : row.end) - at)};
        if (!tab)
            return (story_cell){row.end, 0};
    }
}

bool story_cell_has(story_cell cell, const char *word, size_t len)
{
    const char *at = cell.text, *end = cell.text + cell.len, *space;

    for (; at < end; at = space + 1) {
        space = memchr(at, ' ', (size_t)(end - at));
        if (!space)
            space = end;
        if ((size_t)(space - at) == len && memcmp(at, word, len) == 0)
            return true;
    }
    return false;
}

/* Where a person finds a part of a text: of several files, in which, and where in it. */
#include <string.h>

#include "cmd.h"

static size_t source_of(const story_variant *v, size_t offset)
{
    return story_variant_source_span(v, (story_span){offset, offset}).start;
}

/* What lies in front of a chapter that starts at a byte of the source, in lines: none of a source gets lost. */
static size_t lines_before(const story_variant *v, size_t start, size_t within)
{
    size_t low = 0, high = within;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (source_of(v, middle) < start)
            low = middle + 1;
        else
            high = middle;
    }
    return story_variant_line(v, low, NULL) - 1;
}

void cmd_place_find(cmd_place *out, const story_variant *v, size_t offset, const char *path)
{
    const story_source *source = story_variant_source(v);
    const char *folder = source->kind == STORY_SOURCE_FILE ? path : source->path;
    size_t at = source_of(v, offset), i = source->chapter_count;

    out->line = story_variant_line(v, offset, &out->column);
    out->lines = out->bytes = 0;
    while (i > 0 && source->chapters[i - 1].start > at)
        i--;
    if (i == 0) {
        snprintf(out->path, sizeof out->path, "%s", path);
        return;
    }
    snprintf(out->path, sizeof out->path, "%s%s%s", folder ? folder : "",
             folder && *folder && folder[strlen(folder) - 1] != '/' ? "/" : "", source->chapters[i - 1].path);
    out->bytes = source->chapters[i - 1].start;
    out->lines = lines_before(v, out->bytes, offset);
    out->line -= out->lines;
}
